-- Grain: one municipality of one area (itself, its department, the nation, a group of PTPS) in one reporting year.
with

municipality_years as (
    select
        municipalities.municipality_code,
        municipalities.department_code,
        years.year,
    from model.municipalities as municipalities
    cross join model.reporting_years as years
),

cohort as (
    select distinct municipality_code
    from model.memberships
    where year = 2017
)

select 'municipality' as level, municipality_code as area_code, municipality_code, year
from municipality_years
union all
select 'department' as level, department_code as area_code, municipality_code, year
from municipality_years
union all
select 'nation' as level, (select value from declared.settings where key = 'country.scope') as area_code, municipality_code, year
from municipality_years
union all
select 'ptps' as level, 'PTPS' as area_code, municipality_years.municipality_code, municipality_years.year
from municipality_years
join model.memberships as memberships
    on memberships.municipality_code = municipality_years.municipality_code
    and memberships.year = municipality_years.year
union all
select 'ptps' as level, 'PTPS2017' as area_code, municipality_years.municipality_code, municipality_years.year
from municipality_years
join cohort
    on cohort.municipality_code = municipality_years.municipality_code
