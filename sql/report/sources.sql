-- Grain: one declared source, with what this run read of it.
with

read as (
    select
        source,
        count(distinct file) as files,
        cast(sum(kept) as bigint) as rows_kept,
        cast(sum(rejected) as bigint) as rows_rejected,
        bool_or(synthetic) as synthetic,
        max(retrieved) filter (where retrieved <> '') as retrieved,
        list_sort(list(distinct edition) filter (where edition <> '')) as editions,
    from model.file_ledger
    where source is not null and source <> ''
    group by source
)

select
    sources.id,
    sources.title_es,
    sources.title_en,
    sources.publisher,
    sources.licence,
    sources.url,
    sources.citation,
    coalesce(nullif(sources.retrieved, ''), read.retrieved, '') as retrieved,
    sources.synthetic or coalesce(read.synthetic, false) as synthetic,
    sources.caveats_es,
    sources.caveats_en,
    sources.table_id,
    coalesce(read.files, 0) as files,
    coalesce(read.rows_kept, 0) as rows_kept,
    coalesce(read.rows_rejected, 0) as rows_rejected,
    coalesce(read.editions, cast([] as varchar[])) as editions,
from declared.sources as sources
left join read
    on read.source = sources.id
