-- Grain: one partner's water sample of a system, not taken at the source: raw water is not what people drink. A limit of the laboratory (<1, >2419.6, TNTC) counts where its sign decides, else it is as if not measured; of a residual that is surely too low, or surely too high, half the limit, or a tenth more, stands for it. The system is the one the partner names by its code, else by a name that only one system of the municipality bears.
select
    tests.sample_id,
    coalesce(tests.system_id, named.entity_id) as system_id,
    tests.municipality_code,
    tests.sampled_on,
    case
        when tests.chlorine_residual_sign is null then tests.chlorine_residual_mg_l
        when tests.chlorine_residual_sign in ('<', '<=') and tests.chlorine_residual_mg_l is null then 0
        when tests.chlorine_residual_mg_l < thresholds.chlorine_min and tests.chlorine_residual_sign = '<=' then tests.chlorine_residual_mg_l / 2
        when tests.chlorine_residual_mg_l <= thresholds.chlorine_min and tests.chlorine_residual_sign = '<' then tests.chlorine_residual_mg_l / 2
        when tests.chlorine_residual_mg_l > thresholds.chlorine_max_admissible and tests.chlorine_residual_sign = '>=' then tests.chlorine_residual_mg_l * 1.1
        when tests.chlorine_residual_mg_l >= thresholds.chlorine_max_admissible and tests.chlorine_residual_sign = '>' then tests.chlorine_residual_mg_l * 1.1
    end as chlorine_residual_mg_l,
    case
        when tests.e_coli_sign in ('>', '>=') and (tests.e_coli_sign = '>' or coalesce(tests.e_coli_per_100ml, 1) > 0) then 'fail'
        when tests.total_coliforms_sign = '>' and coalesce(tests.total_coliforms_per_100ml, thresholds.quality_max_total_coliforms) >= thresholds.quality_max_total_coliforms then 'fail'
        when tests.total_coliforms_sign = '>=' and tests.total_coliforms_per_100ml > thresholds.quality_max_total_coliforms then 'fail'
        when tests.e_coli_sign is null and tests.e_coli_per_100ml > 0 then 'fail'
        when tests.total_coliforms_sign is null and tests.total_coliforms_per_100ml > thresholds.quality_max_total_coliforms then 'fail'
        when tests.total_coliforms_sign in ('>', '>=') then null
        when tests.total_coliforms_sign = '<' and tests.total_coliforms_per_100ml > thresholds.quality_max_total_coliforms + 1 then null
        when tests.total_coliforms_sign = '<=' and tests.total_coliforms_per_100ml >= thresholds.quality_max_total_coliforms + 1 then null
        when tests.e_coli_sign is null and tests.e_coli_per_100ml = 0 then 'pass'
        when tests.e_coli_sign = '<' and coalesce(tests.e_coli_per_100ml, 1) <= 1 then 'pass'
        when tests.e_coli_sign = '<=' and tests.e_coli_per_100ml < 1 then 'pass'
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
