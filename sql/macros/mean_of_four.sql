-- Arithmetic mean of four indices, none where one is missing: (a + b + c + d) / 4. Source: NSA, NSH and EIA of SIASAR, worked out on real rows of its exports.
create macro macros.mean_of_four(a, b, c, d) as (a + b + c + d) / 4
