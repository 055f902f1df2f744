-- Grain: one water system and year, by its latest residual of SIASAR or a partner. A system that says it does not chlorinate, or that its chlorination does not work, has told all: there is no residual to measure. One that does not say, or said so too long ago, may chlorinate: it is unknown, never left out.
with

systems as (
    select
        systems.system_id,
        systems.municipality_code,
        systems.year,
        systems.residence,
        systems.observed_on,
        systems.is_too_old,
        systems.chlorination,
        systems.chlorine_residual_mg_l,
        systems.chlorine_date,
        tests.residual_mg_l,
        tests.residual_on,
        systems.synthetic or tests.synthetic as synthetic,
        list_concat(systems.origins, tests.origins) as origins,
        systems.chlorination is not null and not systems.is_too_old as is_answered,
    from model.system_years as systems
    join model.system_tests as tests
        on tests.system_id = systems.system_id
        and tests.year = systems.year
),

judged as (
    select
        systems.*,
        is_answered and chlorination in ('works', 'not_working') as chlorinates,
        is_answered and chlorination = 'not_working' as fails_for_certain,
        is_answered and chlorination = 'works' and residual_mg_l is not null as is_measured,
        chlorine_min,
        chlorine_max_recommended,
        chlorine_max_admissible,
    from systems
    cross join model.thresholds as thresholds
)

select
    system_id as row_id,
    municipality_code,
    year,
    residence,
    case when is_measured then residual_on else observed_on end as observed_on,
    1.0 as weight,
    case when is_measured and residual_mg_l between chlorine_min and chlorine_max_admissible then 1 else 0 end as numerator,
    case when is_measured or fails_for_certain then 1 else 0 end as denominator,
    case when not is_answered or (chlorinates and not is_measured and not fails_for_certain) then 1 else 0 end as unknown,
    case
        when is_measured or fails_for_certain then null
        when chlorination is null then 'not_reported'
        when is_too_old then 'too_old'
        when not chlorinates then null
        when chlorine_residual_mg_l is not null and chlorine_date is not null then 'too_old'
        when chlorine_residual_mg_l is null then 'not_tested'
        else 'not_reported'
    end as unknown_reason,
    origins,
    synthetic,
    case
        when fails_for_certain then 'not_working'
        when not is_measured then null
        when residual_mg_l < chlorine_min then 'below'
        when residual_mg_l <= chlorine_max_recommended then 'recommended'
        when residual_mg_l <= chlorine_max_admissible then 'above_recommended'
        else 'above_admissible'
    end as residual_class,
    case when is_measured and residual_mg_l between chlorine_min and chlorine_max_admissible then 1 else 0 end as of_all_numerator,
    case when is_answered and (is_measured or fails_for_certain or not chlorinates) then 1 else 0 end as of_all_denominator,
    case when is_answered and (is_measured or fails_for_certain or not chlorinates) then 0 else 1 end as of_all_unknown,
    case when is_measured and residual_mg_l between chlorine_min and chlorine_max_admissible then 1 else 0 end as known_to_chlorinate_numerator,
    case when is_measured or fails_for_certain then 1 else 0 end as known_to_chlorinate_denominator,
    case when chlorinates and not (is_measured or fails_for_certain) then 1 else 0 end as known_to_chlorinate_unknown,
    case when is_answered and chlorinates then 1 else 0 end as chlorinating_numerator,
    case when is_answered then 1 else 0 end as chlorinating_denominator,
    case when is_answered then 0 else 1 end as chlorinating_unknown,
from judged
