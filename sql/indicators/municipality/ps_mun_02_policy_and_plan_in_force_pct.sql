-- Grain: one municipality and year of its checklist. An approved policy, and a costed plan approved and valid in the year; one condition that fails is enough for a no.
with

checklists as (
    select
        municipality_code,
        year,
        observed_on,
        policy_approved,
        plan_approved and year between plan_from_year and plan_to_year as plan_in_force,
        plan_costed,
        policy_approved and plan_in_force and plan_costed as meets_all,
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
    case when meets_all then 1 else 0 end as numerator,
    case when meets_all is not null then 1 else 0 end as denominator,
    case when meets_all is null then 1 else 0 end as unknown,
    case when meets_all is null then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
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
