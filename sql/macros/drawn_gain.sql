-- Sum of some steps drawn with replacement from a list, by the bytes of a digest (md5 in hexadecimal, at most 16 draws): the same digest draws the same steps everywhere.
create macro macros.drawn_gain(digest, steps, draws) as list_sum(list_transform(
    range(least(draws, 16)),
    lambda i: steps[1 + (cast('0x' || substr(digest, 1 + 2 * i, 2) as integer) * len(steps)) // 256]
))
