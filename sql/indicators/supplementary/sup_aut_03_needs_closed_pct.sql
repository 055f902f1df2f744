-- Grain: one need of technical assistance and each year since it was raised, closed or not by 31 December.
select
    needs.need_id as row_id,
    'PTPS' as municipality_code,
    years.year,
    'total' as residence,
    coalesce(case when needs.closed_on <= years.reference_date then needs.closed_on end, needs.raised_on) as observed_on,
    1.0 as weight,
    case when needs.closed_on <= years.reference_date then 1 else 0 end as numerator,
    1 as denominator,
    0 as unknown,
    null as unknown_reason,
    needs.origins,
    needs.synthetic,
    needs.theme,
from model.assistance_needs as needs
join model.reporting_years as years
    on needs.raised_on <= years.reference_date
