-- Grain: one community and reporting year, by its latest survey up to 31 December; SIASAR communities are rural. It has what is carried from year to year: is_observed_in_year says what was surveyed in the year, and report.community_panel brings that alone.
with

surveys as (
    select
        communities.*,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.communities as communities
    where country = (select value from declared.settings where key = 'country.scope')
),

as_of as (
    select
        surveys.*,
        years.year,
        years.first_generation,
        years.last_generation,
        surveys.survey_date < make_date(years.year - thresholds.record_max_age_years, 12, 31) as is_too_old,
    from surveys
    cross join model.thresholds as thresholds
    join model.reporting_years as years
        on surveys.survey_date <= years.reference_date
    qualify row_number() over (
        partition by surveys.community_id, years.year
        order by surveys.survey_date desc
    ) = 1
)

select
    community_id,
    community_name,
    department_code,
    municipality_code,
    year,
    'rural' as residence,
    survey_date as observed_on,
    year(survey_date) = year as is_observed_in_year,
    is_too_old,
    population,
    ethnicity,
    dwellings,
    dwellings_without_water,
    systems_named,
    sanitation_sample_dwellings,
    sanitation_type1_dwellings,
    sanitation_type2_dwellings,
    sanitation_unimproved_dwellings,
    sanitation_type1_own_full_use_dwellings,
    sanitation_type2_own_full_use_dwellings,
    sanitation_type1_own_partial_use_dwellings,
    sanitation_type2_own_partial_use_dwellings,
    open_defecation_pct,
    handwashing_soap_dwellings,
    handwashing_soap_use_dwellings,
    schools,
    schools_with_water,
    health_centres,
    health_centres_with_water,
    index_nsa,
    index_nsh,
    index_eiacom,
    index_psecom,
    index_ias,
    class_published,
    siasar_generation,
    latitude,
    longitude,
    source,
    edition,
    synthetic,
    [origin] as origins,
from as_of
