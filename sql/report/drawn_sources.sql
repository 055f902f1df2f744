-- Grain: one source's word on one thing in one area, residence and last year: of the last year until then in which at least two sources speak, the one that counts first, with how far those words of that year lie apart that count in the same way as it.
with

years as (
    select distinct level, area_code, thing, residence, year
    from report.source_comparison
    where value is not null
),

untils as (
    select distinct year as until
    from years
),

drawn as (
    select years.level, years.area_code, years.thing, years.residence, untils.until, max(years.year) as year
    from years
    join untils
        on untils.until >= years.year
    group by years.level, years.area_code, years.thing, years.residence, untils.until
)

select
    said.level,
    said.area_code,
    drawn.until,
    said.thing,
    case said.residence when 'total' then 1 when 'urban' then 2 else 3 end as residence_position,
    said.residence,
    said.preference,
    said.source,
    said.edition,
    said.year,
    said.thing_es,
    said.thing_en,
    said.value,
    said.ci_low,
    said.ci_high,
    said.n_cases,
    said.is_few_cases,
    said.is_chosen,
    said.gap,
    said.says_es,
    said.says_en,
    said.rule_es,
    said.rule_en,
    said.differ_es,
    said.differ_en,
    said.synthetic,
    said.says_es is not distinct from counting.says_es as is_like,
    max(said.value) filter (where said.says_es is not distinct from counting.says_es) over whole
        - min(said.value) filter (where said.says_es is not distinct from counting.says_es) over whole as spread,
    macros.row_key('source_comparison', [said.thing, said.area_code, said.residence, cast(said.year as varchar), said.source, said.edition]) as key,
from drawn
join report.source_comparison as said
    on said.level = drawn.level
    and said.area_code = drawn.area_code
    and said.thing = drawn.thing
    and said.residence = drawn.residence
    and said.year = drawn.year
    and said.value is not null
left join report.source_comparison as counting
    on counting.level = said.level
    and counting.area_code = said.area_code
    and counting.thing = said.thing
    and counting.residence = said.residence
    and counting.year = said.year
    and counting.is_chosen
window whole as (partition by said.level, said.area_code, drawn.until, said.thing, said.residence)
