-- What do the articles claim, each counted once? The claims of one audit an article, and of an article that was edited
-- those of its current version alone. As claims_now in everything else.
create or replace view preferred_claims as
select
    c.claim_id,
    c.article_id,
    c.audit_id,
    a.annotator,
    c.* exclude (claim_id, article_id, audit_id)
from claims_reviewed c
join current_audits a using (audit_id);
