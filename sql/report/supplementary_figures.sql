-- Grain: one published figure of a supplementary indicator that stands in no source, with where it is found.
select
    indicator,
    year,
    value,
    source_es,
    source_en,
    note_es,
    note_en,
from declared.supplementary_figures
