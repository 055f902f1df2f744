-- View. Grain: one headline value of one indicator for one area, residence and year, or the reason why there is none. A share of fewer than small.min_cases things of a register is also given as a count (3 de 8), which people are shown in its place. is_observed_in_year says whether any of it was observed in the year itself; the rest is carried forward, and is not in observed_values.
select
    value_rows.indicator,
    value_rows.level,
    value_rows.area_code,
    value_rows.area_name,
    value_rows.residence,
    value_rows.year,
    value_rows.numerator,
    value_rows.denominator,
    value_rows.unknown,
    value_rows.value,
    value_rows.value_all,
    value_rows.unknown_pct,
    value_rows.ci_low,
    value_rows.ci_high,
    value_rows.bound_low,
    value_rows.bound_high,
    value_rows.n_rows,
    value_rows.observed_from,
    value_rows.observed_to,
    value_rows.synthetic,
    value_rows.validation,
    value_rows.reason,
    value_rows.n_cases,
    value_rows.fresh_pct,
    case
        when value_rows.value is not null and indicators.is_share and indicators.counts_things and value_rows.n_cases is null and value_rows.denominator < thresholds.small_min_cases
        then regexp_replace(format('{:.1f}', value_rows.numerator), '\.0$', '') || ' de ' || regexp_replace(format('{:.1f}', value_rows.denominator), '\.0$', '')
    end as count_es,
    replace(count_es, ' de ', ' of ') as count_en,
    coalesce(value_rows.fresh_pct > 0, false) as is_observed_in_year,
from report.value_rows as value_rows
join declared.indicators as indicators
    on indicators.code = value_rows.indicator
cross join model.thresholds as thresholds
where value_rows.kind = 'headline'
