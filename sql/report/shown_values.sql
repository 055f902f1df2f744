-- Grain: one indicator, area and year with the headline value that a document shows: of the total where it has a value, else of the rural part, else of the urban part; beside it the value of the year before, of the same residence.
with

preferred as (
    select *
    from report.indicator_values
    qualify row_number() over (
        partition by indicator, level, area_code, year
        order by value is null, case residence when 'total' then 1 when 'rural' then 2 else 3 end
    ) = 1
)

select
    indicators.position,
    indicators.component,
    preferred.indicator,
    preferred.level,
    preferred.area_code,
    preferred.year,
    preferred.residence,
    preferred.numerator,
    preferred.denominator,
    preferred.unknown,
    preferred.value,
    preferred.value_all,
    preferred.unknown_pct,
    preferred.ci_low,
    preferred.ci_high,
    preferred.bound_low,
    preferred.bound_high,
    preferred.observed_from,
    preferred.observed_to,
    preferred.fresh_pct,
    preferred.synthetic,
    preferred.validation,
    preferred.reason,
    before.value as previous_value,
    before.numerator as previous_numerator,
    before.denominator as previous_denominator,
    before.reason as previous_reason,
from preferred
join report.indicators as indicators
    on indicators.code = preferred.indicator
left join report.indicator_values as before
    on before.indicator = preferred.indicator
    and before.level = preferred.level
    and before.area_code = preferred.area_code
    and before.residence = preferred.residence
    and before.year = preferred.year - 1
order by indicators.position, preferred.level, preferred.area_code, preferred.year
