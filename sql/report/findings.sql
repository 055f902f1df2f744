-- Grain: one finding of a year's summary, the heaviest of its theme: how many of what is known lack something, in the partner municipalities. Weight is the share that lacks it, so that homes, systems, providers and municipalities can be set in one order; what too few cases tell is no finding, and what has no value to be reached is none either.
with

followed as (
    select distinct indicator
    from report.targets
    where value is not null
),

candidates as (
    select
        case
            when shown.indicator = 'PT-COB-01' then 'water'
            when shown.indicator = 'PT-COB-02' then 'sanitation'
            when shown.indicator between 'PT-COB-03' and 'PT-COB-06' then 'facilities'
            when shown.indicator in ('PS-NIV-01', 'PS-NIV-02') then 'quality'
            when shown.indicator between 'PS-NIV-03' and 'PS-NIV-06' then 'service'
            when shown.component = 'DES' then 'providers'
            when shown.component = 'MUN' then 'municipality'
        end as theme,
        shown.key,
        shown.year,
        shown.position,
        shown.component,
        shown.indicator,
        shown.residence,
        shown.numerator,
        shown.denominator,
        shown.unknown,
        shown.missing,
        shown.of_all,
        shown.synthetic,
        shown.missing / shown.denominator as lacking_share,
    from report.shown_values as shown
    join report.indicators as indicators
        on indicators.code = shown.indicator
        and indicators.unit = 'percent'
        and indicators.better = 'higher'
        and indicators.counts_en <> 'lempiras'
    join followed
        on followed.indicator = shown.indicator
    cross join model.thresholds as thresholds
    where
        shown.level = 'ptps'
        and shown.area_code = 'PTPS'
        and shown.axis in ('PT', 'PS')
        and shown.has_missing
        and shown.denominator >= thresholds.small_min_cases
),

heaviest as (
    select *
    from candidates
    where theme is not null
    qualify row_number() over (partition by year, theme order by lacking_share desc, position) = 1
)

select
    key,
    year,
    cast(row_number() over (partition by year order by lacking_share desc, position) as integer) as position,
    theme,
    component,
    indicator,
    residence,
    numerator,
    denominator,
    unknown,
    missing,
    of_all,
    lacking_share,
    unknown > 0 as has_unknown,
    synthetic,
from heaviest
order by year, position
