-- Grain: one SIASAR class, or none, of the systems or providers of one area, residence and year, from the best to the unclassified. What has no class is part of the whole.
select
    shares.level,
    shares.area_code,
    shares.indicator,
    shares.breakdown,
    shares.year,
    case shares.category when 'A' then 1 when 'B' then 2 when 'C' then 3 when 'D' then 4 else 5 end as position,
    case when shares.category in ('A', 'B', 'C', 'D') then shares.category else 'none' end as class,
    shares.area_name,
    shares.residence,
    coalesce(shown.residence = shares.residence, false) as is_shown,
    shares.category,
    shares.numerator,
    shares.denominator,
    shares.unknown,
    shares.value,
    shares.value_all,
    shares.unknown_pct,
    shares.ci_low,
    shares.ci_high,
    shares.bound_low,
    shares.bound_high,
    shares.synthetic,
    shares.validation,
    shares.observed_from,
    shares.observed_to,
    shares.reason,
    macros.claim_key(shares.indicator, shares.breakdown, shares.category, '', shares.area_code, shares.residence, shares.year, '') as key,
from report.indicator_breakdowns as shares
left join report.shown_values as shown
    on shown.level = shares.level
    and shown.area_code = shares.area_code
    and shown.indicator = shares.indicator
    and shown.year = shares.year
where shares.kind = 'share' and shares.breakdown = 'siasar_class'
