-- Letter of an index of 0 to 1: A from a_from, B from b_from, C from c_from, else D; none where the index is missing or out of range, never D. What a float adds or takes in the ninth decimal decides nothing. Source: siasar/hub, indicatorLabel.
create macro macros.siasar_letter(index, a_from, b_from, c_from) as case
    when round(index, 9) < 0 or round(index, 9) > 1 or index is null then null
    when round(index, 9) >= a_from then 'A'
    when round(index, 9) >= b_from then 'B'
    when round(index, 9) >= c_from then 'C'
    else 'D'
end
