-- Grain: one of the thirty indicators and year: the partner municipalities of 2017 beside the others, of the widest part of which the difference can be told.
select
    macros.row_key('achievements', [beside.indicator, beside.residence, cast(beside.year as varchar)]) as key,
    indicators.position,
    indicators.name_es,
    indicators.name_en,
    beside.indicator,
    beside.residence,
    beside.year,
    beside.partner_value,
    beside.other_value,
    beside.difference,
    beside.difference_low,
    beside.difference_high,
    beside.reason,
    beside.first_year,
    beside.partner_change,
    beside.other_change,
    beside.difference_of_changes,
    beside.partner_unknown_pct,
    beside.other_unknown_pct,
    beside.partner_municipalities,
    beside.partner_municipalities_with_value,
    beside.other_municipalities,
    beside.other_municipalities_with_value,
    beside.partner_dwellings,
    beside.other_dwellings,
    beside.partner_urban_pct,
    beside.other_urban_pct,
    beside.synthetic,
from report.achievements as beside
join report.indicators as indicators
    on indicators.code = beside.indicator
where indicators.component in ('COB', 'NIV', 'DES', 'MUN') and beside.partner_value is not null
qualify row_number() over (
    partition by beside.indicator, beside.year
    order by beside.difference is null, case when beside.difference is null then beside.partner_municipalities_with_value end desc nulls last, case beside.residence when 'total' then 1 when 'rural' then 2 else 3 end
) = 1
order by beside.year, indicators.position
