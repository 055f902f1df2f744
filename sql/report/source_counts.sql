-- Grain: one area and last year: how many sources speak of how many things that another speaks of too, and where those of them lie furthest apart that count in the same way.
with

widest as (
    select level, area_code, until, thing, thing_es, thing_en, residence, year, spread
    from report.drawn_sources
    qualify row_number() over (partition by level, area_code, until order by spread desc, thing, residence_position, preference) = 1
)

select
    drawn.level,
    drawn.area_code,
    drawn.until,
    count(*) as said,
    count(distinct drawn.source) as sources,
    count(distinct drawn.thing) as things,
    max(drawn.year) as last_year,
    any_value(widest.spread) as spread,
    any_value(widest.thing_es) as thing_es,
    any_value(widest.thing_en) as thing_en,
    any_value(widest.residence) as residence,
    any_value(widest.year) as year,
    bool_or(drawn.synthetic) as synthetic,
    macros.row_key('source_counts', [drawn.level, drawn.area_code, cast(drawn.until as varchar)]) as key,
from report.drawn_sources as drawn
join widest
    on widest.level = drawn.level
    and widest.area_code = drawn.area_code
    and widest.until = drawn.until
group by drawn.level, drawn.area_code, drawn.until
