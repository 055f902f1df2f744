-- Grain: one rule that refused, marked or found twice rows of one file.
select
    source,
    file,
    rule,
    severity,
    reason_es,
    reason_en,
    count(*) as rows,
    any_value(remedy_es order by remedy_es) as remedy_es,
    any_value(remedy_en order by remedy_en) as remedy_en,
    min(line) as first_line,
    bool_or(synthetic) as synthetic,
from model.rejections
group by source, file, rule, severity, reason_es, reason_en
