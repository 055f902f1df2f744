-- Grain: one estimate of the share of schools by edition, variable, school level and year, as the publisher gives it; editions are never mixed.
select
    publisher,
    edition,
    regexp_extract(variable, '^(.*)_([a-z]+)$', 1) as variable,
    regexp_extract(variable, '^(.*)_([a-z]+)$', 2) as school_level,
    year,
    value,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.school_estimates
where
    country = (select value from declared.settings where key = 'country.scope')
    and value is not null
