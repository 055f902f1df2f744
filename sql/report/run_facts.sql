-- Grain: one fact about the run that readers of its results need.
select 'any_synthetic' as key, cast(coalesce(bool_or(synthetic and kept > 0), false) as varchar) as value
from model.file_ledger
union all
select 'files' as key, cast(count(distinct file) as varchar) as value
from model.file_ledger
union all
select 'unclaimed_files' as key, cast(count(distinct file) as varchar) as value
from model.file_ledger
where unclaimed_reason is not null and unclaimed_reason <> ''
union all
select 'rows_kept' as key, cast(coalesce(sum(kept), 0) as varchar) as value
from model.file_ledger
union all
select 'rows_rejected' as key, cast(coalesce(sum(rejected), 0) as varchar) as value
from model.file_ledger
union all
select 'settings.' || key as key, value
from declared.settings
union all
select 'settings.' || key as key, value
from declared.known_until
