-- Grain: one activity of the year's POA at its latest cut-off. Due are those whose planned end has come by the cut-off.
select
    activity_code as row_id,
    'PTPS' as municipality_code,
    year,
    'total' as residence,
    cut_on as observed_on,
    1.0 as weight,
    case when ends_on <= cut_on and done_on <= ends_on then 1 else 0 end as numerator,
    case when ends_on <= cut_on then 1 else 0 end as denominator,
    case when ends_on is null then 1 else 0 end as unknown,
    case when ends_on is null then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    strategy,
    result_code,
    responsible_type,
from model.poa_activities
