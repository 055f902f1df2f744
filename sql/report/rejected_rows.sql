-- Grain: one cell or row that a rule refused, marked or found twice, with who may have delivered it and the municipality that it is of where only one can be; for members only, since it shows the text of the cell.
with

-- What is refused of a file is counted by sender and municipality, not by line: where several have such rows, each may be it.
senders as (
    select
        source,
        file,
        coalesce(sheet, '') as sheet,
        severity,
        string_agg(distinct reported_by, '; ' order by reported_by) as reported_by,
        case when count(distinct municipality) = 1 and count(*) = count(municipality) then min(municipality) end as municipality_code,
    from model.delivered_rows
    cross join (values ('reject'), ('duplicate'), ('cell'), ('flag'), ('correction')) as severities (severity)
    where
        case severity
            when 'reject' then rejected > 0
            when 'duplicate' then duplicate > 0
            else kept > 0
        end
    group by source, file, sheet, severity
)

select
    rejections.source,
    rejections.file,
    rejections.sheet,
    rejections.line,
    rejections.column_name,
    rejections.value as cell,
    rejections.rule,
    rejections.severity,
    rejections.reason_es,
    rejections.reason_en,
    rejections.remedy_es,
    rejections.remedy_en,
    coalesce(rejections.reported_by, senders.reported_by, sources.publisher) as reported_by,
    senders.municipality_code,
    rejections.synthetic,
from model.rejections as rejections
left join senders
    on senders.source = rejections.source
    and senders.file = rejections.file
    and senders.sheet = coalesce(rejections.sheet, '')
    and senders.severity = rejections.severity
left join declared.sources as sources
    on sources.id = rejections.source
