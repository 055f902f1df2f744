-- Urban share of each area in each year from its first to its last known one: as given, on a straight line between neighbours in years that are not given, never beyond. urban_shares: a list of structs (area, year, urban in percent).
create macro macros.jmp_shares(urban_shares) as table
with given as materialized (
    select unnest(urban_shares) as share
),
spans as (
    select
        share.area as area,
        share.year as year,
        share.urban as urban,
        lead(share.year) over following as next_year,
        lead(share.urban) over following as next_urban,
    from given
    where share.urban is not null
    window following as (partition by share.area order by share.year)
)
select
    area,
    unnest(range(year, coalesce(next_year, year + 1))) as in_year,
    case when in_year = year then urban else urban + (next_urban - urban) * (in_year - year) / (next_year - year) end as urban,
    in_year <> year as interpolated,
from spans
