-- Grain: one supplementary indicator that is no ratio of counted things, with the table that answers it.
select
    code,
    name_es,
    name_en,
    definition_es,
    definition_en,
    unit_name_es,
    unit_name_en,
    origin,
    results,
    sdg,
    table_name,
from declared.supplementary
