-- Which decisions touch no claim of today, because the latest audits put no claim on the very same words?
create or replace view reviews_left_behind as
select distinct d.review_id, d.reviewed_claim_id, d.article_id, d.start_char, d.end_char, d.reviewer, d.decision, d.label
from reviewed_places d
where not exists (
    select 1
    from reviewed_places e
    join claims c on c.claim_id = e.claim_id
    join latest_audits a on a.audit_id = c.audit_id
    where e.review_id = d.review_id
);
