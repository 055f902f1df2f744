-- Grain: one indicator, area and year: of which residence a line over the years that ends there is, from its first year on, since a change of residence is no change of the indicator: of the last year with a value, as documents show it, else of the year itself.
select
    shown.level,
    shown.indicator,
    shown.area_code,
    shown.year,
    coalesce(last_value(case when shown.value is not null then shown.residence end ignore nulls) over through, shown.residence) as residence,
    max(shown.year) filter (where shown.value is not null) over through as last_year,
from report.shown_values as shown
window through as (partition by shown.level, shown.indicator, shown.area_code order by shown.year rows unbounded preceding)
