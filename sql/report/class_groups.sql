-- Grain: one group of municipalities, indicator with SIASAR classes and year: in how many municipalities anything of it is on record.
select
    groups.area_group,
    totals.indicator,
    totals.year,
    count(*) filter (where totals.things > 0) as with_record,
    sizes.areas - count(*) filter (where totals.things > 0) as without_record,
    sizes.areas,
    sizes.group_level as whole_level,
    sizes.group_area as whole_area,
    macros.row_key('class_groups', [groups.area_group, totals.indicator, cast(totals.year as varchar)]) as key,
from report.area_groups as groups
join report.class_totals as totals
    on totals.level = groups.level
    and totals.area_code = groups.area_code
    and totals.is_shown
join (
    select area_group, group_level, group_area, count(*) as areas
    from report.area_groups
    group by area_group, group_level, group_area
) as sizes
    on sizes.area_group = groups.area_group
group by groups.area_group, totals.indicator, totals.year, sizes.areas, sizes.group_level, sizes.group_area
