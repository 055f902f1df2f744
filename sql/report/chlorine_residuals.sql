-- Grain: one water system that chlorinates, as PS-NIV-02 counts it, and reporting year: its valid residual chlorine and class, or the reason why there is none.
select
    counted.row_id as system_id,
    systems.system_name,
    counted.municipality_code,
    counted.year,
    counted.residual_class,
    case when counted.residual_class <> 'not_working' then tests.residual_mg_l end as residual_mg_l,
    case when counted.residual_class <> 'not_working' then tests.residual_on end as residual_on,
    counted.unknown_reason as reason,
    counted.synthetic,
from indicator.ps_niv_02_effective_chlorination_pct as counted
join model.system_years as systems
    on systems.system_id = counted.row_id
    and systems.year = counted.year
join model.system_tests as tests
    on tests.system_id = counted.row_id
    and tests.year = counted.year
where counted.denominator > 0 or counted.unknown > 0
order by counted.year, counted.municipality_code, counted.row_id
