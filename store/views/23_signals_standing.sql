-- Which signals hold with what people decided?
create or replace view signals_standing as
select signal_id, audit_id, kind, detail, claim_id, sentence_id
from reasons_judged
where holds and signal_id is not null;
