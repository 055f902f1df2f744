-- Grain: one municipality and reporting year, with its inhabitants by INE: the latest whole count up to that year that is not too old. A count is whole with its total, or with each part that the municipality has in any year.
with

counts as (
    select
        municipality_code,
        year,
        sum(population) filter (where residence = 'rural') as rural,
        sum(population) filter (where residence = 'urban') as urban,
        sum(population) filter (where residence = 'total') as total,
        bool_or(synthetic) as synthetic,
        list_sort(list(source_file || coalesce('!' || nullif(source_sheet, ''), '') || ':' || source_line)) as origins,
    from lake.population_dwellings
    where country = (select value from declared.settings where key = 'country.scope') and population is not null
    group by municipality_code, year
),

whole as (
    select counts.*
    from counts
    qualify
        total is not null
        or (
            (rural is not null or not bool_or(rural is not null) over (partition by municipality_code))
            and (urban is not null or not bool_or(urban is not null) over (partition by municipality_code))
        )
)

select
    counts.municipality_code,
    years.year,
    counts.year as counted_in,
    coalesce(counts.rural + counts.urban, counts.total, counts.rural, counts.urban) as population,
    counts.synthetic,
    counts.origins,
from whole as counts
cross join model.thresholds as thresholds
join model.reporting_years as years
    on counts.year between years.year - thresholds.record_max_age_years and years.year
qualify row_number() over (partition by counts.municipality_code, years.year order by counts.year desc) = 1
