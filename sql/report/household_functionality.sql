-- Grain: one wave of the household survey that asks on how many of the last 15 days there was water, and residence (SUP-FUN-01): of the households with piped supply, those that had it on functionality.min_days; of the nation alone, in the year of the wave, however long ago. A household that does not tell its supply or its days is unknown.
with

households as (
    select
        edition,
        year,
        unnest([residence, 'total']) as residence,
        weight,
        case when water_supply in ('public_piped', 'private_piped') then supply_days end as days,
        synthetic,
        source_file,
    from model.household_supply
    where water_supply is null or water_supply in ('public_piped', 'private_piped')
),

sums as (
    select
        edition,
        year,
        residence,
        coalesce(sum(weight order by weight) filter (where days >= functionality_min_days), 0) as numerator,
        coalesce(sum(weight order by weight) filter (where days > 0), 0) as any_day,
        coalesce(sum(weight * days order by weight, days), 0) as household_days,
        coalesce(sum(weight order by weight) filter (where days is not null), 0) as denominator,
        coalesce(sum(weight order by weight) filter (where days is null), 0) as unknown,
        sum(weight * weight order by weight) filter (where days is not null) as spread,
        count(days) as n_cases,
        bool_or(synthetic) as synthetic,
        min(source_file) as source_file,
    from households
    cross join model.thresholds as thresholds
    group by edition, year, residence
    having count(days) > 0
)

select
    edition,
    year,
    residence,
    numerator,
    denominator,
    unknown,
    case when n_cases >= sample_min_cases then 100 * numerator / denominator end as value,
    case when n_cases >= sample_min_cases then 100 * numerator / (denominator + unknown) end as value_all,
    100 * unknown / (denominator + unknown) as unknown_pct,
    case when n_cases >= sample_min_cases then 100 * macros.wilson_low(numerator / denominator, denominator * denominator / spread) end as ci_low,
    case when n_cases >= sample_min_cases then 100 * macros.wilson_high(numerator / denominator, denominator * denominator / spread) end as ci_high,
    case when n_cases >= sample_min_cases then 100 * any_day / denominator end as any_day_pct,
    case when n_cases >= sample_min_cases then household_days / denominator end as mean_days,
    n_cases,
    case when n_cases < sample_min_cases then 'suppressed' end as reason,
    synthetic,
    source_file,
from sums
cross join model.thresholds as thresholds
order by year, edition, residence
