-- Compound annual rate of change from a first value to a second one, none where one of them is zero or below: (v2 / v1)^(1 / years) − 1.
create macro macros.cagr(first, second, years) as case
    when first > 0 and second > 0 and years > 0 then pow(second / first, 1.0 / years) - 1
end
