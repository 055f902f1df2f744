-- Grain: one result of the theory of change and year: what its indicators say, not that it was achieved. The status is the worst of its headline indicators, insufficient_evidence where under half of them can be compared, no_data where nothing measures it or nothing is known, none where no headline has a target; the counts are of its other indicators.
with

counted as (
    select
        result,
        year,
        list(part order by part) filter (where is_headline) as headlines,
        list(part_es order by part) filter (where is_headline) as headlines_es,
        list(part_en order by part) filter (where is_headline) as headlines_en,
        list(part || ': ' || coalesce(status, reason) order by part) filter (where is_headline) as headline_statuses,
        count(*) filter (where is_headline) as n_headlines,
        count(*) filter (where is_headline and status is null) as headlines_without_target,
        count(*) filter (where is_headline and status = 'no_data') as headlines_without_data,
        count(*) filter (where is_headline and status in ('met', 'on_track', 'off_track', 'regressing')) as comparable_headlines,
        bool_or(is_headline and status = 'regressing') as is_regressing,
        bool_or(is_headline and status = 'off_track') as is_off_track,
        bool_or(is_headline and status = 'on_track') as is_on_track,
        count(*) filter (where not is_headline) as others,
        count(*) filter (where not is_headline and status = 'met') as others_met,
        count(*) filter (where not is_headline and status = 'on_track') as others_on_track,
        count(*) filter (where not is_headline and status = 'off_track') as others_off_track,
        count(*) filter (where not is_headline and status = 'regressing') as others_regressing,
        count(*) filter (where not is_headline and status = 'insufficient_evidence') as others_insufficient_evidence,
        count(*) filter (where not is_headline and status = 'not_comparable') as others_not_comparable,
        count(*) filter (where not is_headline and status = 'no_data') as others_no_data,
        count(*) filter (where not is_headline and status is null) as others_without_target,
        bool_or(synthetic) as synthetic,
    from (select *, indicator || case when breakdown <> '' then '/' || breakdown || '/' || category else '' end as part from report.result_indicators)
    group by result, year
),

-- The Plan states its first result of the partner municipalities: how many have it all.
reached as (
    select
        year,
        max(municipalities) filter (where milestone = 'para_todos') as municipalities,
        max(reached) filter (where milestone = 'para_todos') as municipalities_reached,
        max(unknown_municipalities) filter (where milestone = 'para_todos') as unknown_municipalities,
        max(reached) filter (where milestone = 'full_access') as municipalities_with_full_access,
    from report.area_milestones
    where area_code = 'PTPS2017'
    group by year
)

select
    results.id as result,
    results.name_es,
    results.name_en,
    results.in_prose,
    results.area_code,
    counted.year,
    case
        when coalesce(n_headlines, 0) = 0 then 'no_data'
        when headlines_without_data = n_headlines then 'no_data'
        when headlines_without_target = n_headlines then null
        when 2 * comparable_headlines < n_headlines then 'insufficient_evidence'
        when is_regressing then 'regressing'
        when is_off_track then 'off_track'
        when is_on_track then 'on_track'
        else 'met'
    end as status,
    case
        when coalesce(n_headlines, 0) = 0 then 'no_measure'
        when headlines_without_data = n_headlines then 'no_headline_data'
        when headlines_without_target = n_headlines then 'no_target'
        when 2 * comparable_headlines < n_headlines then 'under_half_comparable'
    end as reason,
    results.unmeasured_es,
    results.unmeasured_en,
    coalesce(headlines, cast([] as varchar[])) as headlines,
    coalesce(headlines_es, cast([] as varchar[])) as headlines_es,
    coalesce(headlines_en, cast([] as varchar[])) as headlines_en,
    coalesce(headline_statuses, cast([] as varchar[])) as headline_statuses,
    n_headlines,
    comparable_headlines,
    others,
    others_met,
    others_on_track,
    others_off_track,
    others_regressing,
    others_insufficient_evidence,
    others_not_comparable,
    others_no_data,
    others_without_target,
    case when results.id = 'R1' then reached.municipalities end as municipalities,
    case when results.id = 'R1' then reached.municipalities_reached end as municipalities_reached,
    case when results.id = 'R1' then reached.unknown_municipalities end as unknown_municipalities,
    case when results.id = 'R1' then reached.municipalities_with_full_access end as municipalities_with_full_access,
    counted.synthetic,
    macros.row_key('results_status', [results.id, cast(counted.year as varchar)]) as key,
from declared.results as results
join counted
    on counted.result = results.id
left join reached
    on reached.year = counted.year
