-- Grain: one category of one breakdown of one indicator, with its words.
select
    indicator,
    breakdown,
    kind,
    position,
    category,
    breakdown_es,
    breakdown_en,
    category_es,
    category_en,
from declared.breakdown_categories
