-- Grain: one group of municipalities and year: of how many of its registers the data are younger than a year, as old as record.max_age_years or older, or missing.
select
    area_group,
    year,
    count(distinct municipality_code) as municipalities,
    count(*) as cells,
    count(*) filter (where median_age_years < 1) as recent,
    count(*) filter (where median_age_years >= thresholds.value) as past,
    count(distinct municipality_code) filter (where median_age_years >= thresholds.value) as past_municipalities,
    count(*) filter (where median_age_years is null) as empty,
    cast(sum(n_rows) as bigint) as observations,
    100 * sum(n_too_old) / nullif(sum(n_rows), 0) as too_old_pct,
    min(observed_from) as observed_from,
    max(observed_to) as observed_to,
    bool_or(synthetic) as synthetic,
    macros.row_key('age_counts', [area_group, cast(year as varchar)]) as key,
from report.municipal_ages
join report.thresholds as thresholds
    on thresholds.name = 'record.max_age_years'
group by area_group, year
