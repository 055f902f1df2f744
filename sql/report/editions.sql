-- Grain: one edition of one publisher that is declared or of which a value is loaded: how it is called in words, and the day on which it was made public. An edition that bears its day as its name was published on it; where nothing tells the day, published_on is empty.
with

loaded as (
    select
        publisher,
        edition,
        min(year) as series_from,
        max(year) as series_to,
        bool_or(synthetic) as synthetic,
    from report.national_coverage
    where value is not null
    group by publisher, edition
),

known as (
    select publisher, edition from loaded
    union
    select publisher, edition from declared.editions
),

dated as (
    select
        known.publisher,
        known.edition,
        try_cast(known.edition as date) as own_date,
        day(own_date) || ' de ' || (['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'])[month(own_date)] || ' de ' || year(own_date) as own_date_es,
        day(own_date) || ' ' || (['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'])[month(own_date)] || ' ' || year(own_date) as own_date_en,
    from known
)

select
    dated.publisher,
    dated.edition,
    coalesce(editions.id, '') as declared_as,
    coalesce(
        editions.name_es,
        case when own_date is null then replace(publishers.words_es, '{edition}', dated.edition) else replace(publishers.dated_es, '{date}', own_date_es) end,
        dated.publisher || ', edición ' || coalesce('del ' || own_date_es, dated.edition)
    ) as name_es,
    coalesce(
        editions.name_en,
        case when own_date is null then replace(publishers.words_en, '{edition}', dated.edition) else replace(publishers.dated_en, '{date}', own_date_en) end,
        dated.publisher || ', edition ' || coalesce('of ' || own_date_en, dated.edition)
    ) as name_en,
    coalesce(editions.published_on, own_date) as published_on,
    case
        when editions.published_on is not null then editions.status
        when own_date is not null then 'named_by_its_day'
        else 'unknown'
    end as published_on_status,
    coalesce(editions.source, '') as source,
    loaded.publisher is not null as is_loaded,
    loaded.series_from,
    loaded.series_to,
    coalesce(loaded.synthetic, false) as synthetic,
from dated
left join declared.editions as editions
    on editions.publisher = dated.publisher
    and editions.edition = dated.edition
left join declared.edition_publishers as publishers
    on publishers.publisher = dated.publisher
left join loaded
    on loaded.publisher = dated.publisher
    and loaded.edition = dated.edition
order by dated.publisher, published_on, dated.edition
