-- Grain: one area that a value can be given for.
with

members as (
    select
        municipality_code,
        max(year) filter (where year <= (select max(year) from declared.reporting_years)) as last_year,
        bool_or(year = 2017) as is_cohort_2017,
    from model.memberships
    group by municipality_code
)

select
    'municipality' as level,
    municipalities.municipality_code as area_code,
    municipalities.municipality_name as area_name,
    municipalities.municipality_name as area_name_en,
    municipalities.department_name,
    coalesce(members.last_year = (select max(year) from declared.reporting_years), false) as is_member,
    coalesce(members.is_cohort_2017, false) as is_cohort_2017,
    municipalities.latitude,
    municipalities.longitude,
from model.municipalities as municipalities
left join members
    on members.municipality_code = municipalities.municipality_code
union all
select distinct 'department', department_code, department_name, department_name, department_name, false, false, null, null
from model.municipalities
union all
select 'nation', value, 'Honduras', 'Honduras', null, false, false, null, null
from declared.settings
where key = 'country.scope'
union all
select 'ptps', 'PTPS', 'Municipios socios de PTPS', 'Partner municipalities of PTPS', null, false, false, null, null
union all
select 'ptps', 'PTPS2017', 'Municipios socios de 2017', 'Partner municipalities of 2017', null, false, false, null, null
