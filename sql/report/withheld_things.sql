-- Grain: one count of people of one community, system or provider that is not public, in any year: it is few, or with the sum of its municipality one that is could be worked out.
with

things as materialized (
    select
        'row_id' as id_column,
        row_id as thing_id,
        municipality_code,
        residence,
        year,
        unnest([
            struct_pack(column_name := 'dwellings', people := dwellings),
            struct_pack(column_name := 'without_water', people := without_water),
            struct_pack(column_name := 'without_sanitation', people := without_sanitation),
            struct_pack(column_name := 'without_handwashing', people := without_handwashing)
        ]) as cell,
        dwellings as all_people,
    from report.community_gaps
    union all
    select 'system_id', system_id, municipality_code, 'total', year, struct_pack(column_name := 'households', people := households), households
    from report.systems_to_attend
    union all
    select 'system_id', system_id, municipality_code, 'total', year, struct_pack(column_name := 'population_served', people := population_served), households
    from report.system_panel
    where municipality_code is not null
    union all
    select 'provider_id', provider_id, municipality_code, 'total', year, struct_pack(column_name := 'users', people := users), users
    from report.providers_to_attend
),

-- Whatever is said of few dwellings is about few.
counts as materialized (
    select
        things.id_column,
        things.cell.column_name as column_name,
        things.thing_id,
        things.municipality_code,
        things.residence,
        things.year,
        coalesce(things.cell.people, 0) as people,
        things.cell.people > 0 and things.cell.people < thresholds.suppress_min_people
        or things.cell.people is not null and things.all_people > 0 and things.all_people < thresholds.suppress_min_people as is_few,
    from things
    cross join model.thresholds as thresholds
),

ranked as materialized (
    select
        id_column,
        column_name,
        municipality_code,
        residence,
        thing_id,
        bool_or(coalesce(is_few, false)) as is_few,
        row_number() over (
            partition by id_column, column_name, municipality_code, residence
            order by bool_or(coalesce(is_few, false)) desc, max(people) = 0, max(people), thing_id
        ) as place,
    from counts
    group by id_column, column_name, municipality_code, residence, thing_id
),

classes as (
    select
        id_column,
        column_name,
        municipality_code,
        residence,
        count(*) filter (where is_few) as n_few,
        max(place) as last_place,
    from ranked
    group by id_column, column_name, municipality_code, residence
    having bool_or(is_few)
),

years as (
    select distinct id_column, column_name, municipality_code, residence, year
    from counts
),

steps as (
    select
        ranked.id_column,
        ranked.column_name,
        ranked.municipality_code,
        ranked.residence,
        ranked.place,
        count(*) filter (where counts.people > 0 or counts.is_few) over first_ones as n,
        coalesce(sum(counts.people) over first_ones, 0) as people,
    from ranked
    join classes
        using (id_column, column_name, municipality_code, residence)
    join years
        using (id_column, column_name, municipality_code, residence)
    left join counts
        on counts.id_column = ranked.id_column
        and counts.column_name = ranked.column_name
        and counts.municipality_code = ranked.municipality_code
        and counts.residence = ranked.residence
        and counts.thing_id = ranked.thing_id
        and counts.year = years.year
    window first_ones as (
        partition by ranked.id_column, ranked.column_name, ranked.municipality_code, ranked.residence, years.year
        order by ranked.place
    )
),

cuts as (
    select
        classes.id_column,
        classes.column_name,
        classes.municipality_code,
        classes.residence,
        coalesce(min(safe.place) filter (where safe.is_safe and safe.place >= classes.n_few), max(classes.last_place)) as cut_place,
    from classes
    join (
        select
            steps.id_column,
            steps.column_name,
            steps.municipality_code,
            steps.residence,
            steps.place,
            bool_and(steps.n = 0 or steps.n >= 2 and steps.people >= thresholds.suppress_min_people) as is_safe,
        from steps
        cross join model.thresholds as thresholds
        group by all
    ) as safe
        using (id_column, column_name, municipality_code, residence)
    group by all
)

select
    ranked.id_column,
    ranked.column_name,
    ranked.thing_id,
    ranked.municipality_code,
    ranked.residence,
    case when ranked.is_few then 'few_people' else 'complement' end as withheld_rule,
from ranked
join cuts
    using (id_column, column_name, municipality_code, residence)
where ranked.place <= cuts.cut_place
