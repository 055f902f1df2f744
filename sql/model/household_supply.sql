-- Grain: one household of a wave of the household survey, with how it is supplied and on how many of the last 15 days it had water, where the wave asks it.
select
    edition,
    year,
    residence,
    cast(sampling_weight as double) as weight,
    water_supply,
    supply_days,
    synthetic,
    source_file,
from lake.household_survey
where
    country = (select value from declared.settings where key = 'country.scope')
    and sampling_weight > 0
    and residence is not null
    and is_head is distinct from false
