-- Grain: one later year of one series set against one point of comparison. Numbers only of observation years; status is the first that applies of no_data, not_comparable, met, insufficient_evidence, regressing, on_track, off_track, and nothing for context or where there is no target.
with

indicators as (
    select
        code as indicator,
        case better when 'higher' then 1 when 'lower' then -1 end as better_sign,
        better,
        counts,
        counts_things,
    from declared.indicators
),

-- A number for each point: what is seen of it year by year is told apart by nine texts otherwise.
numbered_points as materialized (
    select
        rank() over (order by indicator, baseline, comparison, breakdown, category, edition, level, area_code, residence) as point,
        *,
    from report.comparison_points
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

-- What was counted, whether it was seen in its own year or is older.
things as materialized (
    select
        indicator,
        breakdown,
        category,
        row_id,
        municipality_code,
        year,
        residence,
        bool_and(is_observed_in_year) as is_observed,
        sum(cast(weight * numerator as decimal(24, 6))) as numerator,
        sum(cast(weight * denominator as decimal(24, 6))) as denominator,
        sum(cast(macros.sampling_spread(weight * denominator, sampled) as decimal(38, 6))) as spread,
    from (
        select
            indicator,
            '' as breakdown,
            '' as category,
            row_id,
            municipality_code,
            year,
            residence,
            is_observed_in_year,
            weight,
            numerator,
            denominator,
            sampled,
        from report.counted_things
        union all
        select
            indicator,
            breakdown,
            category,
            row_id,
            municipality_code,
            year,
            residence,
            is_observed_in_year,
            weight,
            numerator,
            denominator,
            sampled,
        from report.counted_parts
    )
    where denominator > 0
    group by indicator, breakdown, category, row_id, municipality_code, year, residence
),

start_years as (
    select distinct indicator, breakdown, category, baseline_year
    from report.comparison_points
    where baseline_year is not null and comparison = 'own_start'
),

pairs as (
    select
        later.indicator,
        later.breakdown,
        later.category,
        start_years.baseline_year,
        later.year,
        later.municipality_code,
        later.residence,
        later.numerator,
        later.denominator,
        later.spread,
        earlier.numerator as start_numerator,
        earlier.denominator as start_denominator,
        earlier.spread as start_spread,
        earlier.row_id is null as is_new,
        earlier.row_id is not null and later.is_observed and earlier.is_observed as is_matched,
        is_matched and later.denominator = 1 and earlier.denominator = 1 and later.numerator in (0, 1) and earlier.numerator in (0, 1) as is_yes_or_no,
    from things as later
    join start_years
        on start_years.indicator = later.indicator
        and start_years.breakdown = later.breakdown
        and start_years.category = later.category
        and start_years.baseline_year < later.year
    left join things as earlier
        on earlier.indicator = later.indicator
        and earlier.breakdown = later.breakdown
        and earlier.category = later.category
        and earlier.row_id = later.row_id
        and earlier.municipality_code = later.municipality_code
        and earlier.residence = later.residence
        and earlier.year = start_years.baseline_year
),

-- The same things seen in both years, and what entered the count in between.
panel_sums as (
    select
        places.level,
        places.area_code,
        pairs.indicator,
        pairs.breakdown,
        pairs.category,
        pairs.baseline_year,
        pairs.year,
        residences.residence,
        count(*) filter (where is_matched) as panel_n,
        cast(sum(numerator) filter (where is_matched) as double) as panel_numerator,
        cast(sum(denominator) filter (where is_matched) as double) as panel_denominator,
        cast(sum(spread) filter (where is_matched) as double) as panel_spread,
        cast(sum(start_numerator) filter (where is_matched) as double) as panel_start_numerator,
        cast(sum(start_denominator) filter (where is_matched) as double) as panel_start_denominator,
        cast(sum(start_spread) filter (where is_matched) as double) as panel_start_spread,
        count(*) filter (where is_matched and not is_yes_or_no) = 0 as all_yes_or_no,
        count(*) filter (where is_yes_or_no and start_numerator = 1 and numerator = 1) as both_times,
        count(*) filter (where is_yes_or_no and start_numerator = 1 and numerator = 0) as lost,
        count(*) filter (where is_yes_or_no and start_numerator = 0 and numerator = 1) as gained,
        count(*) filter (where is_yes_or_no and start_numerator = 0 and numerator = 0) as neither,
        coalesce(cast(sum(denominator) filter (where is_new or earlier_places.area_code is null) as double), 0) as entered,
    from pairs
    join model.area_parts as places
        on places.municipality_code = pairs.municipality_code
        and places.year = pairs.year
    left join model.area_parts as earlier_places
        on earlier_places.municipality_code = pairs.municipality_code
        and earlier_places.year = pairs.baseline_year
        and earlier_places.level = places.level
        and earlier_places.area_code = places.area_code
    cross join lateral (select pairs.residence as residence union select 'total' as residence) as residences
    group by places.level, places.area_code, pairs.indicator, pairs.breakdown, pairs.category, pairs.baseline_year, pairs.year, residences.residence
),

-- A name for what others are computed from is given one step before: within one step the engine would work it out anew for each use.
panel_ratios as (
    select
        *,
        panel_numerator / panel_denominator as ratio,
        panel_start_numerator / panel_start_denominator as start_ratio,
        panel_numerator - panel_start_numerator as numerator_change,
        macros.kish_n(panel_denominator, panel_spread) as effective_n,
        macros.kish_n(panel_start_denominator, panel_start_spread) as start_effective_n,
    from panel_sums
),

panel_intervals as (
    select
        *,
        effective_n is not null or start_effective_n is not null as is_sampled,
        ratio - start_ratio as ratio_change,
        coalesce(macros.wilson_low(start_ratio, start_effective_n), start_ratio) as start_low,
        coalesce(macros.wilson_high(start_ratio, start_effective_n), start_ratio) as start_high,
        coalesce(macros.wilson_low(ratio, effective_n), ratio) as low,
        coalesce(macros.wilson_high(ratio, effective_n), ratio) as high,
    from panel_ratios
),

-- The change of the panel with its interval: paired where each thing is a yes or a no, as of two samples where things hold many, none where all was counted.
panels as (
    select
        *,
        case
            when not is_sampled then ratio_change
            when all_yes_or_no then macros.newcombe_paired_low(both_times, lost, gained, neither)
            else macros.newcombe_low(start_ratio, start_low, start_high, ratio, low, high)
        end as ratio_change_low,
        case
            when not is_sampled then ratio_change
            when all_yes_or_no then macros.newcombe_paired_high(both_times, lost, gained, neither)
            else macros.newcombe_high(start_ratio, start_low, start_high, ratio, low, high)
        end as ratio_change_high,
    from panel_intervals
),

paired as (
    select
        points.* exclude (reason, synthetic, target, edition_differs),
        coalesce(points.edition_differs, false) as edition_differs,
        years.year,
        indicators.better,
        indicators.counts,
        indicators.counts_things,
        -- Of a share that is not known, less is better.
        case when points.measure = 'unknown_pct' then -1 else indicators.better_sign end as better_sign,
        case
            when points.reason in ('only_restated', 'edition_not_loaded', 'no_start_year', 'not_observed_at_start', 'start_unmeasured') then points.reason
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
        series.whole is not null or series.indicator is null as has_scale,
        coalesce(series.scale, 100) as scale,
        start.denominator as start_denominator,
        start.value as own_value_at_baseline,
        start.unknown_pct as baseline_unknown_pct,
        start.ci_low as start_ci_low,
        start.ci_high as start_ci_high,
        start.bound_low as start_bound_low,
        start.bound_high as start_bound_high,
        coalesce(series.synthetic, false) or points.synthetic as synthetic,
        events.id as event,
    from numbered_points as points
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
        partition by points.point, years.year
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
        -- Points are per cent of the scale; what has no scale has no margin.
        case when has_scale then thresholds.trend_near_points * whole / 100 else 0 end as tolerance,
        case
            when target_year is null then null
            when paired.is_share and targets.target_value = 100 then thresholds.trend_met_from_pct * whole / 100
            when paired.is_share and targets.target_value = 0 and paired.better_sign < 0 then (100 - thresholds.trend_met_from_pct) * whole / 100
            else targets.target_value * case when paired.measure = 'municipalities_over_line' then paired.whole / 100 else 1 end
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
        partition by paired.point, paired.year
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
        max(year) filter (where is_measured) over (partition by point order by year rows between unbounded preceding and unbounded following) as last_observed_year,
        max(value) filter (where is_measured) over (partition by point order by year rows between unbounded preceding and 1 preceding) as best_before,
    from measured
    window so_far as (
        partition by point
        order by year
        rows between unbounded preceding and current row
    )
),

sloped as (
    select
        fitted.*,
        case when is_measured and n_points >= thresholds.trend_line_min_points then (n_points * sum_xy - sum_x * sum_y) / (n_points * sum_xx - sum_x * sum_x) end as line_slope,
    from fitted
    cross join model.thresholds as thresholds
),

started as (
    select
        *,
        (sum_y - line_slope * sum_x) / n_points as line_start,
    from sloped
),

lines as (
    select
        started.*,
        baseline_value + line_start + line_slope * x as line_value,
        case
            when n_points >= thresholds.trend_band_min_points
            then macros.student_t975(n_points - 2) * sqrt(greatest(sum_yy - line_start * sum_y - line_slope * sum_xy, 0) / (n_points - 2) * (1 + 1 / n_points + (x - sum_x / n_points) * (x - sum_x / n_points) / (sum_xx - sum_x * sum_x / n_points)))
        end as half_band,
    from started
    cross join model.thresholds as thresholds
),

beside_panels as (
    select
        lines.*,
        lines.comparison = 'own_start' and lines.edition = '' as is_counted_by_us,
        lines.edition <> '' as is_published_series,
        coalesce(panels.panel_n, 0) as panel_n,
        panels.panel_denominator,
        case when lines.denominator > 0 then panels.panel_denominator / lines.denominator end as panel_share,
        panels.ratio_change as panel_ratio_change,
        lines.scale * panels.ratio_change as panel_change_points,
        lines.scale * panels.ratio_change_low as panel_change_low,
        lines.scale * panels.ratio_change_high as panel_change_high,
        panels.numerator_change as panel_numerator_change,
        panels.entered as entered_denominator,
        greatest(start_denominator - panels.panel_start_denominator, 0) as unmatched_start_denominator,
        coalesce(ci_low, start_ci_low) is not null as is_sample,
    from lines
    left join panels
        on lines.measure = 'value'
        and lines.edition = ''
        and lines.comparison = 'own_start'
        and lines.is_measured
        and panels.level = lines.level
        and panels.area_code = lines.area_code
        and panels.indicator = lines.indicator
        and panels.breakdown = lines.breakdown
        and panels.category = lines.category
        and panels.baseline_year = lines.baseline_year
        and panels.year = lines.year
        and panels.residence = lines.residence
),

testable as (
    select
        *,
        case
            when not is_measured then null
            when comparison <> 'own_start' and counted_of = 0 then 'baseline_n_unknown'
            when is_sample and not is_share then 'not_a_share'
            when not is_sample and (bound_low is null or bound_high is null) then case when is_share then 'no_bounds' else 'not_a_share' end
            when not is_sample and comparison = 'own_start' and (start_bound_low is null or start_bound_high is null) then 'no_bounds'
        end as not_testable_reason,
    from beside_panels
),

-- The interval of the change: Newcombe's where one of the two is a sample; else what the missing leave open.
ranged as (
    select
        *,
        is_measured and not_testable_reason is null as is_testable,
        is_testable and not is_sample as is_complete_register,
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
    from testable
),

directed as (
    select
        *,
        -- What floats add or take in the ninth decimal is no change.
        case
            when not is_measured then null
            when not is_testable then 'not_testable'
            when round(change_low, 9) > 0 then 'up'
            when round(change_high, 9) < 0 then 'down'
            else 'no_clear_change'
        end as total_change,
    from ranged
),

signed as (
    select
        *,
        case when total_change = 'up' then 1 when total_change = 'down' then -1 end as total_sign,
    from directed
),

said as (
    select
        signed.*,
        -- What the same things seen in both years say of a clear change of the total.
        case
            when not is_measured or not is_counted_by_us then null
            when panel_ratio_change is null then 'no_panel'
            when total_sign is null then null
            when total_sign * round(panel_change_low, 9) > 0 and total_sign * round(panel_change_high, 9) > 0 then case when panel_share >= thresholds.trend_panel_min_pct / 100 then 'same' else 'too_small' end
            when total_sign * round(panel_change_low, 9) < 0 and total_sign * round(panel_change_high, 9) < 0 then 'opposite'
            else 'no_clear_change'
        end as panel_says,
    from signed
    cross join model.thresholds as thresholds
),

changes as (
    select
        *,
        coalesce(panel_says in ('opposite', 'no_clear_change', 'too_small'), false) as is_composition,
        case when is_composition then 'no_clear_change' else total_change end as change,
    from said
),

measured_changes as (
    select
        *,
        macros.trend_threshold(baseline_value, expected, met_from, tolerance, better_sign) as threshold,
    from changes
),

-- Where the value and each end of what is known of it stand.
classed as (
    select
        measured_changes.*,
        better_sign * (value - threshold) >= 0 as is_on_path,
        better_sign * (coalesce(bound_low, value) - threshold) >= 0 as is_on_path_at_bound_low,
        better_sign * (coalesce(bound_high, value) - threshold) >= 0 as is_on_path_at_bound_high,
        better_sign * (coalesce(ci_low, value) - threshold) >= 0 as is_on_path_at_ci_low,
        better_sign * (coalesce(ci_high, value) - threshold) >= 0 as is_on_path_at_ci_high,
        better_sign * (case
            when better_sign > 0 then least(value, coalesce(ci_low, value), coalesce(bound_low, value))
            else greatest(value, coalesce(ci_high, value), coalesce(bound_high, value))
        end - met_from) >= 0
        -- With neither interval nor bounds nobody knows how much of a count is missing; a published series has none.
        and (is_published_series or ci_low is not null or (bound_low is not null and bound_high is not null)) as is_met,
        -- Counted things are in the unit of the denominator; lempiras, weights, scores and published series are no things.
        is_share and edition = '' and (counts_things or (breakdown <> '' and counts <> 'weighed_activities'))
        and least(denominator, case when comparison = 'own_start' then start_denominator end) < thresholds.trend_min_counted as is_few,
        level = 'municipality' and counts = 'municipalities' and breakdown = '' and is_measured and denominator = 1 and is_share as is_yes_or_no,
    from measured_changes
    cross join model.thresholds as thresholds
),

-- Indicators of which no source was loaded.
unloaded as (
    select indicator
    from report.indicator_values
    group by indicator
    having bool_and(reason is not distinct from 'source_not_loaded')
),

judged as (
    select
        classed.*,
        case
            when is_published_series then better_sign * change_points < -tolerance
            else change = case when better_sign > 0 then 'down' else 'up' end
        end as is_worse,
        case
            when better = 'context' then {'status': null, 'reason': 'context'}
            when value_of_year is null and coalesce(not_comparable_reason, '') not in ('only_restated', 'edition_not_loaded') then {'status': 'no_data', 'reason': coalesce(value_reason, case when indicator in (select indicator from unloaded) then 'source_not_loaded' else 'not_reported' end)}
            when not_comparable_reason is not null then {'status': 'not_comparable', 'reason': not_comparable_reason}
            when event is not null then {'status': 'insufficient_evidence', 'reason': 'before_event'}
            when not is_point then {'status': 'insufficient_evidence', 'reason': case when is_published_series then 'modelled_year' else 'carried_forward' end}
            when target_value is null then {'status': null, 'reason': 'no_target'}
            when is_met then {'status': 'met', 'reason': null}
            when unknown_pct > thresholds.trend_max_unknown_pct then {'status': 'insufficient_evidence', 'reason': 'unknown_share'}
            when start_unknown_pct > thresholds.trend_max_unknown_pct then {'status': 'insufficient_evidence', 'reason': 'baseline_unknown_share'}
            when is_few and better_sign * panel_numerator_change < 0 then {'status': 'regressing', 'reason': null}
            when is_few then {'status': 'insufficient_evidence', 'reason': 'too_few_counted'}
            when is_on_path_at_bound_low is distinct from is_on_path_at_bound_high then {'status': 'insufficient_evidence', 'reason': 'bounds'}
            when is_on_path_at_ci_low is distinct from is_on_path_at_ci_high then {'status': 'insufficient_evidence', 'reason': 'interval'}
            when is_composition then {'status': 'insufficient_evidence', 'reason': 'composition_changed'}
            when is_published_series and edition_differs then {'status': 'insufficient_evidence', 'reason': 'edition_differs'}
            when not is_published_series and not_testable_reason = 'baseline_n_unknown' then {'status': 'insufficient_evidence', 'reason': 'baseline_n_unknown'}
            when not is_published_series and change = 'not_testable' then {'status': 'insufficient_evidence', 'reason': 'not_testable'}
            when is_worse then {'status': 'regressing', 'reason': null}
            when is_on_path then {'status': 'on_track', 'reason': null}
            else {'status': 'off_track', 'reason': null}
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
    total_change,
    not_testable_reason,
    expected,
    case when is_measured then threshold end as threshold,
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
    panel_change_points,
    panel_change_low,
    panel_change_high,
    panel_n,
    panel_denominator,
    panel_share,
    panel_says,
    change_points - panel_change_points as composition_points,
    entered_denominator,
    unmatched_start_denominator,
    denominator,
    start_denominator,
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
    is_complete_register,
    is_published_series,
    is_published_series and judgement.status in ('met', 'regressing', 'on_track', 'off_track') as outline,
    case
        when not is_yes_or_no or unknown_pct > 0 then null
        when value = whole then 'meets'
        when greatest(baseline_value, best_before) = whole then 'lost_it'
        else 'not_yet'
    end as verdict,
    event,
    definition_es,
    definition_en,
    source_es,
    source_en,
    page_es,
    page_en,
    edition_es,
    edition_en,
    synthetic,
from judged
cross join model.thresholds as thresholds
