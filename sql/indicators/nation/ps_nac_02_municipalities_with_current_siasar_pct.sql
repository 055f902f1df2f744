-- Grain: one municipality and year. Where a complete register of communities is loaded, a municipality without any record has no current information; where not, it is unknown.
with

communities as (
    select
        municipality_code,
        year,
        count(*) as communities,
        count(*) filter (where observed_on >= make_date(year - cast(monitor_max_age_years as integer), 12, 31)) as current_communities,
        max(observed_on) as observed_on,
        bool_or(synthetic) as synthetic,
        list_sort(list_distinct(flatten(list(origins)))) as origins,
    from model.community_years
    cross join model.thresholds as thresholds
    group by municipality_code, year
),

municipality_years as (
    select
        municipalities.municipality_code,
        years.year,
        years.reference_date,
        bool_or(communities.synthetic) as register_synthetic,
    from model.municipalities as municipalities
    cross join model.reporting_years as years
    join communities
        on communities.year = years.year
    group by municipalities.municipality_code, years.year, years.reference_date
),

judged as (
    select
        municipality_years.municipality_code,
        municipality_years.year,
        coalesce(communities.observed_on, municipality_years.reference_date) as observed_on,
        case
            when communities.communities > 0 then 100.0 * current_communities / communities.communities >= scale_min_current_pct
            when coalesce(registers.is_complete, false) then false
        end as is_current,
        checklists.approved_tool_used as uses_tool,
        coalesce(communities.synthetic, is_current is not null and register_synthetic) or coalesce(checklists.synthetic, false) as synthetic,
        list_concat(coalesce(communities.origins, cast([] as varchar[])), coalesce(checklists.origins, cast([] as varchar[]))) as origins,
    from municipality_years
    cross join model.thresholds as thresholds
    left join communities
        on communities.municipality_code = municipality_years.municipality_code
        and communities.year = municipality_years.year
    left join model.loaded_registers as registers
        on registers.table_name = 'communities'
    left join model.municipal_checklists as checklists
        on checklists.municipality_code = municipality_years.municipality_code
        and checklists.year = municipality_years.year
)

select
    municipality_code as row_id,
    municipality_code,
    year,
    'total' as residence,
    observed_on,
    1.0 as weight,
    case when is_current then 1 else 0 end as numerator,
    case when is_current is not null then 1 else 0 end as denominator,
    0 as unknown,
    null as unknown_reason,
    origins,
    synthetic,
    case when uses_tool then 1 else 0 end as tool_numerator,
    case when (uses_tool) is not null then 1 else 0 end as tool_denominator,
    case when (uses_tool) is null then 1 else 0 end as tool_unknown,
from judged
