-- Grain: one partner, principle of the Plan and year of its self-assessment; for members only, since it names partners.
select
    partner_name,
    partner_category,
    year,
    principle,
    sum(cast(score as decimal(18, 6))) / nullif(count(score), 0) as score,
    count(score) as n_rows,
    count(*) - count(score) as unknown,
    count(*) filter (where has_evidence) as with_evidence,
    bool_or(synthetic) as synthetic,
from model.self_assessments
group by partner_name, partner_category, year, principle
order by partner_name, partner_category, year, principle
