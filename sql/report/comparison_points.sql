-- Grain: one point that a series is compared with: a published baseline, its equivalent in an edition that is loaded, or the own start of an area. Where there is none, the row says why.
with

scopes as (
    select
        scopes.scope,
        areas.level,
        areas.area_code,
    from (
        values
            ('NAT', 'nation', null),
            ('NAT-SIASAR', 'nation', null),
            ('PTPS2017', 'ptps', 'PTPS2017')
    ) as scopes (scope, level, area_code)
    join model.areas as areas
        on areas.level = scopes.level
        and (scopes.area_code is null or areas.area_code = scopes.area_code)
),

published as (
    select
        baselines.*,
        scopes.level,
        scopes.area_code,
    from report.baselines as baselines
    join scopes
        on scopes.scope = baselines.scope
    where baselines.kind <> 'reference'
),

-- The series of a publisher in one edition, by its value in the baseline's year.
editions as (
    select distinct
        coverage.publisher || ', ' || coverage.edition || ', ' || coverage.series as edition,
        coverage.edition as edition_name,
        coalesce(named.name_es, coverage.publisher || ', ' || coverage.edition) as edition_es,
        coalesce(named.name_en, coverage.publisher || ', ' || coverage.edition) as edition_en,
        coverage.variable,
        coverage.residence,
        coverage.year,
        coverage.value,
        max(coverage.year) over (partition by coverage.publisher, coverage.edition, coverage.series, coverage.residence) as last_year,
        coverage.synthetic,
    from report.national_coverage as coverage
    left join report.editions as named
        on named.publisher = coverage.publisher
        and named.edition = coverage.edition
    where coverage.value is not null
),

of_editions as (
    select
        published.*,
        editions.edition as followed_edition,
        editions.value as edition_value,
        editions.edition_es,
        editions.edition_en,
        editions.synthetic as edition_synthetic,
    from published
    left join editions
        on editions.variable = published.variable
        and editions.residence = published.residence
        and editions.year = published.year
        and editions.last_year > published.year
        and (published.kind = 'restated' or editions.edition_name = published.edition)
    where published.variable <> ''
),

declared_points as (
    select
        indicator,
        kind as comparison,
        id as baseline,
        measure,
        breakdown,
        category,
        '' as edition,
        level,
        area_code,
        residence,
        year as baseline_year,
        value as baseline_value,
        value as published_value,
        counted_of,
        generation,
        target,
        definition as definition_es,
        definition_en,
        source_es,
        source_en,
        page_es,
        page_en,
        '' as edition_es,
        '' as edition_en,
        false as edition_differs,
        null as reason,
        false as synthetic,
    from published
    where variable = ''
    union all
    select
        indicator,
        kind as comparison,
        id as baseline,
        measure,
        breakdown,
        category,
        coalesce(followed_edition, edition) as edition,
        level,
        area_code,
        residence,
        year as baseline_year,
        case when kind = 'restated' and edition_value is not null then edition_value else value end as baseline_value,
        value as published_value,
        counted_of,
        generation,
        target,
        -- Of which edition the value is, in words: two of them never look alike.
        definition || coalesce(': ' || edition_es, '') as definition_es,
        definition_en || coalesce(': ' || edition_en, '') as definition_en,
        source_es,
        source_en,
        page_es,
        page_en,
        coalesce(edition_es, '') as edition_es,
        coalesce(edition_en, '') as edition_en,
        -- A published value that its own edition no longer gives was taken from another one.
        coalesce(kind = 'baseline' and abs(edition_value - value) > 0.1, false) as edition_differs,
        case
            when followed_edition is not null then null
            when kind = 'baseline' and id in (select restates from report.baselines where restates <> '') then 'only_restated'
            else 'edition_not_loaded'
        end as reason,
        coalesce(edition_synthetic, false) as synthetic,
    from of_editions
),

-- What may have a start of its own: the headline of each indicator, and each part of one that has a target or speaks for a result.
own_series as (
    select
        indicators.code as indicator,
        '' as breakdown,
        '' as category,
        indicators.area,
        indicators.definition_es,
        indicators.definition_en,
    from declared.indicators as indicators
    union all
    select distinct
        parts.indicator,
        parts.breakdown,
        parts.category,
        indicators.area,
        indicators.name_es || ', ' || categories.category_es as definition_es,
        indicators.name_en || ', ' || categories.category_en as definition_en,
    from (
        select indicator, breakdown, category from declared.indicator_targets
        union
        select indicator, breakdown, category from declared.result_headlines
    ) as parts
    join declared.indicators as indicators
        on indicators.code = parts.indicator
    join declared.breakdown_categories as categories
        on categories.indicator = parts.indicator
        and categories.breakdown = parts.breakdown
        and categories.category = parts.category
),

-- Whose universe says in which year the own start lies: the cohort's, or that of the nation or of PTPS where the indicator has no other.
start_years as (
    select
        series.indicator,
        series.breakdown,
        series.category,
        series.residence,
        min(series.year) as baseline_year,
    from report.trend_series as series
    cross join model.thresholds as thresholds
    join own_series
        on own_series.indicator = series.indicator
        and own_series.breakdown = series.breakdown
        and own_series.category = series.category
    where
        series.measure = 'value'
        and series.edition = ''
        and case own_series.area
            when 'municipalities' then series.area_code = 'PTPS2017'
            when 'ptps' then series.area_code = 'PTPS'
            else series.level = 'nation'
        end
        and series.year between thresholds.trend_start_first_year and thresholds.trend_start_last_year
        and series.is_point
        -- Where nothing tells how much is missing, a start is full by construction: it could only fall.
        and 100 - series.unknown_pct >= thresholds.trend_start_min_pct
    group by series.indicator, series.breakdown, series.category, series.residence
),

-- An indicator of which a published value can be followed in an area needs no start of its own there.
followed as (
    select distinct indicator, breakdown, category, level, area_code, residence
    from declared_points
    where comparison = 'baseline' and measure = 'value' and edition = '' and generation = 0
),

own_areas as (
    select distinct
        series.indicator,
        series.breakdown,
        series.category,
        series.level,
        series.area_code,
        series.residence,
        own_series.definition_es,
        own_series.definition_en,
    from report.trend_series as series
    join own_series
        on own_series.indicator = series.indicator
        and own_series.breakdown = series.breakdown
        and own_series.category = series.category
    anti join followed
        on followed.indicator = series.indicator
        and followed.breakdown = series.breakdown
        and followed.category = series.category
        and followed.level = series.level
        and followed.area_code = series.area_code
        and followed.residence = series.residence
    where series.measure = 'value' and series.edition = ''
),

-- Areas of which nothing independent tells how much was missing at the start.
unmeasured as (
    select distinct
        series.indicator,
        series.breakdown,
        series.category,
        series.level,
        series.area_code,
        series.residence,
    from report.trend_series as series
    cross join model.thresholds as thresholds
    where
        series.measure = 'value'
        and series.edition = ''
        and series.year between thresholds.trend_start_first_year and thresholds.trend_start_last_year
        and series.is_point
        and series.unknown_pct is null
),

own_points as (
    select
        own_areas.indicator,
        'own_start' as comparison,
        '' as baseline,
        'value' as measure,
        own_areas.breakdown,
        own_areas.category,
        '' as edition,
        own_areas.level,
        own_areas.area_code,
        own_areas.residence,
        case when series.is_point and series.unknown_pct is not null then start_years.baseline_year end as baseline_year,
        case when series.is_point and series.unknown_pct is not null then series.value end as baseline_value,
        null as published_value,
        0 as counted_of,
        0 as generation,
        '' as target,
        'Línea de base propia' || coalesce(', ' || start_years.baseline_year, '') || ': ' || own_areas.definition_es as definition_es,
        'Own baseline' || coalesce(', ' || start_years.baseline_year, '') || ': ' || own_areas.definition_en as definition_en,
        'PTPS' as source_es,
        'PTPS' as source_en,
        '' as page_es,
        '' as page_en,
        '' as edition_es,
        '' as edition_en,
        false as edition_differs,
        case when coalesce(series.is_point and series.unknown_pct is not null, false) then null when unmeasured.indicator is not null then 'start_unmeasured' when start_years.baseline_year is null then 'no_start_year' else 'not_observed_at_start' end as reason,
        coalesce(series.synthetic, false) as synthetic,
    from own_areas
    left join start_years
        on start_years.indicator = own_areas.indicator
        and start_years.breakdown = own_areas.breakdown
        and start_years.category = own_areas.category
        and start_years.residence = own_areas.residence
    left join report.trend_series as series
        on series.indicator = own_areas.indicator
        and series.measure = 'value'
        and series.breakdown = own_areas.breakdown
        and series.category = own_areas.category
        and series.edition = ''
        and series.level = own_areas.level
        and series.area_code = own_areas.area_code
        and series.residence = own_areas.residence
        and series.year = start_years.baseline_year
    left join unmeasured
        on unmeasured.indicator = own_areas.indicator
        and unmeasured.breakdown = own_areas.breakdown
        and unmeasured.category = own_areas.category
        and unmeasured.level = own_areas.level
        and unmeasured.area_code = own_areas.area_code
        and unmeasured.residence = own_areas.residence
    -- Of a municipality or department without a start only the groups above it tell.
    where coalesce(series.is_point and series.unknown_pct is not null, false) or own_areas.level in ('nation', 'ptps')
)

select
    indicator,
    comparison,
    baseline,
    measure,
    breakdown,
    category,
    edition,
    level,
    area_code,
    residence,
    baseline_year,
    baseline_value,
    published_value,
    counted_of,
    generation,
    target,
    definition_es,
    definition_en,
    source_es,
    source_en,
    page_es,
    page_en,
    edition_es,
    edition_en,
    edition_differs,
    reason,
    synthetic,
from declared_points
union all
select
    indicator,
    comparison,
    baseline,
    measure,
    breakdown,
    category,
    edition,
    level,
    area_code,
    residence,
    cast(baseline_year as integer) as baseline_year,
    baseline_value,
    published_value,
    counted_of,
    generation,
    target,
    definition_es,
    definition_en,
    source_es,
    source_en,
    page_es,
    page_en,
    edition_es,
    edition_en,
    edition_differs,
    reason,
    synthetic,
from own_points
