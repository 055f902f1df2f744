-- es: Qué columnas de qué tablas hablan de algo: cambie la palabra.
-- en: Which columns of which tables tell of something: change the word.
select
    schema_name,
    table_name,
    column_name,
    type,
    meaning_es,
    meaning_en,
from column_meanings
where
    (meaning_es ilike '%cloro%' or meaning_en ilike '%chlorine%')
    and schema_name = 'report'
order by table_name, position
