-- What a value says against a target, apart from how well it is known: met, regressing (worse than the baseline by more than the tolerance), on_track (not further than the tolerance behind the expected value) or off_track; without a target regressing or nothing. sign is 1 where more is better, else -1. Source: the order of statuses in the house's design, ours.
create macro macros.trend_class(value, baseline, expected, met_from, tolerance, sign) as case
    when value is null or baseline is null or sign is null then null
    when met_from is not null and sign * (value - met_from) >= 0 then 'met'
    when sign * (value - baseline) < -tolerance then 'regressing'
    when expected is null then null
    when sign * (value - expected) >= -tolerance then 'on_track'
    else 'off_track'
end
