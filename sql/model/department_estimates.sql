-- Grain: one estimate of ours by the JMP method for one department by edition of the points, variable and year, all residences together. Basic water only where the time to fetch it was asked.
with

estimates as (
    select
        split_part(area, '/', 1) as department_code,
        split_part(area, '/', 2) as edition,
        variable,
        year,
        value,
        points,
        reach,
        inputs,
    from macros.jmp_services(
        (select list(struct_pack(area := department_code || '/' || edition, variable := jmp_variable, residence := 'total', year := year, value := value)) from model.department_points),
        (select min(year) - 2 from model.department_points),
        (select max(year) from model.reporting_years)
    )
    where not (variable = 'wat_bas' and not list_contains(inputs, 'w_30min'))
)

select
    estimates.edition,
    estimates.department_code,
    estimates.variable,
    cast(estimates.year as integer) as year,
    round(estimates.value, 6) as value,
    estimates.points,
    case estimates.reach when 1 then 'line' when 2 then 'flat' else 'held' end as reach,
    list_sort(list(distinct points.survey)) as surveys,
    bool_or(points.synthetic) as synthetic,
    list_sort(list_distinct(flatten(list(points.origins)))) as origins,
from estimates
join model.department_points as points
    on points.edition = estimates.edition
    and points.department_code = estimates.department_code
    and list_contains(estimates.inputs, points.jmp_variable)
group by all
