-- Grain: one value that is not public: it is about fewer people than suppress.min_people, or with it one that is could be worked out. All of its numbers are withheld, since each gives away the others.
with

-- What is withheld of municipalities, as far as anybody is counted there.
counted as materialized (
    select
        areas.people_of,
        cells.indicator,
        cells.companion,
        cells.municipality_code,
        cells.year,
        cells.residence,
        bool_or(areas.is_paired_across) as is_paired_across,
        max(areas.paired_in) as paired_in,
    from report.withheld_areas as areas
    join report.people_cells as cells
        on cells.people_of = areas.people_of
        and cells.residence = areas.residence
        and cells.municipality_code = areas.area_code
        and areas.withheld_with in (0, cells.year)
    where areas.level = 'municipality'
    group by areas.people_of, cells.indicator, cells.companion, cells.municipality_code, cells.year, cells.residence
),

-- A group that holds one of a pair and not the other would tell them apart.
divided_groups as (
    select distinct
        counted.indicator,
        counted.companion,
        groups.area_code,
        counted.year,
        counted.residence,
    from counted
    join (select distinct area_code, year from model.area_municipalities where level = 'ptps') as groups
        on groups.year = counted.year
    left join model.area_municipalities as places
        on places.level = 'ptps'
        and places.area_code = groups.area_code
        and places.year = groups.year
        and places.municipality_code = counted.municipality_code
    where counted.paired_in is not null
    group by counted.indicator, counted.companion, groups.area_code, counted.year, counted.residence, counted.paired_in
    having count(places.municipality_code) between 1 and count(*) - 1
),

-- A cell of a residence gives itself away in the total too. A sum of which no part is withheld gives nothing away, nor does a department of what is paired within it.
areas as materialized (
    select distinct
        counted.indicator,
        counted.companion,
        areas.level,
        areas.area_code,
        counted.year,
        unnest(case when counted.residence = 'whole' then ['total'] else ['total', counted.residence] end) as residence,
    from counted
    join model.area_municipalities as places
        on places.municipality_code = counted.municipality_code
        and places.year = counted.year
    join report.withheld_areas as areas
        on areas.people_of = counted.people_of
        and areas.residence = counted.residence
        and areas.withheld_with in (0, counted.year)
        and areas.level = places.level
        and areas.area_code = places.area_code
    where areas.level <> 'department' or counted.is_paired_across
    union
    select
        indicator,
        companion,
        'ptps' as level,
        area_code,
        year,
        unnest(case when residence = 'whole' then ['total'] else ['total', residence] end) as residence,
    from divided_groups
),

heads as materialized (
    select
        values.indicator,
        values.kind,
        values.breakdown,
        values.category,
        values.level,
        values.area_code,
        values.residence,
        values.year,
        case people.people_in when 'numerator' then values.numerator else values.denominator end as people,
    from report.value_rows as values
    join declared.people_counts as people
        on people.indicator = values.indicator
        and people.companion = case values.kind when 'companion' then values.category else '' end
    join areas
        on areas.indicator = values.indicator
        and areas.companion = people.companion
        and areas.level = values.level
        and areas.area_code = values.area_code
        and areas.residence = values.residence
        and areas.year = values.year
    where values.kind in ('headline', 'companion')
),

-- Categories of people are told down to the level at which none is about few: PTPS and its cohort each are a level.
category_counts as materialized (
    select
        values.indicator,
        values.kind,
        values.breakdown,
        values.category,
        values.level,
        values.area_code,
        case when values.level = 'ptps' then values.area_code else values.level end as told_at,
        values.residence,
        values.year,
        case
            when values.kind = 'share' or counted.people_in = 'numerator' then values.numerator
            else values.denominator
        end as people,
    from report.value_rows as values
    join declared.people_counts as counted
        on counted.indicator = values.indicator
        and counted.companion = ''
    where values.kind in ('value', 'share')
),

-- What one group has more than another is told by the two of them.
beside as (
    select
        wide.indicator,
        wide.breakdown,
        narrow.told_at,
        wide.year,
        abs(wide.people - narrow.people) as people,
    from category_counts as wide
    join category_counts as narrow
        on narrow.indicator = wide.indicator
        and narrow.breakdown = wide.breakdown
        and narrow.category = wide.category
        and narrow.residence = wide.residence
        and narrow.year = wide.year
        and (wide.told_at = 'nation' and narrow.told_at in ('PTPS', 'PTPS2017') or wide.told_at = 'PTPS' and narrow.told_at = 'PTPS2017')
),

few_categories as materialized (
    select distinct few.indicator, few.breakdown, few.told_at, few.year
    from (
        select indicator, breakdown, told_at, year, people from category_counts
        union all
        select indicator, breakdown, told_at, year, people from beside
    ) as few
    cross join model.thresholds as thresholds
    where few.people > 0.000001 and few.people < thresholds.suppress_min_people
    union
    select distinct
        category_counts.indicator,
        category_counts.breakdown,
        category_counts.told_at,
        category_counts.year,
    from category_counts
    join heads
        on heads.indicator = category_counts.indicator
        and heads.kind = 'headline'
        and (heads.level = category_counts.level or heads.level = 'municipality' and category_counts.level = 'department')
        and heads.year = category_counts.year
),

-- The two groups of PTPS together tell of those that are in one of them only.
unlike_years as (
    select year
    from (
        select year, municipality_code, count(distinct area_code) as n
        from model.area_municipalities
        where level = 'ptps'
        group by year, municipality_code
    ) as memberships
    group by year
    having min(n) < 2
),

-- A year's categories carried into another year are those of both.
categories as (
    select
        category_counts.indicator,
        category_counts.kind,
        category_counts.breakdown,
        category_counts.category,
        category_counts.level,
        category_counts.area_code,
        category_counts.residence,
        category_counts.year,
        category_counts.people,
    from category_counts
    semi join (
        select indicator, breakdown, told_at, year from few_categories
        union
        select indicator, breakdown, 'PTPS2017' as told_at, year
        from few_categories
        where told_at = 'municipality' and year in (select year from unlike_years)
    ) as few_categories
        on few_categories.indicator = category_counts.indicator
        and few_categories.breakdown = category_counts.breakdown
        and few_categories.told_at = category_counts.told_at
        and (
            few_categories.year = category_counts.year
            or category_counts.indicator in (select indicator from report.people_cells where withheld_with = 0)
        )
)

select
    cells.indicator,
    cells.kind,
    cells.breakdown,
    cells.category,
    cells.level,
    cells.area_code,
    cells.residence,
    cells.year,
    case when cells.people > 0.000001 and cells.people < thresholds.suppress_min_people then 'few_people' else 'complement' end as withheld_rule,
    macros.claim_key(cells.indicator, cells.breakdown, cells.category, '', cells.area_code, cells.residence, cells.year, '') as key,
from (
    select * from heads
    union all
    select * from categories
) as cells
cross join model.thresholds as thresholds
