-- Grain: one number that decides a count, with its source and whether that source is confirmed.
select
    name,
    value,
    unit,
    status,
    source,
    macros.row_key('thresholds', [name]) as key,
from declared.thresholds
order by name
