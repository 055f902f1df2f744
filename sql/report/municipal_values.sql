-- Grain: one year and partner municipality, with its values of coverage and service levels side by side, each with its key and counts.
select
    years.year,
    areas.area_code,
    areas.area_name,
    max(shown.value) filter (where shown.indicator = 'PT-COB-01') as water,
    max(shown.key) filter (where shown.indicator = 'PT-COB-01') || '/value' as water_key,
    max(shown.numerator) filter (where shown.indicator = 'PT-COB-01') as water_n,
    max(shown.denominator) filter (where shown.indicator = 'PT-COB-01') as water_of,
    max(shown.value) filter (where shown.indicator = 'PT-COB-02') as sanitation,
    max(shown.key) filter (where shown.indicator = 'PT-COB-02') || '/value' as sanitation_key,
    max(shown.numerator) filter (where shown.indicator = 'PT-COB-02') as sanitation_n,
    max(shown.denominator) filter (where shown.indicator = 'PT-COB-02') as sanitation_of,
    max(shown.value) filter (where shown.indicator = 'PT-COB-03') as schools_water,
    max(shown.key) filter (where shown.indicator = 'PT-COB-03') || '/value' as schools_water_key,
    max(shown.numerator) filter (where shown.indicator = 'PT-COB-03') as schools_water_n,
    max(shown.denominator) filter (where shown.indicator = 'PT-COB-03') as schools_water_of,
    max(shown.value) filter (where shown.indicator = 'PT-COB-09') as handwashing,
    max(shown.key) filter (where shown.indicator = 'PT-COB-09') || '/value' as handwashing_key,
    max(shown.numerator) filter (where shown.indicator = 'PT-COB-09') as handwashing_n,
    max(shown.denominator) filter (where shown.indicator = 'PT-COB-09') as handwashing_of,
    max(shown.value) filter (where shown.indicator = 'PS-NIV-01') as water_fit,
    max(shown.key) filter (where shown.indicator = 'PS-NIV-01') || '/value' as water_fit_key,
    max(shown.numerator) filter (where shown.indicator = 'PS-NIV-01') as water_fit_n,
    max(shown.denominator) filter (where shown.indicator = 'PS-NIV-01') as water_fit_of,
    max(shown.value) filter (where shown.indicator = 'PS-NIV-02') as chlorination,
    max(shown.key) filter (where shown.indicator = 'PS-NIV-02') || '/value' as chlorination_key,
    max(shown.numerator) filter (where shown.indicator = 'PS-NIV-02') as chlorination_n,
    max(shown.denominator) filter (where shown.indicator = 'PS-NIV-02') as chlorination_of,
    max(shown.value) filter (where shown.indicator = 'PS-NIV-03') as continuity,
    max(shown.key) filter (where shown.indicator = 'PS-NIV-03') || '/value' as continuity_key,
    max(shown.numerator) filter (where shown.indicator = 'PS-NIV-03') as continuity_n,
    max(shown.denominator) filter (where shown.indicator = 'PS-NIV-03') as continuity_of,
    max(shown.value) filter (where shown.indicator = 'PS-NIV-06') as good_systems,
    max(shown.key) filter (where shown.indicator = 'PS-NIV-06') || '/value' as good_systems_key,
    max(shown.numerator) filter (where shown.indicator = 'PS-NIV-06') as good_systems_n,
    max(shown.denominator) filter (where shown.indicator = 'PS-NIV-06') as good_systems_of,
    max(shown.value) filter (where shown.indicator = 'PS-DES-01') as good_providers,
    max(shown.key) filter (where shown.indicator = 'PS-DES-01') || '/value' as good_providers_key,
    max(shown.numerator) filter (where shown.indicator = 'PS-DES-01') as good_providers_n,
    max(shown.denominator) filter (where shown.indicator = 'PS-DES-01') as good_providers_of,
from report.areas as areas
cross join report.report_years as years
left join report.shown_values as shown
    on shown.level = 'municipality'
    and shown.area_code = areas.area_code
    and shown.year = years.year
where areas.level = 'municipality' and areas.is_member
group by years.year, areas.area_code, areas.area_name
order by years.year, areas.area_code
