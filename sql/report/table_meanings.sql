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
    schema_name,
    table_name,
    split_part(comment, ' · ', 1) as meaning_es,
    case when contains(comment, ' · ') then split_part(comment, ' · ', 2) else comment end as meaning_en,
from tables
where
    database_name not in ('memory', 'system', 'temp')
    and schema_name in ('report', 'indicator', 'model', 'declared', 'lake')
