-- es: Agua al menos básica en la nación según cada edición de cada publicador, lado a lado.
-- en: At least basic water in the nation by each edition of each publisher, side by side.
select
    year,
    publisher,
    edition,
    variable,
    residence,
    value,
    points,
    reach,
from national_coverage
where
    variable = 'wat_bas'
    and residence = 'total'
order by year, publisher, edition
