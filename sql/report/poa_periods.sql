-- Grain: one period of whole years and strategy (or all) of the operational plans (POA) delivered in it: sums of budget and spending, and physical progress weighted by the activities of each year.
with

plans as (
    select
        year,
        strategy,
        n_rows,
        physical_pct,
        budget_hnl,
        spent_hnl,
    from report.poa_progress
    where breakdown in ('strategy', 'all')
),

periods as (
    select
        first_years.year as from_year,
        last_years.year as to_year,
    from report.report_years as first_years
    join report.report_years as last_years
        on last_years.year >= first_years.year
),

sums as (
    select
        periods.from_year,
        periods.to_year,
        plans.strategy,
        cast(sum(plans.n_rows) as bigint) as n_rows,
        sum(plans.physical_pct * plans.n_rows) / nullif(sum(plans.n_rows) filter (where plans.physical_pct is not null), 0) as physical_pct,
        sum(plans.budget_hnl) as budget_hnl,
        sum(plans.spent_hnl) as spent_hnl,
        100 * sum(plans.spent_hnl) / nullif(sum(plans.budget_hnl), 0) as financial_pct,
        count(distinct plans.year) as years,
    from periods
    join plans
        on plans.year between periods.from_year and periods.to_year
    group by periods.from_year, periods.to_year, plans.strategy
)

select
    macros.row_key('poa_periods', [cast(from_year as varchar), cast(to_year as varchar), strategy]) as key,
    from_year,
    to_year,
    strategy,
    n_rows,
    physical_pct,
    budget_hnl,
    spent_hnl,
    financial_pct,
    years,
    strategy <> 'all' and financial_pct is not null and row_number() over (
        partition by from_year, to_year
        order by strategy = 'all' or financial_pct is null, financial_pct, strategy
    ) <= 2 as is_asked_about,
    strategy = 'all' as is_total,
from sums
order by from_year, to_year, is_total, strategy
