-- Grain: one group of municipalities and year: how many of its municipalities sent the yearly checklist, and how many say yes to each question.
select
    area_group,
    year,
    count(distinct municipality_code) as municipalities,
    count(distinct municipality_code) filter (where answer <> 'no_sheet') as sheets,
    count(distinct municipality_code) - count(distinct municipality_code) filter (where answer <> 'no_sheet') as without_sheet,
    count(*) filter (where answer = 'yes' and item = 'comas_exists') as comas_exists,
    count(*) filter (where answer = 'yes' and item = 'comas_works') as comas_works,
    count(*) filter (where answer = 'yes' and item = 'uscl_exists') as uscl_exists,
    count(*) filter (where answer = 'yes' and item = 'uscl_works') as uscl_works,
    count(*) filter (where answer = 'yes' and item = 'policy_approved') as policy_approved,
    count(*) filter (where answer = 'yes' and item = 'plan_in_force') as plan_in_force,
    count(*) filter (where answer = 'yes' and item = 'budget_assigned') as budget_assigned,
    count(*) filter (where answer = 'yes' and item = 'has_technician') as has_technician,
    min(observed_on) as observed_from,
    max(observed_on) as observed_to,
    bool_or(synthetic) as synthetic,
    macros.row_key('checklist_counts', [area_group, cast(year as varchar)]) as key,
from report.checklist_answers
group by area_group, year
