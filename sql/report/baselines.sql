-- Grain: one value that one indicator is compared with. Only kind baseline and restated may give a status; a reference is shown in grey.
select
    links.indicator,
    baselines.id,
    baselines.variable,
    baselines.scope,
    baselines.year,
    baselines.residence,
    baselines.value,
    baselines.definition_es as definition,
    baselines.definition_en,
    baselines.source_es,
    baselines.source_en,
    baselines.page_es,
    baselines.page_en,
    baselines.kind,
    baselines.measure,
    baselines.breakdown,
    baselines.category,
    baselines.generation,
    baselines.counted_of,
    baselines.edition,
    baselines.restates,
    baselines.target,
from declared.indicator_baselines as links
join declared.baselines as baselines
    on baselines.id = links.baseline
