-- Grain: one water system and reporting year, with what the year's indicators say of it and the number of things to attend to; a letter, a test or a measurement that is not known is null and never counts as a failure.
with

communities as (
    select
        links.system_id,
        links.year,
        list_sort(list_distinct(list(communities.community_name))) as community_names,
    from model.community_system_years as links
    join model.community_years as communities
        on communities.community_id = links.community_id
        and communities.year = links.year
    where communities.community_name is not null
    group by links.system_id, links.year
),

judged as (
    select
        systems.municipality_code,
        systems.year,
        systems.system_id,
        systems.system_name,
        array_to_string(communities.community_names, ', ') as served_communities,
        households.households,
        systems.observed_on,
        systems.is_too_old,
        systems.siasar_class,
        tests.test_result,
        tests.tested_on,
        case when not systems.is_too_old then systems.chlorination end as chlorination,
        tests.residual_mg_l,
        tests.residual_on,
        tests.residual_mg_l between thresholds.chlorine_min and thresholds.chlorine_max_admissible as is_residual_in_norm,
        case when not systems.is_too_old then systems.hours_per_day end as hours_per_day,
        case when not systems.is_too_old then systems.enough_in_dry_season end as enough_in_dry_season,
        thresholds.continuity_min_hours,
        systems.synthetic or tests.synthetic as synthetic,
    from model.system_years as systems
    join model.system_tests as tests
        on tests.system_id = systems.system_id
        and tests.year = systems.year
    join model.system_households as households
        on households.system_id = systems.system_id
        and households.year = systems.year
    left join communities
        on communities.system_id = systems.system_id
        and communities.year = systems.year
    cross join model.thresholds as thresholds
)

select
    municipality_code,
    year,
    system_id,
    system_name,
    served_communities,
    households,
    observed_on,
    is_too_old,
    siasar_class,
    test_result,
    tested_on,
    chlorination,
    residual_mg_l,
    residual_on,
    is_residual_in_norm,
    hours_per_day,
    enough_in_dry_season,
    coalesce(siasar_class in ('C', 'D'), false) as is_class_c_or_d,
    test_result is null as is_untested,
    coalesce(test_result = 'fail', false) as fails_test,
    coalesce(chlorination = 'not_working', false) or not coalesce(is_residual_in_norm, true) as fails_chlorination,
    coalesce(hours_per_day > 0 and hours_per_day < continuity_min_hours, false) as is_rationed,
    cast(is_class_c_or_d as integer) + cast(is_untested as integer) + cast(fails_test as integer) + cast(fails_chlorination as integer) + cast(is_rationed as integer)
    + cast(coalesce(not enough_in_dry_season, false) as integer) as things_to_attend,
    synthetic,
    macros.row_key('systems_to_attend', [cast(year as varchar), municipality_code, system_id]) as key,
    things_to_attend > 0 and row_number() over (partition by municipality_code, year order by things_to_attend desc, households desc nulls last, system_name, system_id) <= 10 as is_listed,
    is_class_c_or_d and row_number() over (partition by municipality_code, year, is_class_c_or_d order by siasar_class desc, system_name, system_id) <= 5 as is_named_for_class,
    fails_chlorination and row_number() over (partition by municipality_code, year, fails_chlorination order by system_name, system_id) <= 5 as is_named_for_chlorination,
from judged
where municipality_code is not null
order by year, municipality_code, things_to_attend desc, system_name, system_id
