-- Grain: one indicator that informs one result, or part of one that decides it, for one year: the trend of the area that the result speaks of, the same that documents tell of.
with

informing as (
    select
        links.result,
        links.indicator,
        '' as breakdown,
        '' as category,
        false as is_headline,
    from declared.indicator_results as links
    anti join declared.result_headlines as headlines
        on headlines.result = links.result
        and headlines.indicator = links.indicator
    union all
    select result, indicator, breakdown, category, true as is_headline
    from declared.result_headlines
),

speaking as (
    select
        informing.*,
        case
            when indicators.area = 'ptps' then 'PTPS'
            when indicators.area = 'nation' or results.area_code = 'NAT' then nation.value
            else results.area_code
        end as area_code,
        indicators.better,
        case when informing.breakdown = 'companion' then categories.category_es else indicators.name_es || coalesce(': ' || categories.category_es, '') end as part_es,
        case when informing.breakdown = 'companion' then categories.category_en else indicators.name_en || coalesce(': ' || categories.category_en, '') end as part_en,
    from informing
    join declared.results as results
        on results.id = informing.result
    join declared.indicators as indicators
        on indicators.code = informing.indicator
    join declared.settings as nation
        on nation.key = 'country.scope'
    left join declared.breakdown_categories as categories
        on categories.indicator = informing.indicator
        and categories.breakdown = informing.breakdown
        and categories.category = informing.category
)

select
    speaking.result,
    speaking.indicator,
    speaking.breakdown,
    speaking.category,
    speaking.part_es,
    speaking.part_en,
    speaking.is_headline,
    speaking.area_code,
    trends.residence,
    years.year,
    trends.comparison,
    trends.baseline_year,
    trends.baseline_value,
    trends.value,
    trends.year as observed_year,
    case
        when speaking.better = 'context' then null
        when trends.indicator is null or trends.status = 'no_data' then 'no_data'
        -- What has no target is shown, and never gives a light.
        when trends.target_value is null then null
        else trends.status
    end as status,
    case
        when speaking.better = 'context' then 'context'
        when trends.indicator is null then 'no_start_year'
        when trends.status = 'no_data' then trends.reason
        when trends.target_value is null then 'no_target'
        else trends.reason
    end as reason,
    coalesce(trends.outline, false) as outline,
    coalesce(trends.synthetic, false) as synthetic,
from speaking
cross join model.thresholds as thresholds
join model.reporting_years as years
    on years.year > thresholds.trend_start_first_year
left join report.part_trends as trends
    on trends.indicator = speaking.indicator
    and trends.breakdown = speaking.breakdown
    and trends.category = speaking.category
    and trends.area_code = speaking.area_code
    and trends.speaking_year = years.year
