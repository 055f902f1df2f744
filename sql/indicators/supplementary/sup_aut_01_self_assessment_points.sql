-- Grain: one answer of a partner to one question of the yearly self-assessment.
select
    partner_name || ' ' || question as row_id,
    'PTPS' as municipality_code,
    year,
    'total' as residence,
    make_date(year, 12, 31) as observed_on,
    1.0 as weight,
    coalesce(score, 0) as numerator,
    case when score is not null then 1 else 0 end as denominator,
    case when score is null then 1 else 0 end as unknown,
    case when score is null then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    principle,
    partner_category,
from model.self_assessments
