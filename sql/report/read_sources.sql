-- Grain: one declared source, as reports show it: its editions as words, and whether anything was read of it.
select
    macros.row_key('sources', [id]) as key,
    id,
    title_es,
    title_en,
    publisher,
    array_to_string(editions, ', ') as editions,
    licence,
    citation,
    url,
    retrieved,
    caveats_es,
    caveats_en,
    synthetic,
    rows_kept,
    rows_rejected,
    rows_kept > 0 as is_read,
from report.sources
order by id
