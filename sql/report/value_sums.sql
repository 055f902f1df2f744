-- Grain: one value of one indicator (headline, breakdown category or companion) for one area, residence and year, as sums; value_rows divides them. The only place where anything is summed or given a reason. Whole sums stand in the columns _whole, others in _part; what is empty is 0, and unknown_high then all that is unknown. What is measured and where stand as numbers of value_parts and value_areas, which are joined, sorted and stored many times faster than their texts.
with

parts_measured as (
    select *
    from report.value_parts
),

headlines as materialized (
    select part_id as headline_id, indicator, sample, universe, urban, area, counts
    from parts_measured
    where kind = 'headline'
),

areas as materialized (
    select *
    from report.value_areas
),

-- Where a row of a municipality counts.
places as materialized (
    select areas.area_id, areas.level, parts.municipality_code, parts.year
    from model.area_parts as parts
    join areas
        on areas.level = parts.level
        and areas.area_code = parts.area_code
),

-- greatest and least pass over null, so every use of them is guarded. Sums are of decimals, so that the order in which rows arrive changes nothing.
summed_rows as (
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

cells as materialized (
    select
        parts_measured.part_id,
        parts_measured.headline_id,
        parts_measured.kind in ('headline', 'companion') as stands_alone,
        summed_rows.* exclude (indicator, kind, breakdown, category),
    from summed_rows
    join parts_measured
        on parts_measured.indicator = summed_rows.indicator
        and parts_measured.kind = summed_rows.kind
        and parts_measured.breakdown = summed_rows.breakdown
        and parts_measured.category = summed_rows.category
),

loaded as (
    select distinct headline_id from cells
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
        headlines.headline_id,
        universes.municipality_code,
        universes.year,
        universes.residence,
        universes.size - coalesce(sum(case
            when cells.part_id is null then 0
            when headlines.counts = 'amounts' then least(cells.n_rows + cells.n_unmeasured, 1)
            else cells.denominator + cells.unknown
        end), 0) as missing,
        universes.synthetic,
    from universes
    join headlines
        on headlines.universe = universes.universe
        or (
            universes.universe = 'ine_dwellings'
            and headlines.counts = 'dwellings'
            and headlines.urban = 'required'
            and universes.residence = 'urban'
        )
    left join cells
        on cells.part_id = headlines.headline_id
        and cells.municipality_code = universes.municipality_code
        and cells.year = universes.year
        and (cells.residence = universes.residence or universes.residence = 'total')
    group by
        headlines.headline_id,
        headlines.universe,
        headlines.counts,
        universes.universe,
        universes.municipality_code,
        universes.year,
        universes.residence,
        universes.size,
        universes.synthetic
    having
        headlines.universe = universes.universe
        or count(cells.part_id) = 0
),

parts as materialized (
    select
        part_id,
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
        headline_id as part_id,
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

-- A row of a town, or of a municipality as a whole, tells of its town.
told_towns as materialized (
    select
        cells.part_id,
        places.area_id,
        cells.year,
        count(distinct cells.municipality_code) as towns,
    from cells
    join universe as towns
        on towns.municipality_code = cells.municipality_code
        and towns.year = cells.year
        and towns.residence = 'urban'
        and towns.dwellings > 0
    join places
        on places.municipality_code = cells.municipality_code
        and places.year = cells.year
    where cells.residence <> 'rural' and cells.n_rows > 0 and cells.stands_alone
    group by cells.part_id, places.area_id, cells.year
),

area_parts as materialized (
    select
        parts.part_id,
        places.area_id,
        parts.year,
        parts.residence,
        sum(parts.numerator) as numerator,
        sum(parts.denominator) as denominator,
        sum(parts.spread) as spread,
        sum(parts.n_cases) as n_cases,
        sum(parts.fresh) as fresh,
        sum(parts.unknown) as unknown,
        sum(parts.gap) as gap,
        sum(parts.unknown_low) as unknown_low,
        sum(parts.unknown_high) as unknown_high,
        sum(parts.n_unmeasured) as n_unmeasured,
        bool_or(parts.is_open_ended) as is_open_ended,
        sum(parts.unknown_too_old) as unknown_too_old,
        sum(parts.unknown_not_tested) as unknown_not_tested,
        sum(parts.unknown_not_reported) as unknown_not_reported,
        sum(parts.unknown_not_applicable) as unknown_not_applicable,
        sum(parts.n_rows) as n_rows,
        min(parts.observed_from) as observed_from,
        max(parts.observed_to) as observed_to,
        bool_or(parts.synthetic) as synthetic,
    from parts
    join places
        on places.municipality_code = parts.municipality_code
        and places.year = parts.year
    group by parts.part_id, places.area_id, parts.year, parts.residence
),

area_sums as (
    select *, 0 as whole_denominator
    from area_parts
    where residence in ('rural', 'urban')
    union all by name
    select
        part_id,
        area_id,
        year,
        'total' as residence,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        sum(spread) as spread,
        sum(n_cases) as n_cases,
        sum(fresh) as fresh,
        sum(unknown) as unknown,
        sum(gap) as gap,
        sum(unknown_low) as unknown_low,
        sum(unknown_high) as unknown_high,
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
        coalesce(sum(denominator) filter (where residence = 'total'), 0) as whole_denominator,
    from area_parts
    group by part_id, area_id, year
),

-- Of how many municipalities there are rows. Counted apart, for the engine counts what is distinct beside sums at many times their cost.
told_places as (
    select
        told.part_id,
        places.area_id,
        told.year,
        told.residence,
        count(*) as municipalities,
    from (
        select distinct
            cells.part_id,
            cells.municipality_code,
            cells.year,
            residences.residence,
        from cells
        cross join (values ('rural'), ('urban'), ('total')) as residences (residence)
        where cells.n_rows > 0 and cells.stands_alone and (residences.residence = cells.residence or residences.residence = 'total')
    ) as told
    join places
        on places.municipality_code = told.municipality_code
        and places.year = told.year
    where places.level in ('department', 'nation')
    group by told.part_id, places.area_id, told.year, told.residence
),

-- An area matters when a record speaks of one of its municipalities, or one is a partner; the nation and the groups always do.
-- That a register of the whole country is silent about a municipality says something of the nation, and nothing of the municipality.
used_municipalities as (
    select municipality_code from report.recorded_municipalities
    union
    select distinct municipality_code from universe
    union
    select distinct municipality_code from model.memberships
),

used_areas as materialized (
    select areas.area_id, areas.level, areas.area_code
    from areas
    where
        areas.level = 'ptps'
        or (areas.level, areas.area_code) in (
            select (level, area_code)
            from model.area_municipalities
            where
                level = 'nation'
                or municipality_code in (select municipality_code from used_municipalities)
        )
),

area_universe as materialized (
    select
        areas.area_id,
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
    join areas
        on areas.level = places.level
        and areas.area_code = places.area_code
    left join universe
        on universe.municipality_code = places.municipality_code
        and universe.year = places.year
    group by areas.area_id, places.year
),

-- Where somebody expects a value, and is told why there is none: in the nation, the groups, departments, and municipalities
-- that are or were partners; elsewhere of indicators of which a record of the municipality speaks in some year. Any other row
-- stands only where something is counted, or known to be missing.
expected as materialized (
    select headlines.headline_id, used_areas.area_id
    from headlines
    cross join used_areas
    where
        used_areas.level <> 'municipality'
        or used_areas.area_code in (select municipality_code from model.memberships)
    union
    select cells.headline_id, areas.area_id
    from cells
    join areas
        on areas.level = 'municipality'
        and areas.area_code = cells.municipality_code
    where cells.has_record
),

-- All sums; those that are told stand in a row of their own, the others only help to judge their neighbours.
sums as materialized (
    select
        area_sums.* exclude (unknown, unknown_high),
        area_sums.unknown as unknown_of_rows,
        area_sums.unknown + area_sums.gap as unknown,
        area_sums.unknown_high + area_sums.gap as unknown_high,
        parts_measured.headline_id,
        parts_measured.kind in ('headline', 'companion') as stands_alone,
        area_sums.n_rows > 0
        or area_sums.n_unmeasured > 0
        or area_sums.denominator > 0
        or area_sums.unknown + area_sums.gap > 0
        or expected.area_id is not null as is_told,
    from area_sums
    join parts_measured
        on parts_measured.part_id = area_sums.part_id
    left join expected
        on expected.headline_id = parts_measured.headline_id
        and expected.area_id = area_sums.area_id
),

-- What a value can be given for, told or expected.
headline_keys as (
    select
        sums.headline_id,
        sums.area_id,
        sums.year,
        sums.residence,
    from sums
    join used_areas
        on used_areas.area_id = sums.area_id
    join model.reporting_years as years
        on years.year = sums.year
    where sums.is_told and sums.part_id = sums.headline_id
    union
    select
        expected.headline_id,
        expected.area_id,
        years.year,
        residences.residence,
    from expected
    cross join model.reporting_years as years
    cross join (values ('rural'), ('urban'), ('total')) as residences (residence)
    left join area_universe
        on area_universe.area_id = expected.area_id
        and area_universe.year = years.year
    where
        residences.residence = 'total'
        or (residences.residence = 'rural' and area_universe.has_rural)
        or (residences.residence = 'urban' and area_universe.has_urban)
    union
    -- Where the universe itself has no word of a municipality in some year, that is said.
    select
        headlines.headline_id,
        used_areas.area_id,
        area_universe.year,
        'total' as residence,
    from used_areas
    join area_universe
        on area_universe.area_id = used_areas.area_id
    cross join headlines
    where used_areas.level = 'municipality' and area_universe.municipalities_in_universe = 0 and headlines.urban = 'required'
),

-- A companion may count other things than the headline, so it is withheld by what there is of its own.
guarded as (
    select
        headline_keys.headline_id as part_id,
        headline_keys.headline_id,
        headline_keys.area_id,
        headline_keys.year,
        headline_keys.residence,
        sums.n_rows,
        sums.denominator,
        sums.whole_denominator,
        sums.unknown_of_rows,
    from headline_keys
    join headlines
        on headlines.headline_id = headline_keys.headline_id
    join areas
        on areas.area_id = headline_keys.area_id
    left join sums
        on sums.part_id = headline_keys.headline_id
        and sums.area_id = headline_keys.area_id
        and sums.year = headline_keys.year
        and sums.residence = headline_keys.residence
        and sums.is_told
    where
        (
            headlines.area = 'municipalities'
            or (headlines.area = 'nation' and areas.level = 'nation')
            or (headlines.area = 'ptps' and areas.area_code = 'PTPS')
        )
        and (headline_keys.residence = 'total' or headlines.urban <> 'undivided')
    union all
    select
        part_id,
        headline_id,
        area_id,
        year,
        residence,
        n_rows,
        denominator,
        whole_denominator,
        unknown_of_rows,
    from sums
    where is_told and stands_alone and part_id <> headline_id
),

minimum as (
    select cast(value as double) as coverage
    from declared.settings
    where key = 'level.min_coverage'
),

-- Why a value of this area, residence and year may not be published, whatever it would be.
withheld as materialized (
    select
        own.part_id,
        own.headline_id,
        own.area_id,
        own.year,
        own.residence,
        case
            when loaded.headline_id is null then 'source_not_loaded'
            when headlines.area <> 'municipalities' then null
            when areas.level = 'ptps' and not exists (select 1 from model.memberships) then 'source_not_loaded'
            when own.residence = 'total' and headlines.urban = 'required' and coalesce(urban.denominator, 0) + coalesce(own.whole_denominator, 0) = 0
            and (area_universe.urban_dwellings > 0 or area_universe.has_unsplit) then 'urban_missing'
            when own.residence = 'total' and headlines.urban = 'required' and coalesce(urban.denominator, 0) + coalesce(own.whole_denominator, 0) = 0
            and area_universe.municipalities_in_universe < area_universe.municipalities then 'universe_not_covered'
            when own.residence = 'total' and headlines.urban = 'required' and coalesce(rural.denominator, 0) = 0
            and area_universe.rural_dwellings > 0 and urban.denominator > 0 then 'not_reported'
            -- Where dwellings are counted, a town that nobody tells of is unknown; where a register is, it cannot be counted at all.
            when own.residence = 'total' and headlines.urban = 'required' and headlines.counts <> 'dwellings' and areas.level = 'ptps'
            and coalesce(told_towns.towns, 0) < area_universe.municipalities_with_town then 'urban_missing'
            when areas.level not in ('department', 'nation') then null
            when headlines.universe = 'ine_dwellings' then case
                when area_universe.municipalities_in_universe < minimum.coverage * area_universe.municipalities then 'universe_not_covered'
                when coalesce(own.denominator + own.unknown_of_rows, 0) < minimum.coverage * case own.residence
                    when 'rural' then area_universe.rural_dwellings
                    when 'urban' then area_universe.urban_dwellings
                    else area_universe.dwellings
                end then 'universe_not_covered'
            end
            when own.residence = 'total' and headlines.urban = 'required'
            and coalesce(told_towns.towns, 0) < minimum.coverage * area_universe.municipalities_with_town then 'universe_not_covered'
            when own.residence = 'urban' and towns.is_complete then null
            when own.residence = 'urban' and own.part_id = own.headline_id and headlines.urban = 'none' and coalesce(own.n_rows, 0) = 0 then null
            when own.residence = 'urban' and headlines.counts = 'dwellings'
            and coalesce(own.denominator + own.unknown_of_rows, 0) < minimum.coverage * area_universe.urban_dwellings then 'universe_not_covered'
            when registers.is_complete and own.residence <> 'urban' then null
            when coalesce(told_places.municipalities, 0) < minimum.coverage * case own.residence
                when 'urban' then area_universe.municipalities_with_town
                else area_universe.municipalities
            end then 'universe_not_covered'
        end as withheld_reason,
    from guarded as own
    cross join minimum
    join areas
        on areas.area_id = own.area_id
    join headlines
        on headlines.headline_id = own.headline_id
    join parts_measured
        on parts_measured.part_id = own.part_id
    left join loaded
        on loaded.headline_id = own.headline_id
    left join model.loaded_registers as registers
        on registers.table_name = headlines.universe
    left join model.loaded_registers as towns
        on towns.table_name = parts_measured.urban_register
    left join area_universe
        on area_universe.area_id = own.area_id
        and area_universe.year = own.year
    left join told_towns
        on told_towns.part_id = own.part_id
        and told_towns.area_id = own.area_id
        and told_towns.year = own.year
    left join told_places
        on told_places.part_id = own.part_id
        and told_places.area_id = own.area_id
        and told_places.year = own.year
        and told_places.residence = own.residence
    left join sums as rural
        on rural.part_id = own.part_id
        and rural.area_id = own.area_id
        and rural.year = own.year
        and rural.residence = 'rural'
    left join sums as urban
        on urban.part_id = own.part_id
        and urban.area_id = own.area_id
        and urban.year = own.year
        and urban.residence = 'urban'
),

-- What is withheld of the whole is withheld of its parts.
reasoned as (
    select part_id, area_id, year, residence, withheld_reason
    from withheld
    union all
    select
        sums.part_id,
        sums.area_id,
        sums.year,
        sums.residence,
        withheld.withheld_reason,
    from sums
    left join withheld
        on withheld.part_id = sums.headline_id
        and withheld.area_id = sums.area_id
        and withheld.year = sums.year
        and withheld.residence = sums.residence
    where sums.is_told and not sums.stands_alone
),

-- Kept apart: read through in one piece, the engine loses a dictionary of texts between threads and stops (DuckDB 2.0.0, "dict-surviving cache").
summed as materialized (
    select
        reasoned.part_id,
        reasoned.area_id,
        reasoned.year,
        reasoned.residence,
        case when coalesce(reasoned.withheld_reason, '') <> 'source_not_loaded' then cast(coalesce(sums.numerator, 0) as double) end as numerator,
        case when coalesce(reasoned.withheld_reason, '') <> 'source_not_loaded' then cast(coalesce(sums.denominator, 0) as double) end as denominator,
        cast(coalesce(sums.spread, 0) as double) as spread,
        cast(sums.n_cases as double) as n_cases,
        cast(sums.fresh as double) as fresh,
        coalesce(sums.n_unmeasured, 0) as n_unmeasured,
        coalesce(sums.is_open_ended, false) as is_open_ended,
        cast(coalesce(sums.gap, 0) as double) as gap,
        cast(coalesce(sums.unknown_low, 0) as double) as unknown_low,
        cast(coalesce(sums.unknown_high, 0) as double) as unknown_high,
        case when coalesce(reasoned.withheld_reason, '') <> 'source_not_loaded' then cast(coalesce(sums.unknown, 0) as double) end as unknown,
        coalesce(sums.n_rows, 0) as n_rows,
        sums.observed_from,
        sums.observed_to,
        coalesce(sums.synthetic, false) as synthetic,
        case
            when reasoned.withheld_reason is not null then reasoned.withheld_reason
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
    from reasoned
    cross join model.thresholds as thresholds
    left join sums
        on sums.part_id = reasoned.part_id
        and sums.area_id = reasoned.area_id
        and sums.year = reasoned.year
        and sums.residence = reasoned.residence
        and sums.is_told
),

-- An area is validated when each of its municipalities is, and objected when one of them objects.
judged as (
    select
        areas.area_id,
        places.year,
        bool_and(coalesce(not validations.objection, false)) as is_validated,
        bool_or(coalesce(validations.objection, false)) as is_objected,
        bool_or(coalesce(validations.synthetic, false)) as synthetic,
    from model.area_municipalities as places
    join areas
        on areas.level = places.level
        and areas.area_code = places.area_code
    left join model.validations as validations
        on validations.municipality_code = places.municipality_code
        and validations.year = places.year
    group by areas.area_id, places.year
)

select
    summed.part_id,
    summed.area_id,
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
    case when parts_measured.counts = 'amounts' then nullif(summed.gap, 0) end as universe_gap,
    nullif(summed.spread, 0) as sample_spread,
    case when summed.spread > 0 then summed.n_cases end as n_cases,
    case when summed.fresh = floor(summed.fresh) and abs(summed.fresh) < 2e9 then cast(summed.fresh as integer) end as fresh_whole,
    case when fresh_whole is null then summed.fresh end as fresh_part,
    cast(summed.n_rows as bigint) as n_rows,
    summed.observed_from,
    summed.observed_to,
    summed.synthetic or coalesce(judged.synthetic, false) as synthetic,
    coalesce(judged.is_objected, false) as is_objected,
    coalesce(judged.is_validated, false) as is_validated,
    summed.reason,
    summed.is_open_ended,
    summed.denominator + summed.unknown > 0
    -- Of an amount the unknown are things that give none: they can be counted, and not be put in lempiras.
    and not (parts_measured.counts = 'amounts' and parts_measured.kind <> 'companion' and summed.unknown > 0)
    and not summed.is_open_ended
    -- How many schools or providers a town that nobody tells of has is not known, so they cannot be bounded.
    and not (coalesce(summed.reason, '') = 'urban_missing' and parts_measured.counts <> 'dwellings') as is_bounded,
from summed
join parts_measured
    on parts_measured.part_id = summed.part_id
left join judged
    on judged.area_id = summed.area_id
    and judged.year = summed.year
