-- Grain: one rural provider and year. A provider without an index has no class: it is unknown, never D.
with

providers as (
    select
        provider_id,
        municipality_code,
        year,
        residence,
        observed_on,
        siasar_class,
        class_unknown_reason,
        provider_type,
        size_band,
        users,
        synthetic,
        origins,
    from model.provider_years
)

select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when siasar_class = 'A' then 1 else 0 end as numerator,
    case when siasar_class is not null then 1 else 0 end as denominator,
    case when siasar_class is null then 1 else 0 end as unknown,
    class_unknown_reason as unknown_reason,
    origins,
    synthetic,
    siasar_class,
    provider_type,
    size_band,
    case when siasar_class in ('A', 'B') then 1 else 0 end as a_or_b_numerator,
    case when siasar_class is not null then 1 else 0 end as a_or_b_denominator,
    case when siasar_class is null then 1 else 0 end as a_or_b_unknown,
    case when siasar_class = 'A' then coalesce(users, 0) else 0 end as users_numerator,
    case when siasar_class is not null then coalesce(users, 0) else 0 end as users_denominator,
    case when siasar_class is null then coalesce(users, 0) else 0 end as users_unknown,
from providers
