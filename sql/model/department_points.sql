-- Grain: one point of a survey for one department by edition, under the name that the JMP method draws its line by. Ratios are per cent of those with improved services.
with

named as (
    select
        edition,
        department_code,
        sector,
        variable,
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
)

select
    edition,
    department_code,
    case
        when sector = 'water' and variable = 'imp' then 'w_imp'
        when sector = 'water' and variable = 'sur' then 'w_sur'
        when sector = 'water' and variable = 'ls30m' then 'w_30min'
        when sector = 'sanitation' and variable = 'imp' then 's_imp'
        when sector = 'sanitation' and variable = 'od' then 's_od'
        when sector = 'sanitation' and variable = 'shared' then 's_shared'
    end as jmp_variable,
    survey,
    year,
    value,
    synthetic,
    origins,
from named
where jmp_variable is not null
