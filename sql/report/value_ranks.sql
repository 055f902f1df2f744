-- Grain: one area, indicator, residence and year: its place in ranked_values, from the highest value of its level down (position); among those that documents show of each area (is_shown) their order is shown_position. Areas without a value come last, by name.
select
    own.indicator,
    own.level,
    own.year,
    own.residence,
    own.area_code,
    cast(row_number() over (
        partition by own.level, own.indicator, own.year, own.residence
        order by own.value is null, own.value desc, lower(strip_accents(own.area_name)), own.area_code
    ) as integer) as position,
    shown.residence is not null as is_shown,
    case
        when is_shown then cast(row_number() over (
            partition by own.level, own.indicator, own.year, shown.residence is not null
            order by own.value is null, own.value desc, lower(strip_accents(own.area_name)), own.area_code
        ) as integer)
    end as shown_position,
from report.indicator_values as own
left join report.shown_values as shown
    on shown.indicator = own.indicator
    and shown.level = own.level
    and shown.area_code = own.area_code
    and shown.residence = own.residence
    and shown.year = own.year
