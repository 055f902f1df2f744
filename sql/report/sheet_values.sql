-- Grain: one indicator, area and year of the last three in which the indicator has a value (of the nation or of a group of partners, for sheets; of any area, for complete tables), with the value that documents show.
with

known_years as (
    select
        indicator,
        year,
        bool_or(level in ('nation', 'ptps')) as is_of_groups,
        bool_or(value is not null) as is_known,
        bool_or(value is not null and level in ('nation', 'ptps')) as is_known_of_groups,
    from report.shown_values
    group by indicator, year
),

-- Where no year has a value the last one says why.
last_years as (
    select
        indicator,
        year,
        'groups' as scope,
    from known_years
    where is_of_groups
    qualify row_number() over (partition by indicator order by is_known_of_groups desc, year desc) <= case when max(is_known_of_groups) over (partition by indicator) then 3 else 1 end
        and is_known_of_groups = max(is_known_of_groups) over (partition by indicator)
    union all
    select
        indicator,
        year,
        'all' as scope,
    from known_years
    qualify row_number() over (partition by indicator order by is_known desc, year desc) <= case when max(is_known) over (partition by indicator) then 3 else 1 end
        and is_known = max(is_known) over (partition by indicator)
),

-- Partners and the nation are shown without a value too, others only with one.
shown as (
    select
        last_years.scope,
        case shown.level
            when 'nation' then 'nation'
            when 'ptps' then 'ptps'
            when 'department' then 'department'
            else case when areas.is_member or areas.is_cohort_2017 then 'partners' else 'others' end
        end as area_group,
        areas.area_name,
        coalesce(areas.area_name_en, areas.area_name) as area_name_en,
        shown.*,
    from last_years
    join report.shown_values as shown
        on shown.indicator = last_years.indicator
        and shown.year = last_years.year
    join report.areas as areas
        on areas.level = shown.level
        and areas.area_code = shown.area_code
    where last_years.scope = 'all' or shown.level in ('nation', 'ptps')
)

select
    scope,
    case area_group when 'nation' then 1 when 'ptps' then 2 when 'department' then 3 when 'partners' then 4 else 5 end as group_position,
    area_group,
    indicator,
    level,
    area_code,
    area_name as area_name_es,
    area_name_en,
    year,
    residence,
    numerator,
    denominator,
    unknown_pct,
    value,
    value_reason,
    key,
    area_group in ('nation', 'ptps', 'partners') or max(value is not null) over (partition by scope, indicator, level, area_code) as is_shown,
from shown
order by scope, indicator, group_position, area_code, year
