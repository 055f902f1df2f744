-- Grain: one file of one year that is missing or came late, with who owes it; for members only, since it names partners.
select
    coalesce(deliveries.partner, areas.area_name, deliveries.municipality) as who,
    deliveries.title_es,
    deliveries.title_en,
    deliveries.year,
    deliveries.due,
    deliveries.received_on,
    deliveries.delivery_status,
from report.deliveries as deliveries
left join report.areas as areas
    on areas.level = 'municipality'
    and areas.area_code = deliveries.municipality
where deliveries.delivery_status in ('missing', 'late')
order by deliveries.year, deliveries.delivery_status desc, who, deliveries.title_es
