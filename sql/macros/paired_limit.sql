-- One limit of Newcombe's interval for paired shares, lower (side −1) or upper (side 1), from the distances of the two Wilson limits that go into it; none without pairs. Source: Newcombe 1998, Statistics in Medicine 17:2635-2650, method 10.
create macro macros.paired_limit(kept, lost, gained, neither, side) as case
    when kept + lost + gained + neither > 0
    then list_transform(
        [struct_pack(
            pairs := cast(kept + lost + gained + neither as double),
            first := (kept + lost) / (kept + lost + gained + neither),
            second := (kept + gained) / (kept + lost + gained + neither),
            phi := macros.pairs_phi(kept, lost, gained, neither)
        )],
        lambda it: it.second - it.first + side * sqrt(greatest(0,
            pow(case when side > 0 then macros.wilson_high(it.second, it.pairs) - it.second else it.second - macros.wilson_low(it.second, it.pairs) end, 2)
            - 2 * it.phi
            * case when side > 0 then macros.wilson_high(it.second, it.pairs) - it.second else it.second - macros.wilson_low(it.second, it.pairs) end
            * case when side > 0 then it.first - macros.wilson_low(it.first, it.pairs) else macros.wilson_high(it.first, it.pairs) - it.first end
            + pow(case when side > 0 then it.first - macros.wilson_low(it.first, it.pairs) else macros.wilson_high(it.first, it.pairs) - it.first end, 2)
        ))
    )[1]
end
