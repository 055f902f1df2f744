-- Grain: one year between the first and the last assembly on record, against the assemblies that the Plan asks for; and one assembly, which counts in the attendance alone.
with

assemblies as (
    select assembly_id, year, held_on, partners_invited, partners_present, synthetic, origins
    from model.assemblies
),

held as (
    select
        years.year,
        count(assemblies.assembly_id) as held,
        coalesce(max(assemblies.held_on), max(years.reference_date)) as observed_on,
        -- A year without any rests on the register as a whole, and bears its stamp.
        coalesce(bool_or(assemblies.synthetic), (select bool_or(synthetic) from assemblies)) as synthetic,
        list_sort(coalesce(flatten(list(assemblies.origins) filter (where assemblies.origins is not null)), cast([] as varchar[]))) as origins,
    from model.reporting_years as years
    left join assemblies
        on assemblies.year = years.year
    where years.year between (select min(year) from assemblies) and (select max(year) from assemblies)
    group by years.year
)

select
    cast(year as varchar) as row_id,
    'PTPS' as municipality_code,
    year,
    'total' as residence,
    observed_on,
    1.0 as weight,
    held as numerator,
    assemblies_per_year as denominator,
    0 as unknown,
    null as unknown_reason,
    origins,
    synthetic,
    0 as attendance_numerator,
    0 as attendance_denominator,
    0 as attendance_unknown,
from held
cross join model.thresholds as thresholds
union all
select
    assembly_id as row_id,
    'PTPS' as municipality_code,
    year,
    'total' as residence,
    held_on as observed_on,
    1.0 as weight,
    0 as numerator,
    0 as denominator,
    0 as unknown,
    null as unknown_reason,
    origins,
    synthetic,
    case when partners_invited is not null and partners_present is not null then partners_present else 0 end as attendance_numerator,
    case when partners_invited is not null and partners_present is not null then partners_invited else 0 end as attendance_denominator,
    case when partners_present is null then coalesce(partners_invited, 0) else 0 end as attendance_unknown,
from assemblies
