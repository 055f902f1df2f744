-- Grain: one area that a value can be given for; is_member is by the last reporting year.
select
    level,
    area_code,
    area_name,
    area_name_en,
    department_name,
    is_member,
    is_cohort_2017,
    latitude,
    longitude,
from model.areas
