-- Grain: one file of one year that somebody owes; rows that came without being owed, or of which it is not known whose they are, stand apart, so that every row received is counted once.
with

-- No clock: as of the day that the report names, else the last one on which anything arrived.
as_of as (
    select coalesce(
        (select cast(value as date) from declared.known_until where key = 'as_of.date'),
        max(delivered_on) filter (where kept > 0)
    ) as day
    from model.delivered_rows
),

received as (
    select
        owed_files.source,
        case when owed_files.file_owner = 'partner' then rows.name_key end as name_key,
        case when owed_files.file_owner = 'municipality' then coalesce(rows.municipality, rows.sender_municipality) end as municipality,
        rows.year,
        min(rows.reported_by) as reported_by,
        min(rows.delivered_on) as received_on,
        max(rows.delivered_on) as last_received_on,
        sum(rows.kept) as kept,
        sum(rows.duplicate) as repeated,
        sum(rows.rejected) as to_correct,
        list_sort(list(distinct rows.file)) as files,
        bool_or(rows.synthetic) as synthetic,
        -- A sender of another name than the register's may owe the file or not.
        owed_files.file_owner <> 'partner' or bool_or(rows.is_registered) as is_known,
    from model.delivered_rows as rows
    join declared.owed_files
        on owed_files.source = rows.source
    group by
        owed_files.source,
        owed_files.file_owner,
        case when owed_files.file_owner = 'partner' then rows.name_key end,
        case when owed_files.file_owner = 'municipality' then coalesce(rows.municipality, rows.sender_municipality) end,
        rows.year
),

matched as (
    select
        coalesce(owed.source, received.source) as source,
        coalesce(owed.partner, received.reported_by) as partner,
        coalesce(owed.municipality, received.municipality) as municipality,
        coalesce(owed.year, received.year) as year,
        owed.due,
        owed.source is not null as is_owed,
        coalesce(owed.is_events_only, false) as is_events_only,
        received.* exclude (source, name_key, municipality, year, reported_by, synthetic),
        coalesce(received.synthetic, owed.synthetic) as synthetic,
    from model.owed_files as owed
    full join received
        on received.source = owed.source
        and received.year = owed.year
        and (owed.file_owner <> 'partner' or received.name_key = owed.name_key)
        and (owed.file_owner <> 'municipality' or received.municipality = owed.municipality)
)

select
    matched.partner,
    matched.municipality,
    matched.municipality as municipality_code,
    municipalities.municipality_name,
    matched.source as dataset,
    sources.title_es,
    sources.title_en,
    matched.year,
    matched.due,
    matched.received_on,
    matched.last_received_on,
    case
        when not matched.is_owed and (not matched.is_known or matched.partner is null and matched.municipality is null or matched.year is null) then 'not_known_whose'
        when not matched.is_owed then 'not_owed'
        when matched.files is null and (as_of.day is null or as_of.day <= matched.due) then 'not_due_yet'
        -- Who registered no complaint in a year owes no rows.
        when matched.files is null and matched.is_events_only then 'none_registered'
        when matched.files is null then 'missing'
        when matched.received_on is null then 'without_date'
        when matched.received_on <= matched.due then 'on_time'
        else 'late'
    end as delivery_status,
    cast(coalesce(matched.kept, 0) as bigint) as rows,
    cast(coalesce(matched.to_correct, 0) as bigint) as to_correct,
    cast(coalesce(matched.repeated, 0) as bigint) as repeated,
    coalesce(matched.files, cast([] as varchar[])) as files,
    matched.synthetic,
from matched
cross join as_of
left join declared.sources
    on sources.id = matched.source
left join model.municipalities
    on municipalities.municipality_code = matched.municipality
