-- Grain: one water system and year, by its latest bacteriological test in the twelve months before 31 December. A system never tested is unknown, whatever date stands beside it.
with

systems as (
    select
        system_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        dwellings_served,
        coliform_test,
        coliform_date,
        is_coliform_recent,
        synthetic,
        origins,
        coalesce(coliform_test in ('pass', 'fail'), false) as is_tested,
    from model.system_years
),

judged as (
    select
        systems.*,
        is_tested and is_coliform_recent and not is_too_old as is_known,
        case
            when coliform_test = 'not_tested' then 'not_tested'
            when is_too_old or (is_tested and coliform_date is not null and not is_coliform_recent) then 'too_old'
            when not (is_tested and is_coliform_recent) then 'not_reported'
        end as reason,
    from systems
)

select
    system_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known and coliform_test = 'pass' then 1 else 0 end as numerator,
    case when is_known then 1 else 0 end as denominator,
    case when is_known then 0 else 1 end as unknown,
    case when not is_known then reason end as unknown_reason,
    origins,
    synthetic,
    case when is_known then coliform_test end as test_result,
    case when is_known and coliform_test = 'pass' then coalesce(dwellings_served, 0) else 0 end as households_numerator,
    case when is_known then coalesce(dwellings_served, 0) else 0 end as households_denominator,
    case when is_known then 0 else coalesce(dwellings_served, 0) end as households_unknown,
from judged
