-- Grain: one activity of the year's POA at its latest cut-off, in lempiras; one that lacks either amount is unknown as one activity.
select
    activity_code as row_id,
    'PTPS' as municipality_code,
    year,
    'total' as residence,
    cut_on as observed_on,
    1.0 as weight,
    case when budget_hnl is not null and spent_hnl is not null then spent_hnl else 0 end as numerator,
    case when budget_hnl is not null and spent_hnl is not null then budget_hnl else 0 end as denominator,
    case when budget_hnl is null or spent_hnl is null then 1 else 0 end as unknown,
    case when budget_hnl is null or spent_hnl is null then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    strategy,
    result_code,
    responsible_type,
from model.poa_activities
