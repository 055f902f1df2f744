-- Key of a claim without its part, as it stands beside printed numbers: code[:breakdown:category][@edition]/area/residence/year[~comparison]. Empty or missing breakdown, edition and comparison are left out; period is a year, or the two of a change joined by a dash.
create macro macros.claim_key(code, breakdown, category, edition, area, residence, period, comparison) as
    macros.key_part(code)
    || case when coalesce(breakdown, '') = '' then '' else ':' || macros.key_part(breakdown) || ':' || macros.key_part(category) end
    || case when coalesce(edition, '') = '' then '' else '@' || macros.key_part(edition) end
    || '/' || macros.key_part(area)
    || '/' || macros.key_part(residence)
    || '/' || cast(period as varchar)
    || case when coalesce(comparison, '') = '' then '' else '~' || comparison end
