-- Grain: one group of municipalities, year and step of a quarter of a milligram of residual chlorine per litre: how many of its systems are in it. What is above twice the admissible maximum stands in one last step.
with

limits as (
    select
        max(value) filter (where name = 'chlorine.max_admissible') as admissible,
        0.25 as step,
    from report.thresholds
),

placed as (
    select
        groups.area_group,
        residuals.year,
        residuals.residual_mg_l >= 2 * limits.admissible as is_open,
        -- A limit belongs to the step that it starts, as it belongs to the norm; to 0.01 mg/l, the fineness of the meters.
        cast(case when is_open then ceil(2 * limits.admissible / limits.step) else floor(round(residuals.residual_mg_l * 100) / (100 * limits.step)) end as integer) as bin,
        limits.step,
    from report.area_groups as groups
    join report.chlorine_residuals as residuals
        on residuals.municipality_code = groups.area_code
        and residuals.residual_mg_l is not null
    cross join limits
    where groups.level = 'municipality'
)

select
    area_group,
    year,
    bin,
    bin * step as from_mg_l,
    case when not is_open then (bin + 1) * step end as to_mg_l,
    count(*) as systems,
    macros.row_key('chlorine_bins', [area_group, cast(year as varchar), cast(bin as varchar)]) as key,
from placed
group by area_group, year, bin, step, is_open
