-- Grain: one step of the ladders of the nation, in the edition that is drawn of each: the share of the population that stands on it in the latest year, of all, of towns and of the country, from the best down. A ladder whose edition does not part a step has none there.
with

steps as (
    select
        ladder,
        position,
        step,
        residence,
        year,
        edition_es,
        edition_en,
        share,
        share_key,
        synthetic,
    from report.drawn_ladder
    where is_last
)

select
    position,
    step,
    max(year) as year,
    max(edition_es) filter (where ladder = 'water') as water_edition_es,
    max(edition_en) filter (where ladder = 'water') as water_edition_en,
    max(share) filter (where ladder = 'water' and residence = 'total') as water_total,
    max(share) filter (where ladder = 'water' and residence = 'urban') as water_urban,
    max(share) filter (where ladder = 'water' and residence = 'rural') as water_rural,
    max(share) filter (where ladder = 'sanitation' and residence = 'total') as sanitation_total,
    max(share) filter (where ladder = 'sanitation' and residence = 'urban') as sanitation_urban,
    max(share) filter (where ladder = 'sanitation' and residence = 'rural') as sanitation_rural,
    max(share_key) filter (where ladder = 'water' and residence = 'total') as water_total_key,
    max(share_key) filter (where ladder = 'water' and residence = 'urban') as water_urban_key,
    max(share_key) filter (where ladder = 'water' and residence = 'rural') as water_rural_key,
    max(share_key) filter (where ladder = 'sanitation' and residence = 'total') as sanitation_total_key,
    max(share_key) filter (where ladder = 'sanitation' and residence = 'urban') as sanitation_urban_key,
    max(share_key) filter (where ladder = 'sanitation' and residence = 'rural') as sanitation_rural_key,
    bool_or(synthetic) as synthetic,
    macros.row_key('ladder_steps', [step]) as key,
from steps
group by position, step
order by position
