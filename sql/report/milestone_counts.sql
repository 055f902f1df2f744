-- Grain: one milestone of one group of municipalities and year, in the order in which reports tell of them.
select
    macros.row_key('area_milestones', [milestones.milestone, milestones.area_code, cast(milestones.year as varchar)]) as key,
    case milestones.milestone when 'water_over_line' then 1 when 'sanitation_over_line' then 2 when 'full_access' then 3 else 4 end as position,
    milestones.milestone,
    milestones.name_es,
    milestones.name_en,
    milestones.level,
    milestones.area_code,
    milestones.year,
    milestones.municipalities,
    milestones.reached,
    milestones.not_reached,
    milestones.unknown_municipalities,
    milestones.close_municipalities,
    milestones.synthetic,
from report.area_milestones as milestones
order by milestones.area_code, milestones.year, position
