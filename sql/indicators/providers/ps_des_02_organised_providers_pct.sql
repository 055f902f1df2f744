-- Grain: one rural provider and year. Legally constituted, with a complete elected board that meets at least each quarter; known are those that answer every condition, and one that fails without the others narrows the bounds alone.
with

providers as (
    select
        provider_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        provider_type,
        size_band,
        users,
        case when not is_too_old then is_legal end as is_legal,
        case when not is_too_old then board_complete end as board_complete,
        case when not is_too_old then board_meetings end as board_meetings,
        case when not is_too_old then accounts_given end as accounts_given,
        case when not is_too_old then board_members end as board_members,
        case when not is_too_old then board_women end as board_women,
        synthetic,
        origins,
    from model.provider_years
),

judged as (
    select
        providers.*,
        board_meetings >= board_min_meetings as meets_often,
        is_legal is not null and board_complete is not null and meets_often is not null as is_known,
        is_legal and board_complete and meets_often as meets_all,
    from providers
    cross join model.thresholds as thresholds
)

select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known and meets_all then 1 else 0 end as numerator,
    case when is_known then 1 else 0 end as denominator,
    case when is_known then 0 else 1 end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    0 as unknown_low,
    case when is_known or meets_all = false then 0 else 1 end as unknown_high,
    provider_type,
    size_band,
    case when is_known and meets_all then coalesce(users, 0) else 0 end as users_numerator,
    case when is_known then coalesce(users, 0) else 0 end as users_denominator,
    case when is_known then 0 else coalesce(users, 0) end as users_unknown,
    case when is_legal then 1 else 0 end as legal_numerator,
    case when (is_legal) is not null then 1 else 0 end as legal_denominator,
    case when (is_legal) is null then 1 else 0 end as legal_unknown,
    case when board_complete then 1 else 0 end as board_numerator,
    case when (board_complete) is not null then 1 else 0 end as board_denominator,
    case when (board_complete) is null then 1 else 0 end as board_unknown,
    case when meets_often then 1 else 0 end as meetings_numerator,
    case when (meets_often) is not null then 1 else 0 end as meetings_denominator,
    case when (meets_often) is null then 1 else 0 end as meetings_unknown,
    case when accounts_given then 1 else 0 end as accountability_numerator,
    case when (accounts_given) is not null then 1 else 0 end as accountability_denominator,
    case when (accounts_given) is null then 1 else 0 end as accountability_unknown,
    case when board_women <= board_members then board_women else 0 end as women_numerator,
    case when board_women <= board_members then board_members else 0 end as women_denominator,
    case when board_women <= board_members then 0 else coalesce(board_members, 0) end as women_unknown,
from judged
