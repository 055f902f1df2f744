-- Grain: one municipality and year of its checklist.
select
    municipality_code,
    year,
    coalesce(observed_on, make_date(year, 12, 31)) as observed_on,
    comas_exists,
    comas_sessions,
    uscl_exists,
    uscl_reports,
    ajaaps_exists,
    policy_approved,
    plan_approved,
    plan_from_year,
    plan_to_year,
    plan_costed,
    budget_assigned,
    has_technician,
    approved_tool_used,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.municipal_checklists
where country = (select value from declared.settings where key = 'country.scope')
