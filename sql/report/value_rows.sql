-- View. Grain: one value of one indicator (headline, breakdown category or companion) for one area, residence and year: the sums of value_sums divided, scaled and bounded.
with

sums as (
    select
        sums.*,
        parts.indicator,
        parts.kind,
        parts.breakdown,
        parts.category,
        areas.level,
        areas.area_code,
        areas.area_name,
        parts.scale,
        parts.sample and parts.kind <> 'companion' as has_interval,
        -- Of an amount the unknown are things that give none: they can be counted, and not be put in lempiras.
        parts.counts = 'amounts' and parts.kind <> 'companion' as is_of_amounts,
        parts.is_share,
        coalesce(cast(sums.numerator_whole as double), sums.numerator_part) as numerator,
        coalesce(cast(sums.denominator_whole as double), sums.denominator_part) as denominator,
        coalesce(cast(sums.unknown_whole as double), sums.unknown_part) as unknown,
        coalesce(cast(sums.fresh_whole as double), sums.fresh_part, 0) as fresh,
        case when parts.is_share then parts.scale else 1e300 end as ceiling,
        case when sums.is_objected then 'objetado' when sums.is_validated then 'validado' else 'preliminar' end as validation,
    from report.value_sums as sums
    join report.value_parts as parts
        on parts.part_id = sums.part_id
    join report.value_areas as areas
        on areas.area_id = sums.area_id
),

divided as (
    select
        *,
        case when reason is null then scale * numerator / denominator end as scaled,
        case when is_bounded then scale * numerator / (denominator + unknown) end as all_scaled,
        case
            when is_bounded and coalesce(reason, '') not in ('source_not_loaded', 'universe_not_covered')
            then scale * (numerator + coalesce(unknown_low, 0)) / (denominator + unknown)
        end as low_scaled,
        case
            when is_bounded and (is_share or unknown = 0) and coalesce(reason, '') not in ('source_not_loaded', 'universe_not_covered')
            then scale * (numerator + coalesce(unknown_high, unknown)) / (denominator + unknown)
        end as high_scaled,
    from sums
)

select
    indicator,
    kind,
    breakdown,
    category,
    level,
    area_code,
    area_name,
    residence,
    year,
    numerator,
    denominator,
    unknown,
    case when scaled is not null then least(greatest(scaled, 0), ceiling) end as value,
    case when scaled is not null and all_scaled is not null then least(greatest(all_scaled, 0), ceiling) end as value_all,
    case
        when denominator is null or is_open_ended then null
        when is_of_amounts then case when n_rows + coalesce(universe_gap, 0) > 0 then 100 * unknown / (n_rows + coalesce(universe_gap, 0)) end
        when denominator + unknown > 0 then 100 * unknown / (denominator + unknown)
    end as unknown_pct,
    case when has_interval then scale * macros.wilson_low(scaled / scale, macros.kish_n(denominator, coalesce(sample_spread, 0))) end as ci_low,
    case when has_interval then scale * macros.wilson_high(scaled / scale, macros.kish_n(denominator, coalesce(sample_spread, 0))) end as ci_high,
    -- Where some answers are certain though the thing is unknown as a whole, the share of the known may lie beyond them: it is held too. least and greatest pass over null.
    case when low_scaled is not null then least(greatest(least(low_scaled, scaled), 0), ceiling) end as bound_low,
    case when high_scaled is not null then least(greatest(high_scaled, scaled, 0), ceiling) end as bound_high,
    cast(n_rows as bigint) as n_rows,
    observed_from,
    observed_to,
    synthetic,
    validation,
    reason,
    n_cases,
    -- No year of what is open-ended is a point that a trend could start from or run through.
    case when denominator > 0 and not is_open_ended then 100 * fresh / denominator end as fresh_pct,
from divided
