-- Grain: one year that a report can be of, with what its words need: the year before, and the homes of the partner municipalities and of the others.
with

homes as (
    select
        year,
        max(partner_dwellings) as partner_dwellings,
        max(other_dwellings) as other_dwellings,
        max(partner_urban_pct) as partner_urban_pct,
        max(other_urban_pct) as other_urban_pct,
    from report.achievements
    group by year
),

plans as (
    select
        year,
        max(observed_to) as poa_cut,
    from report.poa_progress
    group by year
)

select
    macros.row_key('report_years', [cast(years.year as varchar)]) as key,
    years.year,
    years.year - 1 as previous_year,
    homes.partner_dwellings,
    homes.other_dwellings,
    homes.partner_urban_pct,
    homes.other_urban_pct,
    plans.poa_cut,
from declared.reporting_years as years
left join homes
    on homes.year = years.year
left join plans
    on plans.year = years.year
order by years.year
