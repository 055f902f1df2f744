-- Cases that a sample of n out of a finite population N is worth: n (N − 1) / (N − n), from the factor √((N − n)/(N − 1)) on the standard error; infinite where all were seen. Source: Cochran 1977, Sampling Techniques, chapter 2.
create macro macros.finite_n(n, population) as case
    when n > 0 and population > n then n * (population - 1) / (population - n)
    when n > 0 and population = n then cast('infinity' as double)
end
