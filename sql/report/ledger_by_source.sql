-- Grain: one source, from the one with most lines down, and what may become of a line: how many of the lines of its files did. Files that no source claims stand together under an empty name.
with

sums as (
    select
        coalesce(source, '') as source,
        count(distinct file) as files,
        cast(sum(physical_lines) as bigint) as physical_lines,
        bool_or(coalesce(synthetic, false)) as synthetic,
        unnest([
            {'fate_position': 1, 'fate': 'kept', 'lines': sum(kept)},
            {'fate_position': 2, 'fate': 'out_of_scope', 'lines': sum(out_of_scope)},
            {'fate_position': 3, 'fate': 'header', 'lines': sum(header)},
            {'fate_position': 4, 'fate': 'blank', 'lines': sum(blank)},
            {'fate_position': 5, 'fate': 'footer', 'lines': sum(footer)},
            {'fate_position': 6, 'fate': 'duplicate', 'lines': sum(duplicate)},
            {'fate_position': 7, 'fate': 'rejected', 'lines': sum(rejected)},
            {'fate_position': 8, 'fate': 'unclaimed', 'lines': sum(physical_lines)}
        ]) as part,
    from report.file_ledger
    group by coalesce(source, '')
)

select
    cast(dense_rank() over (order by physical_lines desc, source) as integer) as position,
    part.fate_position as fate_position,
    source,
    part.fate as fate,
    cast(part.lines as bigint) as lines,
    physical_lines,
    files,
    synthetic,
    macros.row_key('ledger_by_source', [source, part.fate]) as key,
from sums
where physical_lines > 0 and (source = '') = (part.fate = 'unclaimed')
