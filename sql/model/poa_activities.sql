-- Grain: one activity of the year's operational plan (POA), at its latest cut-off; an activity cancelled is not in the plan any more.
with

latest as (
    select
        activity_code,
        activity_name,
        municipality_code,
        year,
        strategy,
        result_code,
        responsible_type,
        partner_name,
        weight,
        starts_on,
        ends_on,
        done_on,
        cut_on,
        progress_pct,
        budget_hnl,
        spent_hnl,
        activity_status,
        synthetic,
        source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line as origin,
    from lake.poa_activities
    where country = (select value from declared.settings where key = 'country.scope')
    qualify row_number() over (
        partition by activity_code, year
        order by cut_on desc
    ) = 1
)

select
    activity_code,
    activity_name,
    municipality_code,
    year,
    strategy,
    result_code,
    responsible_type,
    partner_name,
    weight,
    starts_on,
    ends_on,
    done_on,
    cut_on,
    progress_pct,
    budget_hnl,
    spent_hnl,
    activity_status,
    synthetic,
    [origin] as origins,
from latest
where coalesce(activity_status, '') <> 'cancelled'
