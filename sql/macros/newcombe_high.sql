-- Upper limit of Newcombe's hybrid interval of the difference of two shares, second less first, from their Wilson limits: p2 − p1 + √((u2 − p2)² + (p1 − l1)²). Source: Newcombe 1998, Statistics in Medicine 17:873-890, method 10.
create macro macros.newcombe_high(first, first_low, first_high, second, second_low, second_high) as
    second - first + sqrt((second_high - second) * (second_high - second) + (first - first_low) * (first - first_low))
