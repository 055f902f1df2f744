-- Grain: one municipality of the country in scope.
select
    municipalities.code as municipality_code,
    municipalities.name as municipality_name,
    municipalities.department_code,
    departments.name as department_name,
    municipalities.latitude,
    municipalities.longitude,
from declared.municipalities as municipalities
join declared.departments as departments
    on departments.code = municipalities.department_code
