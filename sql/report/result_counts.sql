-- Grain: one year: how many results of the theory of change stand how, by what their indicators say.
select
    year,
    count(*) as total,
    count(*) filter (where status is distinct from 'no_data') as with_data,
    count(*) filter (where status = 'met') as met,
    count(*) filter (where status = 'on_track') as on_track,
    count(*) filter (where status = 'off_track') as off_track,
    count(*) filter (where status = 'regressing') as regressing,
    count(*) filter (where status = 'insufficient_evidence') as insufficient_evidence,
    count(*) filter (where status = 'not_comparable') as not_comparable,
    count(*) filter (where status = 'no_data') as no_data,
    count(*) filter (where status is null) as without_target,
    bool_or(synthetic) as synthetic,
    macros.row_key('result_counts', [cast(year as varchar)]) as key,
from report.results_status
group by year
