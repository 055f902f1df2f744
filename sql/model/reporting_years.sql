-- Grain: one year for which indicators are computed. The Plan's letters of 2016 are of generation 1; later years count generations 2 and 3, and the two are never joined.
select
    year,
    make_date(year, 12, 31) as reference_date,
    case when year <= 2016 then 1 else 2 end as first_generation,
    case when year <= 2016 then 1 else 3 end as last_generation,
from declared.reporting_years
