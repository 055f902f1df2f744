-- Grain: one year from the baseline to the target of one trend: the straight path, the line fitted through all its points (from three) and its 95 % prediction band (from five).
with

points as (
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
        max(target_year) as target_year,
        max_by(target_value, target_year) as target_value,
        max(year) as last_year,
        1 + count(*) as n_points,
        sum(year - baseline_year order by year) as sum_x,
        sum(change_points order by year) as sum_y,
        sum((year - baseline_year) * change_points order by year) as sum_xy,
        sum((year - baseline_year) * (year - baseline_year) order by year) as sum_xx,
        sum(change_points * change_points order by year) as sum_yy,
        bool_or(synthetic) as synthetic,
    from report.trends
    where change_points is not null
    group by all
),

fitted as (
    select
        points.*,
        case when n_points >= thresholds.trend_line_min_points then (n_points * sum_xy - sum_x * sum_y) / (n_points * sum_xx - sum_x * sum_x) end as line_slope,
        (sum_y - line_slope * sum_x) / n_points as line_start,
        case when n_points >= thresholds.trend_band_min_points then sqrt(greatest(sum_yy - line_start * sum_y - line_slope * sum_xy, 0) / (n_points - 2)) end as residual,
    from points
    cross join model.thresholds as thresholds
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
    n_points,
    cast(baseline_year + offsets.x as integer) as year,
    case when target_year is not null then macros.straight_path(baseline_year, baseline_value, target_year, target_value, baseline_year + offsets.x) end as expected,
    line_slope,
    baseline_value + line_start + line_slope * offsets.x as line_value,
    line_value - macros.student_t975(n_points - 2) * residual * sqrt(1 + 1 / n_points + (offsets.x - sum_x / n_points) * (offsets.x - sum_x / n_points) / (sum_xx - sum_x * sum_x / n_points)) as band_low,
    line_value + macros.student_t975(n_points - 2) * residual * sqrt(1 + 1 / n_points + (offsets.x - sum_x / n_points) * (offsets.x - sum_x / n_points) / (sum_xx - sum_x * sum_x / n_points)) as band_high,
    synthetic,
from fitted
join unnest(generate_series(0, 40)) as offsets (x)
    on baseline_year + offsets.x <= coalesce(target_year, last_year)
