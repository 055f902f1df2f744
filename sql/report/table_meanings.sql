-- View. Grain: one table or view of this warehouse, with what one row of it is, in Spanish and in English.
with

tables as (
    select database_name, schema_name, table_name, comment
    from duckdb_tables()
    union all
    select database_name, schema_name, view_name as table_name, comment
    from duckdb_views()
)

select
    tables.schema_name,
    tables.table_name,
    tables.comment as meaning_es,
    coalesce(english.meaning_en, tables.comment) as meaning_en,
from tables
left join declared.meanings as english
    on english.schema_name = tables.schema_name
    and english.table_name = tables.table_name
    and english.column_name = ''
where
    tables.database_name not in ('memory', 'system', 'temp')
    and tables.schema_name in ('report', 'indicator', 'model', 'declared', 'lake')
