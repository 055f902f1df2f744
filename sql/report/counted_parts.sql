-- Grain: one thing that a followed part of one indicator (a companion or category with a target, or one that speaks for a result) counts in a year: the panel behind its trend.
select
    counted.indicator,
    counted.breakdown,
    counted.category,
    counted.row_id,
    counted.municipality_code,
    counted.year,
    counted.residence,
    counted.observed_on,
    year(counted.observed_on) = counted.year as is_observed_in_year,
    counted.weight,
    counted.numerator,
    counted.denominator,
    counted.unknown,
    counted.sampled,
    counted.synthetic,
from indicator.counted as counted
semi join (
    select indicator, breakdown, category from declared.indicator_targets where breakdown <> ''
    union
    select indicator, breakdown, category from declared.result_headlines where breakdown <> ''
) as parts
    on parts.indicator = counted.indicator
    and parts.breakdown = counted.breakdown
    and parts.category = counted.category
where counted.denominator > 0 or counted.unknown > 0
