-- Grain: one water system and year, counting the households it serves. At once on the premises, available and passing its test; known are the systems whose hours, test and connections are all told; hours below the norm, a test that fails or no connection narrow the bounds of the others.
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
        households is not null and not is_too_old and is_available is not null and is_fit is not null and not lacks_connections as is_known,
        case
            when is_available and is_fit then on_premises
            else 0
        end as safely_managed,
        -- Of one that is not known at most its connections, or all where they are not told; none where a condition fails.
        case
            when is_known or households is null then 0
            when is_too_old then households
            when not coalesce(is_available, true) or not coalesce(is_fit, true) then 0
            when lacks_connections then households
            else on_premises
        end as unknown_high,
    from systems
)

select
    system_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then safely_managed else 0 end as numerator,
    case when is_known then households else 0 end as denominator,
    case when is_known then 0 else coalesce(households, 0) end as unknown,
    case
        when is_known then null
        when is_too_old then 'too_old'
        when is_fit is null then 'not_tested'
        else 'not_reported'
    end as unknown_reason,
    origins,
    synthetic,
    0 as unknown_low,
    unknown_high,
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
