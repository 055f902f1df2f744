-- Grain: one year that a report is of and department: what the first and the latest survey that show departments say of its people; of several surveys of one year the one that shows most departments. Surveys stand side by side and no line is drawn through them; what a survey does not show is empty.
with

shown as (
    select
        years.year as report_year,
        points.department_code,
        points.variable,
        points.survey,
        points.year,
        points.value,
        points.synthetic,
    from model.department_survey_values as points
    join declared.reporting_years as years
        on years.year >= points.year
    where points.edition = (select max(edition) from model.department_survey_values)
),

surveys as (
    select
        report_year,
        survey,
        year,
        count(distinct department_code) as departments,
    from shown
    group by report_year, survey, year
),

first_surveys as (
    select report_year, survey, year
    from surveys
    qualify row_number() over (partition by report_year order by year, departments desc, survey) = 1
),

last_surveys as (
    select report_year, survey, year
    from surveys
    qualify row_number() over (partition by report_year order by year desc, departments desc, survey) = 1
),

departments as (
    select distinct department_code, department_name from model.municipalities
),

told as (
    select
        last_surveys.report_year,
        departments.department_code as area_code,
        departments.department_name as area_name,
        first_surveys.survey as first_survey,
        first_surveys.year as first_survey_year,
        last_surveys.survey as last_survey,
        last_surveys.year as last_survey_year,
        max(shown.value) filter (where shown.variable = 'wat_imp' and shown.survey = first_surveys.survey) as water_improved_first,
        max(shown.value) filter (where shown.variable = 'wat_imp' and shown.survey = last_surveys.survey) as water_improved_last,
        max(shown.value) filter (where shown.variable = 'wat_bas' and shown.survey = last_surveys.survey) as water_basic_last,
        max(shown.value) filter (where shown.variable = 'san_bas' and shown.survey = first_surveys.survey) as sanitation_basic_first,
        max(shown.value) filter (where shown.variable = 'san_bas' and shown.survey = last_surveys.survey) as sanitation_basic_last,
        max(shown.value) filter (where shown.variable = 'san_od' and shown.survey = first_surveys.survey) as open_defecation_first,
        max(shown.value) filter (where shown.variable = 'san_od' and shown.survey = last_surveys.survey) as open_defecation_last,
        coalesce(bool_or(shown.synthetic), false) as synthetic,
    from last_surveys
    join first_surveys
        on first_surveys.report_year = last_surveys.report_year
    cross join departments
    left join shown
        on shown.report_year = last_surveys.report_year
        and shown.department_code = departments.department_code
    group by all
)

select
    report_year,
    area_code,
    area_name,
    first_survey,
    first_survey_year,
    last_survey,
    last_survey_year,
    water_improved_first,
    water_improved_last,
    water_basic_last,
    sanitation_basic_first,
    sanitation_basic_last,
    open_defecation_first,
    open_defecation_last,
    case when sanitation_basic_last is not null then row_number() over (partition by report_year order by sanitation_basic_last nulls last, area_code) end as need_rank,
    case when sanitation_basic_last is not null then row_number() over (partition by report_year order by sanitation_basic_last desc nulls last, area_code) end as lead_rank,
    synthetic,
    macros.row_key('department_surveys', [area_code, cast(report_year as varchar)]) as key,
from told
order by report_year, area_code
