-- Grain: one MAPAS score by edition, subsector and block.
select
    mapas_edition,
    reference_year,
    subsector,
    pillar,
    block,
    score,
    source_page,
    score_status,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.mapas_scores
where country = (select value from declared.settings where key = 'country.scope')
