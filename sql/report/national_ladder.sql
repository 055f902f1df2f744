-- Grain: one rung of one ladder by publisher, edition, residence and year; rungs of one edition add up to a hundred where all of them are known. A rung not published is not there, never zero.
with

rungs as (
    select unnest([
        struct_pack(ladder := 'water', position := 1, rung := 'wat_bas'),
        struct_pack(ladder := 'water', position := 2, rung := 'wat_lim'),
        struct_pack(ladder := 'water', position := 3, rung := 'wat_unimp'),
        struct_pack(ladder := 'water', position := 4, rung := 'wat_sur'),
        struct_pack(ladder := 'sanitation', position := 1, rung := 'san_bas'),
        struct_pack(ladder := 'sanitation', position := 2, rung := 'san_lim'),
        struct_pack(ladder := 'sanitation', position := 3, rung := 'san_unimp'),
        struct_pack(ladder := 'sanitation', position := 4, rung := 'san_od'),
        struct_pack(ladder := 'hygiene', position := 1, rung := 'hyg_bas'),
        struct_pack(ladder := 'hygiene', position := 2, rung := 'hyg_lim'),
        struct_pack(ladder := 'hygiene', position := 3, rung := 'hyg_nfac')
    ]) as step
),

stood as (
    select
        step.ladder as ladder,
        step.position as position,
        step.rung as rung,
        coverage.publisher,
        coverage.edition,
        coverage.residence,
        coverage.year,
        coverage.value,
        coverage.synthetic,
        count(*) over whole as rungs,
        sum(coverage.value) over whole as ladder_sum,
        (select count(*) from rungs as all_rungs where all_rungs.step.ladder = rungs.step.ladder) as rungs_of_ladder,
    from rungs
    join report.national_coverage as coverage
        on coverage.variable = step.rung
    window whole as (partition by step.ladder, coverage.publisher, coverage.edition, coverage.residence, coverage.year)
)

select
    ladder,
    position,
    rung,
    publisher,
    edition,
    residence,
    year,
    value,
    rungs,
    ladder_sum,
    rungs = rungs_of_ladder and abs(ladder_sum - 100) < 0.1 as is_whole,
    synthetic,
from stood
