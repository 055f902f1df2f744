-- Grain: one file (or sheet) that arrived of what somebody owes, and what became of its rows; one that no contract claims stands here with the reason.
with

senders as (
    select
        source,
        file,
        sheet,
        list_sort(list(distinct reported_by) filter (where reported_by is not null)) as senders,
        list_sort(list(distinct year) filter (where year is not null)) as years,
        count(distinct municipality) as municipality_count,
        min(delivered_on) as received_on,
        max(delivered_on) as last_received_on,
    from model.delivered_rows
    group by source, file, sheet
),

corrected as (
    select
        source,
        file,
        sheet,
        count(*) as corrected,
    from model.rejections
    where rule = 'replaced_by_correction'
    group by source, file, sheet
)

select
    ledger.file,
    ledger.sheet,
    ledger.sha256,
    owed_files.source as dataset,
    sources.title_es,
    sources.title_en,
    coalesce(senders.senders, cast([] as varchar[])) as senders,
    coalesce(senders.years, cast([] as bigint[])) as years,
    coalesce(senders.municipality_count, 0) as municipality_count,
    senders.received_on,
    senders.last_received_on,
    ledger.kept as rows,
    ledger.rejected as to_correct,
    ledger.duplicate as repeated,
    coalesce(corrected.corrected, 0) as corrected,
    nullif(ledger.unclaimed_reason, '') as unclaimed_reason,
    nullif(ledger.unclaimed_reason_en, '') as unclaimed_reason_en,
    ledger.synthetic,
from model.file_ledger as ledger
join declared.owed_files
    on owed_files.source = coalesce(ledger.source, nullif(ledger.nearest_source, ''))
join declared.sources
    on sources.id = owed_files.source
left join senders
    on senders.source = ledger.source
    and senders.file = ledger.file
    and senders.sheet = ledger.sheet
left join corrected
    on corrected.source = ledger.source
    and corrected.file = ledger.file
    and corrected.sheet = ledger.sheet
where ledger.source is not null or coalesce(ledger.unclaimed_reason, '') <> ''
