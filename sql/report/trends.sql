-- Grain: one later year of one series set against one point of comparison. Numbers only of observation years; status is the first that applies of no_data, not_comparable, insufficient_evidence, met, regressing, on_track, off_track, and nothing for context or where a target is missing.
with

indicators as (
    select
        code as indicator,
        case better when 'higher' then 1 when 'lower' then -1 end as better_sign,
        better,
    from declared.indicators
),

-- The targets of a point: its own, or those of the indicator or companion; the class shares of an indicator have none.
targets as (
    select distinct
        points.indicator,
        points.baseline,
        points.breakdown,
        points.category,
        targets.id as target,
        targets.year as target_year,
        targets.value as target_value,
        targets.origin as target_origin,
        targets.approved_by as target_approved_by,
    from report.comparison_points as points
    left join declared.indicator_targets as links
        on links.indicator = points.indicator
        and links.breakdown = points.breakdown
        and links.category = points.category
    join declared.targets as targets
        on targets.id = case
            when points.target <> '' then points.target
            when points.measure <> 'unknown_pct' then links.target
        end
),

-- What was seen in its own year, of things that have a denominator.
seen as materialized (
    select
        indicator,
        row_id,
        municipality_code,
        year,
        residence,
        sum(cast(weight * numerator as decimal(24, 6))) as numerator,
        sum(cast(weight * denominator as decimal(24, 6))) as denominator,
    from report.counted_things
    where denominator > 0 and is_observed_in_year
    group by indicator, row_id, municipality_code, year, residence
),

start_years as (
    select distinct indicator, baseline_year
    from report.comparison_points
    where baseline_year is not null and edition = '' and measure = 'value' and breakdown = ''
),

-- The same things in both years, whatever joined or left in between.
matched as (
    select
        places.level,
        places.area_code,
        later.indicator,
        earlier.year as baseline_year,
        later.year,
        residences.residence,
        count(*) as n_matched,
        cast(sum(later.numerator) as double) / cast(sum(later.denominator) as double) - cast(sum(earlier.numerator) as double) / cast(sum(earlier.denominator) as double) as ratio_change,
    from seen as later
    join start_years
        on start_years.indicator = later.indicator
        and start_years.baseline_year < later.year
    join seen as earlier
        on earlier.indicator = later.indicator
        and earlier.row_id = later.row_id
        and earlier.municipality_code = later.municipality_code
        and earlier.residence = later.residence
        and earlier.year = start_years.baseline_year
    join model.area_parts as places
        on places.municipality_code = later.municipality_code
        and places.year = later.year
    cross join lateral (select later.residence as residence union select 'total' as residence) as residences
    group by places.level, places.area_code, later.indicator, earlier.year, later.year, residences.residence
),

paired as (
    select
        points.* exclude (reason, synthetic, target),
        years.year,
        indicators.better,
        -- Of a share that is not known, less is better.
        case when points.measure = 'unknown_pct' then -1 else indicators.better_sign end as better_sign,
        case
            when points.reason in ('only_restated', 'edition_not_loaded', 'no_start_year', 'not_observed_at_start') then points.reason
            when points.generation > 0 and points.generation not between years.first_generation and years.last_generation then 'other_generation'
        end as not_comparable_reason,
        series.value as value_of_year,
        series.unknown_pct,
        series.ci_low,
        series.ci_high,
        series.bound_low,
        series.bound_high,
        series.denominator,
        series.fresh_pct,
        series.observed_to,
        coalesce(series.is_point, false) as is_point,
        series.reason as value_reason,
        coalesce(series.is_share, true) as is_share,
        coalesce(series.whole, 100) as whole,
        start.value as own_value_at_baseline,
        start.unknown_pct as baseline_unknown_pct,
        start.ci_low as start_ci_low,
        start.ci_high as start_ci_high,
        start.bound_low as start_bound_low,
        start.bound_high as start_bound_high,
        coalesce(series.synthetic, false) or points.synthetic as synthetic,
        events.id as event,
    from report.comparison_points as points
    cross join model.thresholds as thresholds
    join model.reporting_years as years
        on years.year > coalesce(points.baseline_year, thresholds.trend_start_last_year)
    join indicators
        on indicators.indicator = points.indicator
    left join report.trend_series as series
        on series.indicator = points.indicator
        and series.measure = points.measure
        and series.breakdown = points.breakdown
        and series.category = points.category
        and series.edition = points.edition
        and series.level = points.level
        and series.area_code = points.area_code
        and series.residence = points.residence
        and series.year = years.year
    left join report.trend_series as start
        on start.indicator = points.indicator
        and start.measure = points.measure
        and start.breakdown = points.breakdown
        and start.category = points.category
        and start.edition = points.edition
        and start.level = points.level
        and start.area_code = points.area_code
        and start.residence = points.residence
        and start.year = points.baseline_year
    left join declared.events as events
        on events.date <= years.reference_date
        and series.observed_to < events.date
    qualify row_number() over (
        partition by points.indicator, points.baseline, points.comparison, points.breakdown, points.category, points.edition, points.level, points.area_code, points.residence, years.year
        order by events.date desc nulls last
    ) = 1
),

-- What a pair of points gives; a value carried forward is no point and gives nothing.
measured as (
    select
        paired.*,
        coalesce(targets.target, '') as target,
        targets.target_year,
        targets.target_value * case when paired.measure = 'municipalities_over_line' then paired.whole / 100 else 1 end as target_value,
        targets.target_origin,
        targets.target_approved_by,
        not_comparable_reason is null and is_point and baseline_value is not null as is_measured,
        case when not_comparable_reason is null then value_of_year end as value,
        case when is_measured then value_of_year - baseline_value end as change_points,
        change_points / (year - baseline_year) as change_per_year,
        case when is_measured then macros.straight_path(baseline_year, baseline_value, target_year, targets.target_value * case when paired.measure = 'municipalities_over_line' then paired.whole / 100 else 1 end, year) end as expected,
        greatest(thresholds.trend_near_points * whole / 100, case when is_share and denominator > 0 then whole / denominator else 0 end) as tolerance,
        case
            when target_year is null then null
            when paired.is_share and targets.target_value = 100 then thresholds.trend_met_from_pct * whole / 100
            else targets.target_value
        end as met_from,
        case when comparison = 'own_start' then baseline_unknown_pct end as start_unknown_pct,
    from paired
    cross join model.thresholds as thresholds
    left join targets
        on targets.indicator = paired.indicator
        and targets.baseline = paired.baseline
        and targets.breakdown = paired.breakdown
        and targets.category = paired.category
    qualify row_number() over (
        partition by paired.indicator, paired.baseline, paired.comparison, paired.breakdown, paired.category, paired.edition, paired.level, paired.area_code, paired.residence, paired.year
        order by targets.target_year < paired.year, abs(targets.target_year - paired.year), targets.target
    ) = 1
),

-- Sums of the points up to each year, from the baseline on; the baseline itself is the point (0, 0).
fitted as (
    select
        measured.*,
        case when is_measured then year - baseline_year end as x,
        change_points as y,
        1 + count(x) over so_far as n_points,
        coalesce(sum(x) over so_far, 0) as sum_x,
        coalesce(sum(y) over so_far, 0) as sum_y,
        coalesce(sum(x * y) over so_far, 0) as sum_xy,
        coalesce(sum(x * x) over so_far, 0) as sum_xx,
        coalesce(sum(y * y) over so_far, 0) as sum_yy,
        max(year) filter (where is_measured) over so_far as observed_year,
        max(year) filter (where is_measured) over (partition by indicator, baseline, comparison, breakdown, category, edition, level, area_code, residence) as last_observed_year,
    from measured
    window so_far as (
        partition by indicator, baseline, comparison, breakdown, category, edition, level, area_code, residence
        order by year
        rows between unbounded preceding and current row
    )
),

lines as (
    select
        fitted.*,
        case when is_measured and n_points >= thresholds.trend_line_min_points then (n_points * sum_xy - sum_x * sum_y) / (n_points * sum_xx - sum_x * sum_x) end as line_slope,
        (sum_y - line_slope * sum_x) / n_points as line_start,
        baseline_value + line_start + line_slope * x as line_value,
        case
            when n_points >= thresholds.trend_band_min_points
            then macros.student_t975(n_points - 2) * sqrt(greatest(sum_yy - line_start * sum_y - line_slope * sum_xy, 0) / (n_points - 2) * (1 + 1 / n_points + (x - sum_x / n_points) * (x - sum_x / n_points) / (sum_xx - sum_x * sum_x / n_points)))
        end as half_band,
    from fitted
    cross join model.thresholds as thresholds
),

-- The interval of the change: Newcombe's where one of the two is a sample; else what the missing leave open.
changes as (
    select
        lines.*,
        matched.n_matched,
        whole * matched.ratio_change as matched_change,
        case
            when not is_measured then null
            when not lines.is_share then 'not_a_share'
            when lines.comparison <> 'own_start' and counted_of = 0 then 'baseline_n_unknown'
            when bound_low is null and ci_low is null then 'no_bounds'
        end as not_testable_reason,
        is_measured and not_testable_reason is null as is_testable,
        coalesce(ci_low, start_ci_low) is not null as is_sample,
        case
            when not is_testable then null
            when is_sample then whole * macros.newcombe_low(
                baseline_value / whole,
                coalesce(case when comparison = 'own_start' then start_ci_low end, baseline_value) / whole,
                coalesce(case when comparison = 'own_start' then start_ci_high end, baseline_value) / whole,
                value_of_year / whole,
                coalesce(ci_low, value_of_year) / whole,
                coalesce(ci_high, value_of_year) / whole
            )
            else bound_low - coalesce(case when comparison = 'own_start' then start_bound_high end, baseline_value)
        end as change_low,
        case
            when not is_testable then null
            when is_sample then whole * macros.newcombe_high(
                baseline_value / whole,
                coalesce(case when comparison = 'own_start' then start_ci_low end, baseline_value) / whole,
                coalesce(case when comparison = 'own_start' then start_ci_high end, baseline_value) / whole,
                value_of_year / whole,
                coalesce(ci_low, value_of_year) / whole,
                coalesce(ci_high, value_of_year) / whole
            )
            else bound_high - coalesce(case when comparison = 'own_start' then start_bound_low end, baseline_value)
        end as change_high,
        case
            when not is_measured then null
            when not is_testable then 'not_testable'
            when change_low > 0 then 'up'
            when change_high < 0 then 'down'
            else 'no_clear_change'
        end as change,
    from lines
    left join matched
        on lines.measure = 'value'
        and lines.breakdown = ''
        and lines.edition = ''
        and lines.is_measured
        and matched.level = lines.level
        and matched.area_code = lines.area_code
        and matched.indicator = lines.indicator
        and matched.baseline_year = lines.baseline_year
        and matched.year = lines.year
        and matched.residence = lines.residence
),

-- The class of the value, and of each end of what is known of it.
classed as (
    select
        changes.*,
        macros.trend_class(value, baseline_value, expected, met_from, tolerance, better_sign) as class,
        macros.trend_class(coalesce(ci_low, value), baseline_value, expected, met_from, tolerance, better_sign) as class_at_ci_low,
        macros.trend_class(coalesce(ci_high, value), baseline_value, expected, met_from, tolerance, better_sign) as class_at_ci_high,
        macros.trend_class(coalesce(bound_low, value), baseline_value, expected, met_from, tolerance, better_sign) as class_at_bound_low,
        macros.trend_class(coalesce(bound_high, value), baseline_value, expected, met_from, tolerance, better_sign) as class_at_bound_high,
        -- Letters are given to systems and providers, so they are followed on those present in both years.
        exists (
            select 1
            from declared.breakdown_categories as categories
            where categories.indicator = changes.indicator and categories.breakdown = 'siasar_class'
        ) and changes.breakdown = '' as is_of_letters,
    from changes
),

judged as (
    select
        classed.*,
        case
            when better = 'context' then {'status': null, 'reason': 'context'}
            when value_of_year is null and coalesce(not_comparable_reason, '') not in ('only_restated', 'edition_not_loaded') then {'status': 'no_data', 'reason': coalesce(value_reason, 'not_reported')}
            when not_comparable_reason is not null then {'status': 'not_comparable', 'reason': not_comparable_reason}
            when event is not null then {'status': 'insufficient_evidence', 'reason': 'before_event'}
            when not is_point then {'status': 'insufficient_evidence', 'reason': 'carried_forward'}
            when unknown_pct > thresholds.trend_max_unknown_pct then {'status': 'insufficient_evidence', 'reason': 'unknown_share'}
            when start_unknown_pct > thresholds.trend_max_unknown_pct then {'status': 'insufficient_evidence', 'reason': 'baseline_unknown_share'}
            when class_at_bound_low is distinct from class_at_bound_high then {'status': 'insufficient_evidence', 'reason': 'bounds'}
            when class_at_ci_low is distinct from class_at_ci_high then {'status': 'insufficient_evidence', 'reason': 'interval'}
            when class = 'regressing' and change = 'no_clear_change' then {'status': 'insufficient_evidence', 'reason': 'change_not_clear'}
            when is_of_letters and class = 'regressing' and coalesce(matched_change * better_sign >= 0, true) then {'status': 'insufficient_evidence', 'reason': 'composition'}
            when is_of_letters and class <> 'regressing' and matched_change * better_sign < -tolerance then {'status': 'insufficient_evidence', 'reason': 'composition'}
            when class is null then {'status': null, 'reason': 'no_target'}
            else {'status': class, 'reason': null}
        end as judgement,
    from classed
    cross join model.thresholds as thresholds
)

select
    judged.indicator,
    level,
    area_code,
    residence,
    comparison,
    baseline,
    measure,
    breakdown,
    category,
    edition,
    baseline_year,
    baseline_value,
    published_value,
    own_value_at_baseline,
    year,
    value,
    target_year,
    target_value,
    target_origin,
    target_origin = 'plan' or target_approved_by <> '' as is_meta,
    whole,
    met_from,
    tolerance,
    change_points,
    change_per_year,
    change_low,
    change_high,
    change,
    not_testable_reason,
    expected,
    case when abs(expected - baseline_value) >= thresholds.trend_min_expected_points * whole / 100 then change_points / (expected - baseline_value) end as progress,
    case
        when not is_measured or year >= target_year then null
        when better_sign * (value - target_value) >= 0 then 0
        else (target_value - value) / (target_year - year)
    end as required_per_year,
    case
        when not is_measured or target_year is null then null
        when better_sign * (value - target_value) >= 0 then year
        when better_sign * change_per_year > 0 and (target_value - value) / change_per_year <= 1000 then year + cast(ceil((target_value - value) / change_per_year - 1e-9) as integer)
    end as arrival_year,
    case when value is not null then ci_low end as ci_low,
    case when value is not null then ci_high end as ci_high,
    case when value is not null then bound_low end as bound_low,
    case when value is not null then bound_high end as bound_high,
    case when not_comparable_reason is null then unknown_pct end as unknown_pct,
    matched_change,
    case when comparison = 'own_start' then change_points - matched_change end as composition_effect,
    n_matched,
    case when is_measured then n_points end as n_points,
    line_slope,
    line_value,
    case when half_band is not null then greatest(line_value - half_band, 0) end as band_low,
    case when half_band is not null then least(line_value + half_band, case when is_share then whole else 1e300 end) end as band_high,
    fresh_pct,
    is_point,
    observed_to,
    observed_year,
    year = last_observed_year as is_latest,
    judgement.status as status,
    judgement.reason as reason,
    event,
    definition_es,
    definition_en,
    source,
    page,
    synthetic,
from judged
cross join model.thresholds as thresholds
