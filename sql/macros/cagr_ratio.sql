-- Observed over required compound annual rate, positive towards the target: CAGR(b, t) / |CAGR(b, T)| times the sign of the wanted direction. Source: Open SDG sdg-build ProgressMeasure (StatCan, Eurostat and the UN's progress chart use the same ratio).
create macro macros.cagr_ratio(first_year, first, of_year, value, target_year, target) as case
    when macros.cagr(first, target, target_year - first_year) <> 0
    then sign(target - first) * macros.cagr(first, value, of_year - first_year) / abs(macros.cagr(first, target, target_year - first_year))
end
