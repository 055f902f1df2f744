-- View. Grain: one column of one table or view of this warehouse, with its type and what it means, in Spanish and in English.
select
    schema_name,
    table_name,
    cast(column_index as integer) as position,
    column_name,
    data_type as type,
    split_part(comment, ' · ', 1) as meaning_es,
    case when contains(comment, ' · ') then split_part(comment, ' · ', 2) else comment end as meaning_en,
from duckdb_columns()
-- The one database with a file: the engine's own have none of these schemas, and the public edition reads this view through itself.
where
    database_name not in ('memory', 'system', 'temp')
    and schema_name in ('report', 'indicator', 'model', 'declared', 'lake')
