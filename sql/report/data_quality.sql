-- Grain: one source with what this run found wrong in its lines of data (SUP-DQ-01); a line with several findings counts once in each class.
with

ledger as (
    select
        source,
        cast(sum(kept + duplicate + rejected) as bigint) as data_lines,
        cast(sum(rejected) as bigint) as lines_rejected,
        cast(sum(duplicate) as bigint) as lines_duplicate,
        bool_or(synthetic) as synthetic,
    from model.file_ledger
    where source is not null and source <> ''
    group by source
),

doubted as (
    select
        source,
        count(distinct (file, sheet, line)) filter (where severity in ('flag', 'cell')) as lines_flagged,
    from model.rejections
    group by source
)

select
    ledger.source,
    sources.title_es,
    sources.title_en,
    ledger.data_lines,
    ledger.lines_rejected,
    ledger.lines_duplicate,
    coalesce(doubted.lines_flagged, 0) as lines_flagged,
    case when ledger.data_lines > 0 then 100.0 * ledger.lines_rejected / ledger.data_lines end as rejected_pct,
    case when ledger.data_lines > 0 then 100.0 * ledger.lines_duplicate / ledger.data_lines end as duplicate_pct,
    case when ledger.data_lines > 0 then 100.0 * coalesce(doubted.lines_flagged, 0) / ledger.data_lines end as flagged_pct,
    ledger.synthetic,
from ledger
left join declared.sources as sources
    on sources.id = ledger.source
left join doubted
    on doubted.source = ledger.source
