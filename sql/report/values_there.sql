-- Grain: one year with how many of the thirty indicators have a value of the partner municipalities, and in how many too much is unknown.
select
    macros.row_key('values_there', [cast(shown.year as varchar)]) as key,
    shown.year,
    count(shown.value) as there,
    count(*) as of_all,
    count(*) filter (where shown.is_doubtful) as doubtful,
from report.shown_values as shown
where
    shown.level = 'ptps'
    and shown.area_code = 'PTPS'
    and shown.component in ('COB', 'NIV', 'DES', 'MUN', 'NAC')
group by shown.year
order by shown.year
