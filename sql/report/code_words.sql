-- View. Grain: one code of one kind, as people read it in Spanish and English. kind is the column that holds the code, or the end of its name: before_reason holds codes of reason. A category is here where it means the same in every indicator; its words by indicator are in breakdown_categories.
with

of_categories as (
    select
        category as code,
        min(position) as position,
        min(category_es) as name_es,
        min(category_en) as name_en,
    from report.breakdown_categories
    group by category
    having count(distinct category_es) = 1 and count(distinct category_en) = 1
),

of_breakdowns as (
    select
        breakdown as code,
        min(breakdown_es) as name_es,
        min(breakdown_en) as name_en,
    from report.breakdown_categories
    group by breakdown
    having count(distinct breakdown_es) = 1 and count(distinct breakdown_en) = 1
),

of_indicators as (
    select
        code,
        position,
        name_es,
        name_en,
    from declared.indicators
),

of_units as (
    select distinct unit, unit_name_es, unit_name_en
    from declared.indicators
),

of_counts as (
    select distinct counts, counts_es, counts_en
    from declared.indicators
),

of_measures as (
    select distinct measure_id, name_es, name_en
    from report.survey_coverage
),

words as (
    select kind, code, position, name_es, name_en from declared.code_words
    union all
    select kind, id, position, name_es, name_en from report.status_words
    union all
    select 'category', code, position, name_es, name_en from of_categories
    union all
    select 'breakdown', code, 0, name_es, name_en from of_breakdowns
    union all
    select 'indicator', code, position, name_es, name_en from of_indicators
    union all
    select 'unit', unit, 0, unit_name_es, unit_name_en from of_units
    union all
    select 'counts', counts, 0, counts_es, counts_en from of_counts
    union all
    select 'thing', id, 0, name_es, name_en from declared.compared_things
    union all
    select 'measure_id', measure_id, 0, name_es, name_en from of_measures
    union all
    select 'speaks_by', measure_id, 0, name_es, name_en from of_measures
)

select
    kind,
    code,
    cast(position as integer) as position,
    name_es,
    name_en,
from words
qualify row_number() over (partition by kind, code order by name_es) = 1
