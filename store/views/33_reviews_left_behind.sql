-- Which decisions touch no claim of today? The latest audits put no claim on the very same words, or the words are gone
-- from the article: of several versions only the newest that was audited counts.
create or replace view reviews_left_behind as
with today as (
    select a.audit_id, a.article_id, f.last_met_at
    from latest_audits a
    left join article_families f using (article_id)
    qualify
        f.family_id is null
        or dense_rank() over (partition by f.family_id order by f.last_met_at desc, a.article_id desc) = 1
),

standing as (
    select distinct e.review_id
    from reviewed_places e
    join claims c using (claim_id)
    join today t on t.audit_id = c.audit_id
)

select distinct
    d.review_id, d.reviewed_claim_id, c.article_id, c.start_char, c.end_char, d.reviewer, d.decision, d.label
from reviewed_places d
join claims c on c.claim_id = d.reviewed_claim_id
where d.review_id not in (select review_id from standing);
