-- Grain: one municipality and year of its spending.
select
    municipality_code,
    year,
    make_date(year, 12, 31) as observed_on,
    population,
    total_executed_hnl,
    wash_budget_hnl,
    wash_executed_hnl,
    wash_capex_hnl,
    wash_opex_hnl,
    wash_postconstruction_hnl,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.municipal_spending
where country = (select value from declared.settings where key = 'country.scope')
