-- View. Grain: one column of one table or view of this warehouse, with its type and what it means, in Spanish and in English.
select
    engine_columns.schema_name,
    engine_columns.table_name,
    cast(engine_columns.column_index as integer) as position,
    engine_columns.column_name,
    engine_columns.data_type as type,
    engine_columns.comment as meaning_es,
    coalesce(english.meaning_en, engine_columns.comment) as meaning_en,
from duckdb_columns() as engine_columns
left join declared.meanings as english
    on english.schema_name = engine_columns.schema_name
    and english.table_name = engine_columns.table_name
    and english.column_name = engine_columns.column_name
-- The one database with a file: the engine's own have none of these schemas, and the public edition reads this view through itself.
where
    engine_columns.database_name not in ('memory', 'system', 'temp')
    and engine_columns.schema_name in ('report', 'indicator', 'model', 'declared', 'lake')
