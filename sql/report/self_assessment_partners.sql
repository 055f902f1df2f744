-- Grain: one partner and year of its self-assessment, with its score of each principle; for members only, since it names partners.
select
    macros.row_key('self_assessment_partners', [partner_name, cast(year as varchar)]) as key,
    partner_name,
    year,
    avg(score) filter (where principle = 'for_all') as for_all,
    avg(score) filter (where principle = 'for_ever') as for_ever,
    avg(score) filter (where principle = 'life_cycle_costs') as costs,
    avg(score) filter (where principle = 'monitoring') as monitoring,
    avg(score) filter (where principle = 'scale') as scale,
    cast(sum(with_evidence) as bigint) as with_evidence,
    cast(sum(n_rows) as bigint) as n_rows,
from report.self_assessment_scores
group by partner_name, year
order by year, partner_name
