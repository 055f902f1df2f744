-- Grain: the last observed year of one trend with a target, of the nation or a group of PTPS, judged by five methods side by side: for researchers, not for documents. The simulation draws the step of each year to come from those seen, with a declared seed, where three points are there.
with

measured as (
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
        year,
        value,
        target_year,
        target_value,
        met_from,
        n_points,
        change_per_year,
        line_slope,
        status,
        synthetic,
        concat_ws('/', indicator, comparison, baseline, measure, breakdown, category, edition, level, area_code, residence) as series,
        -- The way from one observation year to the next, a year.
        (change_points - coalesce(lag(change_points) over of_series, 0)) / (year - coalesce(lag(year) over of_series, baseline_year)) as step,
    from report.trends
    where change_points is not null and target_year is not null and level in ('nation', 'ptps')
    window of_series as (
        partition by indicator, comparison, baseline, measure, breakdown, category, edition, level, area_code, residence
        order by year
    )
),

latest as (
    select
        measured.*,
        list(step) over (partition by series order by year rows between unbounded preceding and unbounded following) as steps,
        case when measured.measure = 'unknown_pct' or indicators.better = 'lower' then -1 else 1 end as direction,
        direction * (value - met_from) >= 0 as is_reached,
        (target_value - baseline_value) / nullif(target_year - baseline_year, 0) as needed_per_year,
        macros.cagr_ratio(baseline_year, baseline_value, year, value, target_year, target_value) as compound_ratio,
    from measured
    join declared.indicators as indicators
        on indicators.code = measured.indicator
    where year < target_year
    qualify year = max(year) over (partition by series)
),

-- A digest of its own, for the macro would make it anew for each step that it draws.
drawn as materialized (
    select
        latest.series,
        md5(latest.series || '/' || thresholds.trend_simulation_seed || '/' || draws.draw) as digest,
    from latest
    cross join model.thresholds as thresholds
    join unnest(generate_series(1, 100000)) as draws (draw)
        on draws.draw <= thresholds.trend_simulation_draws
    where latest.n_points >= thresholds.trend_line_min_points
),

simulated as (
    select
        latest.series,
        avg(case when latest.direction * (latest.value + macros.drawn_gain(drawn.digest, latest.steps, latest.target_year - latest.year) - latest.met_from) >= 0 then 1.0 else 0.0 end) as probability,
    from drawn
    join latest
        on latest.series = drawn.series
    group by latest.series
),

judged as (
    select
        latest.*,
        simulated.probability,
        change_per_year / nullif(needed_per_year, 0) as linear_ratio,
        line_slope / nullif(needed_per_year, 0) as least_squares_ratio,
        macros.statcan_class(compound_ratio, is_reached) as statcan_class,
        macros.un_class(compound_ratio, is_reached) as un_class,
        list_filter([
            linear_ratio >= 0.95 or is_reached,
            least_squares_ratio >= 0.95 or (is_reached and least_squares_ratio is not null),
            statcan_class in ('substantial', 'target_reached'),
            un_class in ('on_track', 'target_reached'),
            simulated.probability >= 0.5
        ], lambda answer: answer is not null) as answers,
    from latest
    left join simulated
        on simulated.series = latest.series
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
    year,
    value,
    target_year,
    target_value,
    n_points,
    needed_per_year,
    change_per_year,
    linear_ratio,
    line_slope,
    least_squares_ratio,
    compound_ratio,
    statcan_class,
    un_class,
    probability,
    len(answers) as methods,
    len(list_filter(answers, lambda answer: answer)) as methods_on_pace,
    case
        when methods_on_pace = methods then 'all_on_pace'
        when methods_on_pace = 0 then 'none_on_pace'
        else 'mixed'
    end as agreement,
    status,
    synthetic,
from judged
