-- Grain: one year: how many partners assessed themselves then or the year before, how many of them in the year itself, and how many of their answers rest on evidence.
select
    year,
    year - 1 as previous_year,
    count(distinct partner_name) as partners,
    count(distinct partner_name) filter (where score is not null) as answered,
    cast(coalesce(sum(n_rows), 0) as bigint) as answers,
    cast(coalesce(sum(with_evidence), 0) as bigint) as evidence,
    bool_or(synthetic) as synthetic,
    macros.row_key('self_assessment_years', [cast(year as varchar)]) as key,
from report.self_assessment_changes
group by year
