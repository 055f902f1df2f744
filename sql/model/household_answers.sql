-- Grain: one answer of one household of a survey (EPHPM) or dwelling of a census to one question on water or sanitation. A household without a facility has the type none. A survey never speaks of a municipality.
with

households as (
    select
        'survey' as kind,
        year,
        edition,
        cast(null as varchar) as municipality_code,
        residence,
        sampling_weight as weight,
        water_supply,
        water_place,
        case when not has_sanitation then 'none' else sanitation_type end as sanitation_type,
        sanitation_shared,
        synthetic,
        source_file,
    from lake.household_survey
    where
        country = (select value from declared.settings where key = 'country.scope')
        and sampling_weight > 0
        and is_head is distinct from false
    union all
    select
        'census',
        census_year,
        edition,
        municipality_code,
        residence,
        1.0,
        water_supply,
        water_place,
        sanitation_type,
        sanitation_shared,
        synthetic,
        source_file,
    from lake.census_dwellings
    where
        country = (select value from declared.settings where key = 'country.scope')
        and municipality_code is not null
),

replies as (
    select
        households.*,
        unnest([
            struct_pack(question := 'water_supply', answer := water_supply),
            struct_pack(question := 'water_place', answer := water_place),
            struct_pack(question := 'sanitation_type', answer := sanitation_type)
        ]) as reply,
    from households
)

select
    kind,
    year,
    edition,
    municipality_code,
    residence,
    weight,
    reply.question as question,
    reply.answer as answer,
    sanitation_shared,
    synthetic,
    source_file,
from replies
