-- Grain: one group of areas, indicator and year, by the residence that is asked for: how many of its areas have a value, how many are over coverage.line_pct, surely (by the interval or the bounds of each) and by the value, and why those without a value have none; with the value of the whole group. Of a single municipality only years with a value.
with

sizes as (
    select area_group, group_level, group_area, any_value(level) as level, count(*) as areas
    from report.area_groups
    group by area_group, group_level, group_area
),

line as (
    select max(value) as value
    from report.thresholds
    where name = 'coverage.line_pct'
),

asked as (
    select residence as shown_as, own.* from report.indicator_values as own
    union all
    select 'shown' as shown_as, own.*
    from report.indicator_values as own
    join report.shown_values as shown
        on shown.indicator = own.indicator
        and shown.level = own.level
        and shown.area_code = own.area_code
        and shown.residence = own.residence
        and shown.year = own.year
),

members as (
    select groups.area_group, asked.*
    from report.area_groups as groups
    join asked
        on asked.level = groups.level
        and asked.area_code = groups.area_code
),

towns as (
    select municipality_code as area_code, year
    from model.dwellings
    where urban_dwellings > 0 or (rural_dwellings is null and urban_dwellings is null)
),

towns_of_groups as (
    select groups.area_group, towns.year, count(*) as towns
    from report.area_groups as groups
    join towns
        on towns.area_code = groups.area_code
    where groups.level = 'municipality'
    group by groups.area_group, towns.year
),

-- Areas without a row: of a total that needs towns, a municipality with one lacks it; else there is nothing to divide by.
without_row as (
    select
        members.area_group,
        members.shown_as,
        members.indicator,
        members.year,
        any_value(sizes.areas) - count(*) as areas,
        case
            when members.shown_as in ('total', 'shown') and any_value(indicators.urban) = 'required'
            then coalesce(any_value(towns_of_groups.towns), 0) - count(towns.area_code)
            else 0
        end as towns,
    from members
    join sizes
        on sizes.area_group = members.area_group
    join report.indicators as indicators
        on indicators.code = members.indicator
    left join towns_of_groups
        on towns_of_groups.area_group = members.area_group
        and towns_of_groups.year = members.year
    left join towns
        on towns.area_code = members.area_code
        and towns.year = members.year
    group by members.area_group, members.shown_as, members.indicator, members.year
),

missing as (
    select area_group, shown_as, indicator, year, reason, count(*) as areas
    from members
    where value is null and reason is not null
    group by area_group, shown_as, indicator, year, reason
    union all
    select area_group, shown_as, indicator, year, 'urban_missing' as reason, towns as areas
    from without_row
    where towns > 0
    union all
    select area_group, shown_as, indicator, year, 'no_denominator' as reason, areas - towns as areas
    from without_row
    where areas > towns
),

reasons as (
    select area_group, shown_as, indicator, year, reason as main_reason
    from missing
    group by area_group, shown_as, indicator, year, reason
    qualify row_number() over (partition by area_group, shown_as, indicator, year order by sum(areas) desc, reason) = 1
),

first_known as (
    select area_group, shown_as, indicator, area_code, min(year) as year
    from members
    where value is not null
    group by area_group, shown_as, indicator, area_code
),

counted as (
    select
        members.area_group,
        members.shown_as,
        members.indicator,
        members.year,
        count(members.value) as with_value,
        count(*) filter (where members.value > line.value) as over_line,
        count(*) filter (where coalesce(members.ci_low, members.bound_low, members.value) > line.value) as surely_over,
        count(*) filter (where coalesce(members.ci_high, members.bound_high, members.value) <= line.value) as surely_under,
        min(members.observed_from) filter (where members.value is not null) as observed_from,
        max(members.observed_to) filter (where members.value is not null) as observed_to,
        bool_or(members.synthetic) as synthetic,
        bool_or(members.value is not null and members.validation is distinct from 'validado') as is_preliminary,
    from members
    cross join line
    group by members.area_group, members.shown_as, members.indicator, members.year
)

select
    counted.area_group,
    counted.shown_as,
    counted.indicator,
    counted.year,
    max(counted.year) filter (where counted.with_value > 0) over (partition by counted.area_group, counted.shown_as, counted.indicator) as last_year,
    macros.row_key('group_counts', [counted.area_group, counted.shown_as, counted.indicator, cast(counted.year as varchar)]) as key,
    sizes.areas,
    counted.with_value,
    sizes.areas - counted.with_value as without_value,
    sizes.areas - (
        select count(*)
        from first_known
        where first_known.area_group = counted.area_group
            and first_known.shown_as = counted.shown_as
            and first_known.indicator = counted.indicator
            and first_known.year <= counted.year
    ) as never_known,
    counted.over_line,
    counted.surely_over,
    counted.surely_under,
    counted.with_value - counted.surely_over - counted.surely_under as undecided,
    reasons.main_reason,
    counted.observed_from,
    counted.observed_to,
    counted.synthetic,
    counted.is_preliminary,
    whole.level as whole_level,
    whole.area_code as whole_area,
    whole.residence as whole_residence,
from counted
join sizes
    on sizes.area_group = counted.area_group
left join reasons
    on reasons.area_group = counted.area_group
    and reasons.shown_as = counted.shown_as
    and reasons.indicator = counted.indicator
    and reasons.year = counted.year
left join asked as whole
    on whole.shown_as = counted.shown_as
    and whole.level = sizes.group_level
    and whole.area_code = sizes.group_area
    and whole.indicator = counted.indicator
    and whole.year = counted.year
where sizes.group_level <> 'municipality' or counted.with_value > 0
