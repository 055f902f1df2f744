-- Grain: one year with the urban share of the population, per cent, by the latest edition loaded.
select
    year,
    value as urban_pct,
    publisher,
    edition,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.national_estimates
where
    country = (select value from declared.settings where key = 'country.scope')
    and variable = 'prop_urb'
    and value is not null
qualify row_number() over (partition by year order by edition desc, publisher) = 1
