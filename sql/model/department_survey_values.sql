-- Grain: one share of the people of one department by edition, survey and variable, as the publisher gives it of the survey: nothing is fitted. What the publisher does not give has no row.
select
    edition,
    department_code,
    case sector when 'water' then 'wat_' else 'san_' end || variable as variable,
    survey,
    year,
    value,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.department_survey_points
where
    country = (select value from declared.settings where key = 'country.scope')
    and department_code is not null
    and value is not null
    and variable in ('imp', 'bas', 'lim', 'unimp', 'sur', 'od')
