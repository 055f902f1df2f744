-- Grain: one rural provider or urban provider's return and year, in lempiras. A provider whose billing is not known cannot be put in lempiras: it is unknown as one provider.
with

providers as (
    select
        provider_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        provider_type,
        size_band,
        case when not is_too_old then billed_hnl end as billed,
        case when not is_too_old then collected_hnl end as collected,
        case when not is_too_old then users end as users,
        case when not is_too_old then users_in_arrears end as users_in_arrears,
        case when not is_too_old then metered_users end as metered_users,
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
        billed_hnl as billed,
        collected_hnl as collected,
        users,
        users_in_arrears,
        metered_connections as metered_users,
        synthetic,
        origins,
    from model.urban_provider_years
),

judged as (
    select
        providers.*,
        billed is not null and collected is not null as is_known,
        users is not null and users_in_arrears is not null as is_arrears_known,
        users is not null and metered_users is not null as is_metering_known,
    from providers
)

select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then collected else 0 end as numerator,
    case when is_known then billed else 0 end as denominator,
    case when is_known then 0 else 1 end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    provider_type,
    size_band,
    case when is_arrears_known then users_in_arrears else 0 end as arrears_numerator,
    case when is_arrears_known then users else 0 end as arrears_denominator,
    case when is_arrears_known then 0 else coalesce(users, 0) end as arrears_unknown,
    case when is_metering_known then metered_users else 0 end as metered_numerator,
    case when is_metering_known then users else 0 end as metered_denominator,
    case when is_metering_known then 0 else coalesce(users, 0) end as metered_unknown,
from judged
