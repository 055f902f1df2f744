-- Grain: one file (or sheet) that a run read, as reports show it: whether a source claims it, and by how many lines its parts miss its physical lines.
select
    macros.row_key('file_ledger', [file, sheet]) as key,
    source,
    file,
    sheet,
    edition,
    physical_lines,
    header,
    blank,
    footer,
    out_of_scope,
    kept,
    duplicate,
    rejected,
    unclaimed_reason,
    unclaimed_reason_en,
    coalesce(unclaimed_reason, '') <> '' as is_unclaimed,
    coalesce(physical_lines, 0) - coalesce(header, 0) - coalesce(blank, 0) - coalesce(footer, 0) - coalesce(out_of_scope, 0) - coalesce(kept, 0) - coalesce(duplicate, 0) - coalesce(rejected, 0) as lines_missing,
from report.file_ledger
order by source, file, sheet
