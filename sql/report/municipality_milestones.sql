-- Grain: one milestone of one municipality and year: reached, not_reached or unknown. What is not known decides nothing: it is unknown where it could tip the answer.
with

lines as (
    select
        'water_over_line' as milestone,
        'PT-COB-01' as indicator,
        coverage_line_pct as line,
        true as is_above,
    from model.thresholds
    union all
    select 'sanitation_over_line', 'PT-COB-02', coverage_line_pct, true
    from model.thresholds
    union all
    -- All of a hundred homes is the value on all that a target of 100 is met from.
    select
        sets.milestone,
        indicators.code as indicator,
        least(thresholds.universal_threshold_pct, thresholds.trend_met_from_pct) as line,
        false as is_above,
    from declared.indicators as indicators
    cross join model.thresholds as thresholds
    join (values ('full_access'), ('para_todos')) as sets (milestone)
        on indicators.axis = 'PT'
        or (sets.milestone = 'para_todos' and indicators.code in ('PS-NIV-01', 'PS-NIV-02', 'PS-NIV-03', 'PS-NIV-04', 'PS-NIV-05', 'PS-NIV-07'))
),

answers as (
    select
        lines.milestone,
        places.municipality_code,
        places.year,
        lines.indicator,
        indicator_values.value,
        indicator_values.synthetic,
        case
            when indicator_values.bound_low is null or indicator_values.value is null then 'unknown'
            when lines.is_above and indicator_values.bound_low > lines.line then 'reached'
            when lines.is_above and indicator_values.bound_high <= lines.line then 'not_reached'
            when not lines.is_above and indicator_values.bound_low >= lines.line then 'reached'
            when not lines.is_above and indicator_values.bound_high < lines.line then 'not_reached'
            else 'unknown'
        end as state,
        -- An interval on both sides of the line: the sample alone does not decide.
        coalesce(indicator_values.ci_low <= lines.line and indicator_values.ci_high > lines.line, false) as is_close,
        -- Neither what is missing nor the sample could put it on the other side of the line.
        case
            when indicator_values.bound_low is null or indicator_values.value is null then 'undecided'
            when lines.is_above and least(indicator_values.bound_low, coalesce(indicator_values.ci_low, indicator_values.value)) > lines.line then 'surely_over'
            when lines.is_above and greatest(indicator_values.bound_high, coalesce(indicator_values.ci_high, indicator_values.value)) <= lines.line then 'surely_under'
            when not lines.is_above and least(indicator_values.bound_low, coalesce(indicator_values.ci_low, indicator_values.value)) >= lines.line then 'surely_over'
            when not lines.is_above and greatest(indicator_values.bound_high, coalesce(indicator_values.ci_high, indicator_values.value)) < lines.line then 'surely_under'
            else 'undecided'
        end as certainty,
    from lines
    join model.area_municipalities as places
        on places.level = 'municipality'
    left join report.indicator_values as indicator_values
        on indicator_values.indicator = lines.indicator
        and indicator_values.level = 'municipality'
        and indicator_values.area_code = places.municipality_code
        and indicator_values.year = places.year
        and indicator_values.residence = 'total'
)

select
    milestone,
    municipality_code as area_code,
    year,
    case
        when bool_or(state = 'not_reached') then 'not_reached'
        when bool_and(state = 'reached') then 'reached'
        else 'unknown'
    end as state,
    case
        when bool_or(certainty = 'surely_under') then 'surely_under'
        when bool_and(certainty = 'surely_over') then 'surely_over'
        else 'undecided'
    end as certainty,
    count(*) as indicators,
    count(*) filter (where state = 'reached') as indicators_reached,
    count(*) filter (where state = 'unknown') as indicators_unknown,
    bool_or(is_close) as is_close,
    bool_or(coalesce(synthetic, false)) as synthetic,
from answers
group by milestone, municipality_code, year
