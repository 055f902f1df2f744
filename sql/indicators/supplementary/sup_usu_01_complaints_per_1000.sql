-- Grain: one municipality and year with the complaints of its USCL. A municipality without any complaint on record has not reported.
with

events as (
    select
        municipality_code,
        year,
        count(*) as events,
        max(received_on) as observed_on,
        bool_or(synthetic) as synthetic,
        list_sort(flatten(list(origins))) as origins,
    from model.complaints
    group by municipality_code, year
),

municipality_years as (
    select
        bases.municipality_code,
        bases.year,
        bases.connections as size,
        events.events,
        coalesce(events.observed_on, make_date(bases.year, 12, 31)) as observed_on,
        bases.synthetic or coalesce(events.synthetic, false) as synthetic,
        list_concat(bases.origins, coalesce(events.origins, cast([] as varchar[]))) as origins,
        bases.connections is not null and events.events is not null as is_known,
    from model.connections as bases
    left join events
        on events.municipality_code = bases.municipality_code
        and events.year = bases.year
    where exists (select 1 from events)
)

select
    municipality_code as row_id,
    municipality_code,
    year,
    'total' as residence,
    observed_on,
    1.0 as weight,
    case when is_known then events else 0 end as numerator,
    case when is_known then size else 0 end as denominator,
    case when is_known then 0 else coalesce(size, 0) end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
from municipality_years
