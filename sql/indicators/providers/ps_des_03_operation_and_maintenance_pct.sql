-- Grain: one rural provider and year. A paid or trained operator, preventive maintenance in the year, and repair in under the hours asked; known are those that answer every condition, and one that fails without the others narrows the bounds alone.
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
        users,
        case when not is_too_old then has_operator end as has_operator,
        case when not is_too_old then preventive_maintenance end as preventive_maintenance,
        case when not is_too_old then repair_hours end as repair_hours,
        synthetic,
        origins,
    from model.provider_years
),

judged as (
    select
        providers.*,
        repair_hours < repair_max_hours as repairs_soon,
        has_operator is not null and preventive_maintenance is not null and repairs_soon is not null as is_known,
        has_operator and preventive_maintenance and repairs_soon as meets_all,
    from providers
    cross join model.thresholds as thresholds
)

select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known and meets_all then 1 else 0 end as numerator,
    case when is_known then 1 else 0 end as denominator,
    case when is_known then 0 else 1 end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    0 as unknown_low,
    case when is_known or meets_all = false then 0 else 1 end as unknown_high,
    provider_type,
    size_band,
    case when is_known and meets_all then coalesce(users, 0) else 0 end as users_numerator,
    case when is_known then coalesce(users, 0) else 0 end as users_denominator,
    case when is_known then 0 else coalesce(users, 0) end as users_unknown,
    case when has_operator then 1 else 0 end as operator_numerator,
    case when (has_operator) is not null then 1 else 0 end as operator_denominator,
    case when (has_operator) is null then 1 else 0 end as operator_unknown,
    case when preventive_maintenance then 1 else 0 end as maintenance_numerator,
    case when (preventive_maintenance) is not null then 1 else 0 end as maintenance_denominator,
    case when (preventive_maintenance) is null then 1 else 0 end as maintenance_unknown,
    case when repairs_soon then 1 else 0 end as repair_numerator,
    case when (repairs_soon) is not null then 1 else 0 end as repair_denominator,
    case when (repairs_soon) is null then 1 else 0 end as repair_unknown,
from judged
