-- Grain: one answer of a partner to one question of the yearly self-assessment.
select
    partner_name,
    partner_category,
    year,
    principle,
    question,
    score,
    has_evidence,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.self_assessments
where country = (select value from declared.settings where key = 'country.scope')
