-- Grain: one of the 36 cells of the MAPAS scorecard by edition: its score from 0 to 3, its light (green above 2, yellow from 1, red below) and the change from the edition before. A cell without a score says why: source_not_loaded or not_reported; no score is ever made up.
with

editions as (
    select unnest(['I', 'II']) as mapas_edition
)

select
    editions.mapas_edition,
    cells.subsector,
    cells.subsector_es,
    cells.subsector_en,
    cells.pillar,
    cells.pillar_es,
    cells.pillar_en,
    cells.block,
    cells.block_es,
    cells.block_en,
    cells.position,
    scores.reference_year,
    scores.score,
    case when scores.score > 2 then 'green' when scores.score >= 1 then 'yellow' when scores.score < 1 then 'red' end as light,
    before.score as previous_score,
    round(scores.score - before.score, 6) as score_change,
    scores.source_page,
    scores.score_status,
    case
        when scores.score is not null then null
        when not exists (select 1 from model.mapas_scores) then 'source_not_loaded'
        else 'not_reported'
    end as reason,
    coalesce(scores.synthetic, false) or coalesce(scores.score_status = 'fictitious', false) as synthetic,
    coalesce(scores.origins, cast([] as varchar[])) as origins,
    macros.row_key('mapas_scores', [editions.mapas_edition, cells.subsector, cells.block]) as key,
from editions
cross join declared.mapas_cells as cells
left join model.mapas_scores as scores
    on scores.mapas_edition = editions.mapas_edition
    and scores.subsector = cells.subsector
    and scores.block = cells.block
left join model.mapas_scores as before
    on editions.mapas_edition = 'II'
    and before.mapas_edition = 'I'
    and before.subsector = cells.subsector
    and before.block = cells.block
