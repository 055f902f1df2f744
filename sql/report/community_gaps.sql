-- Grain: one community (rural) or urban provider's return and reporting year, with the dwellings that lack each service; unknown where the indicator counts them as unknown. The gaps of a municipality add up to the denominator less the numerator of the indicator.
with

places as (
    select
        row_id,
        municipality_code,
        year,
        residence,
        max(observed_on) as observed_on,
        bool_or(synthetic) as synthetic,
        max(denominator + unknown) filter (where indicator = 'PT-COB-01') as dwellings,
        max(unknown_reason) filter (where indicator = 'PT-COB-01') as reason,
        max(denominator - numerator) filter (where indicator = 'PT-COB-01' and denominator > 0) as without_water,
        max(denominator - numerator) filter (where indicator = 'PT-COB-02' and denominator > 0) as without_sanitation,
        max(denominator - numerator) filter (where indicator = 'PT-COB-09' and denominator > 0) as without_handwashing,
    from indicator.counted
    where indicator in ('PT-COB-01', 'PT-COB-02', 'PT-COB-09') and kind = 'headline'
    group by row_id, municipality_code, year, residence
)

select
    places.municipality_code,
    places.year,
    places.row_id,
    coalesce(communities.community_name, providers.provider_name) as row_name,
    places.residence,
    places.observed_on,
    places.dwellings,
    places.without_water,
    places.without_sanitation,
    places.without_handwashing,
    communities.schools - communities.schools_with_water as schools_without_water,
    communities.health_centres - communities.health_centres_with_water as health_centres_without_water,
    places.reason,
    places.synthetic,
    macros.row_key('community_gaps', [cast(places.year as varchar), places.municipality_code, places.row_id]) as key,
    coalesce(places.without_water, 0) + coalesce(places.without_sanitation, 0) as without_any,
    without_any > 0 and row_number() over (partition by places.municipality_code, places.year order by without_any desc, row_name, places.row_id) <= 10 as is_listed,
    coalesce(places.without_water > 0, false) and places.residence = 'rural' and row_number() over (partition by places.municipality_code, places.year, places.residence order by places.without_water desc nulls last, row_name, places.row_id) <= 7 as is_most_without_water,
    coalesce(places.without_sanitation > 0, false) and places.residence = 'rural' and row_number() over (partition by places.municipality_code, places.year, places.residence order by places.without_sanitation desc nulls last, row_name, places.row_id) <= 7 as is_most_without_sanitation,
from places
left join model.community_years as communities
    on communities.community_id = places.row_id
    and communities.year = places.year
    and communities.municipality_code = places.municipality_code
    and not communities.is_too_old
left join model.urban_provider_years as providers
    on providers.provider_id = places.row_id
    and providers.year = places.year
    and places.residence = 'urban'
where places.municipality_code is not null
order by places.year, places.municipality_code, row_name, places.row_id
