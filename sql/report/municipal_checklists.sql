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
    select
        municipality_code,
        year,
        observed_on,
        synthetic,
        unnest([
            struct_pack(position := 1, item := 'comas_exists', yes_no := comas_exists),
            struct_pack(position := 2, item := 'comas_works', yes_no := comas_works),
            struct_pack(position := 3, item := 'uscl_exists', yes_no := uscl_exists),
            struct_pack(position := 4, item := 'uscl_works', yes_no := uscl_works),
            struct_pack(position := 5, item := 'policy_approved', yes_no := policy_approved),
            struct_pack(position := 6, item := 'plan_in_force', yes_no := plan_in_force),
            struct_pack(position := 7, item := 'budget_assigned', yes_no := budget_assigned),
            struct_pack(position := 8, item := 'has_technician', yes_no := has_technician)
        ]) as answer,
    from checklists
)

select
    municipality_code,
    year,
    answer.item as item,
    answer.position as position,
    answer.yes_no as yes_no,
    observed_on,
    synthetic,
from answers
order by year, municipality_code, position
