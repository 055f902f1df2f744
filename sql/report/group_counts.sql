-- Grain: one group of areas, indicator and year, by the residence that is asked for: how many of its areas have a value, how many are over coverage.line_pct, surely (by the interval or the bounds of each) and by the value, and why those without a value have none; with the value of the whole group. Of a single municipality only years with a value.
with

sizes as (
    select
        row_number() over (order by area_group, group_level, group_area) as group_number,
        area_group,
        group_level,
        group_area,
        any_value(level) as level,
        count(*) as areas,
    from report.area_groups
    group by area_group, group_level, group_area
),

line as (
    select max(value) as value
    from report.thresholds
    where name = 'coverage.line_pct'
),

-- What is asked, an indicator by one residence, as a number: half a million rows are gathered by it.
slots as (
    select
        row_number() over (order by indicators.code, residences.shown_as) as slot,
        residences.shown_as,
        indicators.code as indicator,
        indicators.urban,
    from report.indicators as indicators
    cross join (values ('rural'), ('urban'), ('total'), ('shown')) as residences (shown_as)
),

asked as materialized (
    select slots.slot, own.*
    from report.indicator_values as own
    join slots
        on slots.indicator = own.indicator
        and slots.shown_as = own.residence
    union all
    select slots.slot, own.*
    from report.indicator_values as own
    join report.shown_values as shown
        on shown.indicator = own.indicator
        and shown.level = own.level
        and shown.area_code = own.area_code
        and shown.residence = own.residence
        and shown.year = own.year
    join slots
        on slots.indicator = own.indicator
        and slots.shown_as = 'shown'
),

members as (
    select sizes.group_number, asked.*
    from report.area_groups as groups
    join sizes
        on sizes.area_group = groups.area_group
        and sizes.group_level = groups.group_level
        and sizes.group_area = groups.group_area
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
    select sizes.group_number, towns.year, count(*) as towns
    from report.area_groups as groups
    join sizes
        on sizes.area_group = groups.area_group
        and sizes.group_level = groups.group_level
        and sizes.group_area = groups.group_area
    join towns
        on towns.area_code = groups.area_code
    where groups.level = 'municipality'
    group by sizes.group_number, towns.year
),

counted as materialized (
    select
        members.group_number,
        members.slot,
        members.year,
        count(*) as with_row,
        count(towns.area_code) as towns_with_row,
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
    left join towns
        on towns.area_code = members.area_code
        and towns.year = members.year
    group by members.group_number, members.slot, members.year
),

-- Indicators of which no source was loaded: nothing else is to be said of them.
unloaded as (
    select indicator
    from report.indicator_values
    group by indicator
    having bool_and(reason is not distinct from 'source_not_loaded')
),

-- Areas without a row: of a total that needs towns, a municipality with one lacks it; else there is nothing to divide by.
without_row as (
    select
        counted.group_number,
        counted.slot,
        counted.year,
        unloaded.indicator is not null as is_unloaded,
        sizes.areas - counted.with_row as areas,
        case
            when slots.shown_as in ('total', 'shown') and slots.urban = 'required'
            then coalesce(towns_of_groups.towns, 0) - counted.towns_with_row
            else 0
        end as towns,
    from counted
    join sizes
        on sizes.group_number = counted.group_number
    join slots
        on slots.slot = counted.slot
    left join towns_of_groups
        on towns_of_groups.group_number = counted.group_number
        and towns_of_groups.year = counted.year
    left join unloaded
        on unloaded.indicator = slots.indicator
),

missing as (
    select group_number, slot, year, reason, count(*) as areas
    from members
    where value is null and reason is not null
    group by group_number, slot, year, reason
    union all
    select group_number, slot, year, 'urban_missing' as reason, towns as areas
    from without_row
    where towns > 0 and not is_unloaded
    union all
    select group_number, slot, year, 'no_denominator' as reason, areas - towns as areas
    from without_row
    where areas > towns and not is_unloaded
    union all
    select group_number, slot, year, 'source_not_loaded' as reason, areas
    from without_row
    where areas > 0 and is_unloaded
),

reasons as (
    select group_number, slot, year, reason as main_reason
    from missing
    group by group_number, slot, year, reason
    qualify row_number() over (partition by group_number, slot, year order by sum(areas) desc, reason) = 1
),

-- Areas by the first year in which they have a value.
newly_known as (
    select group_number, slot, year, count(*) as areas
    from (
        select group_number, slot, area_code, min(year) as year
        from members
        where value is not null
        group by group_number, slot, area_code
    )
    group by group_number, slot, year
)

select
    sizes.area_group,
    slots.shown_as,
    slots.indicator,
    counted.year,
    max(counted.year) filter (where counted.with_value > 0) over (partition by counted.group_number, counted.slot order by counted.year rows between unbounded preceding and unbounded following) as last_year,
    macros.row_key('group_counts', [sizes.area_group, slots.shown_as, slots.indicator, cast(counted.year as varchar)]) as key,
    sizes.areas,
    counted.with_value,
    sizes.areas - counted.with_value as without_value,
    sizes.areas - cast(coalesce(sum(newly_known.areas) over (partition by counted.group_number, counted.slot order by counted.year rows between unbounded preceding and current row), 0) as bigint) as never_known,
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
    on sizes.group_number = counted.group_number
join slots
    on slots.slot = counted.slot
left join newly_known
    on newly_known.group_number = counted.group_number
    and newly_known.slot = counted.slot
    and newly_known.year = counted.year
left join reasons
    on reasons.group_number = counted.group_number
    and reasons.slot = counted.slot
    and reasons.year = counted.year
left join asked as whole
    on whole.slot = counted.slot
    and whole.level = sizes.group_level
    and whole.area_code = sizes.group_area
    and whole.year = counted.year
where sizes.group_level <> 'municipality' or counted.with_value > 0
