-- Grain: one partner active in a year of which any self-assessment is on record. Complete is a questionnaire that answers every question that any partner answered that year.
with

questionnaires as (
    select
        lower(strip_accents(trim(regexp_replace(partner_name, '\s+', ' ', 'g')))) as name_key,
        year,
        count(distinct question) filter (where score is not null) as answered,
        bool_or(synthetic) as synthetic,
        list_sort(flatten(list(origins))) as origins,
    from model.self_assessments
    group by name_key, year
),

questions as (
    select year, count(distinct question) as questions
    from model.self_assessments
    where score is not null
    group by year
)

select
    partners.name_key as row_id,
    'PTPS' as municipality_code,
    partners.year,
    'total' as residence,
    make_date(partners.year, 12, 31) as observed_on,
    1.0 as weight,
    case when coalesce(questionnaires.answered, 0) >= questions.questions then 1 else 0 end as numerator,
    1 as denominator,
    0 as unknown,
    null as unknown_reason,
    list_concat(partners.origins, coalesce(questionnaires.origins, cast([] as varchar[]))) as origins,
    partners.synthetic or coalesce(questionnaires.synthetic, false) as synthetic,
    partners.partner_category,
from model.partner_years as partners
join questions
    on questions.year = partners.year
left join questionnaires
    on questionnaires.name_key = partners.name_key
    and questionnaires.year = partners.year
