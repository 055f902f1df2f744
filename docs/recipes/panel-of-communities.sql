-- es: Comunidades observadas más de una vez, con sus índices en cada año.
-- en: Communities observed more than once, with their indices in each year.
select
    community_id,
    community_name,
    municipality_code,
    year,
    index_ias,
    index_nsa,
    index_nsh,
    index_ias - lag(index_ias) over (partition by community_id order by year) as index_ias_change,
from community_panel
qualify count(*) over (partition by community_id) > 1
order by community_id, year
