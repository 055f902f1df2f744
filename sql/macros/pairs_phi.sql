-- Phi coefficient of a table of pairs (yes both times, yes then no, no then yes, no both times) as Newcombe's paired interval takes it: with a continuity correction of n / 2 where the two answers go together, 0 where a margin is empty. Source: Newcombe 1998, Statistics in Medicine 17:2635-2650, method 10.
create macro macros.pairs_phi(kept, lost, gained, neither) as case
    when (kept + lost) * (gained + neither) * (kept + gained) * (lost + neither) = 0 then 0
    else case
        when kept * neither - lost * gained > (kept + lost + gained + neither) / 2 then kept * neither - lost * gained - (kept + lost + gained + neither) / 2
        when kept * neither - lost * gained >= 0 then 0
        else kept * neither - lost * gained
    end / sqrt(cast((kept + lost) as double) * (gained + neither) * (kept + gained) * (lost + neither))
end
