-- Grain: one activity of the year's POA at its latest cut-off, by its weight; one without a weight counts for nothing.
select
    activity_code as row_id,
    'PTPS' as municipality_code,
    year,
    'total' as residence,
    cut_on as observed_on,
    coalesce(weight, 0) as weight,
    coalesce(progress_pct, 0) / 100 as numerator,
    case when weight > 0 and progress_pct is not null then 1 else 0 end as denominator,
    case when weight > 0 and progress_pct is null then 1 else 0 end as unknown,
    case when weight is null or progress_pct is null then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    strategy,
    result_code,
    responsible_type,
from model.poa_activities
