-- Grain: one count of people, households or users behind one value of one municipality, year and residence; whole is what is neither rural nor urban. Those of one name (people_of) are withheld together, and by themselves in each year only where nothing is carried over from one year to another.
with

counts as (
    select
        people.people_of,
        values.indicator,
        people.companion,
        values.area_code as municipality_code,
        values.year,
        values.residence,
        values.fresh_pct,
        case people.people_in when 'numerator' then values.numerator else values.denominator end as people,
        -- Of a share, how many of them have what it asks; anything else says nothing of single people.
        case when people.people_in = 'denominator' and coalesce(categories.is_share, indicators.is_share) then values.numerator end as part,
    from report.value_rows as values
    join declared.people_counts as people
        on people.indicator = values.indicator
        and people.companion = case values.kind when 'companion' then values.category else '' end
    join declared.indicators as indicators
        on indicators.code = values.indicator
    left join declared.breakdown_categories as categories
        on categories.indicator = values.indicator
        and categories.kind = 'companion'
        and categories.category = people.companion
    where values.level = 'municipality' and values.kind in ('headline', 'companion') and values.denominator is not null
),

carried as (
    select
        people_of,
        bool_or(fresh_pct < 100) as is_carried,
    from counts
    where people > 0
    group by people_of
),

wholes as (
    select
        people_of,
        indicator,
        companion,
        municipality_code,
        year,
        coalesce(sum(people) filter (where residence = 'total'), 0) - coalesce(sum(people) filter (where residence <> 'total'), 0) as people,
        coalesce(sum(part) filter (where residence = 'total'), 0) - coalesce(sum(part) filter (where residence <> 'total'), 0) as part,
        count(part) > 0 as has_part,
    from counts
    group by people_of, indicator, companion, municipality_code, year
)

select
    cells.people_of,
    cells.indicator,
    cells.companion,
    cells.municipality_code,
    cells.year,
    cells.residence,
    case when coalesce(carried.is_carried, false) then 0 else cells.year end as withheld_with,
    cells.people,
    cells.part,
    cells.people < thresholds.suppress_min_people as is_few,
from (
    select people_of, indicator, companion, municipality_code, year, residence, people, part
    from counts
    where residence <> 'total'
    union all
    select people_of, indicator, companion, municipality_code, year, 'whole' as residence, people, case when has_part then part end as part
    from wholes
) as cells
cross join model.thresholds as thresholds
left join carried
    on carried.people_of = cells.people_of
where cells.people > 0.000001
