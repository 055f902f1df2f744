-- How far a value lies from the points (JMP method, rules 2, 6 and 10): 1 line, up to two years from them; 2 flat, up to four more (up to four in all from a single point); 3 held, beyond, where the value is at least 99.5 or at most 0.5, or the line is a ratio; unknown where the method gives no value.
create macro macros.jmp_reach(value, points, first_year, last_year, year, is_ratio) as case
    when year between first_year - 2 and last_year + 2 then 1
    when year between first_year - case when points = 1 then 4 else 6 end and last_year + case when points = 1 then 4 else 6 end then 2
    when is_ratio or value >= 99.5 or value <= 0.5 then 3
end
