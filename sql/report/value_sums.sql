-- Grain: one value of one indicator (headline, breakdown category or companion) for one area, residence and year, as sums; value_rows divides them. The only place where anything is summed or given a reason. Whole sums stand in the columns _whole, others in _part; what is empty is 0, and unknown_high then all that is unknown.
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

-- Of how many municipalities there are rows. Counted apart, for the engine counts what is distinct beside sums at many times their cost.
told_places as (
    select
        told.indicator,
        told.kind,
        told.category,
        places.level,
        places.area_code,
        told.year,
        told.residence,
        count(*) as municipalities,
    from (
        select distinct
            indicator,
            kind,
            category,
            municipality_code,
            year,
            residence,
        from with_totals
        where n_rows > 0 and kind in ('headline', 'companion')
    ) as told
    join model.area_parts as places
        on places.municipality_code = told.municipality_code
        and places.year = told.year
    where places.level in ('department', 'nation')
    group by told.indicator, told.kind, told.category, places.level, places.area_code, told.year, told.residence
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

-- Where somebody expects a value, and is told why there is none: in the nation, the groups, departments, and municipalities
-- that are or were partners; elsewhere of indicators of which a record of the municipality speaks in some year. Any other row
-- stands only where something is counted, or known to be missing.
expected as materialized (
    select
        indicators.indicator,
        used_areas.level,
        used_areas.area_code,
    from indicators
    cross join used_areas
    where
        used_areas.level <> 'municipality'
        or used_areas.area_code in (select municipality_code from model.memberships)
    union
    select
        indicator,
        'municipality' as level,
        municipality_code as area_code,
    from cells
    where has_record
),

told as materialized (
    select area_sums.*
    from area_sums
    where
        n_rows > 0
        or n_unmeasured > 0
        or denominator > 0
        or unknown > 0
        or exists (
            select 1
            from expected
            where
                expected.indicator = area_sums.indicator
                and expected.level = area_sums.level
                and expected.area_code = area_sums.area_code
        )
),

-- What a value can be given for, told or expected.
headline_keys as (
    select
        told.indicator,
        told.level,
        told.area_code,
        told.year,
        told.residence,
    from told
    join used_areas
        on used_areas.level = told.level
        and used_areas.area_code = told.area_code
    join model.reporting_years as years
        on years.year = told.year
    where told.kind = 'headline'
    union
    select
        expected.indicator,
        expected.level,
        expected.area_code,
        years.year,
        residences.residence,
    from expected
    cross join model.reporting_years as years
    cross join (values ('rural'), ('urban'), ('total')) as residences (residence)
    left join area_universe
        on area_universe.level = expected.level
        and area_universe.area_code = expected.area_code
        and area_universe.year = years.year
    where
        residences.residence = 'total'
        or (residences.residence = 'rural' and area_universe.has_rural)
        or (residences.residence = 'urban' and area_universe.has_urban)
    union
    -- Where the universe itself has no word of a municipality in some year, that is said.
    select
        indicators.indicator,
        used_areas.level,
        used_areas.area_code,
        area_universe.year,
        'total' as residence,
    from used_areas
    join area_universe
        on area_universe.level = used_areas.level
        and area_universe.area_code = used_areas.area_code
    cross join indicators
    where used_areas.level = 'municipality' and area_universe.municipalities_in_universe = 0 and indicators.urban = 'required'
),

-- A companion may count other things than the headline, so it is withheld by what there is of its own.
guarded as materialized (
    select
        headline_keys.indicator,
        'headline' as kind,
        '' as breakdown,
        '' as category,
        headline_keys.level,
        headline_keys.area_code,
        headline_keys.year,
        headline_keys.residence,
        told.* exclude (indicator, kind, breakdown, category, level, area_code, year, residence),
    from headline_keys
    join indicators
        on indicators.indicator = headline_keys.indicator
    left join told
        on told.indicator = headline_keys.indicator
        and told.kind = 'headline'
        and told.level = headline_keys.level
        and told.area_code = headline_keys.area_code
        and told.year = headline_keys.year
        and told.residence = headline_keys.residence
    where
        (
            indicators.area = 'municipalities'
            or (indicators.area = 'nation' and headline_keys.level = 'nation')
            or (indicators.area = 'ptps' and headline_keys.area_code = 'PTPS')
        )
        and (headline_keys.residence = 'total' or indicators.urban <> 'undivided')
    union all by name
    select told.*
    from told
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
        own.*,
        case
            when loaded.indicator is null then 'source_not_loaded'
            when indicators.area <> 'municipalities' then null
            when own.level = 'ptps' and not exists (select 1 from model.memberships) then 'source_not_loaded'
            when own.residence = 'total' and indicators.urban = 'required' and coalesce(urban.denominator, 0) + coalesce(own.whole_denominator, 0) = 0
            and (area_universe.urban_dwellings > 0 or area_universe.has_unsplit) then 'urban_missing'
            when own.residence = 'total' and indicators.urban = 'required' and coalesce(urban.denominator, 0) + coalesce(own.whole_denominator, 0) = 0
            and area_universe.municipalities_in_universe < area_universe.municipalities then 'universe_not_covered'
            when own.residence = 'total' and indicators.urban = 'required' and coalesce(rural.denominator, 0) = 0
            and area_universe.rural_dwellings > 0 and urban.denominator > 0 then 'not_reported'
            -- Where dwellings are counted, a town that nobody tells of is unknown; where a register is, it cannot be counted at all.
            when own.residence = 'total' and indicators.urban = 'required' and indicators.counts <> 'dwellings' and own.level = 'ptps'
            and coalesce(told_towns.towns, 0) < area_universe.municipalities_with_town then 'urban_missing'
            when own.level not in ('department', 'nation') then null
            when indicators.universe = 'ine_dwellings' then case
                when area_universe.municipalities_in_universe < minimum.coverage * area_universe.municipalities then 'universe_not_covered'
                when coalesce(own.denominator + own.unknown_of_rows, 0) < minimum.coverage * case own.residence
                    when 'rural' then area_universe.rural_dwellings
                    when 'urban' then area_universe.urban_dwellings
                    else area_universe.dwellings
                end then 'universe_not_covered'
            end
            when own.residence = 'total' and indicators.urban = 'required'
            and coalesce(told_towns.towns, 0) < minimum.coverage * area_universe.municipalities_with_town then 'universe_not_covered'
            when own.residence = 'urban' and towns.is_complete then null
            when own.residence = 'urban' and own.kind = 'headline' and indicators.urban = 'none' and coalesce(own.n_rows, 0) = 0 then null
            when own.residence = 'urban' and indicators.counts = 'dwellings'
            and coalesce(own.denominator + own.unknown_of_rows, 0) < minimum.coverage * area_universe.urban_dwellings then 'universe_not_covered'
            when registers.is_complete and own.residence <> 'urban' then null
            when coalesce(told_places.municipalities, 0) < minimum.coverage * case own.residence
                when 'urban' then area_universe.municipalities_with_town
                else area_universe.municipalities
            end then 'universe_not_covered'
        end as withheld_reason,
    from guarded as own
    cross join minimum
    join indicators
        on indicators.indicator = own.indicator
    left join loaded
        on loaded.indicator = own.indicator
    left join model.loaded_registers as registers
        on registers.table_name = indicators.universe
    join scales
        on scales.indicator = own.indicator
        and scales.kind = own.kind
        and scales.category = own.category
    left join model.loaded_registers as towns
        on towns.table_name = scales.urban_register
    left join area_universe
        on area_universe.level = own.level
        and area_universe.area_code = own.area_code
        and area_universe.year = own.year
    left join told_towns
        on told_towns.indicator = own.indicator
        and told_towns.kind = own.kind
        and told_towns.category = own.category
        and told_towns.level = own.level
        and told_towns.area_code = own.area_code
        and told_towns.year = own.year
    left join told_places
        on told_places.indicator = own.indicator
        and told_places.kind = own.kind
        and told_places.category = own.category
        and told_places.level = own.level
        and told_places.area_code = own.area_code
        and told_places.year = own.year
        and told_places.residence = own.residence
    left join area_sums as rural
        on rural.indicator = own.indicator
        and rural.kind = own.kind
        and rural.category = own.category
        and rural.level = own.level
        and rural.area_code = own.area_code
        and rural.year = own.year
        and rural.residence = 'rural'
    left join area_sums as urban
        on urban.indicator = own.indicator
        and urban.kind = own.kind
        and urban.category = own.category
        and urban.level = own.level
        and urban.area_code = own.area_code
        and urban.year = own.year
        and urban.residence = 'urban'
),

-- What is withheld of the whole is withheld of its parts.
sums as (
    select withheld.*
    from withheld
    union all by name
    select
        told.*,
        withheld.withheld_reason,
    from told
    left join withheld
        on withheld.kind = 'headline'
        and withheld.indicator = told.indicator
        and withheld.level = told.level
        and withheld.area_code = told.area_code
        and withheld.year = told.year
        and withheld.residence = told.residence
    where told.kind not in ('headline', 'companion')
),

-- Kept apart: read through in one piece, the engine loses a dictionary of texts between threads and stops (DuckDB 2.0.0, "dict-surviving cache").
summed as materialized (
    select
        sums.indicator,
        sums.kind,
        sums.breakdown,
        sums.category,
        sums.level,
        sums.area_code,
        sums.year,
        sums.residence,
        case when coalesce(sums.withheld_reason, '') <> 'source_not_loaded' then cast(coalesce(sums.numerator, 0) as double) end as numerator,
        case when coalesce(sums.withheld_reason, '') <> 'source_not_loaded' then cast(coalesce(sums.denominator, 0) as double) end as denominator,
        cast(coalesce(sums.spread, 0) as double) as spread,
        cast(sums.n_cases as double) as n_cases,
        cast(sums.fresh as double) as fresh,
        coalesce(sums.n_unmeasured, 0) as n_unmeasured,
        coalesce(sums.is_open_ended, false) as is_open_ended,
        cast(coalesce(sums.gap, 0) as double) as gap,
        cast(coalesce(sums.unknown_low, 0) as double) as unknown_low,
        cast(coalesce(sums.unknown_high, 0) as double) as unknown_high,
        case when coalesce(sums.withheld_reason, '') <> 'source_not_loaded' then cast(coalesce(sums.unknown, 0) as double) end as unknown,
        coalesce(sums.n_rows, 0) as n_rows,
        sums.observed_from,
        sums.observed_to,
        coalesce(sums.synthetic, false) as synthetic,
        case
            when sums.withheld_reason is not null then sums.withheld_reason
            when sums.spread > 0 and sums.n_cases < thresholds.sample_min_cases then 'suppressed'
            when sums.denominator > 0 then null
            when sums.unknown_not_tested > 0
            and sums.unknown_not_tested >= greatest(coalesce(sums.unknown_too_old, 0), coalesce(sums.unknown_not_reported, 0), coalesce(sums.unknown_not_applicable, 0)) then 'not_tested'
            when sums.unknown_too_old > 0
            and sums.unknown_too_old >= greatest(coalesce(sums.unknown_not_reported, 0), coalesce(sums.unknown_not_applicable, 0)) then 'too_old'
            when sums.unknown_not_applicable > 0
            and sums.unknown_not_applicable >= coalesce(sums.unknown_not_reported, 0) then 'not_applicable'
            when sums.unknown_not_reported > 0 or sums.n_unmeasured > 0 then 'not_reported'
            else 'no_denominator'
        end as reason,
    from sums
    cross join model.thresholds as thresholds
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
    summed.indicator,
    summed.kind,
    summed.breakdown,
    summed.category,
    summed.level,
    summed.area_code,
    areas.area_name,
    summed.residence,
    cast(summed.year as integer) as year,
    case when summed.numerator = floor(summed.numerator) and abs(summed.numerator) < 2e9 then cast(summed.numerator as integer) end as numerator_whole,
    case when numerator_whole is null then summed.numerator end as numerator_part,
    case when summed.denominator = floor(summed.denominator) and abs(summed.denominator) < 2e9 then cast(summed.denominator as integer) end as denominator_whole,
    case when denominator_whole is null then summed.denominator end as denominator_part,
    case when summed.unknown = floor(summed.unknown) and abs(summed.unknown) < 2e9 then cast(summed.unknown as integer) end as unknown_whole,
    case when unknown_whole is null then summed.unknown end as unknown_part,
    nullif(summed.unknown_low, 0) as unknown_low,
    case when summed.unknown_high is distinct from summed.unknown then summed.unknown_high end as unknown_high,
    case when indicators.counts = 'amounts' then nullif(summed.gap, 0) end as universe_gap,
    nullif(summed.spread, 0) as sample_spread,
    case when summed.spread > 0 then summed.n_cases end as n_cases,
    case when summed.fresh = floor(summed.fresh) and abs(summed.fresh) < 2e9 then cast(summed.fresh as integer) end as fresh_whole,
    case when fresh_whole is null then summed.fresh end as fresh_part,
    cast(summed.n_rows as integer) as n_rows,
    summed.observed_from,
    summed.observed_to,
    summed.synthetic or coalesce(judged.synthetic, false) as synthetic,
    case
        when judged.is_objected then 'objetado'
        when judged.is_validated then 'validado'
        else 'preliminar'
    end as validation,
    summed.reason,
    summed.is_open_ended,
    -- Of an amount the unknown are things that give none: they can be counted, and not be put in lempiras.
    indicators.counts = 'amounts' and summed.kind <> 'companion' as is_of_amounts,
    summed.denominator + summed.unknown > 0
    and not (is_of_amounts and summed.unknown > 0)
    and not summed.is_open_ended
    -- How many schools or providers a town that nobody tells of has is not known, so they cannot be bounded.
    and not (coalesce(summed.reason, '') = 'urban_missing' and indicators.counts <> 'dwellings') as is_bounded,
    indicators.sample and summed.kind <> 'companion' as has_interval,
    scales.is_share,
    scales.scale,
from summed
join indicators
    on indicators.indicator = summed.indicator
join scales
    on scales.indicator = summed.indicator
    and scales.kind = summed.kind
    and (scales.kind = 'headline' or scales.category = summed.category)
join model.areas as areas
    on areas.level = summed.level
    and areas.area_code = summed.area_code
left join judged
    on judged.level = summed.level
    and judged.area_code = summed.area_code
    and judged.year = summed.year
