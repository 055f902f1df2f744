-- Grain: one thing that is measured, by number: the headline of an indicator, a category of a breakdown or a companion. value_sums names what it sums by these numbers, which the queries over it read back as texts.
with

indicators as (
    select code as indicator, scale, is_share, sample, universe, urban, area, counts
    from declared.indicators
),

-- A companion has a unit of its own, and may count what a register of towns lists.
scales as (
    select indicator, 'headline' as kind, '' as category, scale, is_share, '' as urban_register
    from indicators
    union all
    select indicator, kind, category, max(scale) as scale, bool_and(is_share) as is_share, max(urban_register) as urban_register
    from declared.breakdown_categories
    group by indicator, kind, category
),

named as (
    select indicator, kind, breakdown, category
    from indicator.counted
    group by indicator, kind, breakdown, category
    union
    select indicator, 'headline' as kind, '' as breakdown, '' as category
    from indicators
),

numbered as (
    select
        cast(row_number() over (order by named.indicator, named.kind, named.breakdown, named.category) as integer) as part_id,
        named.*,
        scales.scale,
        scales.is_share,
        scales.urban_register,
    from named
    join scales
        on scales.indicator = named.indicator
        and scales.kind = named.kind
        and (scales.kind = 'headline' or scales.category = named.category)
)

select
    numbered.part_id,
    max(part_id) filter (where kind = 'headline') over (partition by numbered.indicator) as headline_id,
    numbered.indicator,
    numbered.kind,
    numbered.breakdown,
    numbered.category,
    numbered.scale,
    numbered.is_share,
    numbered.urban_register,
    indicators.sample,
    indicators.universe,
    indicators.urban,
    indicators.area,
    indicators.counts,
from numbered
join indicators
    on indicators.indicator = numbered.indicator
