-- Grain: one urban provider and year of its return; a return speaks for its own year only.
select
    provider_id,
    provider_name,
    department_code,
    municipality_code,
    returns.year,
    'urban' as residence,
    years.reference_date as observed_on,
    dwellings,
    water_connections,
    sewer_connections,
    hours_per_day,
    samples_taken,
    samples_passed,
    source,
    edition,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.urban_providers as returns
join model.reporting_years as years
    on years.year = returns.year
where country = (select value from declared.settings where key = 'country.scope')
