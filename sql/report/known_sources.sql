-- Grain: one edition, or one source that has none, that the results rest on, with the day since when it is known: when the edition was made public, when the last file was delivered; registers without such a day are taken by the dates of their observations.
with

delivered as (
    select
        source,
        max(delivered_on) as last_delivered_on,
    from model.delivered_rows
    where kept > 0
    group by source
)

select
    case when editions.published_on is null then 'observed' else 'published' end as known_by,
    editions.name_es,
    editions.name_en,
    editions.edition,
    cast(editions.published_on as varchar) as known_on,
    cast(null as varchar) as source,
    editions.synthetic,
    macros.row_key('known_sources', [editions.publisher, editions.edition]) as key,
from report.editions as editions
where editions.is_loaded
union all
select
    case when delivered.last_delivered_on is null then 'observed' else 'delivered' end as known_by,
    sources.title_es,
    sources.title_en,
    array_to_string(sources.editions, ', ') as edition,
    cast(delivered.last_delivered_on as varchar) as known_on,
    sources.id as source,
    sources.synthetic,
    macros.row_key('known_sources', [sources.id]) as key,
from report.sources as sources
left join delivered
    on delivered.source = sources.id
where sources.rows_kept > 0 and sources.table_id not in ('national_estimates', 'survey_points')
