-- Grain: one group of municipalities and year, by the residence that is asked for: of how many of its cells of municipality and indicator, over the indicators of municipalities among the thirty, there is a value; and where most and fewest of its municipalities are over coverage.line_pct, of the shares of things of which more is better.
with

municipal as (
    select distinct own.indicator
    from report.indicator_values as own
    join report.indicators as indicators
        on indicators.code = own.indicator
        and indicators.axis in ('PT', 'PS')
        -- What is asked of the nation speaks of no municipality.
        and indicators.code not like 'PS-NAC-%'
    where own.level = 'municipality'
),

counted as (
    select area_group, shown_as, year, cast(sum(with_value) as bigint) as with_value
    from report.group_counts
    where indicator in (select indicator from municipal)
    group by area_group, shown_as, year
),

-- A municipality is over the line, or is not, where neither its interval nor its bounds leave it open.
judged as (
    select
        counts.*,
        indicators.position,
        counts.surely_under = counts.areas as is_over_nowhere,
        counts.undecided = 0 and 2 * counts.with_value >= counts.areas as is_told,
    from report.group_counts as counts
    join report.indicators as indicators
        on indicators.code = counts.indicator
        and indicators.unit = 'percent'
        and indicators.better = 'higher'
        and indicators.counts_things
    where counts.indicator in (select indicator from municipal)
),

extremes as (
    select
        area_group,
        shown_as,
        year,
        count(*) as judged,
        count(*) filter (where is_over_nowhere) as nowhere_over,
        first(indicator order by surely_over desc, position) filter (where is_told) as most_indicator,
        first(indicator order by surely_over, position) filter (where is_told) as least_indicator,
    from judged
    group by area_group, shown_as, year
),

sizes as (
    select area_group, count(*) as areas
    from report.area_groups
    where level = 'municipality'
    group by area_group
)

select
    counted.area_group,
    counted.shown_as,
    counted.year,
    sizes.areas * (select count(*) from municipal) as cells,
    counted.with_value,
    sizes.areas * (select count(*) from municipal) - counted.with_value as without_value,
    (select list(indicator order by indicator) from municipal) as indicators,
    coalesce(extremes.judged, 0) as judged,
    coalesce(extremes.nowhere_over, 0) as nowhere_over,
    extremes.most_indicator,
    most.surely_over as most_over,
    extremes.least_indicator,
    least.surely_over as least_over,
    least.with_value as least_with_value,
    macros.row_key('group_cells', [counted.area_group, counted.shown_as, cast(counted.year as varchar)]) as key,
from counted
join sizes
    on sizes.area_group = counted.area_group
left join extremes
    on extremes.area_group = counted.area_group
    and extremes.shown_as = counted.shown_as
    and extremes.year = counted.year
left join judged as most
    on most.area_group = counted.area_group
    and most.shown_as = counted.shown_as
    and most.year = counted.year
    and most.indicator = extremes.most_indicator
left join judged as least
    on least.area_group = counted.area_group
    and least.shown_as = counted.shown_as
    and least.year = counted.year
    and least.indicator = extremes.least_indicator
