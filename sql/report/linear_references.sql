-- Grain: one published baseline with a later target, and the whole number that the straight path between them gives for the year of review: our own computation, never a target.
select
    baselines.indicator,
    baselines.id as baseline,
    baselines.year as baseline_year,
    baselines.value as baseline_value,
    targets.year as target_year,
    targets.value as target_value,
    thresholds.trend_review_year as year,
    round(macros.straight_path(baselines.year, baselines.value, targets.year, targets.value, thresholds.trend_review_year)) as value,
    'Referencia lineal (cálculo propio)' as name_es,
    'Linear reference (own computation)' as name_en,
from report.baselines as baselines
cross join model.thresholds as thresholds
join report.targets as targets
    on targets.indicator = baselines.indicator
    and targets.year > thresholds.trend_review_year
    and baselines.target = ''
where
    baselines.kind <> 'reference'
    and baselines.measure = 'value'
    and baselines.breakdown = ''
    -- Letters of another generation are no starting point of a path.
    and baselines.generation = 0
    and baselines.year < thresholds.trend_review_year
