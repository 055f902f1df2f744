-- es: Filas por corregir de un socio, con archivo, línea, regla y qué hacer. Para miembros.
-- en: Rows to correct of one partner, with file, line, rule and what to do. For members.
-- audience: members
select
    reported_by,
    file,
    sheet,
    line,
    column_name,
    cell,
    rule,
    severity,
    reason_es,
    reason_en,
    remedy_es,
    remedy_en,
from rejected_rows
where reported_by ilike '%norte%'
order by file, sheet, line, column_name, rule
