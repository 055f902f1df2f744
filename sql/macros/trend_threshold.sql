-- Value from which a trend is on track: the larger of the path less a margin and of the baseline plus half of the expected change, never below the baseline (mirrored where less is better, sign −1). A baseline at or past the target has a flat path, on which only meeting the target will do; no threshold lies beyond what meets it. None without a target. Source: the order of statuses in the house's design, ours.
create macro macros.trend_threshold(baseline, expected, met_from, margin, sign) as case
    when baseline is null or expected is null or met_from is null or sign is null then null
    when sign * (baseline - met_from) >= 0 then met_from
    when sign > 0 then least(met_from, greatest(expected - coalesce(margin, 0), (baseline + expected) / 2, baseline))
    else greatest(met_from, least(expected + coalesce(margin, 0), (baseline + expected) / 2, baseline))
end
