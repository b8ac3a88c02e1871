-- What does the store hold to be claimed now? The claims of the latest audit of each article by each annotator,
-- with the label a person gave where one decided. Claims that a person found to be none are left out.
create or replace view claims_now as
select
    c.claim_id,
    c.article_id,
    c.audit_id,
    a.annotator,
    c.* exclude (claim_id, article_id, audit_id)
from claims_reviewed c
join latest_audits a using (audit_id);
