-- Grain: one urban provider and year of its return; a return speaks for its own year only.
select
    provider_id,
    provider_name,
    department_code,
    municipality_code,
    returns.year,
    'urban' as residence,
    years.reference_date as observed_on,
    dwellings,
    water_connections,
    sewer_connections,
    own_improved_facilities,
    hours_per_day,
    samples_taken,
    samples_passed,
    users,
    case
        when users <= provider_small_to_users then 'small'
        when users <= provider_medium_to_users then 'medium'
        when users is not null then 'large'
    end as size_band,
    metered_connections,
    users_in_arrears,
    produced_m3,
    billed_m3,
    income_year_hnl,
    opex_year_hnl,
    capmanex_reserve_hnl,
    billed_hnl,
    collected_hnl,
    source,
    edition,
    synthetic,
    [source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line] as origins,
from lake.urban_providers as returns
cross join model.thresholds as thresholds
join model.reporting_years as years
    on years.year = returns.year
where country = (select value from declared.settings where key = 'country.scope')
