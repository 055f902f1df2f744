-- Grain: one cell or row that a rule refused, marked or found twice.
select
    source,
    file,
    sheet,
    line,
    column_name,
    value,
    rule,
    severity,
    reason_es,
    reason_en,
    remedy_es,
    remedy_en,
    reported_by,
    synthetic,
from lake.rejected_rows
