-- Grain: one block of the MAPAS scorecard that has a score in either edition, with both scores and the change.
select
    position,
    subsector_es,
    subsector_en,
    block_es,
    block_en,
    max(score) filter (where mapas_edition = 'I') as first_score,
    max(score) filter (where mapas_edition = 'II') as second_score,
    max(score_change) filter (where mapas_edition = 'II') as score_change,
    bool_or(synthetic) as synthetic,
    macros.row_key('mapas_scores', ['I', any_value(subsector), any_value(block)]) || '/score' as first_score_key,
    macros.row_key('mapas_scores', ['II', any_value(subsector), any_value(block)]) || '/score' as second_score_key,
    macros.row_key('mapas_scores', ['II', any_value(subsector), any_value(block)]) || '/score_change' as score_change_key,
from report.mapas_scores
group by position, subsector_es, subsector_en, block_es, block_en
having count(score) > 0
order by position
