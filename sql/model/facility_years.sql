-- Grain: one school, health centre or community centre and reporting year, or the count of those of one community that no register names. A register counts a school once, however many communities it serves; partners' inventories speak where SIASAR says nothing of a municipality.
with

registered as (
    select
        'school' as facility_type,
        school_id as facility_id,
        municipality_code,
        survey_date as observed_on,
        has_water,
        has_toilets,
        toilets_by_sex,
        concat_ws(', ', community_name, community_names_served) as communities_served,
        synthetic,
        source_file,
        source_line,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.schools
    where country = (select value from declared.settings where key = 'country.scope')
    union all
    select
        'health_centre' as facility_type,
        health_centre_id as facility_id,
        municipality_code,
        survey_date as observed_on,
        has_water,
        has_toilets,
        null as toilets_by_sex,
        concat_ws(', ', community_name, community_names_served) as communities_served,
        synthetic,
        source_file,
        source_line,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.health_centres
    where country = (select value from declared.settings where key = 'country.scope')
),

inventoried as (
    select
        institution_type as facility_type,
        institution_id as facility_id,
        municipality_code,
        observed_on,
        has_water,
        has_improved_sanitation as has_toilets,
        toilets_by_sex,
        synthetic,
        source_file,
        source_line,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.institutions
    where country = (select value from declared.settings where key = 'country.scope')
),

registered_as_of as (
    select
        registered.*,
        years.year,
        registered.observed_on < make_date(years.year - thresholds.record_max_age_years, 12, 31) as is_too_old,
    from registered
    cross join model.thresholds as thresholds
    join model.reporting_years as years
        on registered.observed_on <= years.reference_date
    qualify row_number() over (
        partition by registered.facility_type, registered.facility_id, years.year
        order by registered.observed_on desc, registered.source_file, registered.source_line
    ) = 1
),

inventoried_as_of as (
    select
        inventoried.*,
        years.year,
        inventoried.observed_on < make_date(years.year - thresholds.record_max_age_years, 12, 31) as is_too_old,
    from inventoried
    cross join model.thresholds as thresholds
    join model.reporting_years as years
        on inventoried.observed_on <= years.reference_date
    qualify row_number() over (
        partition by inventoried.facility_type, inventoried.facility_id, years.year
        order by inventoried.observed_on desc, inventoried.source_file, inventoried.source_line
    ) = 1
),

counted as (
    select
        facility_types.facility_type,
        communities.community_id,
        communities.municipality_code,
        communities.year,
        communities.residence,
        communities.observed_on,
        communities.is_too_old,
        case facility_types.facility_type when 'school' then schools else health_centres end as facilities,
        case facility_types.facility_type when 'school' then schools_with_water else health_centres_with_water end as with_water,
        communities.community_name,
        communities.synthetic,
        communities.origins,
    from model.community_years as communities
    cross join (values ('school'), ('health_centre')) as facility_types (facility_type)
),

-- A community whose schools a register names is counted by the register.
unregistered as (
    select counted.*
    from counted
    where not exists (
        select 1
        from registered_as_of as registered
        where
            registered.facility_type = counted.facility_type
            and registered.municipality_code = counted.municipality_code
            and registered.year = counted.year
            and counted.community_name is not null
            and contains(
                ', ' || lower(strip_accents(registered.communities_served)) || ', ',
                ', ' || lower(strip_accents(counted.community_name)) || ', '
            )
    )
),

from_siasar as (
    select
        facility_type,
        facility_id,
        municipality_code,
        year,
        'rural' as residence,
        observed_on,
        is_too_old,
        1 as facilities,
        cast(has_water as integer) as with_water,
        cast(has_toilets as integer) as with_toilets,
        cast(toilets_by_sex as integer) as with_toilets_by_sex,
        synthetic,
        [origin] as origins,
    from registered_as_of
    union all
    select
        facility_type,
        community_id as facility_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        facilities,
        with_water,
        case when facilities = 0 then 0 end as with_toilets,
        case when facilities = 0 then 0 end as with_toilets_by_sex,
        synthetic,
        origins,
    from unregistered
)

select
    facility_type,
    facility_id,
    municipality_code,
    year,
    residence,
    observed_on,
    is_too_old,
    facilities,
    with_water,
    with_toilets,
    with_toilets_by_sex,
    synthetic,
    origins,
from from_siasar
union all
select
    inventoried.facility_type,
    inventoried.facility_id,
    inventoried.municipality_code,
    inventoried.year,
    'total' as residence,
    inventoried.observed_on,
    inventoried.is_too_old,
    1 as facilities,
    cast(inventoried.has_water as integer) as with_water,
    cast(inventoried.has_toilets as integer) as with_toilets,
    cast(inventoried.toilets_by_sex as integer) as with_toilets_by_sex,
    inventoried.synthetic,
    [inventoried.origin] as origins,
from inventoried_as_of as inventoried
where not exists (
    select 1
    from from_siasar
    where
        from_siasar.facility_type = inventoried.facility_type
        and from_siasar.municipality_code = inventoried.municipality_code
        and from_siasar.year = inventoried.year
        and from_siasar.facilities > 0
)
