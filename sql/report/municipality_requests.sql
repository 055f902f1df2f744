-- Grain: one thing that a municipality's Corporación is asked to do in a year, by its own checklist: what it answered with no. What is not there yet is not asked to work.
select
    answers.municipality_code,
    answers.year,
    answers.position,
    answers.item,
from report.municipal_checklists as answers
left join report.municipal_checklists as basis
    on basis.municipality_code = answers.municipality_code
    and basis.year = answers.year
    and basis.item = case answers.item when 'comas_works' then 'comas_exists' when 'uscl_works' then 'uscl_exists' end
where not answers.yes_no and coalesce(basis.yes_no, true)
order by answers.year, answers.municipality_code, answers.position
