-- Grain: one community and year. An improved facility that is the family's own and in full use; the dwellings are already expanded to the community, the sample tells how many were seen.
with

communities as (
    select
        community_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        dwellings,
        ethnicity,
        sanitation_sample_dwellings,
        sanitation_type1_own_full_use_dwellings + sanitation_type2_own_full_use_dwellings as in_full_use,
        open_defecation_pct,
        synthetic,
        origins,
        dwellings is not null and in_full_use is not null and not is_too_old as is_known,
        dwellings is not null and open_defecation_pct is not null and not is_too_old as is_defecation_known,
    from model.community_years
)

select
    community_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then in_full_use else 0 end as numerator,
    case when is_known then dwellings else 0 end as denominator,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    case when is_known then coalesce(nullif(sanitation_sample_dwellings, 0), dwellings) else 0 end as sampled,
    ethnicity,
    case when is_defecation_known then dwellings * least(open_defecation_pct, 100) / 100 else 0 end as defecation_numerator,
    case when is_defecation_known then dwellings else 0 end as defecation_denominator,
    case when is_defecation_known then 0 else coalesce(dwellings, 0) end as defecation_unknown,
from communities
