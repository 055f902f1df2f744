-- Grain: rows of one file of one sender, municipality, year and date of delivery. Rows to correct that do not say whose or of which year they are belong to the only one that their file speaks of.
with

files as (
    select
        source,
        file,
        min(lower(strip_accents(trim(regexp_replace(reported_by, '\s+', ' ', 'g'))))) as first_name_key,
        max(lower(strip_accents(trim(regexp_replace(reported_by, '\s+', ' ', 'g'))))) as last_name_key,
        min(reported_by) as reported_by,
        min(municipality_code) as first_municipality,
        max(municipality_code) as last_municipality,
        min(year) as first_year,
        max(year) as last_year,
        min(delivered_on) as first_delivered_on,
    from lake.delivered_rows
    group by source, file
),

-- Who is in the register of partners, whenever.
registered as (
    select
        lower(strip_accents(trim(regexp_replace(partner_name, '\s+', ' ', 'g')))) as name_key,
        min(municipality_code) filter (where partner_category = 'municipality') as first_municipality,
        max(municipality_code) filter (where partner_category = 'municipality') as last_municipality,
    from lake.members
    group by name_key
),

named as (
    select
        rows.source,
        rows.file,
        rows.sheet,
        coalesce(rows.reported_by, case when files.first_name_key = files.last_name_key then files.reported_by end) as reported_by,
        lower(strip_accents(trim(regexp_replace(coalesce(rows.reported_by, case when files.first_name_key = files.last_name_key then files.reported_by end), '\s+', ' ', 'g')))) as name_key,
        coalesce(rows.municipality_code, case when files.first_municipality = files.last_municipality then files.first_municipality end) as municipality,
        coalesce(rows.year, case when files.first_year = files.last_year then files.first_year end) as year,
        coalesce(rows.delivered_on, case when rows.kept = 0 then files.first_delivered_on end) as delivered_on,
        rows.kept,
        rows.duplicate,
        rows.rejected,
        rows.synthetic,
    from lake.delivered_rows as rows
    join files
        on files.source = rows.source
        and files.file = rows.file
)

select
    named.source,
    named.file,
    named.sheet,
    named.reported_by,
    named.name_key,
    named.municipality,
    named.year,
    named.delivered_on,
    named.kept,
    named.duplicate,
    named.rejected,
    named.synthetic,
    case when registered.first_municipality = registered.last_municipality then registered.first_municipality end as sender_municipality,
    registered.name_key is not null as is_registered,
from named
left join registered
    on registered.name_key = named.name_key
