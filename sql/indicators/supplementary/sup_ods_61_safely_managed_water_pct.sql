-- Grain: one water system and year, counting the households it serves. At once on the premises, available and passing its test; hours below the norm, a test that fails or no connection at all is enough for a no.
with

systems as (
    select
        systems.system_id,
        systems.municipality_code,
        systems.year,
        systems.residence,
        systems.observed_on,
        systems.is_too_old,
        households.households,
        case when not systems.is_too_old then least(systems.connections, households.households) end as on_premises,
        case when not systems.is_too_old then systems.hours_per_day >= continuity_min_hours end as is_available,
        tests.test_result = 'pass' as is_fit,
        systems.connections is null as lacks_connections,
        systems.synthetic or tests.synthetic as synthetic,
        list_concat(systems.origins, tests.origins) as origins,
    from model.system_years as systems
    cross join model.thresholds as thresholds
    join model.system_households as households
        on households.system_id = systems.system_id
        and households.year = systems.year
    join model.system_tests as tests
        on tests.system_id = systems.system_id
        and tests.year = systems.year
),

judged as (
    select
        systems.*,
        case
            when households is null or is_too_old then null
            when not is_available or not is_fit then 0
            when is_available and is_fit and not lacks_connections then on_premises
            when not lacks_connections and on_premises = 0 then 0
        end as safely_managed,
    from systems
)

select
    system_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    coalesce(safely_managed, 0) as numerator,
    case when safely_managed is not null then households else 0 end as denominator,
    case when safely_managed is null then coalesce(households, 0) else 0 end as unknown,
    case
        when safely_managed is not null then null
        when is_too_old then 'too_old'
        when is_fit is null then 'not_tested'
        else 'not_reported'
    end as unknown_reason,
    origins,
    synthetic,
    case when not lacks_connections then coalesce(on_premises, 0) else 0 end as premises_numerator,
    case when not lacks_connections and on_premises is not null then households else 0 end as premises_denominator,
    case when lacks_connections or on_premises is null then coalesce(households, 0) else 0 end as premises_unknown,
    case when is_available then coalesce(households, 0) else 0 end as available_numerator,
    case when is_available is not null then coalesce(households, 0) else 0 end as available_denominator,
    case when is_available is null then coalesce(households, 0) else 0 end as available_unknown,
    case when is_fit and not is_too_old then coalesce(households, 0) else 0 end as fit_numerator,
    case when is_fit is not null and not is_too_old then coalesce(households, 0) else 0 end as fit_denominator,
    case when is_fit is null or is_too_old then coalesce(households, 0) else 0 end as fit_unknown,
from judged
