-- Grain: one name of a comma list of the country in scope, and the entity that it names, where one was found.
select
    source,
    file,
    sheet,
    line,
    place as municipality_code,
    from_type,
    from_id,
    seen as observed_on,
    column_name,
    name as name_text,
    to_type,
    to_id,
    method,
    score,
    candidates,
    synthetic,
    file || coalesce('!' || nullif(sheet, ''), '') || ':' || line as origin,
from lake.entity_links
where country = (select value from declared.settings where key = 'country.scope')
