-- Grain: one municipality and year of its checklist. Both bodies created by ordinance and active in the year; one condition that fails is enough for a no.
with

checklists as (
    select
        municipality_code,
        year,
        observed_on,
        comas_exists,
        uscl_exists,
        comas_exists and comas_sessions >= municipality_min_sessions as comas_works,
        uscl_exists and uscl_reports >= municipality_min_sessions as uscl_works,
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
    case when meets_all then 1 else 0 end as numerator,
    case when meets_all is not null then 1 else 0 end as denominator,
    case when meets_all is null then 1 else 0 end as unknown,
    case when meets_all is null then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
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
