-- Grain: one row: the lines of all files of declared sources, and by how many the ledger does not balance; none where no file was read.
select
    macros.row_key('ledger_sums', ['-']) as key,
    cast(sum(physical_lines) as bigint) as physical_lines,
    cast(sum(header) as bigint) as header,
    cast(sum(blank) as bigint) as blank,
    cast(sum(footer) as bigint) as footer,
    cast(sum(out_of_scope) as bigint) as out_of_scope,
    cast(sum(kept) as bigint) as kept,
    cast(sum(duplicate) as bigint) as duplicate,
    cast(sum(rejected) as bigint) as rejected,
    cast(sum(lines_missing) as bigint) as lines_missing,
    bool_and(lines_missing = 0) as is_balanced,
from report.ledger_files
where not is_unclaimed
having count(*) > 0
