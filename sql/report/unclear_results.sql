-- Grain: one year in which some results have insufficient evidence: how many, and which.
select
    macros.row_key('unclear_results', [cast(year as varchar)]) as key,
    year,
    count(*) as n_results,
    string_agg(name_es || ', ' || result, '; ' order by result) as result_names_es,
    string_agg(name_en || ', ' || result, '; ' order by result) as result_names_en,
from report.results_status
where status = 'insufficient_evidence'
group by year
order by year
