-- What does one audit of each article hold to be claimed? As claims_now, of the preferred audits alone, so that no words
-- count twice because two annotators labelled them.
create or replace view preferred_claims as
select
    c.claim_id,
    c.article_id,
    c.audit_id,
    a.annotator,
    c.* exclude (claim_id, article_id, audit_id)
from claims_reviewed c
join preferred_audits a using (audit_id, article_id);
