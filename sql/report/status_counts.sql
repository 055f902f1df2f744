-- Grain: one year with how many of the thirty indicators have which status, of the partners of 2017 or of the nation where only of it is spoken.
select
    macros.row_key('status_counts', [cast(speaking_year as varchar)]) as key,
    speaking_year as year,
    count(*) filter (where status = 'met') as met,
    count(*) filter (where status = 'on_track') as on_track,
    count(*) filter (where status = 'off_track') as off_track,
    count(*) filter (where status = 'regressing') as regressing,
    count(*) filter (where status = 'insufficient_evidence') as insufficient_evidence,
    count(*) filter (where status = 'not_comparable') as not_comparable,
    count(*) filter (where status = 'no_data') as no_data,
    count(*) filter (where status is null) as without_target,
    count(*) as of_all,
    count(*) filter (where status in ('insufficient_evidence', 'not_comparable', 'no_data')) as unclear,
    string_agg(indicators.name_es, '; ' order by indicators.position) filter (where status in ('insufficient_evidence', 'not_comparable', 'no_data')) as unclear_names_es,
    string_agg(indicators.name_en, '; ' order by indicators.position) filter (where status in ('insufficient_evidence', 'not_comparable', 'no_data')) as unclear_names_en,
    count(*) filter (where status in ('insufficient_evidence', 'not_comparable', 'no_data')) > 0 as has_unclear,
    string_agg(indicators.name_es, '; ' order by indicators.position) filter (where status = 'regressing') as regressing_names_es,
    string_agg(indicators.name_en, '; ' order by indicators.position) filter (where status = 'regressing') as regressing_names_en,
    count(*) filter (where status = 'regressing') > 0 as has_regressing,
from report.thirty_trends as trends
join report.indicators as indicators
    on indicators.code = trends.indicator
group by speaking_year
order by speaking_year
