-- Grain: one rural provider and year, in inhabitants that it serves. Who is not in the year's life-cycle costs, or without an amount of direct support, is unknown, not unsupported.
with

costs as (
    select
        provider_id,
        municipality_code,
        year,
        case when count(*) = count(direct_support_hnl) then sum(direct_support_hnl) end as direct_support_hnl,
        bool_or(synthetic) as synthetic,
        list_sort(list_distinct(flatten(list(origins)))) as origins,
    from model.life_cycle_costs
    where provider_id is not null
    group by provider_id, municipality_code, year
),

judged as (
    select
        providers.provider_id,
        providers.municipality_code,
        providers.year,
        providers.residence,
        people.people_served,
        costs.direct_support_hnl,
        providers.synthetic or coalesce(people.synthetic, false) or coalesce(costs.synthetic, false) as synthetic,
        list_concat(list_concat(providers.origins, coalesce(people.origins, cast([] as varchar[]))), coalesce(costs.origins, cast([] as varchar[]))) as origins,
        costs.direct_support_hnl is not null and people.people_served is not null as is_known,
    from model.provider_years as providers
    left join model.provider_people as people
        on people.provider_id = providers.provider_id
        and people.year = providers.year
    left join costs
        on costs.provider_id = providers.provider_id
        and costs.municipality_code = providers.municipality_code
        and costs.year = providers.year
    where exists (select 1 from costs)
)

select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    make_date(year, 12, 31) as observed_on,
    1.0 as weight,
    case when is_known then direct_support_hnl else 0 end as numerator,
    case when is_known then people_served else 0 end as denominator,
    case when is_known then 0 else coalesce(people_served, 0) end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
from judged
