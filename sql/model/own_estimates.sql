-- Grain: one estimate of ours by the JMP method (sql/macros/jmp_*.sql) by edition of the points, variable, residence and year, from two years before the first point to the last reporting year.
with

estimates as (
    select
        area as edition,
        variable,
        residence,
        year,
        value,
        points,
        reach,
        inputs,
    from macros.jmp_estimates(
        (select list(struct_pack(area := edition, variable := variable, residence := residence, year := year, value := value)) from model.jmp_points),
        (
            select list(struct_pack(area := editions.edition, year := shares.year, urban := shares.urban_pct))
            from (select distinct edition from model.jmp_points) as editions
            cross join model.urban_shares as shares
        ),
        (select min(year) - 2 from model.jmp_points),
        (select max(year) from model.reporting_years)
    )
),

lines as (
    select
        edition,
        variable,
        residence,
        bool_or(synthetic) as synthetic,
        list_sort(list_distinct(flatten(list(origins)))) as origins,
    from model.jmp_points
    group by all
),

-- A nation rests on the points of both residences, and on the shares.
grounds as (
    select
        edition,
        variable,
        residence,
        synthetic,
        origins,
    from lines
    union all
    select
        edition,
        variable,
        'total',
        bool_or(synthetic) or (select coalesce(bool_or(synthetic), false) from model.urban_shares),
        list_sort(list_distinct(flatten(list(origins)))),
    from lines
    group by edition, variable
)

select
    estimates.edition,
    estimates.variable,
    estimates.residence,
    cast(estimates.year as integer) as year,
    round(estimates.value, 6) as value,
    estimates.points,
    estimates.reach,
    bool_or(grounds.synthetic) as synthetic,
    list_sort(list_distinct(flatten(list(grounds.origins)))) as origins,
from estimates
join grounds
    on grounds.edition = estimates.edition
    and grounds.residence = estimates.residence
    and list_contains(estimates.inputs, grounds.variable)
group by all
