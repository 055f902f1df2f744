-- Grain: one request of improvement, in the year it was received.
select
    request_id as row_id,
    municipality_code,
    year,
    'total' as residence,
    received_on as observed_on,
    1.0 as weight,
    case when answered_on is not null then 1 else 0 end as numerator,
    1 as denominator,
    0 as unknown,
    null as unknown_reason,
    origins,
    synthetic,
    theme,
from model.improvement_requests
