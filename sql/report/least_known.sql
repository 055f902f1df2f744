-- Grain: one of the thirty indicators and year of which too much is unknown in the partner municipalities, or that has no value there, the least known first.
with

poor as (
    select
        shown.key,
        shown.year,
        shown.indicator,
        shown.name_es,
        shown.name_en,
        indicators.counts_es,
        indicators.counts_en,
        shown.position,
        shown.value,
        shown.unknown,
        shown.of_all,
        shown.unknown_pct,
        shown.value is null or indicators.counts_en = 'lempiras' as is_told_by_name,
        shown.synthetic,
    from report.shown_values as shown
    join report.indicators as indicators
        on indicators.code = shown.indicator
    where shown.level = 'ptps' and shown.area_code = 'PTPS' and shown.axis in ('PT', 'PS') and shown.is_poorly_known
)

select
    key,
    year,
    cast(row_number() over (partition by year order by unknown_pct desc nulls first, position) as integer) as position,
    indicator,
    name_es,
    name_en,
    counts_es,
    counts_en,
    value,
    unknown,
    of_all,
    unknown_pct,
    is_told_by_name,
    row_number() over (partition by year order by unknown_pct desc nulls first, position) <= 5 as is_listed,
    synthetic,
from poor
order by year, position
