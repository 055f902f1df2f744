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
    unit,
    unit_symbol_es,
    unit_symbol_en,
    decimals,
    scale,
    is_share,
from declared.breakdown_categories
