-- Grain: one rule that refused, marked or found twice rows of one file; reason and remedy are those of its first line.
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
    macros.row_key('rejected_summary', [source, file, rule, severity]) as key,
from model.rejections
group by source, file, rule, severity
