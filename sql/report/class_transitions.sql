-- Grain: one system or provider and two years in a row in which it was observed, with the SIASAR class that it had in each; nothing is carried forward, and what had no class in one of the two is not here.
with

things as (
    select
        'system' as thing,
        system_id as thing_id,
        system_name as thing_name,
        municipality_code,
        residence,
        year,
        observed_on,
        siasar_class,
        synthetic,
    from model.system_years
    where is_observed_in_year
    union all
    select
        'provider' as thing,
        provider_id as thing_id,
        provider_name as thing_name,
        municipality_code,
        residence,
        year,
        observed_on,
        siasar_class,
        synthetic,
    from model.provider_years
    where is_observed_in_year
),

pairs as (
    select
        thing,
        thing_id,
        thing_name,
        municipality_code,
        residence,
        lag(year) over earlier as from_year,
        year as to_year,
        lag(observed_on) over earlier as from_observed_on,
        observed_on as to_observed_on,
        lag(siasar_class) over earlier as from_class,
        siasar_class as to_class,
        coalesce(synthetic, false) or coalesce(lag(synthetic) over earlier, false) as synthetic,
    from things
    window earlier as (partition by thing, thing_id order by year)
)

select
    thing,
    thing_id,
    thing_name,
    municipality_code,
    residence,
    from_year,
    to_year,
    from_observed_on,
    to_observed_on,
    from_class,
    to_class,
    -- A comes before B: a letter nearer to A is better.
    case
        when to_class < from_class then 'better'
        when to_class > from_class then 'worse'
        else 'same'
    end as class_change,
    synthetic,
from pairs
where from_class is not null and to_class is not null
