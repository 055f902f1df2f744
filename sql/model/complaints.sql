-- Grain: one complaint registered at a USCL.
select
    complaint_id,
    municipality_code,
    cast(year(received_on) as integer) as year,
    received_on,
    theme,
    solved_on,
    -- In a report of an earlier year nothing is known of what came after it.
    least(delivered_on, coalesce((select cast(value as date) from declared.known_until where key = 'as_of.last_day'), delivered_on)) as delivered_on,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.complaints
where country = (select value from declared.settings where key = 'country.scope')
    and received_on is not null
