-- Grain: one complaint, in the year it was received. One still open when its time had not run out at the delivery of the file is unknown, and so is one of a file that does not say when it was delivered.
with

complaints as (
    select
        complaint_id,
        municipality_code,
        year,
        received_on,
        theme,
        case
            when solved_on is not null then solved_on - received_on <= complaint_days
            when delivered_on - received_on > complaint_days then false
        end as is_solved_in_time,
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
    case when is_solved_in_time then 1 else 0 end as numerator,
    case when is_solved_in_time is not null then 1 else 0 end as denominator,
    case when is_solved_in_time is null then 1 else 0 end as unknown,
    case when is_solved_in_time is null then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    theme,
from complaints
