-- Grain: one community (rural) or urban provider's return and year. Connections of a system that serves several communities are shared out by the households it serves in each.
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

communities as (
    select
        communities.community_id,
        communities.municipality_code,
        communities.year,
        communities.residence,
        communities.observed_on,
        communities.is_too_old,
        communities.dwellings,
        case
            when communities.dwellings is null then 0
            when communities.is_too_old then communities.dwellings
            -- Of those that lack water it is known that they have no connection; which of the others have is not.
            when served.community_id is null then greatest(communities.dwellings - coalesce(communities.dwellings_without_water, 0), 0)
            when served.has_unsaid_households then greatest(
                coalesce(served.households_without_count, 0),
                communities.dwellings - coalesce(communities.dwellings_without_water, 0) - coalesce(served.households_with_count, 0)
            )
            else coalesce(served.households_without_count, 0)
        end as households_unknown,
        least(communities.dwellings, households_unknown) as unknown,
        least(coalesce(served.connections, 0), coalesce(served.households_with_count, 0)) as on_premises,
        communities.synthetic or coalesce(served.synthetic, false) as synthetic,
        list_concat(communities.origins, coalesce(served.origins, cast([] as varchar[]))) as origins,
    from model.community_years as communities
    left join served
        on served.community_id = communities.community_id
        and served.year = communities.year
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
    case when is_too_old or dwellings is null then 0 else least(on_premises, dwellings - unknown) end as numerator,
    coalesce(dwellings - unknown, 0) as denominator,
    coalesce(unknown, 0) as unknown,
    case
        when is_too_old then 'too_old'
        when unknown > 0 then 'not_reported'
    end as unknown_reason,
    origins,
    synthetic,
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
from urban_returns
