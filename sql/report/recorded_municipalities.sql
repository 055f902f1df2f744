-- Grain: one municipality of which a record speaks: some row that some indicator counts there comes from a line of a file.
select distinct municipality_code
from indicator.counted
where len(origins) > 0
