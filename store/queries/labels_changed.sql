-- Which labels did a person change, and from what to what?
-- none: Nobody has given a claim another label: factcheck review asks about them.
-- :article article, optional
-- :limit rows
select
    c.claim_id,
    c.article_id,
    a.annotator,
    c.label as label_given,
    if(r.decision = 'not_a_claim', 'not_a_claim', r.label) as label_now,
    r.reviewer as reviewed_by,
    r.reviewed_at,
    c.quote
from reviewed_places r
join claims c using (claim_id, article_id)
join latest_audits a using (audit_id, article_id)
left join article_families f using (article_id)
where
    (r.decision = 'not_a_claim' or r.label <> c.label)
    and ($article::bigint is null or c.article_id = $article::bigint)
qualify row_number() over (
    partition by r.review_id, a.annotator order by coalesce(f.is_current, true) desc, c.article_id desc, c.claim_id
) = 1
order by r.reviewed_at, c.claim_id
limit $limit::bigint;
