-- Grain: one indicator or followed part of it, area, residence and year, with the one trend that speaks for it: its published baseline where that can be followed, else its own start. In a year without observation the status is that of the last observed year, unless an event lies between.
with

chosen as (
    select trends.*
    from report.trends as trends
    where measure = 'value' and edition = ''
    qualify row_number() over (
        partition by indicator, breakdown, category, level, area_code, residence, year
        order by coalesce(status, '') = 'not_comparable', comparison = 'own_start', baseline
    ) = 1
)

select
    chosen.indicator,
    chosen.breakdown,
    chosen.category,
    chosen.level,
    chosen.area_code,
    chosen.residence,
    chosen.year,
    chosen.comparison,
    chosen.baseline,
    chosen.baseline_year,
    chosen.baseline_value,
    chosen.value,
    coalesce(observed.year, chosen.year) as observed_year,
    chosen.target_year,
    chosen.target_value,
    chosen.target_origin,
    chosen.is_meta,
    coalesce(observed.change, chosen.change) as change,
    coalesce(observed.change_points, chosen.change_points) as change_points,
    coalesce(observed.status, case when observed.year is null then chosen.status end) as status,
    case when observed.year is null then chosen.reason else observed.reason end as reason,
    case when observed.year is null then chosen.outline else observed.outline end as outline,
    case when observed.year is null then chosen.verdict else observed.verdict end as verdict,
    chosen.event,
    chosen.synthetic,
from chosen
left join chosen as observed
    on chosen.reason = 'carried_forward'
    and observed.indicator = chosen.indicator
    and observed.breakdown = chosen.breakdown
    and observed.category = chosen.category
    and observed.level = chosen.level
    and observed.area_code = chosen.area_code
    and observed.residence = chosen.residence
    and observed.comparison = chosen.comparison
    and observed.baseline = chosen.baseline
    and observed.year = chosen.observed_year
