-- Grain: one rural provider or urban provider's return and reporting year, in lempiras; for members only, since it tells of the money of named Juntas. An amount that is not known is null.
with

providers as (
    select
        municipality_code,
        year,
        provider_id,
        provider_name,
        residence,
        observed_on,
        case when not is_too_old then users end as users,
        case when not is_too_old then income_year_hnl end as income_year_hnl,
        case when not is_too_old then opex_year_hnl end as opex_year_hnl,
        case when not is_too_old then capmanex_reserve_hnl end as capmanex_reserve_hnl,
        case when not is_too_old then billed_hnl end as billed_hnl,
        case when not is_too_old then collected_hnl end as collected_hnl,
        case when not is_too_old then users_in_arrears end as users_in_arrears,
        synthetic,
    from model.provider_years
    union all
    select
        municipality_code,
        year,
        provider_id,
        provider_name,
        residence,
        observed_on,
        users,
        income_year_hnl,
        opex_year_hnl,
        capmanex_reserve_hnl,
        billed_hnl,
        collected_hnl,
        users_in_arrears,
        synthetic,
    from model.urban_provider_years
),

covers as (
    select
        row_id,
        municipality_code,
        year,
        residence,
        max(case when denominator > 0 then numerator end) = 1 as covers_costs,
    from indicator.counted
    where indicator = 'PS-DES-04' and kind = 'headline'
    group by row_id, municipality_code, year, residence
)

select
    providers.municipality_code,
    providers.year,
    providers.provider_id,
    providers.provider_name,
    providers.residence,
    providers.observed_on,
    providers.users,
    providers.income_year_hnl,
    providers.opex_year_hnl,
    providers.capmanex_reserve_hnl,
    covers.covers_costs,
    providers.billed_hnl,
    providers.collected_hnl,
    100 * providers.collected_hnl / nullif(providers.billed_hnl, 0) as collected_pct,
    providers.users_in_arrears,
    providers.synthetic,
    macros.row_key('provider_finances', [cast(providers.year as varchar), providers.municipality_code, providers.provider_id]) as key,
from providers
left join covers
    on covers.row_id = providers.provider_id
    and covers.municipality_code = providers.municipality_code
    and covers.year = providers.year
    and covers.residence = providers.residence
where providers.municipality_code is not null
order by providers.year, providers.municipality_code, providers.provider_name, providers.provider_id
