-- Improved services and their counterpart (surface water, open defecation) of one year, so that they fit into 100 (JMP method, rule 4): where improved reaches 100 the other is 0; else a sum over 100 is scaled down in proportion; then the other is 0 where improved is at least 99.5, whether or not it has points of its own. Percent; one that is not known leaves the other as it is. Gives a struct of improved and other.
create macro macros.jmp_beside(improved, other) as struct_pack(
    improved := case when improved < 100 and improved + other > 100 then 100 * improved / (improved + other) else improved end,
    other := case
        when improved >= 100 then 0
        when improved + other > 100 then case when 100 * improved / (improved + other) >= 99.5 then 0 else 100 * other / (improved + other) end
        when improved >= 99.5 then 0
        else other
    end
)
