-- Grain: one source that speaks of a thing, for an area, year and residence in which at least two speak of it. gap is its value less that of the source that counts; conf/comparisons.conf has the order of preference. Of one publisher the latest edition counts.
with

said as (
    select
        speakers.thing,
        speakers.position,
        speakers.kind,
        speakers.key as speaks_by,
        speakers.says_es,
        speakers.says_en,
        coverage.publisher as source,
        coverage.edition,
        'nation' as level,
        (select value from declared.settings where key = 'country.scope') as area_code,
        coverage.residence,
        coverage.year,
        coverage.value,
        cast(null as double) as ci_low,
        cast(null as double) as ci_high,
        coverage.points as n_cases,
        false as is_few_cases,
        coverage.synthetic,
    from declared.compared_speakers as speakers
    join report.national_coverage as coverage
        on speakers.kind = 'national'
        and coverage.variable = speakers.key
    union all
    select
        speakers.thing,
        speakers.position,
        speakers.kind,
        speakers.key,
        speakers.says_es,
        speakers.says_en,
        case coverage.kind when 'survey' then 'INE EPHPM' else 'INE censo' end,
        coverage.edition,
        coverage.level,
        coverage.area_code,
        coverage.residence,
        coverage.year,
        coverage.value,
        coverage.ci_low,
        coverage.ci_high,
        coverage.n_cases,
        coverage.is_few_cases,
        coverage.synthetic,
    from declared.compared_speakers as speakers
    join report.survey_coverage as coverage
        on coverage.kind = speakers.kind
        and coverage.measure_id = speakers.key
    union all
    select
        speakers.thing,
        speakers.position,
        speakers.kind,
        speakers.key,
        speakers.says_es,
        speakers.says_en,
        'PTPS ' || speakers.key,
        '',
        found.level,
        found.area_code,
        found.residence,
        found.year,
        found.value,
        found.ci_low,
        found.ci_high,
        found.n_cases,
        false,
        found.synthetic,
    from declared.compared_speakers as speakers
    join report.indicator_values as found
        on speakers.kind = 'indicator'
        and found.indicator = speakers.key
        and found.level <> 'ptps'
),

ranked as (
    select
        *,
        row_number() over (partition by thing, level, area_code, residence, year order by position, edition desc, source) as preference,
        count(*) over (partition by thing, level, area_code, residence, year) as sources,
    from said
    where value is not null
)

select
    ranked.thing,
    things.name_es as thing_es,
    things.name_en as thing_en,
    ranked.level,
    ranked.area_code,
    areas.area_name,
    ranked.residence,
    ranked.year,
    ranked.preference,
    ranked.source,
    ranked.edition,
    ranked.kind,
    ranked.speaks_by,
    ranked.value,
    ranked.ci_low,
    ranked.ci_high,
    ranked.n_cases,
    ranked.is_few_cases,
    ranked.preference = 1 as is_chosen,
    chosen.source as chosen_source,
    chosen.value as chosen_value,
    round(ranked.value - chosen.value, 6) as gap,
    ranked.says_es,
    ranked.says_en,
    things.rule_es,
    things.rule_en,
    things.differ_es,
    things.differ_en,
    ranked.synthetic,
from ranked
join ranked as chosen
    on chosen.thing = ranked.thing
    and chosen.level = ranked.level
    and chosen.area_code = ranked.area_code
    and chosen.residence = ranked.residence
    and chosen.year = ranked.year
    and chosen.preference = 1
join declared.compared_things as things
    on things.id = ranked.thing
join model.areas as areas
    on areas.level = ranked.level
    and areas.area_code = ranked.area_code
where ranked.sources > 1
