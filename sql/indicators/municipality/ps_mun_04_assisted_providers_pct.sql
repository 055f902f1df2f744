-- Grain: one rural provider and year, and one municipality, which counts in a companion alone. A municipality of which no assistance of the year is on record has not reported: its providers are unknown, not unassisted. How old a provider's survey is says nothing of the visits that it got.
with

providers as (
    select provider_id, municipality_code, year, residence, synthetic, origins
    from model.provider_years
),

reporting as (
    select distinct municipality_code, year
    from model.technical_assistance
),

assisted as (
    select
        provider_id,
        municipality_code,
        year,
        max(given_on) as given_on,
        bool_or(synthetic) as synthetic,
        list_sort(flatten(list(origins))) as origins,
    from model.technical_assistance
    where provider_id is not null
    group by provider_id, municipality_code, year
),

judged as (
    select
        providers.provider_id,
        providers.municipality_code,
        providers.year,
        providers.residence,
        coalesce(assisted.given_on, make_date(providers.year, 12, 31)) as observed_on,
        case when reporting.municipality_code is not null then assisted.provider_id is not null end as is_assisted,
        providers.synthetic or coalesce(assisted.synthetic, false) as synthetic,
        list_concat(providers.origins, coalesce(assisted.origins, cast([] as varchar[]))) as origins,
    from providers
    left join reporting
        on reporting.municipality_code = providers.municipality_code
        and reporting.year = providers.year
    left join assisted
        on assisted.provider_id = providers.provider_id
        and assisted.municipality_code = providers.municipality_code
        and assisted.year = providers.year
    where exists (select 1 from reporting)
),

municipalities as (
    select
        municipality_code,
        year,
        100.0 * count(*) filter (where is_assisted) / nullif(count(is_assisted), 0) >= max(universal_threshold_pct) as reaches,
        bool_or(synthetic) as synthetic,
        list_sort(list_distinct(flatten(list(origins)))) as origins,
    from judged
    cross join model.thresholds as thresholds
    group by municipality_code, year
)

select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_assisted then 1 else 0 end as numerator,
    case when is_assisted is not null then 1 else 0 end as denominator,
    case when is_assisted is null then 1 else 0 end as unknown,
    case when is_assisted is null then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    0 as municipalities_numerator,
    0 as municipalities_denominator,
    0 as municipalities_unknown,
from judged
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
    case when reaches then 1 else 0 end as municipalities_numerator,
    case when (reaches) is not null then 1 else 0 end as municipalities_denominator,
    case when (reaches) is null then 1 else 0 end as municipalities_unknown,
from municipalities
