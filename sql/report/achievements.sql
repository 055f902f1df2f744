-- Grain: one indicator, residence and year: the partner municipalities of 2017 against those that never were partners, of the same definition, with what the two groups are made of. A difference is no effect: nobody was assigned by lot.
with

groups as (
    select
        places.municipality_code,
        places.year,
        case
            when cohort.municipality_code is not null then 'partners'
            when members.municipality_code is null then 'others'
        end as side,
    from model.area_municipalities as places
    left join (select distinct municipality_code from model.memberships where year = 2017) as cohort
        on cohort.municipality_code = places.municipality_code
    left join (select distinct municipality_code from model.memberships) as members
        on members.municipality_code = places.municipality_code
    where places.level = 'municipality'
),

spreads as (
    select
        indicator,
        municipality_code,
        year,
        residence,
        sum(cast(macros.sampling_spread(weight * denominator, sampled) as decimal(38, 6))) as spread,
    from report.counted_things
    where sampled > 0
    group by indicator, municipality_code, year, residence
),

spread_areas as (
    select indicator, municipality_code, year, residence, spread from spreads
    union all
    select indicator, municipality_code, year, 'total' as residence, sum(spread) as spread
    from spreads
    group by indicator, municipality_code, year
),

homes as (
    select
        groups.side,
        groups.year,
        sum(cast(dwellings.dwellings as decimal(24, 6))) as dwellings,
        sum(cast(dwellings.urban_dwellings as decimal(24, 6))) as urban_dwellings,
        count(*) as municipalities,
        count(dwellings.rural_dwellings) as rural_municipalities,
        count(dwellings.urban_dwellings) as urban_municipalities,
    from groups
    left join model.dwellings as dwellings
        on dwellings.municipality_code = groups.municipality_code
        and dwellings.year = groups.year
    where groups.side is not null
    group by groups.side, groups.year
),

compared as (
    select distinct
        indicator_values.indicator,
        homes.side,
        indicator_values.year,
        indicator_values.residence,
        case indicator_values.residence
            when 'rural' then homes.rural_municipalities
            when 'urban' then homes.urban_municipalities
            else homes.municipalities
        end as municipalities,
    from report.indicator_values as indicator_values
    join homes
        on homes.year = indicator_values.year
    where indicator_values.level = 'municipality'
),

-- A municipality without a row belongs to its side all the same.
sums as (
    select
        compared.indicator,
        compared.side,
        compared.year,
        compared.residence,
        sum(cast(indicator_values.numerator as decimal(24, 6))) filter (where indicator_values.value is not null) as numerator,
        sum(cast(indicator_values.denominator as decimal(24, 6))) filter (where indicator_values.value is not null) as denominator,
        sum(known_things.things) filter (where indicator_values.value is not null) as told,
        sum(known_things.things) as all_known,
        sum(cast(indicator_values.unknown as decimal(24, 6))) as unknown,
        sum(spread_areas.spread) as spread,
        greatest(any_value(compared.municipalities), count(indicator_values.indicator)) as municipalities,
        count(indicator_values.value) as municipalities_with_value,
        coalesce(bool_or(indicator_values.synthetic), false) as synthetic,
    from compared
    join declared.indicators as indicators
        on indicators.code = compared.indicator
    left join (
        select groups.side, own.*
        from report.indicator_values as own
        join groups
            on groups.municipality_code = own.area_code
            and groups.year = own.year
        where own.level = 'municipality'
    ) as indicator_values
        on indicator_values.indicator = compared.indicator
        and indicator_values.side = compared.side
        and indicator_values.year = compared.year
        and indicator_values.residence = compared.residence
    left join spread_areas
        on spread_areas.indicator = indicator_values.indicator
        and spread_areas.municipality_code = indicator_values.area_code
        and spread_areas.year = indicator_values.year
        and spread_areas.residence = indicator_values.residence
    -- Of an amount the unknown are things that give none, so the known are counted as things too.
    cross join lateral (
        select cast(case
            when indicators.counts = 'amounts' then greatest(indicator_values.n_rows - indicator_values.unknown, 0)
            else indicator_values.denominator
        end as decimal(24, 6)) as things
    ) as known_things
    group by compared.indicator, compared.side, compared.year, compared.residence
),

sides as (
    select
        sums.indicator,
        sums.side,
        sums.year,
        sums.residence,
        indicators.is_share,
        indicators.scale * cast(sums.numerator as double) / nullif(cast(sums.denominator as double), 0) as value,
        value / indicators.scale as ratio,
        macros.kish_n(cast(sums.denominator as double), cast(sums.spread as double)) as effective_n,
        100 * cast(sums.all_known + sums.unknown - coalesce(sums.told, 0) as double) / nullif(cast(sums.all_known + sums.unknown as double), 0) as unknown_pct,
        sums.municipalities,
        sums.municipalities_with_value,
        sums.synthetic,
        cast(homes.dwellings as double) as dwellings,
        100 * cast(homes.urban_dwellings as double) / nullif(cast(homes.dwellings as double), 0) as urban_pct,
    from sums
    join declared.indicators as indicators
        on indicators.code = sums.indicator
    left join homes
        on homes.side = sums.side
        and homes.year = sums.year
),

beside as (
    select
        partners.indicator,
        partners.residence,
        partners.year,
        partners.value as partner_value,
        others.value as other_value,
        partners.unknown_pct as partner_unknown_pct,
        others.unknown_pct as other_unknown_pct,
        partners.municipalities as partner_municipalities,
        partners.municipalities_with_value as partner_municipalities_with_value,
        others.municipalities as other_municipalities,
        others.municipalities_with_value as other_municipalities_with_value,
        partners.dwellings as partner_dwellings,
        others.dwellings as other_dwellings,
        partners.urban_pct as partner_urban_pct,
        others.urban_pct as other_urban_pct,
        case
            when partners.value is null or others.value is null then 'no_data'
            -- The others are most of the nation: where it has too little to be told of, so have they.
            when nation.reason is not null then nation.reason
            when greatest(coalesce(partners.unknown_pct, 100), coalesce(others.unknown_pct, 100)) > thresholds.trend_max_unknown_pct then 'unknown_share'
        end as reason,
        partners.effective_n is not null or others.effective_n is not null as is_sample,
        coalesce(macros.wilson_low(partners.ratio, partners.effective_n), partners.ratio) as partner_low,
        coalesce(macros.wilson_high(partners.ratio, partners.effective_n), partners.ratio) as partner_high,
        coalesce(macros.wilson_low(others.ratio, others.effective_n), others.ratio) as other_low,
        coalesce(macros.wilson_high(others.ratio, others.effective_n), others.ratio) as other_high,
        partners.ratio as partner_ratio,
        others.ratio as other_ratio,
        partners.is_share,
        partners.synthetic or others.synthetic as synthetic,
    from sides as partners
    join sides as others
        on others.indicator = partners.indicator
        and others.residence = partners.residence
        and others.year = partners.year
        and others.side = 'others'
    cross join model.thresholds as thresholds
    left join report.indicator_values as nation
        on nation.indicator = partners.indicator
        and nation.level = 'nation'
        and nation.residence = partners.residence
        and nation.year = partners.year
    where partners.side = 'partners'
)

select
    beside.indicator,
    beside.residence,
    beside.year,
    beside.partner_value,
    beside.other_value,
    case when beside.reason is null then beside.partner_value - beside.other_value end as difference,
    case when beside.reason is null and beside.is_sample and beside.is_share then 100 * macros.newcombe_low(beside.other_ratio, beside.other_low, beside.other_high, beside.partner_ratio, beside.partner_low, beside.partner_high) end as difference_low,
    case when beside.reason is null and beside.is_sample and beside.is_share then 100 * macros.newcombe_high(beside.other_ratio, beside.other_low, beside.other_high, beside.partner_ratio, beside.partner_low, beside.partner_high) end as difference_high,
    beside.reason,
    first.year as first_year,
    beside.partner_value - first.partner_value as partner_change,
    beside.other_value - first.other_value as other_change,
    case when beside.reason is null and first.reason is null then (beside.partner_value - first.partner_value) - (beside.other_value - first.other_value) end as difference_of_changes,
    beside.partner_unknown_pct,
    beside.other_unknown_pct,
    beside.partner_municipalities,
    beside.partner_municipalities_with_value,
    beside.other_municipalities,
    beside.other_municipalities_with_value,
    beside.partner_dwellings,
    beside.other_dwellings,
    beside.partner_urban_pct,
    beside.other_urban_pct,
    beside.synthetic,
from beside
cross join model.thresholds as thresholds
left join beside as first
    on first.indicator = beside.indicator
    and first.residence = beside.residence
    and first.year = thresholds.trend_start_first_year
    and beside.year > first.year
