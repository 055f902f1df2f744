-- Grain: one rural provider and reporting year, with the inhabitants that its systems serve: of each community linked to it, the inhabitants of the households that it serves there. One link that does not tell leaves them unknown.
with

links as (
    select
        links.provider_id,
        links.year,
        case
            when communities.is_too_old or communities.dwellings = 0 then null
            -- least passes over null.
            when links.served_households is null or communities.dwellings is null then null
            else communities.population * least(links.served_households / communities.dwellings, 1)
        end as served,
        links.synthetic or communities.synthetic as synthetic,
        list_concat(links.origins, communities.origins) as origins,
    from model.community_system_years as links
    join model.community_years as communities
        on communities.community_id = links.community_id
        and communities.year = links.year
    where links.provider_id is not null
)

select
    provider_id,
    year,
    case when count(*) = count(served) then sum(served order by served) end as people_served,
    bool_or(synthetic) as synthetic,
    list_sort(list_distinct(flatten(list(origins)))) as origins,
from links
group by provider_id, year
