-- Grain: one community that the partners' inventories name, by an institution of it, and reporting year since it was first named: a list that does not rest on SIASAR's surveys. Whether SIASAR knows it by then is told by its name; towns are left out.
with

institutions as (
    select
        institution_id,
        municipality_code,
        observed_on,
        lower(strip_accents(trim(regexp_replace(community_name, '\s+', ' ', 'g')))) as name_key,
        synthetic,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.institutions
    where
        country = (select value from declared.settings where key = 'country.scope')
        and community_name is not null
        and observed_on is not null
),

rural as (
    select institutions.*
    from institutions
    join model.municipalities as municipalities
        on municipalities.municipality_code = institutions.municipality_code
    where
        name_key <> lower(strip_accents(municipalities.municipality_name))
        and not regexp_matches(name_key, '^(barrio|colonia) |casco urbano')
),

surveyed as (
    select distinct
        municipality_code,
        year,
        lower(strip_accents(trim(regexp_replace(community_name, '\s+', ' ', 'g')))) as name_key,
    from model.community_years
),

-- One institution stands in one community, however its name was spelled from visit to visit.
as_of as (
    select
        rural.municipality_code,
        years.year,
        rural.institution_id,
        coalesce(min(surveyed.name_key), min(rural.name_key)) as name_key,
        bool_or(surveyed.name_key is not null) as is_surveyed,
        max(rural.observed_on) as observed_on,
        bool_or(rural.synthetic) as synthetic,
        list_sort(list(distinct rural.origin)) as origins,
    from rural
    join model.reporting_years as years
        on rural.observed_on <= years.reference_date
    left join surveyed
        on surveyed.municipality_code = rural.municipality_code
        and surveyed.year = years.year
        and surveyed.name_key = rural.name_key
    group by rural.municipality_code, years.year, rural.institution_id
)

select
    municipality_code,
    year,
    name_key,
    bool_or(is_surveyed) as is_surveyed,
    max(observed_on) as observed_on,
    bool_or(synthetic) as synthetic,
    list_sort(list_distinct(flatten(list(origins)))) as origins,
from as_of
group by municipality_code, year, name_key
