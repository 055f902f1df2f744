-- Grain: one partner's water sample of a system, not taken at the source: raw water is not what people drink. The system is the one the partner names by its code, else by a name that only one system of the municipality bears.
select
    tests.sample_id,
    coalesce(tests.system_id, named.entity_id) as system_id,
    tests.municipality_code,
    tests.sampled_on,
    tests.chlorine_residual_mg_l,
    case
        when tests.e_coli_per_100ml > 0 or tests.total_coliforms_per_100ml > thresholds.quality_max_total_coliforms then 'fail'
        when tests.e_coli_per_100ml = 0 then 'pass'
    end as coliform_test,
    tests.synthetic,
    [tests.source_file || coalesce('!' || nullif(tests.source_sheet, ''), '') || ':' || tests.source_line] as origins,
from lake.water_quality_tests as tests
cross join model.thresholds as thresholds
left join model.named_entities as named
    on named.entity_type = 'system'
    and named.municipality_code = tests.municipality_code
    and named.name_key = lower(strip_accents(trim(regexp_replace(tests.system_name, '\s+', ' ', 'g'))))
where
    tests.country = (select value from declared.settings where key = 'country.scope')
    and coalesce(tests.sample_point, '') <> 'source'
