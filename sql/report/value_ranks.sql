-- Grain: one area, indicator, residence and year: its place in ranked_values, from the highest value of its level down (position); among those that documents show of each area (is_shown) their order is shown_position. Areas without a value come last, by name.
with

-- Numbers order faster than names.
names as (
    select
        level,
        area_code,
        row_number() over (order by lower(strip_accents(area_name)), area_code) as name_position,
    from report.areas
),

numbered as (
    select
        own.indicator,
        own.level,
        own.year,
        own.residence,
        own.area_code,
        own.value,
        names.name_position,
        indicators.position as indicator_position,
    from report.indicator_values as own
    join report.indicators as indicators
        on indicators.code = own.indicator
    join names
        on names.level = own.level
        and names.area_code = own.area_code
)

select
    own.indicator,
    own.level,
    own.year,
    own.residence,
    own.area_code,
    cast(row_number() over (
        partition by own.indicator_position, own.level, own.year, own.residence
        order by own.value is null, own.value desc, own.name_position
    ) as integer) as position,
    shown.residence is not null as is_shown,
    case
        when is_shown then cast(row_number() over (
            partition by own.indicator_position, own.level, own.year, shown.residence is not null
            order by own.value is null, own.value desc, own.name_position
        ) as integer)
    end as shown_position,
from numbered as own
left join report.shown_values as shown
    on shown.indicator = own.indicator
    and shown.level = own.level
    and shown.area_code = own.area_code
    and shown.residence = own.residence
    and shown.year = own.year
