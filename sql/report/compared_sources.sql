-- Grain: one year that a report is of, thing, residence and source: the latest year up to it in which several sources speak of the nation, why they may differ beside the one that is chosen.
with

told as (
    select
        years.year as report_year,
        compared.*,
        dense_rank() over (partition by years.year, compared.thing, compared.residence order by compared.year desc) as recency,
    from report.source_comparison as compared
    join report.report_years as years
        on years.year >= compared.year
    where compared.level = 'nation'
)

select
    report_year,
    thing,
    thing_es,
    thing_en,
    residence,
    source,
    year,
    value,
    gap,
    is_chosen,
    case when is_chosen then differ_es else '' end as differ_es,
    case when is_chosen then differ_en else '' end as differ_en,
    macros.row_key('source_comparison', [thing, area_code, residence, cast(year as varchar), source, edition]) as key,
from told
where recency = 1
order by report_year, thing, residence, value desc, source
