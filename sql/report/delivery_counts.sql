-- Grain: one year and state of the files that somebody owed: how many deliveries, and what became of their rows.
select
    macros.row_key('delivery_counts', [cast(year as varchar), delivery_status]) as key,
    year,
    delivery_status,
    count(*) as n_deliveries,
    sum(rows) as kept_rows,
    sum(to_correct) as to_correct,
from report.deliveries
group by year, delivery_status
order by year, delivery_status
