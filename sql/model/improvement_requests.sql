-- Grain: one request of improvement made to a COMAS.
select
    request_id,
    municipality_code,
    cast(year(received_on) as integer) as year,
    received_on,
    theme,
    answered_on,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.improvement_requests
where country = (select value from declared.settings where key = 'country.scope')
    and received_on is not null
