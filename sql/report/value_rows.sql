-- Grain: one value of one indicator (headline, breakdown category or companion) for one area, residence and year. The only place where anything is summed, divided, scaled or given a reason.
with

-- greatest and least pass over null, so every use of them is guarded. Sums are of decimals, so that the order in which rows arrive changes nothing.
cells as materialized (
    select
        indicator,
        kind,
        breakdown,
        category,
        municipality_code,
        year,
        residence,
        sum(cast(weight * numerator as decimal(24, 6))) as numerator,
        sum(cast(weight * denominator as decimal(24, 6))) as denominator,
        -- What a sample leaves open, by Kish, with the finite population: of wD things of which n were seen, wD (wD - n) / n. Nothing for a complete count.
        sum(cast(macros.sampling_spread(weight * denominator, sampled) as decimal(38, 6))) as spread,
        sum(cast(sampled as decimal(24, 6))) as n_cases,
        sum(cast(weight * unknown as decimal(24, 6))) as unknown,
        sum(cast(weight * unknown_low as decimal(24, 6))) as unknown_low,
        sum(cast(weight * unknown_high as decimal(24, 6))) as unknown_high,
        sum(cast(weight * unknown as decimal(24, 6))) filter (where unknown_reason = 'too_old') as unknown_too_old,
        sum(cast(weight * unknown as decimal(24, 6))) filter (where unknown_reason = 'not_tested') as unknown_not_tested,
        sum(cast(weight * unknown as decimal(24, 6))) filter (where unknown_reason = 'not_reported') as unknown_not_reported,
        sum(cast(weight * unknown as decimal(24, 6))) filter (where unknown_reason = 'not_applicable') as unknown_not_applicable,
        count(*) filter (where denominator > 0 or unknown > 0) as n_rows,
        count(*) filter (where unknown_reason is not null and denominator = 0 and unknown = 0) as n_unmeasured,
        -- That more of it exists is not known from any list, so what is missing cannot be counted.
        bool_or(unknown_reason = 'not_listed') as is_open_ended,
        sum(cast(weight * denominator as decimal(24, 6))) filter (where year(observed_on) = year) as fresh,
        min(observed_on) filter (where denominator > 0) as observed_from,
        max(observed_on) filter (where denominator > 0) as observed_to,
        bool_or(synthetic) as synthetic,
        bool_or(len(origins) > 0) as has_record,
    from indicator.counted
    group by indicator, kind, breakdown, category, municipality_code, year, residence
),

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

loaded as (
    select distinct indicator from cells
),

-- INE's dwellings by residence; a count that is not split enters the total alone.
universe as materialized (
    select municipality_code, year, 'rural' as residence, rural_dwellings as dwellings, synthetic
    from model.dwellings
    where rural_dwellings is not null
    union all
    select municipality_code, year, 'urban' as residence, urban_dwellings as dwellings, synthetic
    from model.dwellings
    where urban_dwellings is not null
    union all
    select municipality_code, year, 'total' as residence, dwellings, synthetic
    from model.dwellings
    where rural_dwellings is null and urban_dwellings is null
),

-- What each universe holds: dwellings of INE, or one of each municipality.
universes as (
    select
        'ine_dwellings' as universe,
        municipality_code,
        year,
        residence,
        cast(dwellings as decimal(24, 6)) as size,
        synthetic,
    from universe
    union all
    select
        'municipalities' as universe,
        municipality_code,
        year,
        'total' as residence,
        1 as size,
        false as synthetic,
    from model.area_municipalities
    where level = 'municipality'
),

-- What of the universe no row speaks of is unknown. Outside the universes that can be counted this holds only
-- for towns without any row, where what is counted are dwellings.
gaps as (
    select
        indicators.indicator,
        universes.municipality_code,
        universes.year,
        universes.residence,
        universes.size - coalesce(sum(case
            when cells.indicator is null then 0
            when indicators.counts = 'amounts' then least(cells.n_rows + cells.n_unmeasured, 1)
            else cells.denominator + cells.unknown
        end), 0) as missing,
        universes.synthetic,
    from universes
    join indicators
        on indicators.universe = universes.universe
        or (
            universes.universe = 'ine_dwellings'
            and indicators.counts = 'dwellings'
            and indicators.urban = 'required'
            and universes.residence = 'urban'
        )
    left join cells
        on cells.indicator = indicators.indicator
        and cells.kind = 'headline'
        and cells.municipality_code = universes.municipality_code
        and cells.year = universes.year
        and (cells.residence = universes.residence or universes.residence = 'total')
    group by
        indicators.indicator,
        indicators.universe,
        indicators.counts,
        universes.universe,
        universes.municipality_code,
        universes.year,
        universes.residence,
        universes.size,
        universes.synthetic
    having
        indicators.universe = universes.universe
        or count(cells.indicator) = 0
),

parts as materialized (
    select
        indicator,
        kind,
        breakdown,
        category,
        municipality_code,
        year,
        residence,
        numerator,
        denominator,
        spread,
        n_cases,
        fresh,
        unknown,
        unknown_low,
        unknown_high,
        cast(0 as decimal(38, 6)) as gap,
        n_unmeasured,
        coalesce(is_open_ended, false) as is_open_ended,
        unknown_too_old,
        unknown_not_tested,
        unknown_not_reported,
        unknown_not_applicable,
        n_rows,
        observed_from,
        observed_to,
        synthetic,
    from cells
    union all
    select
        indicator,
        'headline' as kind,
        '' as breakdown,
        '' as category,
        municipality_code,
        year,
        residence,
        0 as numerator,
        0 as denominator,
        0 as spread,
        null as n_cases,
        null as fresh,
        0 as unknown,
        0 as unknown_low,
        0 as unknown_high,
        missing as gap,
        0 as n_unmeasured,
        false as is_open_ended,
        null as unknown_too_old,
        null as unknown_not_tested,
        missing as unknown_not_reported,
        null as unknown_not_applicable,
        0 as n_rows,
        null as observed_from,
        null as observed_to,
        synthetic,
    from gaps
    where missing > 0
),

with_totals as (
    select parts.*, false as is_whole from parts where residence in ('rural', 'urban')
    union all by name
    select parts.* replace ('total' as residence), residence = 'total' as is_whole from parts
),

-- A row of a town, or of a municipality as a whole, tells of its town.
told_towns as materialized (
    select
        cells.indicator,
        cells.kind,
        cells.category,
        places.level,
        places.area_code,
        cells.year,
        count(distinct cells.municipality_code) as towns,
    from cells
    join universe as towns
        on towns.municipality_code = cells.municipality_code
        and towns.year = cells.year
        and towns.residence = 'urban'
        and towns.dwellings > 0
    join model.area_parts as places
        on places.municipality_code = cells.municipality_code
        and places.year = cells.year
    where cells.residence <> 'rural' and cells.n_rows > 0 and cells.kind in ('headline', 'companion')
    group by cells.indicator, cells.kind, cells.category, places.level, places.area_code, cells.year
),

area_sums as materialized (
    select
        with_totals.indicator,
        with_totals.kind,
        with_totals.breakdown,
        with_totals.category,
        places.level,
        places.area_code,
        with_totals.year,
        with_totals.residence,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        coalesce(sum(denominator) filter (where is_whole), 0) as whole_denominator,
        sum(spread) as spread,
        sum(n_cases) as n_cases,
        sum(fresh) as fresh,
        sum(unknown) as unknown_of_rows,
        sum(unknown + gap) as unknown,
        sum(gap) as gap,
        sum(unknown_low) as unknown_low,
        sum(unknown_high + gap) as unknown_high,
        sum(n_unmeasured) as n_unmeasured,
        bool_or(is_open_ended) as is_open_ended,
        sum(unknown_too_old) as unknown_too_old,
        sum(unknown_not_tested) as unknown_not_tested,
        sum(unknown_not_reported) as unknown_not_reported,
        sum(unknown_not_applicable) as unknown_not_applicable,
        sum(n_rows) as n_rows,
        count(distinct with_totals.municipality_code) filter (where n_rows > 0) as municipalities_with_rows,
        min(observed_from) as observed_from,
        max(observed_to) as observed_to,
        bool_or(synthetic) as synthetic,
    from with_totals
    join model.area_parts as places
        on places.municipality_code = with_totals.municipality_code
        and places.year = with_totals.year
    group by
        with_totals.indicator,
        with_totals.kind,
        with_totals.breakdown,
        with_totals.category,
        places.level,
        places.area_code,
        with_totals.year,
        with_totals.residence
),

-- An area matters when a record speaks of one of its municipalities, or one is a partner; the nation and the groups always do.
-- That a register of the whole country is silent about a municipality says something of the nation, and nothing of the municipality.
used_municipalities as (
    select distinct municipality_code from cells where has_record
    union
    select distinct municipality_code from universe
    union
    select distinct municipality_code from model.memberships
),

used_areas as (
    select distinct level, area_code
    from model.area_municipalities
    where
        level = 'nation'
        or municipality_code in (select municipality_code from used_municipalities)
    union
    select level, area_code
    from model.areas
    where level = 'ptps'
),

area_universe as materialized (
    select
        places.level,
        places.area_code,
        places.year,
        count(distinct places.municipality_code) as municipalities,
        count(distinct universe.municipality_code) as municipalities_in_universe,
        count(distinct universe.municipality_code) filter (where universe.residence = 'urban' and universe.dwellings > 0) as municipalities_with_town,
        count(universe.dwellings) filter (where universe.residence = 'rural') > 0 as has_rural,
        count(universe.dwellings) filter (where universe.residence = 'urban') > 0 as has_urban,
        count(universe.dwellings) filter (where universe.residence = 'total') > 0 as has_unsplit,
        coalesce(sum(universe.dwellings) filter (where universe.residence = 'rural'), 0) as rural_dwellings,
        coalesce(sum(universe.dwellings) filter (where universe.residence = 'urban'), 0) as urban_dwellings,
        coalesce(sum(universe.dwellings), 0) as dwellings,
    from model.area_municipalities as places
    left join universe
        on universe.municipality_code = places.municipality_code
        and universe.year = places.year
    group by places.level, places.area_code, places.year
),

headline_keys as (
    select
        indicators.indicator,
        used_areas.level,
        used_areas.area_code,
        years.year,
        residences.residence,
    from indicators
    cross join used_areas
    cross join model.reporting_years as years
    cross join (values ('rural'), ('urban'), ('total')) as residences (residence)
    left join area_universe
        on area_universe.level = used_areas.level
        and area_universe.area_code = used_areas.area_code
        and area_universe.year = years.year
    left join area_sums
        on area_sums.indicator = indicators.indicator
        and area_sums.kind = 'headline'
        and area_sums.level = used_areas.level
        and area_sums.area_code = used_areas.area_code
        and area_sums.year = years.year
        and area_sums.residence = residences.residence
    where
        (
            indicators.area = 'municipalities'
            or (indicators.area = 'nation' and used_areas.level = 'nation')
            or (indicators.area = 'ptps' and used_areas.area_code = 'PTPS')
        )
        and (
            residences.residence = 'total'
            or indicators.urban <> 'undivided' and (
                area_sums.indicator is not null
                or (residences.residence = 'rural' and area_universe.has_rural)
                or (residences.residence = 'urban' and area_universe.has_urban)
            )
        )
),

-- A companion may count other things than the headline, so it is withheld by what there is of its own.
guarded_keys as (
    select
        indicator,
        'headline' as kind,
        '' as breakdown,
        '' as category,
        level,
        area_code,
        year,
        residence,
    from headline_keys
    union all
    select
        indicator,
        kind,
        breakdown,
        category,
        level,
        area_code,
        year,
        residence,
    from area_sums
    where kind = 'companion'
),

minimum as (
    select cast(value as double) as coverage
    from declared.settings
    where key = 'level.min_coverage'
),

-- Why a value of this area, residence and year may not be published, whatever it would be.
withheld as materialized (
    select
        guarded_keys.indicator,
        guarded_keys.kind,
        guarded_keys.category,
        guarded_keys.level,
        guarded_keys.area_code,
        guarded_keys.year,
        guarded_keys.residence,
        case
            when loaded.indicator is null then 'source_not_loaded'
            when indicators.area <> 'municipalities' then null
            when guarded_keys.level = 'ptps' and not exists (select 1 from model.memberships) then 'source_not_loaded'
            when guarded_keys.residence = 'total' and indicators.urban = 'required' and coalesce(urban.denominator, 0) + coalesce(own.whole_denominator, 0) = 0
            and (area_universe.urban_dwellings > 0 or area_universe.has_unsplit) then 'urban_missing'
            when guarded_keys.residence = 'total' and indicators.urban = 'required' and coalesce(urban.denominator, 0) + coalesce(own.whole_denominator, 0) = 0
            and area_universe.municipalities_in_universe < area_universe.municipalities then 'universe_not_covered'
            when guarded_keys.residence = 'total' and indicators.urban = 'required' and coalesce(rural.denominator, 0) = 0
            and area_universe.rural_dwellings > 0 and urban.denominator > 0 then 'not_reported'
            -- Where dwellings are counted, a town that nobody tells of is unknown; where a register is, it cannot be counted at all.
            when guarded_keys.residence = 'total' and indicators.urban = 'required' and indicators.counts <> 'dwellings' and guarded_keys.level = 'ptps'
            and coalesce(told_towns.towns, 0) < area_universe.municipalities_with_town then 'urban_missing'
            when guarded_keys.level not in ('department', 'nation') then null
            when indicators.universe = 'ine_dwellings' then case
                when area_universe.municipalities_in_universe < minimum.coverage * area_universe.municipalities then 'universe_not_covered'
                when coalesce(own.denominator + own.unknown_of_rows, 0) < minimum.coverage * case guarded_keys.residence
                    when 'rural' then area_universe.rural_dwellings
                    when 'urban' then area_universe.urban_dwellings
                    else area_universe.dwellings
                end then 'universe_not_covered'
            end
            when guarded_keys.residence = 'total' and indicators.urban = 'required'
            and coalesce(told_towns.towns, 0) < minimum.coverage * area_universe.municipalities_with_town then 'universe_not_covered'
            when guarded_keys.residence = 'urban' and towns.is_complete then null
            when guarded_keys.residence = 'urban' and guarded_keys.kind = 'headline' and indicators.urban = 'none' and coalesce(own.n_rows, 0) = 0 then null
            when guarded_keys.residence = 'urban' and indicators.counts = 'dwellings'
            and coalesce(own.denominator + own.unknown_of_rows, 0) < minimum.coverage * area_universe.urban_dwellings then 'universe_not_covered'
            when registers.is_complete and guarded_keys.residence <> 'urban' then null
            when coalesce(own.municipalities_with_rows, 0) < minimum.coverage * case guarded_keys.residence
                when 'urban' then area_universe.municipalities_with_town
                else area_universe.municipalities
            end then 'universe_not_covered'
        end as reason,
    from guarded_keys
    cross join minimum
    join indicators
        on indicators.indicator = guarded_keys.indicator
    left join loaded
        on loaded.indicator = guarded_keys.indicator
    left join model.loaded_registers as registers
        on registers.table_name = indicators.universe
    join scales
        on scales.indicator = guarded_keys.indicator
        and scales.kind = guarded_keys.kind
        and scales.category = guarded_keys.category
    left join model.loaded_registers as towns
        on towns.table_name = scales.urban_register
    left join area_universe
        on area_universe.level = guarded_keys.level
        and area_universe.area_code = guarded_keys.area_code
        and area_universe.year = guarded_keys.year
    left join told_towns
        on told_towns.indicator = guarded_keys.indicator
        and told_towns.kind = guarded_keys.kind
        and told_towns.category = guarded_keys.category
        and told_towns.level = guarded_keys.level
        and told_towns.area_code = guarded_keys.area_code
        and told_towns.year = guarded_keys.year
    left join area_sums as own
        on own.indicator = guarded_keys.indicator
        and own.kind = guarded_keys.kind
        and own.category = guarded_keys.category
        and own.level = guarded_keys.level
        and own.area_code = guarded_keys.area_code
        and own.year = guarded_keys.year
        and own.residence = guarded_keys.residence
    left join area_sums as rural
        on rural.indicator = guarded_keys.indicator
        and rural.kind = guarded_keys.kind
        and rural.category = guarded_keys.category
        and rural.level = guarded_keys.level
        and rural.area_code = guarded_keys.area_code
        and rural.year = guarded_keys.year
        and rural.residence = 'rural'
    left join area_sums as urban
        on urban.indicator = guarded_keys.indicator
        and urban.kind = guarded_keys.kind
        and urban.category = guarded_keys.category
        and urban.level = guarded_keys.level
        and urban.area_code = guarded_keys.area_code
        and urban.year = guarded_keys.year
        and urban.residence = 'urban'
),

keys as (
    select
        indicator,
        kind,
        breakdown,
        category,
        level,
        area_code,
        year,
        residence,
    from guarded_keys
    union all
    select
        indicator,
        kind,
        breakdown,
        category,
        level,
        area_code,
        year,
        residence,
    from area_sums
    where kind not in ('headline', 'companion')
),

-- Kept apart: read through in one piece, the engine loses a dictionary of texts between threads and stops (DuckDB 2.0.0, "dict-surviving cache").
summed as materialized (
    select
        keys.indicator,
        keys.kind,
        keys.breakdown,
        keys.category,
        keys.level,
        keys.area_code,
        keys.year,
        keys.residence,
        case when coalesce(withheld.reason, '') <> 'source_not_loaded' then cast(coalesce(area_sums.numerator, 0) as double) end as numerator,
        case when coalesce(withheld.reason, '') <> 'source_not_loaded' then cast(coalesce(area_sums.denominator, 0) as double) end as denominator,
        cast(coalesce(area_sums.spread, 0) as double) as spread,
        cast(area_sums.n_cases as double) as n_cases,
        cast(area_sums.fresh as double) as fresh,
        coalesce(area_sums.n_unmeasured, 0) as n_unmeasured,
        coalesce(area_sums.is_open_ended, false) as is_open_ended,
        cast(coalesce(area_sums.gap, 0) as double) as gap,
        cast(coalesce(area_sums.unknown_low, 0) as double) as unknown_low,
        cast(coalesce(area_sums.unknown_high, 0) as double) as unknown_high,
        case when coalesce(withheld.reason, '') <> 'source_not_loaded' then cast(coalesce(area_sums.unknown, 0) as double) end as unknown,
        coalesce(area_sums.n_rows, 0) as n_rows,
        area_sums.observed_from,
        area_sums.observed_to,
        coalesce(area_sums.synthetic, false) as synthetic,
        case
            when withheld.reason is not null then withheld.reason
            when area_sums.spread > 0 and area_sums.n_cases < thresholds.sample_min_cases then 'suppressed'
            when area_sums.denominator > 0 then null
            when area_sums.unknown_not_tested > 0
            and area_sums.unknown_not_tested >= greatest(coalesce(area_sums.unknown_too_old, 0), coalesce(area_sums.unknown_not_reported, 0), coalesce(area_sums.unknown_not_applicable, 0)) then 'not_tested'
            when area_sums.unknown_too_old > 0
            and area_sums.unknown_too_old >= greatest(coalesce(area_sums.unknown_not_reported, 0), coalesce(area_sums.unknown_not_applicable, 0)) then 'too_old'
            when area_sums.unknown_not_applicable > 0
            and area_sums.unknown_not_applicable >= coalesce(area_sums.unknown_not_reported, 0) then 'not_applicable'
            when area_sums.unknown_not_reported > 0 or area_sums.n_unmeasured > 0 then 'not_reported'
            else 'no_denominator'
        end as reason,
    from keys
    cross join model.thresholds as thresholds
    left join withheld
        on withheld.indicator = keys.indicator
        and withheld.kind = case when keys.kind = 'companion' then 'companion' else 'headline' end
        and withheld.category = case when keys.kind = 'companion' then keys.category else '' end
        and withheld.level = keys.level
        and withheld.area_code = keys.area_code
        and withheld.year = keys.year
        and withheld.residence = keys.residence
    left join area_sums
        on area_sums.indicator = keys.indicator
        and area_sums.kind = keys.kind
        and area_sums.breakdown = keys.breakdown
        and area_sums.category = keys.category
        and area_sums.level = keys.level
        and area_sums.area_code = keys.area_code
        and area_sums.year = keys.year
        and area_sums.residence = keys.residence
),

divided as (
    select
        summed.*,
        scales.scale,
        indicators.sample,
        case when scales.is_share then scales.scale else 1e300 end as ceiling,
        case when summed.reason is null then scales.scale * summed.numerator / summed.denominator end as scaled,
        -- Of an amount the unknown are things that give none: they can be counted, and not be put in lempiras.
        indicators.counts = 'amounts' and summed.kind <> 'companion' as is_of_amounts,
        summed.denominator + summed.unknown > 0
        and not (is_of_amounts and summed.unknown > 0)
        and not summed.is_open_ended
        -- How many schools or providers a town that nobody tells of has is not known, so they cannot be bounded.
        and not (coalesce(summed.reason, '') = 'urban_missing' and indicators.counts <> 'dwellings') as is_bounded,
        case when is_bounded then scales.scale * summed.numerator / (summed.denominator + summed.unknown) end as all_scaled,
        case when is_bounded then scales.scale * (summed.numerator + summed.unknown_low) / (summed.denominator + summed.unknown) end as low_scaled,
        case
            when is_bounded and (scales.is_share or summed.unknown = 0)
            then scales.scale * (summed.numerator + summed.unknown_high) / (summed.denominator + summed.unknown)
        end as high_scaled,
        scaled / scales.scale as ratio,
        case
            when summed.denominator is null or summed.is_open_ended then null
            when is_of_amounts then case when summed.n_rows + summed.gap > 0 then 100 * summed.unknown / (summed.n_rows + summed.gap) end
            when summed.denominator + summed.unknown > 0 then 100 * summed.unknown / (summed.denominator + summed.unknown)
        end as unknown_pct,
        macros.kish_n(summed.denominator, summed.spread) as effective_n,
    from summed
    join indicators
        on indicators.indicator = summed.indicator
    join scales
        on scales.indicator = summed.indicator
        and scales.kind = summed.kind
        and (scales.kind = 'headline' or scales.category = summed.category)
),

-- An area is validated when each of its municipalities is, and objected when one of them objects.
judged as (
    select
        places.level,
        places.area_code,
        places.year,
        bool_and(coalesce(not validations.objection, false)) as is_validated,
        bool_or(coalesce(validations.objection, false)) as is_objected,
        bool_or(coalesce(validations.synthetic, false)) as synthetic,
    from model.area_municipalities as places
    left join model.validations as validations
        on validations.municipality_code = places.municipality_code
        and validations.year = places.year
    group by places.level, places.area_code, places.year
)

select
    divided.indicator,
    divided.kind,
    divided.breakdown,
    divided.category,
    divided.level,
    divided.area_code,
    areas.area_name,
    divided.residence,
    divided.year,
    divided.numerator,
    divided.denominator,
    divided.unknown,
    case when scaled is not null then least(greatest(scaled, 0), ceiling) end as value,
    case when scaled is not null and all_scaled is not null then least(greatest(all_scaled, 0), ceiling) end as value_all,
    unknown_pct,
    case when sample and kind <> 'companion' then scale * macros.wilson_low(ratio, effective_n) end as ci_low,
    case when sample and kind <> 'companion' then scale * macros.wilson_high(ratio, effective_n) end as ci_high,
    -- Where some answers are certain though the thing is unknown as a whole, the share of the known may lie beyond them: it is held too. least and greatest pass over null.
    case
        when coalesce(reason, '') not in ('source_not_loaded', 'universe_not_covered') and low_scaled is not null
        then least(greatest(least(low_scaled, scaled), 0), ceiling)
    end as bound_low,
    case
        when coalesce(reason, '') not in ('source_not_loaded', 'universe_not_covered') and high_scaled is not null
        then least(greatest(high_scaled, scaled, 0), ceiling)
    end as bound_high,
    n_rows,
    observed_from,
    observed_to,
    divided.synthetic or coalesce(judged.synthetic, false) as synthetic,
    case
        when judged.is_objected then 'objetado'
        when judged.is_validated then 'validado'
        else 'preliminar'
    end as validation,
    reason,
    case when spread > 0 then n_cases end as n_cases,
    -- No year of what is open-ended is a point that a trend could start from or run through.
    case when denominator > 0 and not is_open_ended then 100 * coalesce(fresh, 0) / denominator end as fresh_pct,
from divided
join model.areas as areas
    on areas.level = divided.level
    and areas.area_code = divided.area_code
left join judged
    on judged.level = divided.level
    and judged.area_code = divided.area_code
    and judged.year = divided.year
