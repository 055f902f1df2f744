-- Half-width of a 95 % interval in standard deviations: the 97.5th percentile of the normal distribution.
create macro macros.z95() as 1.959963984540054
