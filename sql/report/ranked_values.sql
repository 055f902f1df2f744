-- View. Grain: one area, indicator, residence and year, from the highest value of its level down (position); among those that documents show of each area (is_shown) their order is shown_position. Areas without a value come last, by name.
select
    own.level,
    own.indicator,
    own.year,
    own.residence,
    row_number() over (
        partition by own.level, own.indicator, own.year, own.residence
        order by own.value is null, own.value desc, lower(strip_accents(own.area_name)), own.area_code
    ) as position,
    own.area_code,
    own.area_name,
    shown.residence is not null as is_shown,
    case
        when is_shown then row_number() over (
            partition by own.level, own.indicator, own.year, shown.residence is not null
            order by own.value is null, own.value desc, lower(strip_accents(own.area_name)), own.area_code
        )
    end as shown_position,
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
left join report.shown_values as shown
    on shown.indicator = own.indicator
    and shown.level = own.level
    and shown.area_code = own.area_code
    and shown.residence = own.residence
    and shown.year = own.year
