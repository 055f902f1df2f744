-- The JMP method whole: urban, rural and total services of each area by year, columns as in jmp_services with reach as a word (line, flat, held). The nation is urban times its share and rural times the rest (rule 9), where both are known, or the one where all people live. Points of other residences than urban and rural are not used. urban_shares: a list of structs (area, year, urban in percent).
create macro macros.jmp_estimates(survey_points, urban_shares, from_year, to_year) as table
with parts as materialized (
    from macros.jmp_services(list_filter(survey_points, lambda point: point.residence in ('urban', 'rural')), from_year, to_year)
),
weighted as (
    select
        parts.area,
        parts.year,
        parts.variable,
        sum(parts.value * part_share.weight order by parts.residence) as value,
        sum(part_share.weight order by parts.residence) as weight,
        min(parts.points) filter (where part_share.weight > 0) as points,
        max(parts.reach) filter (where part_share.weight > 0) as reach,
        list_sort(list_distinct(flatten(list(parts.inputs) filter (where part_share.weight > 0)))) as inputs,
    from parts
    join (
        select area, in_year as year, 'urban' as residence, urban / 100 as weight from macros.jmp_shares(urban_shares)
        union all
        select area, in_year as year, 'rural' as residence, 1 - urban / 100 as weight from macros.jmp_shares(urban_shares)
    ) as part_share
        on part_share.area = parts.area and part_share.year = parts.year and part_share.residence = parts.residence
    group by all
),
together as (
    select area, residence, year, variable, value, points, reach, inputs from parts
    union all
    select area, 'total', year, variable, value, points, reach, inputs from weighted where abs(weight - 1) < 1e-9
)
select
    area,
    residence,
    year,
    variable,
    value,
    points,
    case reach when 1 then 'line' when 2 then 'flat' else 'held' end as reach,
    inputs,
from together
