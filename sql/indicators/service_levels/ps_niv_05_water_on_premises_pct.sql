-- Grain: one community (rural) or urban provider's return and year. A community is known as a whole or not at all: that some of its dwellings lack water would else be known, and that the others have a connection not. Connections of a system that serves several communities are shared out by the households it serves in each.
with

served as (
    select
        community_id,
        year,
        sum(served_households) filter (where connections_of_community is not null) as households_with_count,
        sum(served_households) filter (where connections_of_community is null) as households_without_count,
        count(*) > count(served_households) as has_unsaid_households,
        sum(connections_of_community) as connections,
        bool_or(synthetic) as synthetic,
        list_sort(list_distinct(flatten(list(origins)))) as origins,
    from model.community_system_years
    group by community_id, year
),

linked as (
    select
        communities.community_id,
        communities.municipality_code,
        communities.year,
        communities.residence,
        communities.observed_on,
        communities.is_too_old,
        communities.dwellings,
        communities.dwellings_without_water,
        communities.ethnicity,
        served.community_id is not null as is_linked,
        -- A community that says it has no system has told all where links of its municipality are there at all: where nobody gives links, none of them is known, whatever it answers.
        served.community_id is null
        and communities.systems_named = 0
        and bool_or(served.community_id is not null) over (partition by communities.municipality_code, communities.year) as has_no_system,
        coalesce(served.has_unsaid_households, false) as has_unsaid_households,
        coalesce(served.households_with_count, 0) as households_with_count,
        coalesce(served.households_without_count, 0) as households_without_count,
        least(coalesce(served.connections, 0), coalesce(served.households_with_count, 0), communities.dwellings) as on_premises,
        communities.synthetic or coalesce(served.synthetic, false) as synthetic,
        list_concat(communities.origins, coalesce(served.origins, cast([] as varchar[]))) as origins,
    from model.community_years as communities
    left join served
        on served.community_id = communities.community_id
        and served.year = communities.year
),

communities as (
    select
        linked.*,
        dwellings is not null
        and not is_too_old
        and (has_no_system or (is_linked and not has_unsaid_households and households_without_count = 0)) as is_known,
        case
            when is_known then 0
            when is_too_old or dwellings is null then coalesce(dwellings, 0)
            when is_linked and not has_unsaid_households then least(on_premises + households_without_count, dwellings)
            -- Those that lack water, and those that a counted system serves without a connection, have none for certain.
            else greatest(dwellings - coalesce(dwellings_without_water, 0) - (households_with_count - on_premises), on_premises)
        end as unknown_high,
    from linked
),

urban_returns as (
    select
        provider_id,
        municipality_code,
        year,
        residence,
        observed_on,
        dwellings,
        water_connections,
        synthetic,
        origins,
        dwellings is not null and water_connections is not null as is_known,
    from model.urban_provider_years
)

select
    community_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then on_premises else 0 end as numerator,
    case when is_known then dwellings else 0 end as denominator,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    case when is_known or is_too_old or dwellings is null then 0 else on_premises end as unknown_low,
    unknown_high,
    ethnicity,
from communities
union all
select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then least(water_connections, dwellings) else 0 end as numerator,
    case when is_known then dwellings else 0 end as denominator,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    0 as unknown_low,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown_high,
    null as ethnicity,
from urban_returns
