-- Grain: one partner of PTPS, municipality or organisation, that is active on 31 December of a reporting year.
with

members as (
    select
        lower(strip_accents(trim(regexp_replace(partner_name, '\s+', ' ', 'g')))) as name_key,
        partner_name,
        partner_category,
        joined_on,
        left_on,
        synthetic,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.members
    where country = (select value from declared.settings where key = 'country.scope')
)

select
    members.name_key,
    min(members.partner_name) as partner_name,
    min(members.partner_category) as partner_category,
    years.year,
    bool_or(members.synthetic) as synthetic,
    list_sort(list(members.origin)) as origins,
from members
join model.reporting_years as years
    on members.joined_on <= years.reference_date
    and (members.left_on is null or members.left_on > years.reference_date)
group by members.name_key, years.year
