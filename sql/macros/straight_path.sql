-- Value in a year on the straight path from a first point to a second one, the second's own value from its year on: v1 + (v2 − v1) (t − t1) / (t2 − t1).
create macro macros.straight_path(first_year, first, second_year, second, of_year) as case
    when of_year >= second_year then second
    else first + (second - first) * (of_year - first_year) / (second_year - first_year)
end
