-- Grain: the whole ledger, one row: how many lines were read in how many files of how many sources, what became of them, and whether the parts add up to the lines.
with

told as (
    select
        cast(coalesce(sum(lines), 0) as bigint) as told,
        cast(coalesce(sum(lines) filter (where fate = 'kept'), 0) as bigint) as kept,
        cast(coalesce(sum(lines) filter (where fate = 'out_of_scope'), 0) as bigint) as out_of_scope,
        cast(coalesce(sum(lines) filter (where fate = 'header'), 0) as bigint) as header,
        cast(coalesce(sum(lines) filter (where fate = 'blank'), 0) as bigint) as blank,
        cast(coalesce(sum(lines) filter (where fate = 'footer'), 0) as bigint) as footer,
        cast(coalesce(sum(lines) filter (where fate = 'duplicate'), 0) as bigint) as duplicate,
        cast(coalesce(sum(lines) filter (where fate = 'rejected'), 0) as bigint) as rejected,
        cast(coalesce(sum(lines) filter (where fate = 'unclaimed'), 0) as bigint) as unclaimed,
    from report.ledger_by_source
),

files as (
    select
        cast(coalesce(sum(physical_lines), 0) as bigint) as lines,
        count(distinct coalesce(source, '') || '/' || file) as files,
        count(distinct source) filter (where physical_lines > 0) as sources,
        coalesce(bool_or(synthetic), false) as synthetic,
    from report.file_ledger
)

select
    files.lines,
    files.files,
    files.sources,
    told.kept,
    100 * told.kept / nullif(files.lines, 0) as kept_pct,
    told.out_of_scope,
    100 * told.out_of_scope / nullif(files.lines, 0) as out_of_scope_pct,
    told.header,
    100 * told.header / nullif(files.lines, 0) as header_pct,
    told.blank,
    100 * told.blank / nullif(files.lines, 0) as blank_pct,
    told.footer,
    100 * told.footer / nullif(files.lines, 0) as footer_pct,
    told.duplicate,
    100 * told.duplicate / nullif(files.lines, 0) as duplicate_pct,
    told.rejected,
    100 * told.rejected / nullif(files.lines, 0) as rejected_pct,
    told.unclaimed,
    100 * told.unclaimed / nullif(files.lines, 0) as unclaimed_pct,
    files.lines = told.told as is_balanced,
    files.synthetic,
    macros.row_key('ledger_totals', ['-']) as key,
from files
cross join told
