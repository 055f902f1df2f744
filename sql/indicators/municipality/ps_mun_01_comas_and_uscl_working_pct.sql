-- Grain: one municipality and year of its checklist. Both bodies created by ordinance and active in the year; known are those that answer of both bodies, where one that does not exist has nothing more to answer.
with

checklists as (
    select
        municipality_code,
        year,
        observed_on,
        comas_exists,
        uscl_exists,
        case when comas_exists then comas_sessions >= municipality_min_sessions else comas_exists end as comas_works,
        case when uscl_exists then uscl_reports >= municipality_min_sessions else uscl_exists end as uscl_works,
        comas_works is not null and uscl_works is not null as is_known,
        comas_works and uscl_works as meets_all,
        synthetic,
        origins,
    from model.municipal_checklists
    cross join model.thresholds as thresholds
)

select
    municipality_code as row_id,
    municipality_code,
    year,
    'total' as residence,
    observed_on,
    1.0 as weight,
    case when is_known and meets_all then 1 else 0 end as numerator,
    case when is_known then 1 else 0 end as denominator,
    case when is_known then 0 else 1 end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    0 as unknown_low,
    case when is_known or meets_all = false then 0 else 1 end as unknown_high,
    case when comas_exists then 1 else 0 end as comas_exists_numerator,
    case when (comas_exists) is not null then 1 else 0 end as comas_exists_denominator,
    case when (comas_exists) is null then 1 else 0 end as comas_exists_unknown,
    case when comas_works then 1 else 0 end as comas_works_numerator,
    case when (comas_works) is not null then 1 else 0 end as comas_works_denominator,
    case when (comas_works) is null then 1 else 0 end as comas_works_unknown,
    case when uscl_exists then 1 else 0 end as uscl_exists_numerator,
    case when (uscl_exists) is not null then 1 else 0 end as uscl_exists_denominator,
    case when (uscl_exists) is null then 1 else 0 end as uscl_exists_unknown,
    case when uscl_works then 1 else 0 end as uscl_works_numerator,
    case when (uscl_works) is not null then 1 else 0 end as uscl_works_denominator,
    case when (uscl_works) is null then 1 else 0 end as uscl_works_unknown,
from checklists
