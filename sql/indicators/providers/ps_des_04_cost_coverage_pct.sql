-- Grain: one rural provider or urban provider's return and year. Life-cycle costs of the year itself go before the amounts of the survey; a provider covers its costs when its income pays operation, maintenance and the reserve for replacement.
with

survey as (
    select
        provider_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        provider_type,
        size_band,
        tariff_type,
        users,
        case when not is_too_old then income_year_hnl end as income,
        case when not is_too_old then opex_year_hnl end as opex,
        case when not is_too_old then capmanex_reserve_hnl end as reserve,
        synthetic,
        origins,
    from model.provider_years
    union all
    select
        provider_id,
        municipality_code,
        year,
        residence,
        observed_on,
        false as is_too_old,
        null as provider_type,
        size_band,
        null as tariff_type,
        coalesce(users, water_connections) as users,
        income_year_hnl as income,
        opex_year_hnl as opex,
        capmanex_reserve_hnl as reserve,
        synthetic,
        origins,
    from model.urban_provider_years
),

costs as (
    select
        provider_id,
        municipality_code,
        year,
        sum(income_year_hnl) as income,
        sum(opex_year_hnl) as opex,
        sum(capmanex_reserve_hnl) as reserve,
        bool_or(synthetic) as synthetic,
        list_sort(flatten(list(origins))) as origins,
    from model.life_cycle_costs
    where income_year_hnl is not null and opex_year_hnl is not null and capmanex_reserve_hnl is not null
    group by provider_id, municipality_code, year
),

providers as (
    select
        survey.provider_id,
        survey.municipality_code,
        survey.year,
        survey.residence,
        case when costs.provider_id is not null then make_date(survey.year, 12, 31) else survey.observed_on end as observed_on,
        survey.is_too_old and costs.provider_id is null as is_too_old,
        survey.provider_type,
        survey.size_band,
        survey.tariff_type,
        survey.users,
        case when costs.provider_id is not null then costs.income else survey.income end as income,
        case when costs.provider_id is not null then costs.opex else survey.opex end as opex,
        case when costs.provider_id is not null then costs.reserve else survey.reserve end as reserve,
        survey.synthetic or coalesce(costs.synthetic, false) as synthetic,
        list_concat(survey.origins, coalesce(costs.origins, cast([] as varchar[]))) as origins,
    from survey
    left join costs
        on costs.provider_id = survey.provider_id
        and costs.municipality_code = survey.municipality_code
        and costs.year = survey.year
),

judged as (
    select
        providers.*,
        income >= opex + reserve as covers_all,
        income >= opex as covers_opex,
    from providers
)

select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when covers_all then 1 else 0 end as numerator,
    case when covers_all is not null then 1 else 0 end as denominator,
    case when covers_all is null then 1 else 0 end as unknown,
    case when is_too_old then 'too_old' when covers_all is null then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    provider_type,
    size_band,
    tariff_type,
    case when covers_all then coalesce(users, 0) else 0 end as users_numerator,
    case when (covers_all) is not null then coalesce(users, 0) else 0 end as users_denominator,
    case when (covers_all) is null then coalesce(users, 0) else 0 end as users_unknown,
    case when covers_opex then 1 else 0 end as opex_numerator,
    case when (covers_opex) is not null then 1 else 0 end as opex_denominator,
    case when (covers_opex) is null then 1 else 0 end as opex_unknown,
    case when covers_all is not null then income else 0 end as ratio_numerator,
    case when covers_all is not null then opex + reserve else 0 end as ratio_denominator,
    0 as ratio_unknown,
from judged
