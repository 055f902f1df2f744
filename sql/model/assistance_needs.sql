-- Grain: one need of technical assistance that a partner raised.
select
    need_id,
    partner_name,
    theme,
    raised_on,
    closed_on,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.assistance_needs
where country = (select value from declared.settings where key = 'country.scope')
    and raised_on is not null
