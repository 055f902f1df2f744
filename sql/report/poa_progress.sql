-- Grain: one group of activities of a year's operational plan (POA), at their latest cut-off: the whole, or by strategy, result, partner, municipality or quarter of the planned end.
with

activities as (
    select
        *,
        done_on <= ends_on as is_on_time,
        ends_on <= cut_on as is_due,
    from model.poa_activities
),

grouped as (
    select 'all' as breakdown, 'all' as category, *
    from activities
    union all
    select 'strategy' as breakdown, strategy as category, *
    from activities
    union all
    select 'result_code' as breakdown, result_code as category, *
    from activities
    union all
    select 'partner' as breakdown, partner_name as category, *
    from activities
    union all
    select 'municipality' as breakdown, municipality_code as category, *
    from activities
    union all
    select 'quarter' as breakdown, cast(quarter(ends_on) as varchar) as category, *
    from activities
)

select
    year,
    breakdown,
    category,
    count(*) as n_rows,
    count(*) filter (where progress_pct is null) as unknown,
    sum(cast(weight * progress_pct as decimal(24, 6))) / nullif(sum(cast(weight as decimal(24, 6))) filter (where progress_pct is not null), 0) as physical_pct,
    cast(sum(cast(budget_hnl as decimal(24, 6))) filter (where budget_hnl is not null and spent_hnl is not null) as double) as budget_hnl,
    cast(sum(cast(spent_hnl as decimal(24, 6))) filter (where budget_hnl is not null and spent_hnl is not null) as double) as spent_hnl,
    100 * sum(cast(spent_hnl as decimal(24, 6))) filter (where budget_hnl is not null and spent_hnl is not null)
        / nullif(sum(cast(budget_hnl as decimal(24, 6))) filter (where budget_hnl is not null and spent_hnl is not null), 0) as financial_pct,
    count(*) filter (where is_due) as n_due,
    count(*) filter (where is_due and is_on_time) as n_on_time,
    min(cut_on) as observed_from,
    max(cut_on) as observed_to,
    bool_or(synthetic) as synthetic,
    case breakdown when 'all' then 'all' when 'strategy' then category end as strategy,
    breakdown = 'all' as is_total,
    macros.row_key('poa_progress', [cast(year as varchar), breakdown, category]) as key,
from grouped
where category is not null
group by year, breakdown, category
order by year, breakdown, category
