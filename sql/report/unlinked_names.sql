-- Grain: one name of a municipality's comma lists that no entity bears for certain.
select
    municipality_code,
    to_type,
    name_text,
    method,
    max(score) as score,
    any_value(candidates order by score desc, candidates) as candidates,
    count(*) as names,
    list_sort(list(distinct origin)) as origins,
    bool_or(synthetic) as synthetic,
from model.entity_links
where to_id is null
group by municipality_code, to_type, name_text, method
