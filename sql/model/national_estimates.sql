-- Grain: one national estimate by publisher, edition, variable, residence and year; editions are never mixed. A value that a publisher rounded to over 100 is cut there.
select
    publisher,
    edition,
    variable,
    residence,
    year,
    -- least passes over null.
    case when value is not null then least(value, 100) end as value,
    series,
    source,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.national_estimates
where country = (select value from declared.settings where key = 'country.scope')
