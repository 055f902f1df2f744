-- es: Dónde dos fuentes dicen de la nación, en un mismo año, algo que difiere en cinco puntos o más.
-- en: Where two sources say of the nation, in one year, what differs by five points or more.
select
    thing_es,
    thing_en,
    residence,
    year,
    source,
    edition,
    speaks_by,
    value,
    gap,
from source_comparison
where
    level = 'nation'
    and abs(gap) >= 5
order by thing_es, residence, year, source, edition
