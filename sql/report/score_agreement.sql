-- Grain: one score of one country and generation: how many published ones agree with what their parts give.
select
    country,
    siasar_generation,
    entity_type,
    score,
    count(*) as entities,
    count(*) filter (where agreement = 'agrees') as agreeing,
    count(*) filter (where agreement = 'differs') as differing,
    count(*) filter (where agreement = 'only_published') as only_published,
    count(*) filter (where agreement = 'only_recomputed') as only_recomputed,
    count(*) filter (where agreement = 'missing') as missing,
    max(abs(gap)) as largest_gap,
    bool_or(synthetic) as synthetic,
from report.score_checks
group by country, siasar_generation, entity_type, score
