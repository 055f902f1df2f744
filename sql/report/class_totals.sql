-- Grain: one indicator with SIASAR classes, area, residence and year: how many things there are, how many have a class and how many of them A, or A or B; areas of a level from the highest share of A or B of all down.
with

totals as (
    select
        level,
        indicator,
        year,
        area_code,
        residence,
        any_value(is_shown) as is_shown,
        sum(numerator) as things,
        sum(numerator) filter (where class <> 'none') as classified,
        coalesce(sum(numerator) filter (where class = 'none'), 0) as unclassified,
        coalesce(sum(numerator) filter (where class = 'A'), 0) as class_a,
        coalesce(sum(numerator) filter (where class in ('A', 'B')), 0) as class_a_or_b,
        min(observed_from) as observed_from,
        max(observed_to) as observed_to,
        bool_or(synthetic) as synthetic,
        bool_or(validation is distinct from 'validado') as is_preliminary,
        any_value(reason) as reason,
    from report.class_shares
    group by level, indicator, year, area_code, residence
)

select
    totals.level,
    totals.indicator,
    totals.year,
    cast(row_number() over (
        partition by totals.level, totals.indicator, totals.year, totals.residence
        order by coalesce(totals.things, 0) = 0, totals.class_a_or_b / nullif(totals.things, 0) desc, lower(strip_accents(areas.area_name)), totals.area_code
    ) as integer) as position,
    cast(row_number() over (
        partition by totals.level, totals.indicator, totals.year, totals.is_shown
        order by coalesce(totals.things, 0) = 0, totals.class_a_or_b / nullif(totals.things, 0) desc, lower(strip_accents(areas.area_name)), totals.area_code
    ) as integer) as shown_position,
    totals.area_code,
    totals.residence,
    totals.is_shown,
    totals.things,
    totals.classified,
    totals.unclassified,
    totals.class_a,
    totals.class_a_or_b,
    100 * totals.unclassified / nullif(totals.things, 0) as unclassified_pct,
    100 * totals.class_a / nullif(totals.classified, 0) as class_a_pct,
    100 * totals.class_a_or_b / nullif(totals.classified, 0) as class_a_or_b_pct,
    100 * totals.class_a_or_b / nullif(totals.things, 0) as class_a_or_b_pct_of_all,
    totals.observed_from,
    totals.observed_to,
    totals.synthetic,
    totals.is_preliminary,
    totals.reason,
    macros.row_key('class_totals', [totals.level, totals.indicator, cast(totals.year as varchar), totals.area_code, totals.residence]) as key,
from totals
join report.areas as areas
    on areas.level = totals.level
    and areas.area_code = totals.area_code
