-- Grain: one area whose values somebody may have validated, and the whole (no area): whether any value of it still is not. A document is a draft until none is.
select
    area_code,
    bool_or(coalesce(validation, '') <> 'validado') as any_preliminary,
from report.indicator_values
where value is not null
group by area_code
union all
select
    '' as area_code,
    coalesce(bool_or(coalesce(validation, '') <> 'validado'), false) as any_preliminary,
from report.indicator_values
where value is not null
order by area_code
