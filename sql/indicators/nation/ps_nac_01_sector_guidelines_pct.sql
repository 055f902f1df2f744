-- Grain: one national instrument and year. Programmed are those whose year has come; with nothing programmed there is nothing to divide by.
with

instruments as (
    select
        instrument_id,
        year,
        observed_on,
        is_due,
        case when is_due then instrument_state end as instrument_state,
        lower(institution) as institution,
        instrument_type,
        synthetic,
        origins,
        instrument_state in ('approved', 'in_use') as is_issued,
    from model.instrument_years
)

select
    instruments.instrument_id as row_id,
    areas.area_code as municipality_code,
    instruments.year,
    'total' as residence,
    instruments.observed_on,
    1.0 as weight,
    case when is_due and is_issued then 1 else 0 end as numerator,
    case when is_due and is_issued is not null then 1 else 0 end as denominator,
    case when is_due and is_issued is null then 1 else 0 end as unknown,
    case when is_due and is_issued is null then 'not_reported' end as unknown_reason,
    instruments.origins,
    instruments.synthetic,
    instruments.instrument_state,
    instruments.institution,
    instruments.instrument_type,
from instruments
join model.areas as areas
    on areas.level = 'nation'
