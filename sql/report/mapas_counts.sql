-- Grain: the MAPAS scorecard, one row: how many of its cells have a score in each edition and in both, and how many of these went up, down or stayed.
select
    count(distinct subsector || '/' || block) as cells,
    count(score) filter (where mapas_edition = 'I') as scored_i,
    count(score) filter (where mapas_edition = 'II') as scored_ii,
    count(score_change) as both,
    count(*) filter (where score_change > 0) as better,
    count(*) filter (where score_change < 0) as worse,
    count(*) filter (where score_change = 0) as same,
    coalesce(bool_or(synthetic) filter (where score is not null), false) as synthetic,
    macros.row_key('mapas_counts', ['-']) as key,
from report.mapas_scores
