-- Grain: one principle of the Plan and year: the mean score of the partners that answered, and that of the year before; no partner is named.
with

means as (
    select
        principle,
        year,
        avg(score) as score,
        count(distinct partner_name) as partners,
        cast(sum(with_evidence) as bigint) as with_evidence,
        cast(sum(n_rows) as bigint) as n_rows,
    from report.self_assessment_scores
    group by principle, year
)

select
    macros.row_key('self_assessment_means', [means.principle, cast(means.year as varchar)]) as key,
    means.principle,
    means.year,
    before.score as before,
    macros.row_key('self_assessment_means', [means.principle, cast(means.year - 1 as varchar)]) || '/score' as before_key,
    means.score,
    means.partners,
    means.with_evidence,
    means.n_rows,
from means
left join means as before
    on before.principle = means.principle
    and before.year = means.year - 1
order by means.year, means.principle
