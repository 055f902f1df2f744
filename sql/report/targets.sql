-- Grain: one value that one indicator is to reach (of its headline; a companion's stands in its trends). Only origin plan, or one with approved_by, may be called meta.
select
    links.indicator,
    targets.id,
    targets.year,
    targets.value,
    targets.origin,
    targets.approved_by,
    targets.note_es,
    targets.note_en,
from declared.indicator_targets as links
join declared.targets as targets
    on targets.id = links.target
where links.breakdown = ''
