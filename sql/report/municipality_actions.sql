-- Grain: one of the three largest proven gaps of a municipality and year, the one of most families first: families without a service, or served by systems whose water does not pass its test, is not chlorinated within the norm or comes few hours a day. What is not known is no gap.
with

places as (
    select
        municipality_code,
        year,
        string_agg(row_name, ', ' order by without_water desc, row_name, row_id) filter (where water_rank <= 3) as water_places,
        string_agg(row_name, ', ' order by without_sanitation desc, row_name, row_id) filter (where sanitation_rank <= 3) as sanitation_places,
    from (
        select
            municipality_code,
            year,
            row_id,
            row_name,
            without_water,
            without_sanitation,
            case when without_water > 0 then row_number() over (partition by municipality_code, year order by without_water desc nulls last, row_name, row_id) end as water_rank,
            case when without_sanitation > 0 then row_number() over (partition by municipality_code, year order by without_sanitation desc nulls last, row_name, row_id) end as sanitation_rank,
        from report.community_gaps
        where row_name is not null
    )
    group by municipality_code, year
),

lacking as (
    select
        profiles.municipality_code,
        profiles.year,
        'water' as action,
        profiles.water_missing as lacking,
        profiles.water_missing_key as lacking_key,
        places.water_places as places,
    from report.municipality_profiles as profiles
    left join places
        on places.municipality_code = profiles.municipality_code
        and places.year = profiles.year
    union all
    select profiles.municipality_code, profiles.year, 'sanitation', profiles.sanitation_missing, profiles.sanitation_missing_key, places.sanitation_places
    from report.municipality_profiles as profiles
    left join places
        on places.municipality_code = profiles.municipality_code
        and places.year = profiles.year
),

withheld as (
    select distinct thing_id
    from report.withheld_things
    where id_column = 'system_id' and column_name = 'households'
),

bad_systems as (
    select
        systems.municipality_code,
        systems.year,
        systems.system_id,
        systems.system_name,
        systems.households,
        withheld.thing_id is not null as is_few,
        unnest([
            case when systems.fails_test then 'unsafe' end,
            case when systems.fails_chlorination then 'chlorine' end,
            case when systems.is_rationed then 'hours' end
        ]) as action,
    from report.systems_to_attend as systems
    left join withheld
        on withheld.thing_id = systems.system_id
),

ranked_systems as (
    select
        *,
        row_number() over (partition by municipality_code, year, action order by households desc nulls last, system_name, system_id) as rank,
    from bad_systems
    where action is not null
),

served as (
    select
        municipality_code,
        year,
        action,
        count(*) as things,
        sum(households) as served,
        case when not bool_or(is_few) then sum(households) end as public_served,
        string_agg(system_name, ', ' order by rank) filter (where rank <= 3) as places,
    from ranked_systems
    group by municipality_code, year, action
),

gaps as (
    select municipality_code, year, action, lacking as families, lacking, lacking_key, null as things, null as served, null as public_served, places
    from lacking
    where lacking > 0
    union all
    select municipality_code, year, action, served, null, null, things, served, public_served, places
    from served
    where served > 0
)

select
    macros.row_key('municipality_actions', [gaps.municipality_code, cast(gaps.year as varchar), gaps.action]) as key,
    gaps.municipality_code,
    gaps.year,
    cast(row_number() over (partition by gaps.municipality_code, gaps.year order by gaps.families desc, gaps.action) as integer) as position,
    gaps.action,
    gaps.places,
    gaps.lacking,
    gaps.lacking_key,
    gaps.things,
    gaps.served,
    gaps.public_served,
    gaps.served is not null as has_served,
    gaps.public_served is not null as public_has_served,
from gaps
qualify row_number() over (partition by gaps.municipality_code, gaps.year order by gaps.families desc, gaps.action) <= 3
order by gaps.municipality_code, gaps.year, position
