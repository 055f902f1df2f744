-- View. Grain: one area, indicator, residence and year, from the highest value of its level down (position); among those that documents show of each area (is_shown) their order is shown_position. Areas without a value come last, by name.
select
    own.level,
    own.indicator,
    own.year,
    own.residence,
    ranks.position,
    own.area_code,
    own.area_name,
    ranks.is_shown,
    ranks.shown_position,
    own.numerator,
    own.denominator,
    own.unknown,
    own.value,
    own.unknown_pct,
    own.ci_low,
    own.ci_high,
    own.bound_low,
    own.bound_high,
    own.n_rows,
    own.observed_from,
    own.observed_to,
    own.synthetic,
    own.validation,
    own.reason,
    own.denominator - own.numerator as not_counted,
    coalesce(own.denominator, 0) + coalesce(own.unknown, 0) as universe,
    macros.value_key(own.indicator, own.area_code, own.residence, own.year) as key,
from report.indicator_values as own
join report.value_ranks as ranks
    on ranks.indicator = own.indicator
    and ranks.level = own.level
    and ranks.area_code = own.area_code
    and ranks.residence = own.residence
    and ranks.year = own.year
