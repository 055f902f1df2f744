-- Grain: one file of one year that a partner, a municipality or the Secretariat owes; a partner that leaves during a year owes none of it.
with

owed as (
    select
        owed_files.*,
        reporting_years.year,
        make_date(reporting_years.year + 1, owed_files.due_month, owed_files.due_day) as due,
    from declared.owed_files
    join model.reporting_years
        on reporting_years.year >= owed_files.owed_since
),

municipal_names as (
    select
        municipality_code,
        min(partner_name) as partner_name,
    from lake.members
    where partner_category = 'municipality'
    group by municipality_code
)

select
    owed.source,
    owed.file_owner,
    owed.is_events_only,
    owed.year,
    owed.due,
    partner_years.name_key,
    partner_years.partner_name as partner,
    cast(null as varchar) as municipality,
    partner_years.synthetic,
from owed
join model.partner_years
    on partner_years.year = owed.year
    and partner_years.partner_category <> 'municipality'
    and (len(owed.partner_categories) = 0 or list_contains(owed.partner_categories, partner_years.partner_category))
where owed.file_owner = 'partner'
union all
select
    owed.source,
    owed.file_owner,
    owed.is_events_only,
    owed.year,
    owed.due,
    lower(strip_accents(trim(regexp_replace(municipal_names.partner_name, '\s+', ' ', 'g')))) as name_key,
    municipal_names.partner_name as partner,
    memberships.municipality_code as municipality,
    memberships.synthetic,
from owed
join model.memberships
    on memberships.year = owed.year
join municipal_names
    on municipal_names.municipality_code = memberships.municipality_code
where owed.file_owner = 'municipality'
union all
select
    owed.source,
    owed.file_owner,
    owed.is_events_only,
    owed.year,
    owed.due,
    'secretariado ptps' as name_key,
    'Secretariado PTPS' as partner,
    cast(null as varchar) as municipality,
    false as synthetic,
from owed
where owed.file_owner = 'secretariat'
