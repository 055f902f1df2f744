-- Grain: one declared event that broke what had been observed before it.
select
    id,
    date,
    name_es,
    name_en,
from declared.events
