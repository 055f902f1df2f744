-- Grain: one municipality and reporting year: how far it is proven to be from the values to be reached of the indicators of municipalities, in per cent of their scale. The gap of an indicator is that of the best end of its interval and bounds, so that what is not known never counts against who reports; ranked (furthest first, members and others apart) where at least half of the indicators have enough evidence, else named apart with rank empty.
with

followed as (
    select
        indicators.code as indicator,
        indicators.position,
        indicators.better,
        targets.year as target_year,
        targets.value as target_value,
    from report.indicators as indicators
    join report.targets as targets
        on targets.indicator = indicators.code
    where indicators.axis in ('PT', 'PS') and indicators.component in ('COB', 'NIV', 'DES', 'MUN') and indicators.unit = 'percent' and indicators.better <> 'context'
    qualify row_number() over (partition by indicators.code order by targets.year desc, targets.id) = 1
),

-- What nothing is known of in a municipality counts among what is not known of it.
municipal_years as (
    select municipal.area_code, years.year
    from (select distinct area_code from report.shown_values where level = 'municipality') as municipal
    cross join (select distinct year from report.shown_values where level = 'municipality') as years
),

gaps as (
    select
        followed.indicator,
        followed.position,
        municipal_years.area_code,
        municipal_years.year,
        shown.value,
        coalesce(shown.synthetic, false) as synthetic,
        shown.value is not null and coalesce(shown.unknown_pct <= thresholds.trend_max_unknown_pct, false) as has_evidence,
        case followed.better when 'higher' then 1 else -1 end as better_sign,
        greatest(0, case
            when better_sign > 0 then followed.target_value - greatest(shown.value, coalesce(shown.ci_high, shown.value), coalesce(shown.bound_high, shown.value))
            else least(shown.value, coalesce(shown.ci_low, shown.value), coalesce(shown.bound_low, shown.value)) - followed.target_value
        end) as proven_gap,
    from followed
    cross join model.thresholds as thresholds
    cross join municipal_years
    left join report.shown_values as shown
        on shown.indicator = followed.indicator
        and shown.level = 'municipality'
        and shown.area_code = municipal_years.area_code
        and shown.year = municipal_years.year
),

summed as (
    select
        area_code,
        year,
        count(*) as indicators,
        count(*) filter (where has_evidence) as indicators_with_evidence,
        count(*) filter (where value is not null and not has_evidence) as indicators_unclear,
        count(*) filter (where value is null) as indicators_without_value,
        avg(proven_gap order by position) filter (where has_evidence) as mean_proven_gap,
        max(proven_gap) filter (where has_evidence and indicator = 'PT-COB-01') as water_gap,
        max(proven_gap) filter (where has_evidence and indicator = 'PT-COB-02') as sanitation_gap,
        arg_max(indicator, proven_gap - position / 1000000) filter (where has_evidence and proven_gap > 0) as furthest_indicator,
        max(proven_gap) filter (where has_evidence) as furthest_gap,
        2 * indicators_with_evidence >= indicators as is_ranked,
        bool_or(synthetic) as synthetic,
    from gaps
    group by area_code, year
)

select
    macros.row_key('furthest_from_target', [summed.area_code, cast(summed.year as varchar)]) as key,
    summed.year,
    summed.area_code,
    areas.area_name,
    areas.department_name,
    areas.is_member,
    areas.is_cohort_2017,
    summed.is_ranked,
    case when is_ranked then rank() over (partition by summed.year, areas.is_member, is_ranked order by summed.mean_proven_gap desc) end as rank,
    coalesce(areas.is_member and rank <= 5, false) as is_asked_about,
    case when not is_ranked then 'insufficient_evidence' end as reason,
    case when is_ranked then summed.mean_proven_gap end as mean_proven_gap,
    summed.water_gap,
    summed.sanitation_gap,
    summed.furthest_indicator,
    furthest.name_es as furthest_name_es,
    furthest.name_en as furthest_name_en,
    summed.furthest_gap,
    summed.indicators,
    summed.indicators_with_evidence,
    summed.indicators_unclear,
    summed.indicators_without_value,
    summed.indicators_unclear + summed.indicators_without_value as indicators_unknown,
    summed.synthetic,
from summed
join report.areas as areas
    on areas.level = 'municipality'
    and areas.area_code = summed.area_code
left join report.indicators as furthest
    on furthest.code = summed.furthest_indicator
order by summed.year, areas.is_member desc, is_ranked desc, rank, areas.area_name, summed.area_code
