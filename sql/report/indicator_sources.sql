-- Grain: one source that an indicator can rest on, read from the lineage of its query down to the lake.
with recursive

reads as (
    select
        indicators.code as indicator,
        lineage.reads_schema,
        lineage.reads_name,
    from declared.indicators as indicators
    join declared.lineage as lineage
        on lineage.schema_name = 'indicator'
        and lineage.name = indicators.id
    union
    select
        reads.indicator,
        lineage.reads_schema,
        lineage.reads_name,
    from reads
    join declared.lineage as lineage
        on lineage.schema_name = reads.reads_schema
        and lineage.name = reads.reads_name
)

select distinct
    reads.indicator,
    sources.id as source,
from reads
join declared.sources as sources
    on reads.reads_schema = 'lake'
    and sources.table_id = reads.reads_name
order by reads.indicator, sources.id
