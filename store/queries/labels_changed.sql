-- Which labels did a person change, and from what to what?
-- :article article, optional
select
    c.claim_id,
    c.article_id,
    c.annotator,
    c.label_given,
    case when c.decision = 'not_a_claim' then 'not_a_claim' else c.label_reviewed end as label_now,
    c.reviewed_by,
    c.reviewed_at,
    q.quote
from claim_provenance c
join latest_audits a using (audit_id)
join claims q using (claim_id)
where
    (c.decision = 'not_a_claim' or c.label_reviewed <> c.label_given)
    and ($article::bigint is null or c.article_id = $article::bigint)
order by c.reviewed_at, c.claim_id;
