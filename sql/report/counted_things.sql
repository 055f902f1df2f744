-- Grain: one thing that one indicator counts in a year, with what is known of it: the panel behind trends. The lines it comes from are in indicator.counted.
select
    indicator,
    row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    year(observed_on) = year as is_observed_in_year,
    weight,
    numerator,
    denominator,
    unknown,
    sampled,
    synthetic,
from indicator.counted
where kind = 'headline'
