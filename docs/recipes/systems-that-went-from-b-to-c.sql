-- es: Sistemas que pasaron de clase B a clase C entre dos encuestas seguidas.
-- en: Systems that went from class B to class C between two surveys in a row.
select
    thing_id as system_id,
    thing_name as system_name,
    municipality_code,
    areas.area_name as municipality_name,
    from_year,
    to_year,
from class_transitions
join areas
    on areas.area_code = class_transitions.municipality_code
where
    thing = 'system'
    and from_class = 'B'
    and to_class = 'C'
order by municipality_code, system_id, to_year
