-- Grain: one result that is a condition of another one.
select
    edges.result as from_result,
    edges.leads_to as to_result,
    causes.name_es as from_name_es,
    causes.name_en as from_name_en,
    effects.name_es as to_name_es,
    effects.name_en as to_name_en,
from declared.result_edges as edges
join declared.results as causes
    on causes.id = edges.result
join declared.results as effects
    on effects.id = edges.leads_to
