-- Grain: one water system and reporting year, by its latest survey up to 31 December; SIASAR systems are rural. It has what is carried from year to year: is_observed_in_year says what was surveyed in the year, and report.system_panel brings that alone, with its provider.
with

surveys as (
    select
        systems.*,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.systems as systems
    where country = (select value from declared.settings where key = 'country.scope')
),

as_of as (
    select
        surveys.*,
        years.year,
        years.reference_date,
        years.first_generation,
        years.last_generation,
        surveys.survey_date < make_date(years.year - thresholds.record_max_age_years, 12, 31) as is_too_old,
        years.reference_date - to_months(thresholds.quality_max_age_months) as oldest_test,
        thresholds.siasar_a_from,
        thresholds.siasar_b_from,
        thresholds.siasar_c_from,
    from surveys
    cross join model.thresholds as thresholds
    join model.reporting_years as years
        on surveys.survey_date <= years.reference_date
    qualify row_number() over (
        partition by surveys.system_id, years.year
        order by surveys.survey_date desc
    ) = 1
),

classed as (
    select
        as_of.*,
        case
            when siasar_generation = 1 then class_published
            when index_eia >= siasar_a_from then 'A'
            when index_eia >= siasar_b_from then 'B'
            when index_eia >= siasar_c_from then 'C'
            when index_eia is not null then 'D'
        end as own_class,
        coalesce(siasar_generation between first_generation and last_generation, false) as is_of_generation,
        case
            when cast(is_gravity as integer) + cast(is_pumped as integer) + cast(is_hand_pump as integer) + cast(is_rainwater as integer) > 1 then 'mixed'
            when is_gravity then 'gravity'
            when is_pumped then 'pumped'
            when is_hand_pump then 'hand_pump'
            when is_rainwater then 'rainwater'
        end as technology,
    from as_of
)

select
    system_id,
    system_name,
    department_code,
    municipality_code,
    year,
    'rural' as residence,
    survey_date as observed_on,
    year(survey_date) = year as is_observed_in_year,
    is_too_old,
    reference_date,
    oldest_test,
    built_year,
    case
        when built_year > year then null
        when year - built_year < 10 then 'under_10'
        when year - built_year < 20 then 'from_10_to_19'
        when built_year is not null then 'from_20'
    end as age_band,
    population_served,
    dwellings_served,
    technology,
    enough_in_dry_season,
    hours_per_day,
    connections,
    metered_connections,
    chlorination,
    chlorine_residual_mg_l,
    chlorine_date,
    coalesce(chlorine_date > oldest_test and chlorine_date <= reference_date, false) as is_chlorine_recent,
    coliform_test,
    coliform_date,
    coalesce(coliform_date > oldest_test and coliform_date <= reference_date, false) as is_coliform_recent,
    intake_state,
    conduction_state,
    storage_state,
    distribution_state,
    treatment_state,
    index_eiaaut,
    index_eiainf,
    index_eiazpa,
    index_eiastr,
    index_eia,
    siasar_generation,
    class_published,
    case when is_of_generation and not is_too_old then own_class end as siasar_class,
    case
        when is_too_old then 'too_old'
        when not is_of_generation then 'not_applicable'
        when own_class is null then 'not_reported'
    end as class_unknown_reason,
    latitude,
    longitude,
    source,
    edition,
    synthetic,
    [origin] as origins,
from classed
