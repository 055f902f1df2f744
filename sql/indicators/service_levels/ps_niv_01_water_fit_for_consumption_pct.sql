-- Grain: one water system and year, by its latest bacteriological test of SIASAR or a partner in the twelve months before 31 December; and one provider, which counts in the companion alone. A system never tested is unknown, whatever date stands beside it.
with

systems as (
    select
        systems.system_id,
        systems.municipality_code,
        systems.year,
        systems.residence,
        systems.observed_on,
        systems.is_too_old,
        systems.coliform_test,
        systems.coliform_date,
        households.households,
        tests.test_result,
        tests.tested_on,
        systems.synthetic or tests.synthetic as synthetic,
        list_concat(systems.origins, tests.origins) as origins,
    from model.system_years as systems
    join model.system_tests as tests
        on tests.system_id = systems.system_id
        and tests.year = systems.year
    join model.system_households as households
        on households.system_id = systems.system_id
        and households.year = systems.year
),

provider_systems as (
    select
        links.provider_id,
        links.year,
        bool_and(systems.test_result is not null) as all_tested,
        bool_and(coalesce(systems.test_result = 'pass', false)) as all_pass,
        list_sort(list_distinct(flatten(list(list_concat(links.origins, coalesce(systems.origins, cast([] as varchar[])))))))  as origins,
        bool_or(links.synthetic or coalesce(systems.synthetic, false)) as synthetic,
    from model.community_system_years as links
    left join systems
        on systems.system_id = links.system_id
        and systems.year = links.year
    where links.provider_id is not null
    group by links.provider_id, links.year
),

-- A Junta delivers fit water when all of its systems pass. It is known when all of them were tested: were one that fails enough, a Junta would be known for its no, and not for its yes.
rural_providers as (
    select
        providers.provider_id,
        providers.municipality_code,
        providers.year,
        providers.residence,
        providers.observed_on,
        case when provider_systems.all_tested then provider_systems.all_pass end as is_fit,
        providers.synthetic or coalesce(provider_systems.synthetic, false) as synthetic,
        list_concat(providers.origins, coalesce(provider_systems.origins, cast([] as varchar[]))) as origins,
    from model.provider_years as providers
    left join provider_systems
        on provider_systems.provider_id = providers.provider_id
        and provider_systems.year = providers.year
    where not providers.is_too_old
),

urban_providers as (
    select
        provider_id,
        municipality_code,
        year,
        residence,
        observed_on,
        case when samples_taken > 0 then samples_passed = samples_taken end as is_fit,
        synthetic,
        origins,
    from model.urban_provider_years
),

providers as (
    select provider_id, municipality_code, year, residence, observed_on, is_fit, synthetic, origins
    from rural_providers
    union all
    select provider_id, municipality_code, year, residence, observed_on, is_fit, synthetic, origins
    from urban_providers
)

select
    system_id as row_id,
    municipality_code,
    year,
    residence,
    case when test_result is not null then tested_on else observed_on end as observed_on,
    1.0 as weight,
    case when test_result = 'pass' then 1 else 0 end as numerator,
    case when test_result is not null then 1 else 0 end as denominator,
    case when test_result is null then 1 else 0 end as unknown,
    case
        when test_result is not null then null
        when coliform_test = 'not_tested' then 'not_tested'
        when is_too_old or (coliform_test is not null and coliform_date is not null) then 'too_old'
        else 'not_reported'
    end as unknown_reason,
    origins,
    synthetic,
    test_result,
    case when test_result = 'pass' then coalesce(households, 0) else 0 end as households_numerator,
    case when test_result is not null then coalesce(households, 0) else 0 end as households_denominator,
    case when test_result is null then coalesce(households, 0) else 0 end as households_unknown,
    0 as providers_numerator,
    0 as providers_denominator,
    0 as providers_unknown,
from systems
union all
select
    provider_id as row_id,
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
    null as test_result,
    0 as households_numerator,
    0 as households_denominator,
    0 as households_unknown,
    case when is_fit then 1 else 0 end as providers_numerator,
    case when is_fit is not null then 1 else 0 end as providers_denominator,
    case when is_fit is null then 1 else 0 end as providers_unknown,
from providers
