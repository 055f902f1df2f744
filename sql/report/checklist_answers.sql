-- Grain: one group of municipalities, year, municipality of the group and question of the yearly checklist: what the sheet says (yes, no, open, or no_sheet), from the municipality with most yes down. Of a single municipality only years with a sheet.
with

items as (
    select item.position as position, item.item as item
    from (
        select unnest([
            {'position': 1, 'item': 'comas_exists'},
            {'position': 2, 'item': 'comas_works'},
            {'position': 3, 'item': 'uscl_exists'},
            {'position': 4, 'item': 'uscl_works'},
            {'position': 5, 'item': 'policy_approved'},
            {'position': 6, 'item': 'plan_in_force'},
            {'position': 7, 'item': 'budget_assigned'},
            {'position': 8, 'item': 'has_technician'}
        ]) as item
    )
),

years as (
    select distinct year
    from report.municipal_checklists
),

answers as (
    select
        groups.area_group,
        groups.area_code,
        groups.area_name,
        groups.position as name_position,
        years.year,
        items.position,
        items.item,
        answered.yes_no,
        case
            when answered.municipality_code is null then 'no_sheet'
            when answered.yes_no is null then 'open'
            when answered.yes_no then 'yes'
            else 'no'
        end as answer,
        answered.observed_on,
        coalesce(answered.synthetic, false) as synthetic,
    from report.area_groups as groups
    cross join years
    cross join items
    left join report.municipal_checklists as answered
        on answered.municipality_code = groups.area_code
        and answered.year = years.year
        and answered.item = items.item
    where groups.level = 'municipality'
),

yes as (
    select
        area_group,
        area_code,
        year,
        case when count(*) filter (where answer <> 'no_sheet') = 0 then -1 else count(*) filter (where answer = 'yes') end as yes_count,
    from answers
    group by area_group, area_code, year
)

select
    answers.area_group,
    answers.year,
    dense_rank() over (partition by answers.area_group, answers.year order by yes.yes_count desc, answers.name_position) as place,
    answers.area_code as municipality_code,
    answers.position,
    answers.item,
    answers.area_name,
    answers.answer,
    answers.yes_no,
    answers.observed_on,
    answers.synthetic,
    macros.row_key('municipal_checklists', [answers.area_code, cast(answers.year as varchar), answers.item]) as key,
from answers
join yes
    on yes.area_group = answers.area_group
    and yes.area_code = answers.area_code
    and yes.year = answers.year
where answers.area_group in ('cohort_2017', 'members', 'all') or answers.answer <> 'no_sheet'
