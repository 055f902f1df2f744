-- Grain: one municipality and year, with what its profile counts: homes without a service, systems and providers to attend to, and what there are no data of.
with

places as (
    select
        municipality_code,
        year,
        cast(sum(dwellings) as bigint) as dwellings,
        count(*) filter (where residence = 'rural') as rural_communities,
        count(*) filter (where is_most_without_water) as water_places,
        count(*) filter (where without_water > 0) > count(*) filter (where is_most_without_water) as has_more_water_places,
        count(*) filter (where is_most_without_sanitation) as sanitation_places,
    from report.community_gaps
    group by municipality_code, year
),

systems as (
    select
        municipality_code,
        year,
        count(*) as systems,
        count(*) filter (where is_class_c_or_d) as class_c_or_d,
        count(siasar_class) as classed,
        count(*) filter (where siasar_class is null) as unclassed,
        count(*) filter (where fails_test) as failing,
        count(*) filter (where is_untested) as untested,
        count(*) filter (where fails_chlorination) as badly_chlorinated,
        count(*) filter (where is_rationed) as rationed,
    from report.systems_to_attend
    group by municipality_code, year
),

providers as (
    select
        municipality_code,
        year,
        count(*) as providers,
        count(*) filter (where is_class_c_or_d) as class_c_or_d,
        count(siasar_class) as classed,
        count(*) filter (where is_untested) as untested,
        count(*) filter (where is_unassisted) as unassisted,
    from report.providers_to_attend
    group by municipality_code, year
),

given as (
    select
        area_code,
        year,
        count(value) > 0 as has_values,
        coalesce(bool_or(has_missing and indicator between 'PT-COB-03' and 'PT-COB-08'), false) as has_missing_facilities,
    from report.shown_values
    where level = 'municipality'
    group by area_code, year
),

checklists as (
    select distinct
        municipality_code,
        year,
    from report.municipal_checklists
)

select
    macros.row_key('municipality_profiles', [areas.area_code, cast(years.year as varchar)]) as key,
    areas.area_code as municipality_code,
    years.year,
    years.previous_year,
    areas.area_name,
    areas.department_name,
    areas.is_member,
    case when areas.is_member then 'es municipio socio de PTPS' else 'no es municipio socio de PTPS' end as membership_es,
    case when areas.is_member then 'is a partner municipality of PTPS' else 'is no partner municipality of PTPS' end as membership_en,
    coalesce(given.has_values, false) as has_values,
    checklists.municipality_code is not null as has_checklist,
    places.dwellings,
    coalesce(places.rural_communities, 0) as rural_communities,
    water.missing as water_missing,
    water.key || '/missing' as water_missing_key,
    water.denominator as water_known,
    water.key || '/denominator' as water_known_key,
    water.unknown as water_unknown,
    water.key || '/unknown' as water_unknown_key,
    water.residence as water_part,
    coalesce(places.water_places, 0) as water_places,
    water.value is not null and coalesce(places.water_places, 0) > 0 as has_water_places,
    coalesce(places.has_more_water_places, false) as has_more_water_places,
    sanitation.missing as sanitation_missing,
    sanitation.key || '/missing' as sanitation_missing_key,
    sanitation.denominator as sanitation_known,
    sanitation.key || '/denominator' as sanitation_known_key,
    sanitation.unknown as sanitation_unknown,
    sanitation.key || '/unknown' as sanitation_unknown_key,
    sanitation.residence as sanitation_part,
    sanitation.value is not null and coalesce(places.sanitation_places, 0) > 0 as has_sanitation_places,
    coalesce(given.has_missing_facilities, false) as has_missing_facilities,
    systems.systems,
    systems.class_c_or_d as class_c_or_d_systems,
    systems.classed as classed_systems,
    systems.unclassed as unclassed_systems,
    coalesce(systems.class_c_or_d > 0, false) as has_class_c_or_d_systems,
    case when systems.class_c_or_d > 5 then ' …' else '' end as more_class_c_or_d_systems,
    systems.failing as failing_systems,
    systems.untested as untested_systems,
    coalesce(systems.failing + systems.untested > 0, false) as has_failing_or_untested_systems,
    coalesce(systems.untested > 0, false) as has_untested_systems,
    systems.badly_chlorinated as badly_chlorinated_systems,
    coalesce(systems.badly_chlorinated > 0, false) as has_badly_chlorinated_systems,
    case when systems.badly_chlorinated > 5 then ' …' else '' end as more_badly_chlorinated_systems,
    systems.rationed as rationed_systems,
    coalesce(systems.rationed > 0, false) as has_rationed_systems,
    providers.providers,
    providers.class_c_or_d as class_c_or_d_providers,
    providers.classed as classed_providers,
    coalesce(providers.class_c_or_d > 0, false) as has_class_c_or_d_providers,
    case when providers.class_c_or_d > 5 then ' …' else '' end as more_class_c_or_d_providers,
    providers.untested as untested_providers,
    coalesce(providers.untested > 0, false) as has_untested_providers,
    case when providers.untested > 5 then ' …' else '' end as more_untested_providers,
    providers.unassisted as unassisted_providers,
    coalesce(providers.unassisted > 0, false) as has_unassisted_providers,
    case when providers.unassisted > 5 then ' …' else '' end as more_unassisted_providers,
from report.areas as areas
cross join report.report_years as years
left join places
    on places.municipality_code = areas.area_code
    and places.year = years.year
left join systems
    on systems.municipality_code = areas.area_code
    and systems.year = years.year
left join providers
    on providers.municipality_code = areas.area_code
    and providers.year = years.year
left join given
    on given.area_code = areas.area_code
    and given.year = years.year
left join checklists
    on checklists.municipality_code = areas.area_code
    and checklists.year = years.year
left join report.shown_values as water
    on water.indicator = 'PT-COB-01'
    and water.level = 'municipality'
    and water.area_code = areas.area_code
    and water.year = years.year
left join report.shown_values as sanitation
    on sanitation.indicator = 'PT-COB-02'
    and sanitation.level = 'municipality'
    and sanitation.area_code = areas.area_code
    and sanitation.year = years.year
where areas.level = 'municipality'
order by areas.area_code, years.year
