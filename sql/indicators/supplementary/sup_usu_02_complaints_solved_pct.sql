-- Grain: one complaint, in the year it was received. One whose time had not run out when the file was delivered is unknown, solved or not, and so is one of a file that does not say when that was: else what is solved would be known before what is not.
with

complaints as (
    select
        complaint_id,
        municipality_code,
        year,
        received_on,
        theme,
        coalesce(delivered_on - received_on > complaint_days, false) as is_known,
        coalesce(solved_on - received_on <= complaint_days, false) as is_solved_in_time,
        coalesce(solved_on - received_on > complaint_days, false) as is_solved_late,
        synthetic,
        origins,
    from model.complaints
    cross join model.thresholds as thresholds
)

select
    complaint_id as row_id,
    municipality_code,
    year,
    'total' as residence,
    received_on as observed_on,
    1.0 as weight,
    case when is_known and is_solved_in_time then 1 else 0 end as numerator,
    case when is_known then 1 else 0 end as denominator,
    case when is_known then 0 else 1 end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    case when not is_known and is_solved_in_time then 1 else 0 end as unknown_low,
    case when is_known or is_solved_late then 0 else 1 end as unknown_high,
    theme,
from complaints
