-- Grain: one municipality and year of its spending, in lempiras. A municipality that does not report is unknown as one municipality.
with

spending as (
    select
        spending.municipality_code,
        spending.year,
        spending.observed_on,
        spending.total_executed_hnl,
        spending.wash_budget_hnl,
        spending.wash_executed_hnl,
        spending.wash_capex_hnl,
        spending.wash_opex_hnl,
        spending.wash_postconstruction_hnl,
        coalesce(spending.population, population.population) as population,
        spending.synthetic or (spending.population is null and coalesce(population.synthetic, false)) as synthetic,
        spending.origins,
        spending.total_executed_hnl is not null and spending.wash_executed_hnl is not null as is_known,
        case when is_known and spending.total_executed_hnl > 0 then 100 * spending.wash_executed_hnl / spending.total_executed_hnl > spending_min_pct end as exceeds,
    from model.municipal_spending as spending
    cross join model.thresholds as thresholds
    left join model.population as population
        on population.municipality_code = spending.municipality_code
        and population.year = spending.year
)

select
    municipality_code as row_id,
    municipality_code,
    year,
    'total' as residence,
    observed_on,
    1.0 as weight,
    case when is_known then wash_executed_hnl else 0 end as numerator,
    case when is_known then total_executed_hnl else 0 end as denominator,
    case when is_known then 0 else 1 end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    case when exceeds then 1 else 0 end as municipalities_numerator,
    case when (exceeds) is not null then 1 else 0 end as municipalities_denominator,
    case when (exceeds) is null then 1 else 0 end as municipalities_unknown,
    case when wash_executed_hnl is not null and population is not null then wash_executed_hnl else 0 end as per_person_numerator,
    case when wash_executed_hnl is not null and population is not null then population else 0 end as per_person_denominator,
    case when wash_executed_hnl is null and population is not null then population else 0 end as per_person_unknown,
    case when wash_executed_hnl is not null and wash_budget_hnl is not null then wash_executed_hnl else 0 end as execution_numerator,
    case when wash_executed_hnl is not null and wash_budget_hnl is not null then wash_budget_hnl else 0 end as execution_denominator,
    case when wash_executed_hnl is null and wash_budget_hnl is not null then wash_budget_hnl else 0 end as execution_unknown,
    case when wash_capex_hnl is not null and wash_executed_hnl is not null then wash_capex_hnl else 0 end as capex_numerator,
    case when wash_capex_hnl is not null and wash_executed_hnl is not null then wash_executed_hnl else 0 end as capex_denominator,
    case when wash_capex_hnl is null and wash_executed_hnl is not null then wash_executed_hnl else 0 end as capex_unknown,
    case when wash_opex_hnl is not null and wash_executed_hnl is not null then wash_opex_hnl else 0 end as opex_numerator,
    case when wash_opex_hnl is not null and wash_executed_hnl is not null then wash_executed_hnl else 0 end as opex_denominator,
    case when wash_opex_hnl is null and wash_executed_hnl is not null then wash_executed_hnl else 0 end as opex_unknown,
    case when wash_postconstruction_hnl is not null and wash_executed_hnl is not null then wash_postconstruction_hnl else 0 end as postconstruction_numerator,
    case when wash_postconstruction_hnl is not null and wash_executed_hnl is not null then wash_executed_hnl else 0 end as postconstruction_denominator,
    case when wash_postconstruction_hnl is null and wash_executed_hnl is not null then wash_executed_hnl else 0 end as postconstruction_unknown,
from spending
