-- es: Municipios socios y qué edad tiene lo que se sabe de ellos al cabo del último año, registro por registro.
-- en: Partner municipalities and how old what is known of them is at the end of the last year, register by register.
select
    areas.area_code,
    areas.area_name,
    observation_ages.register,
    words.name_es as register_es,
    words.name_en as register_en,
    observation_ages.n_rows,
    observation_ages.n_too_old,
    observation_ages.observed_from,
    observation_ages.observed_to,
    observation_ages.median_age_years,
from observation_ages
join areas
    on areas.area_code = observation_ages.municipality_code
join code_words as words
    on words.kind = 'register'
    and words.code = observation_ages.register
where
    areas.is_member
    and observation_ages.year = (select max(year) from observation_ages)
order by observation_ages.median_age_years desc, areas.area_code, observation_ages.register
