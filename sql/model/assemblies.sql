-- Grain: one assembly of PTPS.
select
    assembly_id,
    cast(year(held_on) as integer) as year,
    held_on,
    partners_invited,
    partners_present,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.assemblies
where country = (select value from declared.settings where key = 'country.scope')
    and held_on is not null
