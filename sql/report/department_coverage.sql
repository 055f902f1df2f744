-- Grain: one coverage of one department by edition of the points, variable and year: estimated by the JMP method from surveys that show departments, or the reason why it cannot be: not_reported (no survey asked), too_old (the points are too far away), source_not_loaded.
with

-- Read three times below; drawn once.
estimates as materialized (
    from model.department_estimates
),

editions as (
    select distinct edition from model.department_points
    union
    select '' where not exists (select 1 from model.department_points)
),

variables as (
    select
        unnest(['wat_imp', 'wat_bas', 'wat_lim', 'wat_unimp', 'wat_sur', 'san_imp', 'san_bas', 'san_lim', 'san_unimp', 'san_od']) as variable,
),

years as (
    select year from model.reporting_years
    union
    select year from estimates
),

departments as (
    select distinct department_code, department_name from model.municipalities
)

select
    editions.edition,
    departments.department_code as area_code,
    departments.department_name as area_name,
    variables.variable,
    years.year,
    estimates.value,
    estimates.points,
    estimates.reach,
    coalesce(estimates.surveys, cast([] as varchar[])) as surveys,
    case
        when estimates.value is not null then null
        when not exists (select 1 from model.department_points) then 'source_not_loaded'
        when exists (
            select 1
            from estimates as others
            where
                others.edition = editions.edition
                and others.department_code = departments.department_code
                and others.variable = variables.variable
        ) then 'too_old'
        else 'not_reported'
    end as reason,
    coalesce(estimates.synthetic, false) as synthetic,
    coalesce(estimates.origins, cast([] as varchar[])) as origins,
from editions
cross join departments
cross join variables
cross join years
left join estimates
    on estimates.edition = editions.edition
    and estimates.department_code = departments.department_code
    and estimates.variable = variables.variable
    and estimates.year = years.year
