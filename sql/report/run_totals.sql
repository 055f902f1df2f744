-- Grain: one row: how much a run read, and what its reports are made of.
with

ledger as (
    select
        count(distinct file) filter (where coalesce(unclaimed_reason, '') = '') as files,
        count(distinct file) filter (where coalesce(unclaimed_reason, '') <> '') as unclaimed,
        cast(coalesce(sum(physical_lines) filter (where coalesce(unclaimed_reason, '') = ''), 0) as bigint) as lines,
        cast(coalesce(sum(kept) filter (where coalesce(unclaimed_reason, '') = ''), 0) as bigint) as kept,
        cast(coalesce(sum(rejected) filter (where coalesce(unclaimed_reason, '') = ''), 0) as bigint) as rejected,
        coalesce(bool_or(synthetic), false) as synthetic,
    from report.file_ledger
),

findings as (
    select
        cast(coalesce(sum(rows) filter (where severity = 'reject'), 0) as bigint) as refused_rows,
        cast(coalesce(sum(rows) filter (where severity = 'cell'), 0) as bigint) as refused_cells,
        cast(coalesce(sum(rows) filter (where severity = 'duplicate'), 0) as bigint) as repeated_rows,
        cast(coalesce(sum(rows) filter (where severity = 'flag'), 0) as bigint) as doubtful_rows,
    from report.rejected_summary
),

given_values as (
    select
        max(year) filter (where value is not null) as last_year_with_value,
        max(year) as last_year,
        count(distinct indicator) filter (where value is not null) as with_value,
        coalesce(bool_or(synthetic), false) as synthetic,
    from report.indicator_values
),

national as (
    select
        max(year) as last_year,
        coalesce(bool_or(synthetic), false) as synthetic,
    from report.national_coverage
),

places as (
    select
        count(*) filter (where is_member) as members,
        count(*) filter (where is_cohort_2017) as cohort,
    from report.areas
    where level = 'municipality'
),

publishers as (
    select
        count(*) as sources,
        count(*) filter (where synthetic) as fictitious_sources,
    from report.sources
    where rows_kept > 0
)

select
    macros.row_key('run_totals', ['-']) as key,
    cast(coalesce(given_values.last_year_with_value, given_values.last_year) as integer) as latest_year,
    cast(coalesce(latest_year, national.last_year, (select max(try_cast(run_facts.value as integer)) from report.run_facts as run_facts where run_facts.key = 'settings.years.last')) as integer) as latest_reporting_year,
    (select max(baselines.year) from report.baselines as baselines where baselines.kind = 'baseline' and baselines.variable in ('wat_imp', 'san_imp')) as plan_baseline_year,
    (select count(*) from report.indicators) as indicators,
    given_values.with_value,
    places.members,
    places.cohort,
    ledger.files,
    ledger.lines,
    ledger.kept,
    ledger.rejected,
    findings.refused_rows,
    findings.refused_cells,
    findings.repeated_rows,
    findings.doubtful_rows,
    ledger.unclaimed,
    publishers.sources,
    publishers.fictitious_sources,
    given_values.synthetic or national.synthetic or ledger.synthetic as any_synthetic,
from ledger
cross join findings
cross join given_values
cross join national
cross join places
cross join publishers
