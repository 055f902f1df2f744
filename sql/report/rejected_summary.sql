-- Grain: one rule that refused, marked or found twice rows of one file; reason and remedy are those of its first line, and quote its cell. What anyone may read, public_reason and public_remedy, are words that were declared beforehand.
with

summed as (
    select
        source,
        file,
        rule,
        severity,
        first(reason_es order by line, reason_es) as reason_es,
        first(reason_en order by line, reason_en) as reason_en,
        count(*) as rows,
        first(remedy_es order by line, remedy_es) as remedy_es,
        first(remedy_en order by line, remedy_en) as remedy_en,
        min(line) as first_line,
        bool_or(synthetic) as synthetic,
    from model.rejections
    group by source, file, rule, severity
)

select
    summed.source,
    summed.file,
    summed.rule,
    summed.severity,
    summed.reason_es,
    summed.reason_en,
    summed.rows,
    summed.remedy_es,
    summed.remedy_en,
    summed.first_line,
    summed.synthetic,
    coalesce(general.reason_es, own.reason_es, replace(others.reason_es, '{rule}', summed.rule)) as public_reason_es,
    coalesce(general.reason_en, own.reason_en, replace(others.reason_en, '{rule}', summed.rule)) as public_reason_en,
    coalesce(general.remedy_es, own.remedy_es, others.remedy_es) as public_remedy_es,
    coalesce(general.remedy_en, own.remedy_en, others.remedy_en) as public_remedy_en,
    macros.row_key('rejected_summary', [summed.source, summed.file, summed.rule, summed.severity]) as key,
from summed
left join declared.public_reasons as own
    on own.source = summed.source
    and own.rule = summed.rule
left join declared.public_reasons as general
    on general.source is null
    and general.rule = summed.rule
    and general.rule <> ''
left join declared.public_reasons as others
    on others.rule = ''
