-- Grain: one measure of one household survey or census for one area and residence. A survey is a weighted sample: interval by Wilson on Kish's effective size (weights only; the clusters are not in the files), fewer than 25 cases withheld, 25 to 49 marked; national, urban and rural only. A census counts all dwellings: no interval; it speaks of the nation where it covers level.min_coverage of the municipalities. Unclear answers count as unknown and give the bounds.
with

judged as (
    select
        answers.kind,
        answers.year,
        answers.edition,
        answers.municipality_code,
        answers.residence,
        answers.weight,
        measures.id as measure_id,
        case
            when not meant.counts_as_yes then false
            when not measures.not_shared then meant.counts_as_yes
            when answers.sanitation_shared then false
            when not answers.sanitation_shared then meant.counts_as_yes
        end as holds,
        answers.synthetic,
        answers.source_file,
    from model.household_answers as answers
    join declared.survey_measures as measures
        on measures.question = answers.question
    left join declared.survey_answers as meant
        on meant.measure_id = measures.id
        and meant.answer = answers.answer
),

-- A census of some municipalities does not speak of the nation.
covered as (
    select
        kind,
        edition,
        year,
        count(distinct municipality_code) >= (select cast(value as double) from declared.settings where key = 'level.min_coverage') * (select count(*) from model.municipalities) as is_national,
    from judged
    group by all
),

placed as (
    select judged.*, 'nation' as level, (select value from declared.settings where key = 'country.scope') as area_code
    from judged
    join covered
        on covered.kind = judged.kind
        and covered.edition = judged.edition
        and covered.year = judged.year
    where judged.kind = 'survey' or covered.is_national
    union all
    select judged.*, 'municipality', municipality_code from judged where kind = 'census'
),

sums as (
    select
        kind,
        edition,
        year,
        level,
        area_code,
        measure_id,
        coalesce(residence, 'total') as residence,
        sum(weight) filter (where holds) as yes,
        sum(weight) filter (where holds is not null) as known,
        sum(weight) filter (where holds is null) as unclear,
        sum(weight * weight) filter (where holds is not null) as spread,
        count(*) filter (where holds is not null) as n_cases,
        bool_or(synthetic) as synthetic,
        list_sort(list(distinct source_file)) as files,
        count(distinct residence) as residences,
    from placed
    group by grouping sets (
        (kind, edition, year, level, area_code, measure_id, residence),
        (kind, edition, year, level, area_code, measure_id)
    )
),

shares as (
    select
        *,
        coalesce(yes, 0) / known as ratio,
        case when kind = 'survey' then macros.kish_n(known, spread) end as effective_n,
        kind = 'survey' and n_cases < sample_min_cases as is_withheld,
        kind = 'survey' and n_cases >= sample_min_cases and n_cases < sample_marked_below as is_few_cases,
    from sums
    cross join model.thresholds as thresholds
    where known > 0
)

select
    shares.kind,
    shares.edition,
    shares.year,
    shares.level,
    shares.area_code,
    areas.area_name,
    shares.residence,
    shares.measure_id,
    measures.variable,
    measures.name_es,
    measures.name_en,
    case when not is_withheld then 100 * ratio end as value,
    case when not is_withheld then 100 * macros.wilson_low(ratio, effective_n) end as ci_low,
    case when not is_withheld then 100 * macros.wilson_high(ratio, effective_n) end as ci_high,
    case when not is_withheld then 100 * coalesce(yes, 0) / (known + coalesce(unclear, 0)) end as bound_low,
    case when not is_withheld then 100 * (coalesce(yes, 0) + coalesce(unclear, 0)) / (known + coalesce(unclear, 0)) end as bound_high,
    100 * coalesce(unclear, 0) / (known + coalesce(unclear, 0)) as unknown_pct,
    n_cases,
    effective_n,
    is_few_cases,
    case when is_withheld then 'suppressed' end as reason,
    shares.synthetic,
    shares.files as source_files,
from shares
join declared.survey_measures as measures
    on measures.id = shares.measure_id
join model.areas as areas
    on areas.level = shares.level
    and areas.area_code = shares.area_code
