-- Grain: one way in which the names of a comma list of one file were taken, the names that nothing bears among them.
select
    source,
    file,
    column_name,
    from_type,
    to_type,
    method,
    to_id is not null as is_linked,
    count(*) as names,
    count(distinct municipality_code || ' ' || name_text) as distinct_names,
    min(score) as lowest_score,
    min(line) as first_line,
    first(name_text order by line, name_text) as first_name,
    bool_or(synthetic) as synthetic,
from model.entity_links
group by source, file, column_name, from_type, to_type, method, is_linked
