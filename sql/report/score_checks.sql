-- Grain: one score of one surveyed community or system: agrees, differs, only_published, only_recomputed or missing. A missing index has no letter: it is neither D nor zero.
select
    scores.entity_type,
    scores.entity_id,
    scores.entity_name,
    scores.country,
    scores.municipality_code,
    scores.survey_date,
    scores.siasar_generation,
    scores.score,
    scores.published,
    scores.recomputed,
    scores.recomputed - scores.published as gap,
    scores.published_letter,
    scores.recomputed_letter,
    case
        when scores.score like '%_letter' then case
            when scores.published_letter is null and scores.recomputed_letter is null then 'missing'
            when scores.published_letter is null then 'only_recomputed'
            when scores.recomputed_letter is null then 'only_published'
            when scores.published_letter = scores.recomputed_letter then 'agrees'
            else 'differs'
        end
        when scores.published is null and scores.recomputed is null then 'missing'
        when scores.published is null then 'only_recomputed'
        when scores.recomputed is null then 'only_published'
        when abs(scores.recomputed - scores.published) <= thresholds.score_tolerance then 'agrees'
        else 'differs'
    end as agreement,
    scores.source,
    scores.edition,
    scores.synthetic,
    scores.origins,
from model.siasar_scores as scores
cross join model.thresholds as thresholds
