-- Grain: one score of one surveyed community or system, as published and as computed again from what is published beside it. Scores of generation 1 are letters without parts, so nothing is computed of them; rows of every country loaded, because the rules are the same.
with

communities as (
    select
        country,
        community_id as entity_id,
        community_name as entity_name,
        municipality_code,
        survey_date,
        siasar_generation,
        source,
        edition,
        synthetic,
        [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
        index_nsa,
        index_nsh,
        index_ias,
        class_published,
        macros.mean_of_four(index_nsaacc, index_nsacon, index_nsaest, index_nsacal) as own_nsa,
        macros.mean_of_four(index_nshnss, index_nshhpe, index_nshhho, index_nshhco) as own_nsh,
        macros.geometric_mean_of_four(index_nsa, index_nsh, index_eiacom, index_psecom) as own_ias,
        macros.siasar_letter(index_ias, thresholds.siasar_a_from, thresholds.siasar_b_from, thresholds.siasar_c_from) as own_letter,
    from lake.communities as communities
    cross join model.thresholds as thresholds
    where siasar_generation > 1
),

systems as (
    select
        country,
        system_id as entity_id,
        system_name as entity_name,
        municipality_code,
        survey_date,
        siasar_generation,
        source,
        edition,
        synthetic,
        [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
        index_eiainf,
        index_eiastr,
        index_eia,
        class_published,
        macros.geometric_mean_of_four(intake_state, conduction_state, storage_state, distribution_state) as own_eiainf,
        -- Only these two answers have a known weight, and only where there is a plant.
        (case chlorination when 'works' then 1 when 'none' then 0 end + treatment_state) / 2 as own_eiastr,
        macros.mean_of_four(index_eiaaut, index_eiainf, index_eiazpa, index_eiastr) as own_eia,
        macros.siasar_letter(index_eia, thresholds.siasar_a_from, thresholds.siasar_b_from, thresholds.siasar_c_from) as own_letter,
    from lake.systems as systems
    cross join model.thresholds as thresholds
    where siasar_generation > 1
)

select
    'community' as entity_type,
    entity_id,
    entity_name,
    country,
    municipality_code,
    survey_date,
    siasar_generation,
    scores.score,
    scores.published,
    scores.recomputed,
    scores.published_letter,
    scores.recomputed_letter,
    source,
    edition,
    synthetic,
    origins,
from communities
cross join lateral (
    values
        ('nsa', index_nsa, own_nsa, cast(null as varchar), cast(null as varchar)),
        ('nsh', index_nsh, own_nsh, null, null),
        ('ias', index_ias, own_ias, null, null),
        ('ias_letter', null, null, class_published, own_letter)
) as scores (score, published, recomputed, published_letter, recomputed_letter)
union all
select
    'system' as entity_type,
    entity_id,
    entity_name,
    country,
    municipality_code,
    survey_date,
    siasar_generation,
    scores.score,
    scores.published,
    scores.recomputed,
    scores.published_letter,
    scores.recomputed_letter,
    source,
    edition,
    synthetic,
    origins,
from systems
cross join lateral (
    values
        ('eiainf', index_eiainf, own_eiainf, cast(null as varchar), cast(null as varchar)),
        ('eiastr', index_eiastr, own_eiastr, null, null),
        ('eia', index_eia, own_eia, null, null),
        ('eia_letter', null, null, class_published, own_letter)
) as scores (score, published, recomputed, published_letter, recomputed_letter)
