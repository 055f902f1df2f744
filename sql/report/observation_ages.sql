-- Grain: one municipality, reporting year and register that has rows of it: how old, on 31 December, what is known of it is.
with

observations as (
    select municipality_code, year, 1 as position, 'communities' as register, observed_on, is_too_old, synthetic
    from model.community_years
    union all
    select municipality_code, year, 2 as position, 'systems' as register, observed_on, is_too_old, synthetic
    from model.system_years
    union all
    select municipality_code, year, 3 as position, 'providers' as register, observed_on, is_too_old, synthetic
    from model.provider_years
    union all
    select systems.municipality_code, tests.year, 4 as position, 'water_tests' as register, tests.tested_on as observed_on, false as is_too_old, systems.synthetic or tests.synthetic as synthetic
    from model.system_tests as tests
    join model.system_years as systems
        on systems.system_id = tests.system_id
        and systems.year = tests.year
    where tests.tested_on is not null
    union all
    select facilities.municipality_code, facilities.year, 5 as position, 'facilities' as register, facilities.observed_on, facilities.is_too_old, facilities.synthetic
    from model.facility_years as facilities
    where not facilities.is_outdone_for_water
    union all
    select checklists.municipality_code, years.year, 6 as position, 'checklists' as register, checklists.observed_on, checklists.observed_on < make_date(years.year - thresholds.record_max_age_years, 12, 31) as is_too_old, checklists.synthetic
    from model.municipal_checklists as checklists
    cross join model.thresholds as thresholds
    join model.reporting_years as years
        on checklists.observed_on <= years.reference_date
    qualify row_number() over (
        partition by checklists.municipality_code, years.year
        order by checklists.observed_on desc
    ) = 1
)

select
    observations.municipality_code,
    observations.year,
    observations.register,
    observations.position,
    count(*) as n_rows,
    count(*) filter (where observations.is_too_old) as n_too_old,
    min(observations.observed_on) as observed_from,
    max(observations.observed_on) as observed_to,
    -- Half of the rows are at most this old.
    round(median(date_diff('day', observations.observed_on, years.reference_date)) / 365.25, 2) as median_age_years,
    bool_or(observations.synthetic) as synthetic,
from observations
join model.reporting_years as years
    on years.year = observations.year
where observations.municipality_code is not null and observations.observed_on is not null
group by observations.municipality_code, observations.year, observations.register, observations.position
order by observations.year, observations.municipality_code, observations.position
