-- Grain: one published score that its own published parts do not give, with the line it stands in.
select
    entity_type,
    entity_id,
    entity_name,
    country,
    municipality_code,
    survey_date,
    siasar_generation,
    score,
    published,
    recomputed,
    gap,
    published_letter,
    recomputed_letter,
    source,
    edition,
    synthetic,
    origins,
from report.score_checks
where agreement = 'differs'
