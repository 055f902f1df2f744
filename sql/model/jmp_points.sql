-- Grain: one survey, census or register point that the JMP method draws a line through, by edition; urban and rural only, since the nation is weighted from them.
select
    edition,
    case sector when 'water' then 'w_' else 's_' end || variable as variable,
    residence,
    year,
    value,
    survey,
    survey_type,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.survey_points
where
    country = (select value from declared.settings where key = 'country.scope')
    and sector in ('water', 'sanitation')
    and residence in ('urban', 'rural')
    and value is not null
