-- Grain: one SIASAR index of rural providers (the whole or one of its four sides), one area and reporting year: its quartiles over the providers and how many have none.
with

indices as (
    select municipality_code, year, observed_on, is_too_old, synthetic, 1 as position, 'organisation' as side, index_organisation as score
    from model.provider_years
    union all
    select municipality_code, year, observed_on, is_too_old, synthetic, 2 as position, 'operation' as side, index_operation as score
    from model.provider_years
    union all
    select municipality_code, year, observed_on, is_too_old, synthetic, 3 as position, 'economic' as side, index_economic as score
    from model.provider_years
    union all
    select municipality_code, year, observed_on, is_too_old, synthetic, 4 as position, 'environment' as side, index_environment as score
    from model.provider_years
    union all
    select municipality_code, year, observed_on, is_too_old, synthetic, 5 as position, 'whole' as side, index_pse as score
    from model.provider_years
),

counted as (
    select
        municipality_code,
        year,
        observed_on,
        synthetic,
        position,
        side,
        -- A survey that is too old says nothing of the year; a missing index is never zero.
        case when not is_too_old then score end as score,
    from indices
)

select
    areas.level,
    areas.area_code,
    counted.year,
    counted.side,
    counted.position,
    count(*) as n_rows,
    count(*) filter (where counted.score is null) as unknown,
    count(counted.score) as with_value,
    100 * count(*) filter (where counted.score is null) / count(*) as unknown_pct,
    quantile_cont(counted.score, 0.25) as score_q1,
    quantile_cont(counted.score, 0.5) as score_median,
    quantile_cont(counted.score, 0.75) as score_q3,
    min(counted.observed_on) filter (where counted.score is not null) as observed_from,
    max(counted.observed_on) filter (where counted.score is not null) as observed_to,
    bool_or(counted.synthetic) as synthetic,
    macros.row_key('provider_profiles', [areas.level, areas.area_code, cast(counted.year as varchar), counted.side]) as key,
from counted
join model.area_municipalities as areas
    on areas.municipality_code = counted.municipality_code
    and areas.year = counted.year
-- A department or the nation is told of only where the register is whole.
where areas.level in ('municipality', 'ptps')
    or exists (select 1 from model.loaded_registers where table_name = 'providers' and is_complete)
group by areas.level, areas.area_code, counted.year, counted.side, counted.position
order by areas.level, areas.area_code, counted.year, counted.position
