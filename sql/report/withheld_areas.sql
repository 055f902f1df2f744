-- Grain: one area whose count of some people (people_of) is not public in one residence: it is about few, or it would give away one that is. Areas are withheld in pairs that every published sum holds both of, or neither: of one department, of the same groups of PTPS and counted in the same years, else of two departments that are then withheld too, else with the groups, else everything.
with

minimum as (
    select suppress_min_people as people from model.thresholds
),

-- Years in which not even all of the country together hide one: there is one only, or all or none of them have what is asked. Nothing of them is public.
bare_years as materialized (
    select distinct sums.people_of, sums.residence, sums.withheld_with, sums.year
    from (
        select
            people_of,
            residence,
            withheld_with,
            indicator,
            companion,
            year,
            bool_or(is_few) as has_few,
            count(*) as n,
            sum(people) as people,
            sum(part) as part,
        from report.people_cells
        group by people_of, residence, withheld_with, indicator, companion, year
    ) as sums
    cross join minimum
    qualify
        bool_or(sums.has_few) over (partition by sums.people_of, sums.residence, sums.withheld_with)
        and (sums.n < 2 or sums.people < minimum.people or sums.has_few and coalesce(sums.part = 0 or sums.part = sums.people, false))
),

problems as materialized (
    select distinct cells.people_of, cells.residence, cells.withheld_with
    from report.people_cells as cells
    anti join bare_years
        on bare_years.people_of = cells.people_of
        and bare_years.residence = cells.residence
        and bare_years.year = cells.year
    where cells.is_few
),

cells as materialized (
    select
        cells.*,
        bool_or(cells.is_few) over (partition by cells.people_of, cells.residence, cells.indicator, cells.companion, cells.year) as is_year_of_few,
    from report.people_cells as cells
    join problems
        on problems.people_of = cells.people_of
        and problems.residence = cells.residence
        and problems.withheld_with = cells.withheld_with
    anti join bare_years
        on bare_years.people_of = cells.people_of
        and bare_years.residence = cells.residence
        and bare_years.year = cells.year
),

memberships as (
    select
        municipality_code,
        area_code,
        year,
    from model.area_municipalities
    where level = 'ptps'
),

-- Of which groups a municipality is part in the years that are withheld together.
signatures as (
    select
        municipality_code,
        0 as withheld_with,
        string_agg(area_code || year, ' ' order by area_code, year) as signature,
    from memberships
    group by municipality_code
    union all
    select
        municipality_code,
        year as withheld_with,
        string_agg(area_code || year, ' ' order by area_code) as signature,
    from memberships
    group by municipality_code, year
),

-- In which sums a municipality stands: one that stands in fewer than its pair is what the others leave over.
patterns as (
    select
        people_of,
        residence,
        withheld_with,
        municipality_code,
        string_agg(indicator || companion || year, ' ' order by indicator, companion, year) as pattern,
    from cells
    group by people_of, residence, withheld_with, municipality_code
),

-- How to pair: 1 within a department and the same groups; 2 within a department, the groups being withheld.
things as (
    select
        cells.people_of,
        cells.residence,
        cells.withheld_with,
        modes.mode,
        municipalities.department_code,
        patterns.pattern || case modes.mode when 1 then ' ' || coalesce(signatures.signature, '') else '' end as signature,
        cells.municipality_code,
        bool_or(cells.is_few) as is_few,
        sum(cells.people) as people,
    from cells
    cross join (values (1), (2)) as modes (mode)
    join model.municipalities as municipalities
        on municipalities.municipality_code = cells.municipality_code
    join patterns
        on patterns.people_of = cells.people_of
        and patterns.residence = cells.residence
        and patterns.withheld_with = cells.withheld_with
        and patterns.municipality_code = cells.municipality_code
    left join signatures
        on signatures.municipality_code = cells.municipality_code
        and signatures.withheld_with = cells.withheld_with
    group by all
),

ranked as materialized (
    select
        *,
        row_number() over (partition by people_of, residence, withheld_with, mode, department_code, signature order by is_few desc, people, municipality_code) as place,
    from things
),

equations as materialized (
    select distinct people_of, residence, withheld_with, indicator, companion, year
    from cells
),

-- What the first ones of a class add up to in each published sum.
steps as materialized (
    select
        ranked.people_of,
        ranked.residence,
        ranked.withheld_with,
        ranked.mode,
        ranked.department_code,
        ranked.signature,
        ranked.place,
        equations.indicator,
        equations.companion,
        equations.year,
        count(cells.people) over first_ones as n,
        coalesce(sum(cells.people) over first_ones, 0) as people,
        sum(cells.part) filter (where cells.is_year_of_few) over first_ones as part,
    from ranked
    join equations
        on equations.people_of = ranked.people_of
        and equations.residence = ranked.residence
        and equations.withheld_with = ranked.withheld_with
    left join cells
        on cells.people_of = ranked.people_of
        and cells.residence = ranked.residence
        and cells.withheld_with = ranked.withheld_with
        and cells.indicator = equations.indicator
        and cells.companion = equations.companion
        and cells.year = equations.year
        and cells.municipality_code = ranked.municipality_code
    window first_ones as (
        partition by
            ranked.people_of, ranked.residence, ranked.withheld_with, ranked.mode, ranked.department_code, ranked.signature,
            equations.indicator, equations.companion, equations.year
        order by ranked.place
    )
),

-- Two at least, not few together, and neither all nor none of them with what is asked: else the sum tells of each.
safe as (
    select
        steps.people_of,
        steps.residence,
        steps.withheld_with,
        steps.mode,
        steps.department_code,
        steps.signature,
        steps.place,
        bool_and(steps.n = 0 or steps.n >= 2 and steps.people >= minimum.people and coalesce(steps.part > 0 and steps.part < steps.people, true)) as is_safe,
    from steps
    cross join minimum
    group by all
),

classes as materialized (
    select
        ranked.people_of,
        ranked.residence,
        ranked.withheld_with,
        ranked.mode,
        ranked.department_code,
        ranked.signature,
        bool_or(ranked.is_few) as has_few,
        sum(ranked.people) as people,
        max(ranked.place) as last_place,
        min(ranked.place) filter (where safe.is_safe and ranked.place >= few.n) as safe_place,
    from ranked
    join (
        select people_of, residence, withheld_with, mode, department_code, signature, count(*) filter (where is_few) as n
        from ranked
        group by all
    ) as few
        using (people_of, residence, withheld_with, mode, department_code, signature)
    join safe
        using (people_of, residence, withheld_with, mode, department_code, signature, place)
    group by all
),

units as (
    select
        *,
        has_few and safe_place is null as is_alone,
        coalesce(safe_place, last_place) as cut_place,
    from classes
),

ranked_units as materialized (
    select
        *,
        count(*) filter (where is_alone) over (partition by people_of, residence, withheld_with, mode, signature) as n_alone,
        row_number() over (partition by people_of, residence, withheld_with, mode, signature order by is_alone desc, has_few desc, people, department_code) as unit_place,
    from units
),

unit_steps as (
    select
        ranked_units.people_of,
        ranked_units.residence,
        ranked_units.withheld_with,
        ranked_units.mode,
        ranked_units.signature,
        ranked_units.unit_place,
        ranked_units.n_alone,
        sum(case when steps.n > 0 then 1 else 0 end) over first_units as n,
        sum(steps.people) over first_units as people,
        sum(steps.part) over first_units as part,
    from ranked_units
    join steps
        on steps.people_of = ranked_units.people_of
        and steps.residence = ranked_units.residence
        and steps.withheld_with = ranked_units.withheld_with
        and steps.mode = ranked_units.mode
        and steps.department_code = ranked_units.department_code
        and steps.signature = ranked_units.signature
        and steps.place = ranked_units.cut_place
    where ranked_units.n_alone > 0
    window first_units as (
        partition by
            ranked_units.people_of, ranked_units.residence, ranked_units.withheld_with, ranked_units.mode, ranked_units.signature,
            steps.indicator, steps.companion, steps.year
        order by ranked_units.unit_place
    )
),

unit_safe as (
    select
        unit_steps.people_of,
        unit_steps.residence,
        unit_steps.withheld_with,
        unit_steps.mode,
        unit_steps.signature,
        unit_steps.unit_place,
        bool_and(
            unit_steps.unit_place >= unit_steps.n_alone
            and (unit_steps.n = 0 or unit_steps.n >= 2 and unit_steps.people >= minimum.people and coalesce(unit_steps.part > 0 and unit_steps.part < unit_steps.people, true))
        ) as is_safe,
    from unit_steps
    cross join minimum
    group by all
),

unit_cuts as (
    select
        people_of,
        residence,
        withheld_with,
        mode,
        signature,
        min(unit_place) filter (where is_safe) as unit_cut,
    from unit_safe
    group by all
),

chosen as materialized (
    select
        modes.people_of,
        modes.residence,
        modes.withheld_with,
        coalesce(min(modes.mode) filter (where not modes.fails), 3) as mode,
    from (
        select
            ranked.people_of,
            ranked.residence,
            ranked.withheld_with,
            ranked.mode,
            bool_or(unit_cuts.people_of is not null and unit_cuts.unit_cut is null) as fails,
        from ranked
        left join unit_cuts
            using (people_of, residence, withheld_with, mode, signature)
        group by all
    ) as modes
    group by all
),

withheld_units as materialized (
    select
        ranked_units.people_of,
        ranked_units.residence,
        ranked_units.withheld_with,
        ranked_units.mode,
        ranked_units.department_code,
        ranked_units.signature,
        ranked_units.cut_place,
        unit_cuts.unit_cut is not null and ranked_units.unit_place <= unit_cuts.unit_cut as is_with_department,
    from ranked_units
    join chosen
        using (people_of, residence, withheld_with, mode)
    left join unit_cuts
        using (people_of, residence, withheld_with, mode, signature)
    where ranked_units.has_few or ranked_units.unit_place <= unit_cuts.unit_cut
),

withheld_municipalities as materialized (
    select
        ranked.people_of,
        ranked.residence,
        ranked.withheld_with,
        ranked.mode,
        ranked.department_code,
        ranked.municipality_code,
        -- Those that are withheld with their departments are pairs across them.
        case when withheld_units.is_with_department then '' else ranked.department_code end || ' ' || md5(ranked.signature) as paired_in,
        withheld_units.is_with_department,
    from ranked
    join withheld_units
        using (people_of, residence, withheld_with, mode, department_code, signature)
    where ranked.place <= withheld_units.cut_place
)

select people_of, residence, withheld_with, 'municipality' as level, municipality_code as area_code, is_with_department as is_paired_across, case mode when 2 then paired_in end as paired_in
from withheld_municipalities
union
select people_of, residence, withheld_with, 'department' as level, department_code as area_code, true as is_paired_across, cast(null as varchar) as paired_in
from withheld_units
where is_with_department
union
select chosen.people_of, chosen.residence, chosen.withheld_with, areas.level, areas.area_code, true as is_paired_across, cast(null as varchar) as paired_in
from chosen
cross join model.areas as areas
where chosen.mode = 3
union
select bare_years.people_of, bare_years.residence, bare_years.year as withheld_with, areas.level, areas.area_code, true as is_paired_across, cast(null as varchar) as paired_in
from bare_years
cross join model.areas as areas
