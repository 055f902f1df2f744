-- es: De qué fuentes se leyó, con su licencia y cómo citarlas.
-- en: Which sources were read, with their licence and how to cite them.
select
    id as source,
    publisher,
    title_es,
    title_en,
    licence,
    citation,
    url,
    files,
    rows_kept,
    rows_rejected,
    synthetic,
from sources
where files > 0
order by publisher, source
