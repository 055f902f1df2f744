-- Grain: one year in which a survey, census or register measured one national variable, by edition of the points and residence: all that goes into the variable was asked in that year; of the nation, in both residences.
with

needed as (
    select unnest([
        struct_pack(variable := 'wat_imp', points := ['w_imp']),
        struct_pack(variable := 'wat_sur', points := ['w_sur']),
        struct_pack(variable := 'wat_pip', points := ['w_pip']),
        struct_pack(variable := 'wat_30min', points := ['w_imp', 'w_30min']),
        struct_pack(variable := 'wat_bas', points := ['w_imp', 'w_30min']),
        struct_pack(variable := 'wat_lim', points := ['w_imp', 'w_30min']),
        struct_pack(variable := 'wat_unimp', points := ['w_imp', 'w_sur']),
        struct_pack(variable := 'wat_premises', points := ['w_imp', 'w_premises']),
        struct_pack(variable := 'wat_available', points := ['w_imp', 'w_available']),
        struct_pack(variable := 'wat_quality', points := ['w_imp', 'w_quality']),
        struct_pack(variable := 'wat_sm', points := ['w_imp', 'w_premises', 'w_available', 'w_quality']),
        struct_pack(variable := 'san_imp', points := ['s_imp']),
        struct_pack(variable := 'san_od', points := ['s_od']),
        struct_pack(variable := 'san_shared', points := ['s_imp', 's_shared']),
        struct_pack(variable := 'san_bas', points := ['s_imp', 's_shared']),
        struct_pack(variable := 'san_lim', points := ['s_imp', 's_shared']),
        struct_pack(variable := 'san_unimp', points := ['s_imp', 's_od'])
    ], recursive := true)
),

asked as (
    select
        edition,
        residence,
        year,
        list(distinct variable) as variables,
        bool_or(synthetic) as synthetic,
        list_sort(list_distinct(flatten(list(origins)))) as origins,
    from model.jmp_points
    group by edition, residence, year
),

-- Where nobody ever asked for the time to fetch water, basic is improved, as JMP publishes it.
ever_asked as (
    select edition, residence, list(distinct variable) as variables
    from model.jmp_points
    group by edition, residence
),

measured as (
    select
        asked.edition,
        needed.variable,
        asked.residence,
        asked.year,
        asked.synthetic,
        asked.origins,
    from asked
    join ever_asked
        on ever_asked.edition = asked.edition
        and ever_asked.residence = asked.residence
    join needed
        on list_has_all(
            asked.variables,
            case
                when needed.variable = 'wat_bas' and not list_contains(ever_asked.variables, 'w_30min') then ['w_imp']
                else needed.points
            end
        )
)

select
    edition,
    variable,
    residence,
    year,
    synthetic,
    origins,
from measured
union all
select
    edition,
    variable,
    'total' as residence,
    year,
    bool_or(synthetic) as synthetic,
    list_sort(list_distinct(flatten(list(origins)))) as origins,
from measured
group by edition, variable, year
having count(distinct residence) = 2
