-- What a sample leaves open of a total of which some were seen: total (total − seen) / seen, nothing where all were seen or none was sampled. Summed over samples it is the divisor of Kish's effective size with the finite population (macros.kish_n).
create macro macros.sampling_spread(total, seen) as case
    when seen > 0 then total * greatest(total - seen, 0) / seen
    else 0
end
