-- Grain: one group of areas and one of its members, in the order of their names: the municipalities of the cohort of 2017, those that are members, all of them, each alone, and all departments; with the area whose values are those of the whole group. A name that repeats within the group is told apart by its department.
with

groups as (
    select 'cohort_2017' as area_group, 'ptps' as group_level, 'PTPS2017' as group_area, areas.*
    from report.areas as areas
    where level = 'municipality' and is_cohort_2017
    union all
    select 'members' as area_group, 'ptps' as group_level, 'PTPS' as group_area, areas.*
    from report.areas as areas
    where level = 'municipality' and is_member
    union all
    select 'all' as area_group, 'nation' as group_level, 'HN' as group_area, areas.*
    from report.areas as areas
    where level = 'municipality'
    union all
    select 'departments' as area_group, 'nation' as group_level, 'HN' as group_area, areas.*
    from report.areas as areas
    where level = 'department'
    union all
    select areas.area_code as area_group, 'municipality' as group_level, areas.area_code as group_area, areas.*
    from report.areas as areas
    where level = 'municipality'
),

named as (
    select
        groups.*,
        groups.level = 'municipality' and everywhere.same_name > 1 and (groups.group_level = 'municipality' or count(*) over (partition by groups.area_group, groups.area_name) > 1) as is_doubled,
    from groups
    left join (
        select area_name, count(*) as same_name
        from report.areas
        where level = 'municipality'
        group by area_name
    ) as everywhere
        on everywhere.area_name = groups.area_name
)

select
    area_group,
    cast(row_number() over (partition by area_group order by lower(strip_accents(area_name)), area_code) as integer) as position,
    group_level,
    group_area,
    level,
    area_code,
    case when is_doubled then area_name || ' (' || department_name || ')' else area_name end as name_es,
    case when is_doubled then area_name || ' (' || department_name || ')' else coalesce(area_name_en, area_name) end as name_en,
    area_name,
    department_name,
    latitude,
    longitude,
from named
