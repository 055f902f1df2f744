-- Grain: one water system and reporting year, with its latest bacteriological result and its latest residual chlorine of the months that a test holds, whether SIASAR or a partner measured. Of two results of one day the worse counts.
with

systems as (
    select
        system_id,
        municipality_code,
        year,
        is_too_old,
        reference_date,
        oldest_test,
        coliform_test,
        coliform_date,
        is_coliform_recent,
        chlorine_residual_mg_l,
        chlorine_date,
        is_chlorine_recent,
    from model.system_years
),

measured as (
    select
        system_id,
        year,
        coliform_test,
        coliform_date as measured_on,
        null as residual,
        false as synthetic,
        cast([] as varchar[]) as origins,
    from systems
    where coliform_test in ('pass', 'fail') and is_coliform_recent and not is_too_old
    union all
    select
        system_id,
        year,
        null as coliform_test,
        chlorine_date as measured_on,
        chlorine_residual_mg_l as residual,
        false as synthetic,
        cast([] as varchar[]) as origins,
    from systems
    where chlorine_residual_mg_l is not null and is_chlorine_recent and not is_too_old
    union all
    select
        systems.system_id,
        systems.year,
        tests.coliform_test,
        tests.sampled_on as measured_on,
        tests.chlorine_residual_mg_l as residual,
        tests.synthetic,
        tests.origins,
    from systems
    join model.water_tests as tests
        on tests.system_id = systems.system_id
        and tests.municipality_code = systems.municipality_code
        and tests.sampled_on > systems.oldest_test
        and tests.sampled_on <= systems.reference_date
),

results as (
    select *
    from measured
    where coliform_test is not null
    qualify row_number() over (
        partition by system_id, year
        order by measured_on desc, coliform_test, origins
    ) = 1
),

residuals as (
    select measured.*
    from measured
    cross join model.thresholds as thresholds
    where residual is not null
    qualify row_number() over (
        partition by system_id, year
        order by measured_on desc, residual between chlorine_min and chlorine_max_admissible, residual, origins
    ) = 1
)

select
    systems.system_id,
    systems.year,
    results.coliform_test as test_result,
    results.measured_on as tested_on,
    residuals.residual as residual_mg_l,
    residuals.measured_on as residual_on,
    coalesce(results.synthetic, false) or coalesce(residuals.synthetic, false) as synthetic,
    list_concat(coalesce(results.origins, cast([] as varchar[])), coalesce(residuals.origins, cast([] as varchar[]))) as origins,
from systems
left join results
    on results.system_id = systems.system_id
    and results.year = systems.year
left join residuals
    on residuals.system_id = systems.system_id
    and residuals.year = systems.year
