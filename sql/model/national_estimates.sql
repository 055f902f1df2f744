-- Grain: one national estimate by publisher, edition, variable, residence and year; editions are never mixed.
select
    publisher,
    edition,
    variable,
    residence,
    year,
    value,
    series,
    source,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.national_estimates
where country = (select value from declared.settings where key = 'country.scope')
