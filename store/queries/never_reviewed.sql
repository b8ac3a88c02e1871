-- Which claims with a reason to look has no person ever decided on?
-- :article article, optional
-- :kind text, optional
-- :limit rows
with found as (
    select c.claim_id, c.article_id, c.start_char, list(g.kind order by g.signal_id) as reasons
    from signals g
    join preferred_claims c using (claim_id, audit_id)
    where
        c.decision is null
        and ($article::bigint is null or c.article_id = $article::bigint)
        and ($kind::text is null or g.kind = $kind::text)
    group by c.claim_id, c.article_id, c.start_char
    order by c.article_id, c.start_char, c.claim_id
    limit $limit::bigint
)

select f.claim_id, f.article_id, c.label, f.reasons, c.quote
from found f
join claims c using (claim_id)
order by f.article_id, f.start_char, f.claim_id;
