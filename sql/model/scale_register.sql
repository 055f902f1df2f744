-- Grain: one municipality and year in the register of those that apply the principles.
select
    municipality_code,
    year,
    make_date(year, 12, 31) as observed_on,
    has_agreement,
    applies_roadmap,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.scale_register
where country = (select value from declared.settings where key = 'country.scope')
