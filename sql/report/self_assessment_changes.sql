-- Grain: one year, partner that assessed itself then or the year before, and principle: its score, with the change from its own year before, of the rounded scores so that what is read adds up; for members only, since it names partners.
with

answered as (
    select year, partner_name, principle from report.self_assessment_scores
    union
    select year + 1 as year, partner_name, principle from report.self_assessment_scores
)

select
    answered.year,
    dense_rank() over (partition by answered.year order by lower(strip_accents(answered.partner_name)), answered.partner_name) as place,
    answered.partner_name,
    answered.principle,
    coalesce(now.partner_category, before.partner_category) as partner_category,
    now.score,
    before.score as previous_score,
    round(now.score) - round(before.score) as score_change,
    now.n_rows,
    now.unknown,
    now.with_evidence,
    case when now.partner_name is null then 'no_row' when now.score is null then 'not_reported' end as reason,
    coalesce(now.synthetic, before.synthetic) as synthetic,
    macros.row_key('self_assessment_changes', [cast(answered.year as varchar), answered.partner_name, answered.principle]) as key,
from answered
left join report.self_assessment_scores as now
    on now.year = answered.year
    and now.partner_name = answered.partner_name
    and now.principle = answered.principle
left join report.self_assessment_scores as before
    on before.year = answered.year - 1
    and before.partner_name = answered.partner_name
    and before.principle = answered.principle
where answered.year in (select year from report.self_assessment_scores)
