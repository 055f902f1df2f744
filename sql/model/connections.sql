-- Grain: one municipality and reporting year, with the water connections of its towns and the registered users of its rural providers.
with

parts as (
    select municipality_code, year, coalesce(water_connections, users) as connections, synthetic, origins
    from model.urban_provider_years
    union all
    select municipality_code, year, users as connections, synthetic, origins
    from model.provider_years
    where not is_too_old
)

select
    municipality_code,
    year,
    sum(connections) as connections,
    bool_or(synthetic) as synthetic,
    list_sort(list_distinct(flatten(list(origins)))) as origins,
from parts
group by municipality_code, year
