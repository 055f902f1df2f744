-- Grain: one school, health centre or community centre and reporting year, or the count of those of one community that no register names. A register counts a school once, however many communities it serves; of a municipality and what is asked (water, toilets) the better record counts, SIASAR's or the partners' inventory.
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
        order by registered.observed_on desc
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
        order by inventoried.observed_on desc
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
),

from_partners as (
    select
        facility_type,
        facility_id,
        municipality_code,
        year,
        'total' as residence,
        observed_on,
        is_too_old,
        1 as facilities,
        cast(has_water as integer) as with_water,
        cast(has_toilets as integer) as with_toilets,
        cast(toilets_by_sex as integer) as with_toilets_by_sex,
        synthetic,
        [origin] as origins,
    from inventoried_as_of
),

-- What each record tells of a municipality: how many facilities it knows of, and of how many what is asked.
told as (
    select
        records.facility_type,
        records.municipality_code,
        records.year,
        coalesce(sum(facilities) filter (where is_siasar), 0) as in_siasar,
        count(*) filter (where not is_siasar) as in_inventory,
        coalesce(sum(facilities) filter (where is_siasar and with_water is not null and not is_too_old), 0) as water_in_siasar,
        coalesce(sum(facilities) filter (where not is_siasar and with_water is not null and not is_too_old), 0) as water_in_inventory,
        coalesce(sum(facilities) filter (where is_siasar and with_toilets is not null and not is_too_old), 0) as toilets_in_siasar,
        coalesce(sum(facilities) filter (where not is_siasar and with_toilets is not null and not is_too_old), 0) as toilets_in_inventory,
        max(observed_on) filter (where is_siasar) as siasar_observed_on,
        bool_or(synthetic) filter (where is_siasar) as siasar_synthetic,
        list_sort(list_distinct(flatten(list(origins) filter (where is_siasar and facilities > 0)))) as siasar_origins,
    from (
        select *, true as is_siasar from from_siasar
        union all
        select *, false as is_siasar from from_partners
    ) as records
    group by records.facility_type, records.municipality_code, records.year
),

-- The better record is the one that tells of more facilities what is asked, whatever it tells; SIASAR's where both tell as much.
better as (
    select
        told.*,
        in_inventory > 0 and (in_siasar = 0 or water_in_inventory > water_in_siasar) as inventory_for_water,
        in_inventory > 0 and (in_siasar = 0 or toilets_in_inventory > toilets_in_siasar) as inventory_for_toilets,
    from told
),

records as (
    select from_siasar.*, true as is_siasar
    from from_siasar
    union all
    select from_partners.*, false as is_siasar
    from from_partners
    union all
    -- Facilities that SIASAR counts and an inventory does not list are not known, where the inventory is the better record.
    select
        facility_type,
        municipality_code || ' SIASAR' as facility_id,
        municipality_code,
        year,
        'total' as residence,
        siasar_observed_on as observed_on,
        false as is_too_old,
        in_siasar - in_inventory as facilities,
        null as with_water,
        null as with_toilets,
        null as with_toilets_by_sex,
        siasar_synthetic as synthetic,
        siasar_origins as origins,
        false as is_siasar,
    from better
    where in_siasar > in_inventory and (inventory_for_water or inventory_for_toilets)
)

select
    records.facility_type,
    records.facility_id,
    records.municipality_code,
    records.year,
    records.residence,
    records.observed_on,
    records.is_too_old,
    records.facilities,
    records.with_water,
    records.with_toilets,
    records.with_toilets_by_sex,
    records.is_siasar = better.inventory_for_water as is_outdone_for_water,
    records.is_siasar = better.inventory_for_toilets as is_outdone_for_toilets,
    records.synthetic,
    records.origins,
from records
join better
    on better.facility_type = records.facility_type
    and better.municipality_code = records.municipality_code
    and better.year = records.year
where not (is_outdone_for_water and is_outdone_for_toilets)
