-- Lower limit of Newcombe's hybrid interval of the difference of two shares, second less first, from their Wilson limits: p2 − p1 − √((p2 − l2)² + (u1 − p1)²). Source: Newcombe 1998, Statistics in Medicine 17:873-890, method 10.
create macro macros.newcombe_low(first, first_low, first_high, second, second_low, second_high) as
    second - first - sqrt((second - second_low) * (second - second_low) + (first_high - first) * (first_high - first))
