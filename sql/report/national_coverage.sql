-- Grain: one national estimate by publisher, edition, variable, residence and year; editions are never mixed. What a publisher estimated stands beside what we estimate by the JMP method from the survey points of an edition (publisher: cálculo propio).
select
    edition,
    publisher,
    variable,
    residence,
    year,
    value,
    cast(null as bigint) as points,
    cast(null as varchar) as reach,
    series,
    source,
    synthetic,
    origins,
from model.national_estimates
union all
select
    edition,
    'PTPS (cálculo propio, método JMP)',
    variable,
    residence,
    year,
    value,
    points,
    reach,
    variable,
    'jmp_household_points',
    synthetic,
    origins,
from model.own_estimates
