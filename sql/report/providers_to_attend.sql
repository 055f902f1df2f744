-- Grain: one rural provider and reporting year, with the conditions of the year's indicators (null is unknown) and the number that fail; without amounts of money, which are in report.provider_finances.
with

systems as (
    select
        links.provider_id,
        links.year,
        count(distinct links.system_id) as systems,
        count(distinct links.system_id) filter (where tests.test_result is null) as untested_systems,
    from model.community_system_years as links
    left join model.system_tests as tests
        on tests.system_id = links.system_id
        and tests.year = links.year
    where links.provider_id is not null
    group by links.provider_id, links.year
),

assisted as (
    select
        row_id,
        year,
        max(case when denominator > 0 then numerator end) = 1 as is_assisted,
    from indicator.counted
    where indicator = 'PS-MUN-04' and kind = 'headline'
    group by row_id, year
),

judged as (
    select
        providers.municipality_code,
        providers.year,
        providers.provider_id,
        providers.provider_name,
        providers.provider_type,
        providers.observed_on,
        providers.is_too_old,
        case when not providers.is_too_old then providers.users end as users,
        providers.siasar_class,
        case when not providers.is_too_old then providers.is_legal end as is_legal,
        case when not providers.is_too_old then providers.board_complete end as board_complete,
        case when not providers.is_too_old then providers.board_meetings >= thresholds.board_min_meetings end as meets_often,
        case when not providers.is_too_old then providers.accounts_given end as accounts_given,
        case when not providers.is_too_old then providers.has_operator end as has_operator,
        case when not providers.is_too_old then providers.preventive_maintenance end as preventive_maintenance,
        case when not providers.is_too_old then providers.catchment_declared and providers.catchment_actions end as protects_catchment,
        assisted.is_assisted,
        systems.systems,
        systems.untested_systems,
        providers.synthetic,
    from model.provider_years as providers
    left join systems
        on systems.provider_id = providers.provider_id
        and systems.year = providers.year
    left join assisted
        on assisted.row_id = providers.provider_id
        and assisted.year = providers.year
    cross join model.thresholds as thresholds
)

select
    municipality_code,
    year,
    provider_id,
    provider_name,
    provider_type,
    observed_on,
    is_too_old,
    users,
    siasar_class,
    is_legal,
    board_complete,
    meets_often,
    accounts_given,
    has_operator,
    preventive_maintenance,
    protects_catchment,
    is_assisted,
    systems,
    untested_systems,
    coalesce(siasar_class in ('C', 'D'), false) as is_class_c_or_d,
    coalesce(untested_systems > 0, false) as is_untested,
    cast(is_class_c_or_d as integer) + cast(is_untested as integer) + cast(coalesce(not is_legal, false) as integer) + cast(coalesce(not board_complete, false) as integer)
    + cast(coalesce(not meets_often, false) as integer) + cast(coalesce(not accounts_given, false) as integer) + cast(coalesce(not has_operator, false) as integer)
    + cast(coalesce(not preventive_maintenance, false) as integer) + cast(coalesce(not protects_catchment, false) as integer) as things_to_attend,
    synthetic,
    macros.row_key('providers_to_attend', [cast(year as varchar), municipality_code, provider_id]) as key,
    not is_assisted as is_unassisted,
    things_to_attend > 0 and row_number() over (partition by municipality_code, year order by things_to_attend desc, provider_name, provider_id) <= 10 as is_listed,
    is_class_c_or_d and row_number() over (partition by municipality_code, year, is_class_c_or_d order by siasar_class desc, provider_name, provider_id) <= 5 as is_named_for_class,
    is_untested and row_number() over (partition by municipality_code, year, is_untested order by provider_name, provider_id) <= 5 as is_named_for_tests,
    is_unassisted and row_number() over (partition by municipality_code, year, is_unassisted order by provider_name, provider_id) <= 5 as is_named_for_assistance,
from judged
where municipality_code is not null
order by year, municipality_code, things_to_attend desc, provider_name, provider_id
