-- Grain: one community and year; systems, providers and municipalities count in companions alone. A record is current for the years of monitor.max_age_years; the denominator are the communities that SIASAR surveyed up to then or that the partners' inventories name.
with

surveyed as (
    select
        community_id,
        municipality_code,
        year,
        residence,
        observed_on,
        observed_on >= make_date(year - cast(monitor_max_age_years as integer), 12, 31) as is_current,
        synthetic,
        origins,
    from model.community_years
    cross join model.thresholds as thresholds
),

listed as (
    select
        municipality_code,
        year,
        name_key,
        is_surveyed,
        observed_on,
        synthetic,
        origins,
    from model.listed_communities
),

communities as (
    select community_id, municipality_code, year, residence, observed_on, is_current, synthetic, origins
    from surveyed
    union all
    -- Named by an inventory and never surveyed: of it there is no information, current or not.
    select
        municipality_code || ' ' || name_key as community_id,
        municipality_code,
        year,
        'rural' as residence,
        observed_on,
        false as is_current,
        synthetic,
        origins,
    from listed
    where not is_surveyed
),

-- Where no list is independent of the surveys, how many communities were never surveyed is not known.
unlisted as (
    select distinct
        surveyed.municipality_code,
        surveyed.year,
        surveyed.residence,
        make_date(surveyed.year, 12, 31) as observed_on,
        bool_or(surveyed.synthetic) over (partition by surveyed.municipality_code, surveyed.year) as synthetic,
    from surveyed
    anti join listed
        on listed.municipality_code = surveyed.municipality_code
        and listed.year = surveyed.year
),

others as (
    select
        'system' as kind,
        system_id as entity_id,
        municipality_code,
        year,
        residence,
        observed_on,
        observed_on >= make_date(year - cast(monitor_max_age_years as integer), 12, 31) as is_current,
        synthetic,
        origins,
    from model.system_years
    cross join model.thresholds as thresholds
    union all
    select
        'provider' as kind,
        provider_id as entity_id,
        municipality_code,
        year,
        residence,
        observed_on,
        observed_on >= make_date(year - cast(monitor_max_age_years as integer), 12, 31) as is_current,
        synthetic,
        origins,
    from model.provider_years
    cross join model.thresholds as thresholds
),

-- Years without a break, up to this one, at whose end the municipality had something current.
monitored as (
    select
        municipality_code,
        year,
        bool_or(is_current) as is_current,
        100.0 * count(*) filter (where is_current) / count(*) >= max(universal_threshold_pct) as reaches,
        bool_or(synthetic) as synthetic,
        list_sort(list_distinct(flatten(list(origins)))) as origins,
    from communities
    cross join model.thresholds as thresholds
    group by municipality_code, year
),

streaks as (
    select
        monitored.*,
        year - coalesce(
            max(case when not is_current then year end) over (partition by municipality_code order by year),
            min(year) over (partition by municipality_code) - 1
        ) as years_monitored,
    from monitored
)

select
    community_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_current then 1 else 0 end as numerator,
    1 as denominator,
    0 as unknown,
    null as unknown_reason,
    origins,
    synthetic,
    0 as systems_numerator,
    0 as systems_denominator,
    0 as systems_unknown,
    0 as providers_numerator,
    0 as providers_denominator,
    0 as providers_unknown,
    0 as municipalities_numerator,
    0 as municipalities_denominator,
    0 as municipalities_unknown,
    0 as years_numerator,
    0 as years_denominator,
    0 as years_unknown,
from communities
union all
select
    municipality_code || ' SIASAR' as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    0 as numerator,
    0 as denominator,
    0 as unknown,
    'not_listed' as unknown_reason,
    cast([] as varchar[]) as origins,
    synthetic,
    0 as systems_numerator,
    0 as systems_denominator,
    0 as systems_unknown,
    0 as providers_numerator,
    0 as providers_denominator,
    0 as providers_unknown,
    0 as municipalities_numerator,
    0 as municipalities_denominator,
    0 as municipalities_unknown,
    0 as years_numerator,
    0 as years_denominator,
    0 as years_unknown,
from unlisted
union all
select
    entity_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    0 as numerator,
    0 as denominator,
    0 as unknown,
    null as unknown_reason,
    origins,
    synthetic,
    case when kind = 'system' and is_current then 1 else 0 end as systems_numerator,
    case when kind = 'system' then 1 else 0 end as systems_denominator,
    0 as systems_unknown,
    case when kind = 'provider' and is_current then 1 else 0 end as providers_numerator,
    case when kind = 'provider' then 1 else 0 end as providers_denominator,
    0 as providers_unknown,
    0 as municipalities_numerator,
    0 as municipalities_denominator,
    0 as municipalities_unknown,
    0 as years_numerator,
    0 as years_denominator,
    0 as years_unknown,
from others
union all
select
    municipality_code as row_id,
    municipality_code,
    year,
    'total' as residence,
    make_date(year, 12, 31) as observed_on,
    1.0 as weight,
    0 as numerator,
    0 as denominator,
    0 as unknown,
    null as unknown_reason,
    origins,
    synthetic,
    0 as systems_numerator,
    0 as systems_denominator,
    0 as systems_unknown,
    0 as providers_numerator,
    0 as providers_denominator,
    0 as providers_unknown,
    case when reaches then 1 else 0 end as municipalities_numerator,
    case when (reaches) is not null then 1 else 0 end as municipalities_denominator,
    case when (reaches) is null then 1 else 0 end as municipalities_unknown,
    years_monitored as years_numerator,
    1 as years_denominator,
    0 as years_unknown,
from streaks
