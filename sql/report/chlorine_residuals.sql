-- Grain: one water system and reporting year, with its valid residual chlorine; null where no measurement holds.
select
    systems.system_id,
    systems.system_name,
    systems.municipality_code,
    systems.year,
    tests.residual_mg_l,
    tests.residual_on,
    case
        when tests.residual_mg_l is not null then null
        when systems.is_too_old then 'too_old'
        else 'not_tested'
    end as reason,
    systems.synthetic or tests.synthetic as synthetic,
from model.system_years as systems
join model.system_tests as tests
    on tests.system_id = systems.system_id
    and tests.year = systems.year
order by systems.year, systems.municipality_code, systems.system_id
