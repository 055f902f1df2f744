-- Grain: one municipality and year in which the register of scale speaks. Who is not in the register does not apply the model; a municipality in it that does not answer both questions is unknown.
with

years as (
    select
        year,
        bool_or(synthetic) as synthetic,
    from model.scale_register
    group by year
),

judged as (
    select
        municipalities.municipality_code,
        years.year,
        coalesce(register.observed_on, make_date(years.year, 12, 31)) as observed_on,
        register.municipality_code is null or (register.has_agreement is not null and register.applies_roadmap is not null) as is_known,
        case when register.municipality_code is null then false else register.has_agreement and register.applies_roadmap end as applies,
        coalesce(register.synthetic, years.synthetic) as synthetic,
        coalesce(register.origins, cast([] as varchar[])) as origins,
    from model.municipalities as municipalities
    cross join years
    left join model.scale_register as register
        on register.municipality_code = municipalities.municipality_code
        and register.year = years.year
)

select
    municipality_code as row_id,
    municipality_code,
    year,
    'total' as residence,
    observed_on,
    1.0 as weight,
    case when is_known and applies then 1 else 0 end as numerator,
    case when is_known then 1 else 0 end as denominator,
    case when is_known then 0 else 1 end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    0 as unknown_low,
    case when is_known or applies = false then 0 else 1 end as unknown_high,
from judged
