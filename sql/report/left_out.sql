-- Grain: one source, edition and reason for which a report of an earlier year leaves rows out; none in the whole warehouse.
select
    left_out.source,
    left_out.edition,
    left_out.left_out_rule,
    sources.title_es,
    sources.title_en,
    cast(sum(left_out.rows) as bigint) as rows,
    cast(sum(left_out.files) as bigint) as files,
    macros.row_key('left_out', [left_out.source, left_out.edition, left_out.left_out_rule]) as key,
from declared.left_out
left join declared.sources as sources
    on sources.id = left_out.source
group by all
order by left_out.source, left_out.edition, left_out.left_out_rule
