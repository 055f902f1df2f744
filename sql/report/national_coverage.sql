-- Grain: one national estimate by publisher, edition, variable, residence and year; editions are never mixed.
select
    edition,
    publisher,
    variable,
    residence,
    year,
    value,
    series,
    source,
    synthetic,
    origins,
from model.national_estimates
