-- Grain: one municipality and year of its checklist. An approved policy, and a costed plan approved and valid in the year; known are those that answer of both, where a plan that is not approved has nothing more to answer.
with

checklists as (
    select
        municipality_code,
        year,
        observed_on,
        policy_approved,
        case when plan_approved then year >= plan_from_year else plan_approved end as plan_begun,
        case when plan_approved then year <= plan_to_year else plan_approved end as plan_not_over,
        case when plan_begun is not null and plan_not_over is not null then plan_begun and plan_not_over end as plan_in_force,
        plan_costed,
        plan_in_force is not null and policy_approved is not null and (plan_costed is not null or not plan_approved) as is_known,
        policy_approved and plan_begun and plan_not_over and plan_costed as meets_all,
        synthetic,
        origins,
    from model.municipal_checklists
    cross join model.thresholds as thresholds
)

select
    municipality_code as row_id,
    municipality_code,
    year,
    'total' as residence,
    observed_on,
    1.0 as weight,
    case when is_known and meets_all then 1 else 0 end as numerator,
    case when is_known then 1 else 0 end as denominator,
    case when is_known then 0 else 1 end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    0 as unknown_low,
    case when is_known or meets_all = false then 0 else 1 end as unknown_high,
    case when policy_approved then 1 else 0 end as policy_numerator,
    case when (policy_approved) is not null then 1 else 0 end as policy_denominator,
    case when (policy_approved) is null then 1 else 0 end as policy_unknown,
    case when plan_in_force then 1 else 0 end as plan_numerator,
    case when (plan_in_force) is not null then 1 else 0 end as plan_denominator,
    case when (plan_in_force) is null then 1 else 0 end as plan_unknown,
    case when plan_costed then 1 else 0 end as costed_numerator,
    case when (plan_costed) is not null then 1 else 0 end as costed_denominator,
    case when (plan_costed) is null then 1 else 0 end as costed_unknown,
from checklists
