-- Grain: one cell of the MAPAS scorecard and reporting year, by the latest edition whose reference year has come; a cell that this edition lacks is not taken from an earlier one.
select
    scores.subsector || '/' || scores.block as mapas_cell,
    years.year,
    scores.mapas_edition,
    make_date(scores.reference_year, 12, 31) as observed_on,
    scores.subsector,
    scores.pillar,
    scores.block,
    scores.score,
    scores.score_status,
    scores.synthetic or coalesce(scores.score_status = 'fictitious', false) as synthetic,
    scores.origins,
from model.mapas_scores as scores
join model.reporting_years as years
    on scores.reference_year <= years.year
qualify dense_rank() over (partition by years.year order by scores.reference_year desc) = 1
