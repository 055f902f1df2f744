-- Value of a line in a year (JMP method, rules 2 and 3): the line from two years before its first point to two years after its last, flat beyond, clipped to 0 to 100. Rounded to nine decimals, so that no hair of floating point decides where a line reaches 100, 99.5 or 0.5.
create macro macros.jmp_at(slope, intercept, first_year, last_year, year) as
    least(100, greatest(0, round(intercept + slope * least(greatest(year, first_year - 2), last_year + 2), 9)))
