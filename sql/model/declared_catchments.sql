-- Grain: one municipality and reporting year, with the micro-catchments of it that ICF has declared up to that year; only where ICF's register is loaded.
with

catchments as (
    select
        municipality_code,
        declared_year,
        synthetic,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.microcatchments
    where country = (select value from declared.settings where key = 'country.scope')
)

select
    municipalities.municipality_code,
    years.year,
    count(catchments.origin) as catchments,
    coalesce(bool_or(catchments.synthetic), false) as synthetic,
    list_sort(coalesce(list(catchments.origin) filter (where catchments.origin is not null), cast([] as varchar[]))) as origins,
from model.municipalities as municipalities
cross join model.reporting_years as years
left join catchments
    on catchments.municipality_code = municipalities.municipality_code
    and catchments.declared_year <= years.year
where exists (select 1 from catchments)
group by municipalities.municipality_code, years.year
