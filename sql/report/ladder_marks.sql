-- Grain: one starting value of the Plan that a ladder of the nation may be set beside, by ladder and residence: as the Plan published it, of the edition of then, and restated where the edition that is drawn restates it. Only what is of the edition drawn (is_of_edition) may be marked in the ladder.
with

drawn as (
    select distinct ladder, publisher, edition
    from report.drawn_ladder
)

select
    drawn.ladder,
    case baselines.residence when 'total' then 1 when 'urban' then 2 else 3 end as residence_position,
    baselines.residence,
    case baselines.kind when 'restated' then 1 else 2 end as position,
    baselines.year,
    baselines.id,
    baselines.indicator,
    baselines.kind,
    baselines.variable,
    baselines.value,
    baselines.definition as definition_es,
    baselines.definition_en,
    baselines.source_es,
    baselines.source_en,
    baselines.edition,
    drawn.publisher = 'WHO/UNICEF JMP' and starts_with(drawn.edition, baselines.edition) and baselines.edition <> '' as is_of_edition,
    macros.row_key('baselines', [baselines.indicator, baselines.id]) as key,
from drawn
join report.baselines as baselines
    on baselines.indicator = case drawn.ladder when 'water' then 'PT-COB-01' else 'PT-COB-02' end
    and baselines.kind in ('baseline', 'restated')
    and baselines.scope = 'NAT'
    and baselines.value is not null
