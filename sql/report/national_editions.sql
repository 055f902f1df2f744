-- Grain: one year that a report is of, edition and variable of a national series: the value of the Plan's baseline year, and the latest ones up to the year of the report. Editions are not mixed.
with

wanted as (
    select *
    from report.national_coverage
    where variable in ('wat_imp', 'wat_bas', 'wat_sm', 'san_imp', 'san_bas', 'san_sm', 'san_od') and value is not null
),

last_years as (
    select
        years.year as report_year,
        wanted.publisher,
        wanted.edition,
        wanted.variable,
        max(wanted.year) filter (where wanted.residence = 'total') as last_year,
        max(wanted.year) filter (where wanted.residence = 'urban') as last_urban_year,
        max(wanted.year) filter (where wanted.residence = 'rural') as last_rural_year,
    from wanted
    join report.report_years as years
        on years.year >= wanted.year
    group by years.year, wanted.publisher, wanted.edition, wanted.variable
),

told as (
    select
        last_years.report_year,
        last_years.publisher,
        last_years.edition,
        last_years.variable,
        max(wanted.value) filter (where wanted.residence = 'total' and wanted.year = run_totals.plan_baseline_year) as start_total,
        run_totals.plan_baseline_year as start_year,
        last_years.last_year,
        max(wanted.value) filter (where wanted.residence = 'total' and wanted.year = last_years.last_year) as last_total,
        max(wanted.value) filter (where wanted.residence = 'urban' and wanted.year = last_years.last_urban_year) as last_urban,
        max(wanted.value) filter (where wanted.residence = 'rural' and wanted.year = last_years.last_rural_year) as last_rural,
        last_years.last_urban_year,
        last_years.last_rural_year,
        coalesce(bool_or(wanted.synthetic), false) as synthetic,
    from last_years
    join wanted
        on wanted.publisher = last_years.publisher
        and wanted.edition = last_years.edition
        and wanted.variable = last_years.variable
    cross join report.run_totals as run_totals
    group by all
)

select
    report_year,
    publisher,
    edition,
    variable,
    start_total,
    start_year,
    last_year,
    last_total,
    last_urban,
    last_rural,
    last_urban_year,
    last_rural_year,
    synthetic,
    macros.claim_key(variable, '', '', publisher || ' ' || edition, 'HN', 'total', start_year, '') || '/value' as start_total_key,
    macros.claim_key(variable, '', '', publisher || ' ' || edition, 'HN', 'total', last_year, '') || '/value' as last_total_key,
    macros.claim_key(variable, '', '', publisher || ' ' || edition, 'HN', 'urban', last_urban_year, '') || '/value' as last_urban_key,
    macros.claim_key(variable, '', '', publisher || ' ' || edition, 'HN', 'rural', last_rural_year, '') || '/value' as last_rural_key,
from told
order by report_year, variable, publisher, edition
