-- es: Cobertura de agua por municipio y año en que se observó, con cuánto se contó y cuánto no se sabe.
-- en: Water coverage by municipality and year in which it was observed, with how much was counted and how much is unknown.
select
    area_code,
    area_name,
    year,
    value,
    numerator,
    denominator,
    unknown,
    bound_low,
    bound_high,
    fresh_pct,
    reason,
from observed_values
where
    indicator = 'PT-COB-01'
    and level = 'municipality'
    and residence = 'total'
order by area_code, year
