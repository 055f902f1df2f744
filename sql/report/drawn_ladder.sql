-- Grain: one step of one ladder of the nation by residence and year, from the best down: the share of the population that stands on it, in the one edition that is drawn, the fullest ladder and of equals the latest. What is safely managed is parted from at least basic only where the edition gives it for every year and residence; what an edition does not give in detail is a step of its own.
with

rungs as (
    select unnest([
        {'ladder': 'water', 'position': 1, 'step': 'sm', 'variable': 'wat_sm'},
        {'ladder': 'water', 'position': 2, 'step': 'bas', 'variable': 'wat_bas'},
        {'ladder': 'water', 'position': 3, 'step': 'lim', 'variable': 'wat_lim'},
        {'ladder': 'water', 'position': 4, 'step': 'unimp', 'variable': 'wat_unimp'},
        {'ladder': 'water', 'position': 5, 'step': 'none', 'variable': 'wat_sur'},
        {'ladder': 'sanitation', 'position': 1, 'step': 'sm', 'variable': 'san_sm'},
        {'ladder': 'sanitation', 'position': 2, 'step': 'bas', 'variable': 'san_bas'},
        {'ladder': 'sanitation', 'position': 3, 'step': 'lim', 'variable': 'san_lim'},
        {'ladder': 'sanitation', 'position': 4, 'step': 'unimp', 'variable': 'san_unimp'},
        {'ladder': 'sanitation', 'position': 5, 'step': 'none', 'variable': 'san_od'}
    ]) as rung
),

points as (
    select
        rung.ladder as ladder,
        rung.position as position,
        rung.step as step,
        coverage.*,
    from rungs
    join report.national_coverage as coverage
        on coverage.variable = rung.variable
        and coverage.value is not null
),

editions as (
    select ladder, publisher, edition
    from points
    group by ladder, publisher, edition
    qualify row_number() over (partition by ladder order by count(distinct step) desc, edition desc, publisher desc) = 1
),

drawn as (
    select points.*
    from points
    join editions
        on editions.ladder = points.ladder
        and editions.publisher = points.publisher
        and editions.edition = points.edition
),

parted as (
    select ladder, count(*) filter (where step = 'sm') > 0 and count(*) filter (where step = 'sm') = count(*) filter (where step = 'bas') as is_parted
    from drawn
    group by ladder
),

steps as (
    select
        drawn.*,
        parted.is_parted,
        case
            when drawn.step = 'bas' and parted.is_parted then greatest(0, drawn.value - managed.value)
            else drawn.value
        end as share,
    from drawn
    join parted
        on parted.ladder = drawn.ladder
    left join drawn as managed
        on managed.ladder = drawn.ladder
        and managed.residence = drawn.residence
        and managed.year = drawn.year
        and managed.step = 'sm'
    where drawn.step <> 'sm' or parted.is_parted
),

whole as (
    select
        ladder,
        6 as position,
        'rest' as step,
        publisher,
        edition,
        cast(null as varchar) as variable,
        residence,
        year,
        cast(null as double) as value,
        bool_or(synthetic) as synthetic,
        min(source) as source,
        any_value(is_parted) as is_parted,
        100 - sum(share) as share,
    from steps
    group by ladder, publisher, edition, residence, year
    having sum(share) < 99.5
),

all_steps as (
    select ladder, position, step, publisher, edition, variable, residence, year, value, synthetic, source, is_parted, share from steps
    union all
    select ladder, position, step, publisher, edition, variable, residence, year, value, synthetic, source, is_parted, share from whole
)

select
    all_steps.ladder,
    case all_steps.residence when 'total' then 1 when 'urban' then 2 else 3 end as residence_position,
    all_steps.residence,
    all_steps.year,
    all_steps.position,
    all_steps.step,
    all_steps.variable,
    all_steps.share,
    all_steps.value,
    all_steps.is_parted,
    all_steps.year = max(all_steps.year) over (partition by all_steps.ladder, all_steps.residence) as is_last,
    all_steps.publisher,
    all_steps.edition,
    editions.name_es as edition_es,
    editions.name_en as edition_en,
    all_steps.source,
    all_steps.synthetic,
    macros.claim_key(all_steps.variable, '', '', all_steps.publisher || ' ' || all_steps.edition, 'HN', all_steps.residence, all_steps.year, '') || '/value' as value_key,
    case when all_steps.share = all_steps.value then macros.claim_key(all_steps.variable, '', '', all_steps.publisher || ' ' || all_steps.edition, 'HN', all_steps.residence, all_steps.year, '') || '/value' else macros.row_key('drawn_ladder', [all_steps.ladder, all_steps.residence, cast(all_steps.year as varchar), all_steps.step]) || '/share' end as share_key,
    macros.row_key('drawn_ladder', [all_steps.ladder, all_steps.residence, cast(all_steps.year as varchar), all_steps.step]) as key,
from all_steps
left join report.editions as editions
    on editions.publisher = all_steps.publisher
    and editions.edition = all_steps.edition
