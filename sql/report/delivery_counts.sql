-- Grain: one year and state of the files that somebody owed: how many deliveries, and what became of their rows.
select
    macros.row_key('delivery_counts', [cast(year as varchar), delivery_status]) as key,
    year,
    delivery_status,
    count(*) as n_deliveries,
    cast(sum(rows) as bigint) as kept_rows,
    cast(sum(to_correct) as bigint) as to_correct,
from report.deliveries
group by year, delivery_status
order by year, delivery_status
