-- Grain: one link of a community to a system that serves it, and reporting year, by the community's latest links up to 31 December; by the names in its own survey where no links are given.
with

links as (
    select
        community_id,
        system_id,
        any_value(provider_id order by provider_id) as provider_id,
        survey_date,
        case when count(*) = count(served_households) then sum(served_households) end as served_households,
        bool_or(synthetic) as synthetic,
        list_sort(list(source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line)) as origins,
    from lake.community_systems
    where country = (select value from declared.settings where key = 'country.scope')
    group by community_id, system_id, survey_date
),

-- A community of which the link table says nothing is linked by the names that its own survey gives.
named as (
    select
        from_id as community_id,
        to_id as system_id,
        observed_on as survey_date,
        bool_or(synthetic) as synthetic,
        list_sort(list(distinct origin)) as origins,
    from model.entity_links
    where
        from_type = 'community'
        and to_type = 'system'
        and to_id is not null
        and from_id not in (select community_id from links)
    group by from_id, to_id, observed_on
),

all_links as (
    select community_id, system_id, provider_id, survey_date, served_households, synthetic, origins
    from links
    union all
    select community_id, system_id, null as provider_id, survey_date, null as served_households, synthetic, origins
    from named
),

as_of as (
    select
        all_links.*,
        years.year,
    from all_links
    join model.reporting_years as years
        on all_links.survey_date <= years.reference_date
    qualify dense_rank() over (partition by all_links.community_id, years.year order by all_links.survey_date desc) = 1
),

shares as (
    select
        as_of.*,
        -- Where one link of a system does not say how many it serves, nobody's share is known.
        case
            when count(*) over (partition by system_id, year) = count(served_households) over (partition by system_id, year)
            then served_households / nullif(sum(served_households) over (partition by system_id, year), 0)
        end as share_of_system,
    from as_of
)

select
    shares.community_id,
    shares.system_id,
    shares.provider_id,
    shares.year,
    shares.survey_date as observed_on,
    shares.served_households,
    shares.share_of_system,
    case when not systems.is_too_old then systems.connections * shares.share_of_system end as connections_of_community,
    case when not systems.is_too_old then systems.hours_per_day end as hours_per_day,
    shares.synthetic or coalesce(systems.synthetic, false) as synthetic,
    list_concat(shares.origins, coalesce(systems.origins, cast([] as varchar[]))) as origins,
from shares
left join model.system_years as systems
    on systems.system_id = shares.system_id
    and systems.year = shares.year
