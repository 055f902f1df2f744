-- Geometric mean of four indices of 0 to 1, 0 where one is 0 and none where one is missing: (a b c d)^(1/4). Source: IAS and eiainf of SIASAR, worked out on real rows of its exports.
create macro macros.geometric_mean_of_four(a, b, c, d) as pow(a * b * c * d, 0.25)
