-- Grain: one water system that chlorinates, as PS-NIV-02 counts it, and reporting year: its valid residual chlorine and class, or the reason why there is none.
with

counted as (
    select row_id, municipality_code, year, unknown_reason, synthetic
    from indicator.counted
    where indicator = 'PS-NIV-02' and kind = 'headline' and (denominator > 0 or unknown > 0)
),

classes as (
    select row_id, year, category
    from indicator.counted
    where indicator = 'PS-NIV-02' and breakdown = 'residual_class' and numerator > 0 and category <> 'unknown'
)

select
    counted.row_id as system_id,
    systems.system_name,
    counted.municipality_code,
    counted.year,
    classes.category as residual_class,
    case when classes.category <> 'not_working' then tests.residual_mg_l end as residual_mg_l,
    case when classes.category <> 'not_working' then tests.residual_on end as residual_on,
    counted.unknown_reason as reason,
    counted.synthetic,
    macros.row_key('chlorine_residuals', [counted.row_id, cast(counted.year as varchar)]) as key,
from counted
join model.system_years as systems
    on systems.system_id = counted.row_id
    and systems.year = counted.year
join model.system_tests as tests
    on tests.system_id = counted.row_id
    and tests.year = counted.year
left join classes
    on classes.row_id = counted.row_id
    and classes.year = counted.year
order by counted.year, counted.municipality_code, counted.row_id
