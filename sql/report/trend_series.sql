-- Grain: one value that a trend can run through: of one measure of one indicator, in one edition where it is published elsewhere, for one area, residence and year. is_point: the year is an observation year, not one that carries older values forward, nor one that a publisher estimated between and after its surveys.
with

compared as (
    select distinct indicator, measure, variable, breakdown, category
    from report.baselines
    where kind <> 'reference'
    union
    select
        indicator,
        'value' as measure,
        '' as variable,
        breakdown,
        category,
    from declared.indicator_targets
    where breakdown <> ''
    union
    select
        indicator,
        'value' as measure,
        '' as variable,
        breakdown,
        category,
    from declared.result_headlines
    where breakdown <> ''
),

-- A score has the scale that its declaration gives; what has none (lempiras, per thousand) has no whole.
indicators as (
    select
        code as indicator,
        scale,
        is_share,
        case when is_share then scale else scale_top end as whole,
    from declared.indicators
),

own as (
    select
        indicator,
        level,
        area_code,
        residence,
        year,
        value,
        unknown_pct,
        ci_low,
        ci_high,
        bound_low,
        bound_high,
        denominator,
        fresh_pct,
        observed_to,
        synthetic,
        reason,
    from report.indicator_values
    qualify bool_or(value is not null) over (partition by indicator, level, area_code, residence) or level in ('nation', 'ptps')
),

-- Of which the share not known may be followed: a headline, or a companion.
known_parts as (
    select indicator, '' as breakdown, '' as category, level, area_code, residence, year, unknown_pct, denominator, observed_to, synthetic, reason
    from own
    union all
    select indicator, breakdown, category, level, area_code, residence, year, unknown_pct, denominator, observed_to, synthetic, reason
    from report.indicator_breakdowns
    where kind = 'companion'
),

-- The years in which something was asked: those of the publisher's survey points that were known when an edition was published. A survey stays made, whichever edition tells of it.
survey_years as (
    select distinct
        series.publisher,
        series.edition,
        years.variable,
        years.residence,
        years.year,
    from report.editions as series
    join model.survey_years as years
        on true
    left join report.editions as points
        on points.publisher = 'WHO/UNICEF JMP'
        and points.edition = years.edition
    where
        series.edition = years.edition
        or points.published_on <= series.published_on
),

all_series as (
    select
        own.indicator,
        'value' as measure,
        '' as breakdown,
        '' as category,
        '' as edition,
        own.level,
        own.area_code,
        own.residence,
        own.year,
        own.value,
        own.unknown_pct,
        own.ci_low,
        own.ci_high,
        own.bound_low,
        own.bound_high,
        own.denominator,
        own.fresh_pct,
        own.observed_to,
        own.value is not null and own.fresh_pct >= thresholds.trend_min_fresh_pct as is_point,
        own.synthetic,
        own.reason,
        indicators.is_share,
        indicators.whole,
        indicators.scale,
    from own
    cross join model.thresholds as thresholds
    join indicators
        on indicators.indicator = own.indicator
    union all
    select
        known_parts.indicator,
        'unknown_pct' as measure,
        known_parts.breakdown,
        known_parts.category,
        '' as edition,
        known_parts.level,
        known_parts.area_code,
        known_parts.residence,
        known_parts.year,
        known_parts.unknown_pct as value,
        case when known_parts.unknown_pct is not null then 0 end as unknown_pct,
        null as ci_low,
        null as ci_high,
        known_parts.unknown_pct as bound_low,
        known_parts.unknown_pct as bound_high,
        known_parts.denominator,
        100 as fresh_pct,
        known_parts.observed_to,
        known_parts.unknown_pct is not null as is_point,
        known_parts.synthetic,
        case when known_parts.unknown_pct is null then known_parts.reason end as reason,
        true as is_share,
        100 as whole,
        100 as scale,
    from known_parts
    join compared
        on compared.indicator = known_parts.indicator
        and compared.breakdown = known_parts.breakdown
        and compared.category = known_parts.category
        and compared.measure = 'unknown_pct'
    where known_parts.level in ('nation', 'ptps')
    union all
    select
        compared.indicator,
        compared.measure,
        '' as breakdown,
        '' as category,
        '' as edition,
        milestones.level,
        milestones.area_code,
        'total' as residence,
        milestones.year,
        case when milestones.unknown_municipalities < milestones.municipalities then milestones.reached end as value,
        100 * milestones.unknown_municipalities / milestones.municipalities as unknown_pct,
        null as ci_low,
        null as ci_high,
        -- A municipality whose own interval or bounds hold the line may stand on either side of it.
        milestones.surely_over as bound_low,
        milestones.surely_over + milestones.undecided as bound_high,
        milestones.municipalities as denominator,
        own.fresh_pct,
        own.observed_to,
        milestones.unknown_municipalities < milestones.municipalities and coalesce(own.fresh_pct >= thresholds.trend_min_fresh_pct, false) as is_point,
        milestones.synthetic,
        case when milestones.unknown_municipalities = milestones.municipalities then 'not_reported' end as reason,
        true as is_share,
        milestones.municipalities as whole,
        milestones.municipalities as scale,
    from compared
    cross join model.thresholds as thresholds
    join report.area_milestones as milestones
        on milestones.milestone = case compared.indicator when 'PT-COB-01' then 'water_over_line' when 'PT-COB-02' then 'sanitation_over_line' end
    left join own
        on own.indicator = compared.indicator
        and own.level = milestones.level
        and own.area_code = milestones.area_code
        and own.year = milestones.year
        and own.residence = 'total'
    where compared.measure = 'municipalities_over_line'
    union all
    select
        breakdowns.indicator,
        'value' as measure,
        breakdowns.breakdown,
        breakdowns.category,
        '' as edition,
        breakdowns.level,
        breakdowns.area_code,
        breakdowns.residence,
        breakdowns.year,
        breakdowns.value,
        breakdowns.unknown_pct,
        breakdowns.ci_low,
        breakdowns.ci_high,
        breakdowns.bound_low,
        breakdowns.bound_high,
        breakdowns.denominator,
        breakdowns.fresh_pct,
        breakdowns.observed_to,
        breakdowns.value is not null and coalesce(breakdowns.fresh_pct >= thresholds.trend_min_fresh_pct, false) as is_point,
        breakdowns.synthetic,
        breakdowns.reason,
        categories.is_share,
        case when categories.is_share then categories.scale when categories.kind = 'value' then indicators.whole end as whole,
        categories.scale,
    from compared
    cross join model.thresholds as thresholds
    join report.indicator_breakdowns as breakdowns
        on breakdowns.indicator = compared.indicator
        and breakdowns.breakdown = compared.breakdown
        and breakdowns.category = compared.category
        and breakdowns.level in ('nation', 'ptps')
    join declared.breakdown_categories as categories
        on categories.indicator = compared.indicator
        and categories.breakdown = compared.breakdown
        and categories.category = compared.category
    join indicators
        on indicators.indicator = compared.indicator
    where compared.breakdown <> '' and compared.measure = 'value'
    union all
    select
        compared.indicator,
        'value' as measure,
        '' as breakdown,
        '' as category,
        coverage.publisher || ', ' || coverage.edition || ', ' || coverage.series as edition,
        'nation' as level,
        areas.area_code,
        coverage.residence,
        coverage.year,
        coverage.value,
        null as unknown_pct,
        null as ci_low,
        null as ci_high,
        null as bound_low,
        null as bound_high,
        null as denominator,
        null as fresh_pct,
        null as observed_to,
        coverage.value is not null and survey_years.year is not null as is_point,
        coverage.synthetic,
        null as reason,
        true as is_share,
        100 as whole,
        100 as scale,
    from compared
    join report.national_coverage as coverage
        on coverage.variable = compared.variable
    left join survey_years
        on survey_years.publisher = coverage.publisher
        and survey_years.edition = coverage.edition
        and survey_years.variable = coverage.variable
        and survey_years.residence = coverage.residence
        and survey_years.year = coverage.year
    join model.areas as areas
        on areas.level = 'nation'
    where compared.variable <> ''
)

select distinct
    indicator,
    measure,
    breakdown,
    category,
    edition,
    level,
    area_code,
    residence,
    year,
    value,
    unknown_pct,
    ci_low,
    ci_high,
    bound_low,
    bound_high,
    denominator,
    fresh_pct,
    observed_to,
    coalesce(is_point, false) as is_point,
    synthetic,
    reason,
    is_share,
    whole,
    scale,
from all_series
