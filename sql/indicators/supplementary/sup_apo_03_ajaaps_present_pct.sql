-- Grain: one municipality and year of its checklist.
with

checklists as (
    select
        municipality_code,
        year,
        observed_on,
        ajaaps_exists as is_there,
        synthetic,
        origins,
    from model.municipal_checklists
)

select
    municipality_code as row_id,
    municipality_code,
    year,
    'total' as residence,
    observed_on,
    1.0 as weight,
    case when is_there then 1 else 0 end as numerator,
    case when is_there is not null then 1 else 0 end as denominator,
    case when is_there is null then 1 else 0 end as unknown,
    case when is_there is null then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
from checklists
