-- Upper limit of Wilson's 95 % interval of a share (0 to 1) seen on n cases: (p + z²/2n + z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). No limit without cases. Source: Wilson 1927, JASA 22:209-212.
create macro macros.wilson_high(ratio, n) as case
    when ratio between 0 and 1 and n > 0
    then least(1, (ratio + macros.z95() * macros.z95() / (2 * n) + macros.z95() * sqrt(ratio * (1 - ratio) / n + macros.z95() * macros.z95() / (4 * n * n))) / (1 + macros.z95() * macros.z95() / n))
end
