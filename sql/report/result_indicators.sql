-- Grain: one indicator that informs one result, for one year: the trend of the area that the result speaks of.
with

speaking as (
    select
        links.result,
        links.indicator,
        headlines.indicator is not null as is_headline,
        case
            when indicators.area = 'ptps' then 'PTPS'
            when indicators.area = 'nation' or results.area_code = 'NAT' then nation.value
            else results.area_code
        end as area_code,
        indicators.better,
    from declared.indicator_results as links
    join declared.results as results
        on results.id = links.result
    join declared.indicators as indicators
        on indicators.code = links.indicator
    join declared.settings as nation
        on nation.key = 'country.scope'
    left join declared.result_headlines as headlines
        on headlines.result = links.result
        and headlines.indicator = links.indicator
)

select
    speaking.result,
    speaking.indicator,
    speaking.is_headline,
    speaking.area_code,
    years.year,
    status.comparison,
    status.baseline_year,
    status.baseline_value,
    status.value,
    status.observed_year,
    case when status.indicator is null and speaking.better <> 'context' then 'no_data' else status.status end as status,
    case when status.indicator is null and speaking.better <> 'context' then 'no_start_year' else status.reason end as reason,
    coalesce(status.synthetic, false) as synthetic,
from speaking
cross join model.thresholds as thresholds
join model.reporting_years as years
    on years.year > thresholds.trend_start_first_year
left join report.indicator_status as status
    on status.indicator = speaking.indicator
    and status.area_code = speaking.area_code
    and status.residence = 'total'
    and status.year = years.year
