-- Grain: one group of municipalities, year, municipality of the group and register, from the municipality whose data are oldest down: how old, on 31 December, what is known of it is; without an age where it has no row. For the order a register without rows counts as a hundred years.
with

registers as (
    select years.year, register.position as position, register.register as register
    from (select distinct year from report.observation_ages) as years
    cross join (
        select unnest([
            {'position': 1, 'register': 'communities'},
            {'position': 2, 'register': 'systems'},
            {'position': 3, 'register': 'providers'},
            {'position': 4, 'register': 'water_tests'},
            {'position': 5, 'register': 'facilities'},
            {'position': 6, 'register': 'checklists'}
        ]) as register
    )
),

grid as (
    select
        groups.area_group,
        groups.area_code,
        groups.area_name,
        groups.position as name_position,
        registers.year,
        registers.position,
        registers.register,
        ages.n_rows,
        ages.n_too_old,
        ages.median_age_years,
        ages.observed_from,
        ages.observed_to,
        coalesce(ages.synthetic, false) as synthetic,
        -- Rounded, so that the order in which rows arrive does not part what is equally old.
        round(avg(coalesce(ages.median_age_years, 100)) over (partition by groups.area_group, registers.year, groups.area_code), 6) as mean_age,
    from report.area_groups as groups
    cross join registers
    left join report.observation_ages as ages
        on ages.municipality_code = groups.area_code
        and ages.year = registers.year
        and ages.register = registers.register
    where groups.level = 'municipality'
)

select
    area_group,
    year,
    dense_rank() over (partition by area_group, year order by mean_age desc, name_position) as place,
    area_code as municipality_code,
    position,
    register,
    area_name,
    n_rows,
    n_too_old,
    median_age_years,
    observed_from,
    observed_to,
    synthetic,
    macros.row_key('municipal_ages', [area_group, cast(year as varchar), area_code, register]) as key,
from grid
