-- Grain: one group of municipalities and year: how many of its systems that chlorinate have how much residual chlorine, or none that holds.
select
    groups.area_group,
    residuals.year,
    count(*) as systems,
    count(residuals.residual_mg_l) as measured,
    count(*) filter (where residuals.residual_class = 'below') as below,
    count(*) filter (where residuals.residual_class in ('recommended', 'above_recommended')) as within,
    count(*) filter (where residuals.residual_class = 'above_admissible') as above,
    count(*) filter (where residuals.residual_class = 'not_working') as not_working,
    count(*) filter (where residuals.residual_class is null) as without_measurement,
    count(*) filter (where residuals.reason = 'too_old') as too_old,
    100 * count(*) filter (where residuals.residual_class is null) / count(*) as without_measurement_pct,
    min(residuals.residual_on) as observed_from,
    max(residuals.residual_on) as observed_to,
    bool_or(residuals.synthetic) as synthetic,
    macros.row_key('chlorine_counts', [groups.area_group, cast(residuals.year as varchar)]) as key,
from report.area_groups as groups
join report.chlorine_residuals as residuals
    on residuals.municipality_code = groups.area_code
where groups.level = 'municipality'
group by groups.area_group, residuals.year
