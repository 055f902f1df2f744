-- The services of each area and residence by year (JMP method, rules 4 to 8): area, residence, year, variable by JMP's short names, value in percent of the population of that residence, points (of the shortest line that goes into it), reach (the farthest of its lines), inputs (names of its lines). Without points on the time to fetch water, at least basic is improved and limited is not known, as JMP publishes it. survey_points as in jmp_lines.
create macro macros.jmp_services(survey_points, from_year, to_year) as table
with by_year as (
    select
        area,
        residence,
        year,
        any_value(line) filter (where variable = 'w_imp') as w_imp,
        any_value(line) filter (where variable = 'w_sur') as w_sur,
        any_value(line) filter (where variable = 'w_pip') as w_pip,
        any_value(line) filter (where variable = 'w_30min') as w_30min,
        any_value(line) filter (where variable = 'w_premises') as w_premises,
        any_value(line) filter (where variable = 'w_available') as w_available,
        any_value(line) filter (where variable = 'w_quality') as w_quality,
        any_value(line) filter (where variable = 's_imp') as s_imp,
        any_value(line) filter (where variable = 's_od') as s_od,
        any_value(line) filter (where variable = 's_shared') as s_shared,
    from (
        select
            area,
            residence,
            year,
            variable,
            struct_pack(variable := variable, value := value, points := points, reach := reach) as line,
        from macros.jmp_lines_by_year(survey_points, from_year, to_year)
    ) as lines
    group by all
),
fitting as (
    select
        *,
        macros.jmp_beside(w_imp.value, w_sur.value) as water,
        macros.jmp_beside(s_imp.value, s_od.value) as toilets,
    from by_year
),
shares as (
    select
        *,
        water.improved as imp,
        water.other as sur,
        water.improved * w_30min.value / 100 as within_30min,
        water.improved * w_premises.value / 100 as premises,
        water.improved * w_available.value / 100 as available,
        water.improved * w_quality.value / 100 as quality,
        toilets.improved * s_shared.value / 100 as shared,
    from fitting
),
basic as (
    select
        *,
        -- greatest() and least() pass over what is not known.
        case when within_30min is null then imp else greatest(within_30min, premises) end as bas,
        case when quality is not null and (premises is not null or available is not null) then least(premises, available, quality) end as sm,
    from shares
),
services as (
    select
        area,
        residence,
        year,
        unnest([
            struct_pack(variable := 'wat_imp', value := imp, lines := [w_imp]),
            struct_pack(variable := 'wat_sur', value := sur, lines := case when w_sur is null then [w_imp] else [w_sur] end),
            struct_pack(variable := 'wat_pip', value := case when imp < w_pip.value then imp else w_pip.value end, lines := [w_pip]),
            struct_pack(variable := 'wat_30min', value := within_30min, lines := [w_imp, w_30min]),
            struct_pack(variable := 'wat_premises', value := premises, lines := [w_imp, w_premises]),
            struct_pack(variable := 'wat_available', value := available, lines := [w_imp, w_available]),
            struct_pack(variable := 'wat_quality', value := quality, lines := [w_imp, w_quality]),
            struct_pack(variable := 'wat_bas', value := bas, lines := case when w_30min is null then [w_imp] else [w_imp, w_30min, w_premises] end),
            struct_pack(variable := 'wat_lim', value := case when within_30min is not null then imp - bas end, lines := [w_imp, w_30min, w_premises]),
            struct_pack(variable := 'wat_unimp', value := 100 - imp - sur, lines := [w_imp, w_sur]),
            struct_pack(variable := 'wat_sm', value := sm, lines := [w_imp, w_premises, w_available, w_quality]),
            struct_pack(variable := 'san_imp', value := toilets.improved, lines := [s_imp]),
            struct_pack(variable := 'san_od', value := toilets.other, lines := case when s_od is null then [s_imp] else [s_od] end),
            struct_pack(variable := 'san_shared', value := shared, lines := [s_imp, s_shared]),
            struct_pack(variable := 'san_bas', value := toilets.improved - shared, lines := [s_imp, s_shared]),
            struct_pack(variable := 'san_lim', value := shared, lines := [s_imp, s_shared]),
            struct_pack(variable := 'san_unimp', value := 100 - toilets.improved - toilets.other, lines := [s_imp, s_od])
        ]) as service,
    from basic
)
select
    area,
    residence,
    year,
    service.variable as variable,
    -- A difference of floats that should be nothing may fall a hair below it.
    least(100, greatest(0, service.value)) as value,
    list_min(list_transform(service.lines, lambda line: line.points)) as points,
    list_max(list_transform(service.lines, lambda line: line.reach)) as reach,
    list_filter(list_transform(service.lines, lambda line: line.variable), lambda name: name is not null) as inputs,
from services
where service.value is not null
