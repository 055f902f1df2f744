-- Grain: one question of the yearly checklist of one municipality; yes_no is null where the sheet leaves it open.
with

checklists as (
    select
        municipality_code,
        year,
        observed_on,
        comas_exists,
        comas_exists and comas_sessions >= municipality_min_sessions as comas_works,
        uscl_exists,
        uscl_exists and uscl_reports >= municipality_min_sessions as uscl_works,
        policy_approved,
        plan_approved and year between plan_from_year and plan_to_year as plan_in_force,
        budget_assigned,
        has_technician,
        synthetic,
    from model.municipal_checklists
    cross join model.thresholds as thresholds
),

answers as (
    select municipality_code, year, observed_on, synthetic, 1 as position, 'comas_exists' as item, comas_exists as yes_no
    from checklists
    union all
    select municipality_code, year, observed_on, synthetic, 2 as position, 'comas_works' as item, comas_works as yes_no
    from checklists
    union all
    select municipality_code, year, observed_on, synthetic, 3 as position, 'uscl_exists' as item, uscl_exists as yes_no
    from checklists
    union all
    select municipality_code, year, observed_on, synthetic, 4 as position, 'uscl_works' as item, uscl_works as yes_no
    from checklists
    union all
    select municipality_code, year, observed_on, synthetic, 5 as position, 'policy_approved' as item, policy_approved as yes_no
    from checklists
    union all
    select municipality_code, year, observed_on, synthetic, 6 as position, 'plan_in_force' as item, plan_in_force as yes_no
    from checklists
    union all
    select municipality_code, year, observed_on, synthetic, 7 as position, 'budget_assigned' as item, budget_assigned as yes_no
    from checklists
    union all
    select municipality_code, year, observed_on, synthetic, 8 as position, 'has_technician' as item, has_technician as yes_no
    from checklists
)

select
    municipality_code,
    year,
    item,
    position,
    yes_no,
    observed_on,
    synthetic,
from answers
order by year, municipality_code, position
