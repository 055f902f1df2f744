-- Value of a line in a year (JMP method, rules 2 and 3): the line from two years before its first point to two years after its last, flat beyond, clipped to 0 to 100.
create macro macros.jmp_at(slope, intercept, first_year, last_year, year) as
    least(100, greatest(0, intercept + slope * least(greatest(year, first_year - 2), last_year + 2)))
