-- Grain: one place that rows may bear, one area that it is part of, and a reporting year. What belongs to no municipality bears the code of the nation, or PTPS, and is part of that alone.
select
    level,
    area_code,
    municipality_code,
    year,
from model.area_municipalities
union all
select
    areas.level,
    areas.area_code,
    areas.area_code as municipality_code,
    years.year,
from model.areas as areas
cross join model.reporting_years as years
where areas.level = 'nation' or areas.area_code = 'PTPS'
