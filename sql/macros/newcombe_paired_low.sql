-- Lower limit of Newcombe's interval of the change of a share seen twice on the same things (second less first), from the table of pairs: p2 − p1 − √((p2 − l2)² − 2φ(p2 − l2)(u1 − p1) + (u1 − p1)²). Source: Newcombe 1998, Statistics in Medicine 17:2635-2650, method 10.
create macro macros.newcombe_paired_low(kept, lost, gained, neither) as
    macros.paired_limit(kept, lost, gained, neither, -1)
