-- Which decisions touch no claim of today? The latest audits put no claim on the very same words, or the words are gone
-- from the article: of several versions only the one that speaks for all counts.
create or replace view reviews_left_behind as
with today as (
    select audit_id
    from latest_audits
    anti join (select article_id from article_families where not is_current) using (article_id)
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
