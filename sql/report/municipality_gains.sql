-- View. Grain: one of the three indicators of a municipality and year whose value rose most from the year before, the widest gain first; both values rest on enough evidence.
select
    shown.key,
    shown.indicator,
    shown.level,
    shown.area_code,
    shown.residence,
    shown.year,
    shown.name_es,
    shown.name_en,
    shown.value,
    shown.numerator,
    shown.denominator,
    shown.previous_value,
    shown.previous_value_key,
    shown.previous_value_n,
    shown.previous_value_of,
    cast(row_number() over (partition by shown.area_code, shown.year order by shown.value - shown.previous_value desc, shown.position) as integer) as position,
from report.shown_values as shown
join report.indicators as indicators
    on indicators.code = shown.indicator
    and indicators.unit = 'percent'
    and indicators.better = 'higher'
where shown.level = 'municipality' and shown.axis in ('PT', 'PS') and shown.is_municipal and not shown.is_poorly_known and shown.value > shown.previous_value
qualify row_number() over (partition by shown.area_code, shown.year order by shown.value - shown.previous_value desc, shown.position) <= 3
