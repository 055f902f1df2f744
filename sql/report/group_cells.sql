-- Grain: one group of municipalities and year, by the residence that is asked for: of how many of its cells of municipality and indicator, over the indicators of municipalities among the thirty, there is a value.
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
    macros.row_key('group_cells', [counted.area_group, counted.shown_as, cast(counted.year as varchar)]) as key,
from counted
join sizes
    on sizes.area_group = counted.area_group
