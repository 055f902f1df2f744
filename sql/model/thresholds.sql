-- Grain: the one row of numbers that decide a count, a column each; conf/defaults.conf says their sources.
select
    max(value) filter (where name = 'chlorine.min') as chlorine_min,
    max(value) filter (where name = 'chlorine.max_recommended') as chlorine_max_recommended,
    max(value) filter (where name = 'chlorine.max_admissible') as chlorine_max_admissible,
    max(value) filter (where name = 'continuity.min_hours') as continuity_min_hours,
    cast(max(value) filter (where name = 'quality.max_age_months') as integer) as quality_max_age_months,
    cast(max(value) filter (where name = 'record.max_age_years') as integer) as record_max_age_years,
    max(value) filter (where name = 'siasar.a_from') as siasar_a_from,
    max(value) filter (where name = 'siasar.b_from') as siasar_b_from,
    max(value) filter (where name = 'siasar.c_from') as siasar_c_from,
from declared.thresholds
