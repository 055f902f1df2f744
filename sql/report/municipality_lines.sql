-- View. Grain: one municipality, indicator of its profile's chart and year: its value beside those of its department and of the partner municipalities, of the same residence.
select
    shown.key,
    shown.position,
    shown.indicator,
    shown.level,
    shown.area_code,
    shown.residence,
    shown.year,
    shown.value,
    shown.synthetic,
    department.value as department_value,
    macros.value_key(shown.indicator, department.area_code, shown.residence, shown.year) || '/value' as department_value_key,
    partners.value as partners_value,
    macros.value_key(shown.indicator, partners.area_code, shown.residence, shown.year) || '/value' as partners_value_key,
from report.shown_values as shown
left join report.indicator_values as department
    on department.indicator = shown.indicator
    and department.level = 'department'
    and department.area_code = left(shown.area_code, 2)
    and department.residence = shown.residence
    and department.year = shown.year
left join report.indicator_values as partners
    on partners.indicator = shown.indicator
    and partners.level = 'ptps'
    and partners.area_code = 'PTPS'
    and partners.residence = shown.residence
    and partners.year = shown.year
where shown.level = 'municipality' and shown.indicator in ('PT-COB-01', 'PT-COB-02')
