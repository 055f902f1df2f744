-- Grain: one milestone of one group of municipalities (partners, the cohort of 2017, the nation) and year, with how many reach it, of how many, of how many it is not known, and how many are surely over, surely under or undecided.
select
    milestones.milestone,
    words.name_es,
    words.name_en,
    places.level,
    places.area_code,
    places.year,
    count(*) as municipalities,
    count(*) filter (where milestones.state = 'reached') as reached,
    count(*) filter (where milestones.state = 'not_reached') as not_reached,
    count(*) filter (where milestones.state = 'unknown') as unknown_municipalities,
    count(*) filter (where milestones.is_close) as close_municipalities,
    -- The interval of the count, from the intervals and bounds of its members.
    count(*) filter (where milestones.certainty = 'surely_over') as surely_over,
    count(*) filter (where milestones.certainty = 'surely_under') as surely_under,
    count(*) filter (where milestones.certainty = 'undecided') as undecided,
    bool_or(milestones.synthetic) as synthetic,
from report.municipality_milestones as milestones
join model.area_municipalities as places
    on places.municipality_code = milestones.area_code
    and places.year = milestones.year
    and places.level in ('ptps', 'nation')
cross join model.thresholds as thresholds
join (
    values
        ('water_over_line', 'Cobertura de agua mayor al {line} %', 'Water coverage above {line} %'),
        ('sanitation_over_line', 'Cobertura de saneamiento mayor al {line} %', 'Sanitation coverage above {line} %'),
        ('full_access', 'Acceso total (los nueve indicadores de Para Todos)', 'Full access (the nine indicators of Para Todos)'),
        ('para_todos', 'PARA TODOS alcanzado (acceso total y niveles de servicio)', 'PARA TODOS reached (full access and service levels)')
) as texts (milestone, name_es, name_en)
    on texts.milestone = milestones.milestone
cross join lateral (
    select
        replace(texts.name_es, '{line}', cast(cast(thresholds.coverage_line_pct as integer) as varchar)) as name_es,
        replace(texts.name_en, '{line}', cast(cast(thresholds.coverage_line_pct as integer) as varchar)) as name_en
) as words
group by milestones.milestone, words.name_es, words.name_en, places.level, places.area_code, places.year
