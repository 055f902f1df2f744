-- Grain: one municipality and year of which a sheet says that the municipality has looked at its data. Who objects leaves them preliminary.
select
    municipality_code,
    year,
    validated_by_role,
    validated_on,
    objection,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.validations
where country = (select value from declared.settings where key = 'country.scope')
