-- Grain: one number that decides a count, with its source and whether that source is confirmed.
select
    name,
    meaning_es,
    meaning_en,
    value,
    unit_es,
    unit_en,
    status,
    source_es,
    source_en,
    macros.row_key('thresholds', [name]) as key,
from declared.thresholds
order by name
