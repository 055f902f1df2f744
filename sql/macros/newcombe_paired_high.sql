-- Upper limit of Newcombe's interval of the change of a share seen twice on the same things (second less first), from the table of pairs: p2 − p1 + √((u2 − p2)² − 2φ(u2 − p2)(p1 − l1) + (p1 − l1)²). Source: Newcombe 1998, Statistics in Medicine 17:2635-2650, method 10.
create macro macros.newcombe_paired_high(kept, lost, gained, neither) as
    macros.paired_limit(kept, lost, gained, neither, 1)
