-- Grain: one rural provider and reporting year, by its latest survey up to 31 December. It has what is carried from year to year: is_observed_in_year says what was surveyed in the year, and report.provider_panel brings that alone.
with

surveys as (
    select
        providers.*,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.providers as providers
    where country = (select value from declared.settings where key = 'country.scope')
),

as_of as (
    select
        surveys.*,
        years.year,
        years.first_generation,
        years.last_generation,
        surveys.survey_date < make_date(years.year - thresholds.record_max_age_years, 12, 31) as is_too_old,
        thresholds.siasar_a_from,
        thresholds.siasar_b_from,
        thresholds.siasar_c_from,
        thresholds.provider_small_to_users,
        thresholds.provider_medium_to_users,
    from surveys
    cross join model.thresholds as thresholds
    join model.reporting_years as years
        on surveys.survey_date <= years.reference_date
    qualify row_number() over (
        partition by surveys.provider_id, years.year
        order by surveys.survey_date desc
    ) = 1
),

classed as (
    select
        as_of.*,
        case
            when siasar_generation = 1 then class_published
            when index_pse >= siasar_a_from then 'A'
            when index_pse >= siasar_b_from then 'B'
            when index_pse >= siasar_c_from then 'C'
            when index_pse is not null then 'D'
        end as own_class,
        coalesce(siasar_generation between first_generation and last_generation, false) as is_of_generation,
    from as_of
)

select
    provider_id,
    provider_name,
    department_code,
    municipality_code,
    year,
    'rural' as residence,
    survey_date as observed_on,
    year(survey_date) = year as is_observed_in_year,
    is_too_old,
    provider_type,
    users,
    case
        when users <= provider_small_to_users then 'small'
        when users <= provider_medium_to_users then 'medium'
        when users is not null then 'large'
    end as size_band,
    index_pse,
    index_organisation,
    index_operation,
    index_economic,
    index_environment,
    is_legal,
    board_complete,
    board_meetings,
    accounts_given,
    board_members,
    board_women,
    has_operator,
    preventive_maintenance,
    repair_hours,
    tariff_type,
    income_year_hnl,
    opex_year_hnl,
    capmanex_reserve_hnl,
    billed_hnl,
    collected_hnl,
    users_in_arrears,
    metered_users,
    catchment_declared,
    catchment_actions,
    siasar_generation,
    class_published,
    case when is_of_generation and not is_too_old then own_class end as siasar_class,
    case
        when is_too_old then 'too_old'
        when not is_of_generation then 'not_applicable'
        when own_class is null then 'not_reported'
    end as class_unknown_reason,
    source,
    edition,
    synthetic,
    [origin] as origins,
from classed
