-- Which reasons are there to look at each claim of each audit, and does each hold with what people decided?
create or replace view claim_reasons as
select claim_id, kind, detail, holds
from reasons_judged
where claim_id is not null;
