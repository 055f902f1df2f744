-- Grain: one national instrument and reporting year, in its latest state up to 31 December; it is due once its programmed year has come.
with

states as (
    select
        instrument_id,
        instrument_name,
        institution,
        instrument_type,
        instrument_state,
        observed_on,
        programmed_year,
        synthetic,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.national_instruments
    where country = (select value from declared.settings where key = 'country.scope')
)

select
    states.instrument_id,
    states.instrument_name,
    states.institution,
    states.instrument_type,
    states.instrument_state,
    states.observed_on,
    states.programmed_year,
    coalesce(states.programmed_year <= years.year, false) as is_due,
    years.year,
    states.synthetic,
    [states.origin] as origins,
from states
join model.reporting_years as years
    on states.observed_on <= years.reference_date
qualify row_number() over (
    partition by states.instrument_id, years.year
    order by states.observed_on desc
) = 1
