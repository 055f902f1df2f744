-- Grain: one health centre of the register and year, or the health centres of a community that no register names, whose toilets are unknown.
with

facilities as (
    select
        facility_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        facilities,
        with_toilets,
        synthetic,
        origins,
        with_toilets is not null and facilities is not null and not is_too_old as is_known,
    from model.facility_years
    where facility_type = 'health_centre' and not is_outdone_for_toilets
)

select
    facility_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then with_toilets else 0 end as numerator,
    case when is_known then facilities else 0 end as denominator,
    case when is_known then 0 else coalesce(facilities, 0) end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
from facilities
