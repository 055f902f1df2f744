-- Grain: one indicator that speaks of one cell of the MAPAS scorecard, with the SDG targets and the columns of SIASAR that the cell meets; a cell of which no indicator speaks has one row without.
select
    cells.position,
    cells.subsector,
    cells.subsector_es,
    cells.subsector_en,
    cells.pillar,
    cells.pillar_es,
    cells.pillar_en,
    cells.block,
    cells.block_es,
    cells.block_en,
    meetings.indicator,
    indicators.name_es,
    indicators.name_en,
    coalesce(meetings.sdg, cast([] as varchar[])) as sdg,
    coalesce(meetings.siasar, cast([] as varchar[])) as siasar,
    meetings.meeting_es,
    meetings.meeting_en,
from declared.mapas_cells as cells
left join declared.mapas_crosswalk as meetings
    on meetings.subsector = cells.subsector
    and meetings.block = cells.block
left join declared.indicators as indicators
    on indicators.code = meetings.indicator
