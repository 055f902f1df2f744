-- Grain: one municipality that is a partner on 31 December of a year; 2017, the year of the cohort, is always there.
with

members as (
    select
        municipality_code,
        joined_on,
        left_on,
        synthetic,
        source_file,
        source_sheet,
        source_line,
    from lake.members
    where
        partner_category = 'municipality'
        and country = (select value from declared.settings where key = 'country.scope')
),

years as (
    select year from declared.reporting_years
    union
    select 2017 as year
)

select
    members.municipality_code,
    years.year,
    min(members.joined_on) as joined_on,
    bool_or(members.synthetic) as synthetic,
    list_sort(list(members.source_file || coalesce('!' || nullif(members.source_sheet, ''), '') || ':' || members.source_line)) as origins,
from members
join years
    on members.joined_on <= make_date(years.year, 12, 31)
    and (members.left_on is null or members.left_on > make_date(years.year, 12, 31))
group by members.municipality_code, years.year
