-- Grain: one area that a value can be given for, by number, as value_sums names it.
select
    cast(row_number() over (order by level, area_code) as integer) as area_id,
    level,
    area_code,
    area_name,
from model.areas
