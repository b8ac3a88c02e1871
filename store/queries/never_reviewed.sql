-- Which claims with a reason to look has no person ever decided on?
-- :article article, optional
-- :kind signal_kind, optional
-- :limit rows
with found as (
    select claim_id, audit_id, article_id, start_char, label, quote
    from preferred_claims
    where
        decision is null
        and claim_id in (select claim_id from signals_standing where $kind::text is null or kind = $kind::text)
        and ($article::bigint is null or article_id = $article::bigint)
    order by article_id, start_char, claim_id
    limit $limit::bigint
)

select f.claim_id, f.article_id, f.label, list(g.kind order by g.signal_id) as reasons, f.quote
from found f
join signals_standing g using (claim_id, audit_id)
group by f.claim_id, f.article_id, f.start_char, f.label, f.quote
order by f.article_id, f.start_char, f.claim_id;
