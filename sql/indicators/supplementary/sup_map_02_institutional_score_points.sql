-- Grain: one cell of the MAPAS scorecard in the institutional framework and year, by the latest edition; the value is the mean score.
select
    scores.mapas_cell as row_id,
    areas.area_code as municipality_code,
    scores.year,
    'total' as residence,
    scores.observed_on,
    1.0 as weight,
    coalesce(scores.score, 0) as numerator,
    case when scores.score is not null then 1 else 0 end as denominator,
    case when scores.score is null then 1 else 0 end as unknown,
    case when scores.score is null then 'not_reported' end as unknown_reason,
    scores.origins,
    scores.synthetic,
    scores.subsector,
    scores.block,
from model.mapas_score_years as scores
join model.areas as areas
    on areas.level = 'nation'
where scores.pillar = 'institutional_framework'
