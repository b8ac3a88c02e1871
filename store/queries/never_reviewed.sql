-- Which claims with a reason to look has no person ever decided on, in the order of the text?
-- none: Nothing waits: every claim with a reason to look was decided on, or no claim has one.
-- :article article, optional
-- :kind review_reason, optional
-- :limit rows
with reasons as (
    select distinct r.claim_id, r.kind, w.weight
    from claim_reasons r
    join review_reasons w using (kind)
    where r.holds
),

found as (
    select claim_id, article_id, start_char, label, quote
    from preferred_claims
    where
        decision is null
        and claim_id in (select claim_id from reasons where $kind::text is null or kind = $kind::text)
        and ($article::bigint is null or article_id = $article::bigint)
    order by article_id, start_char, claim_id
    limit $limit::bigint
)

select f.claim_id, f.article_id, f.label, list(g.kind order by g.weight desc, g.kind) as reasons, f.quote
from found f
join reasons g using (claim_id)
group by f.claim_id, f.article_id, f.start_char, f.label, f.quote
order by f.article_id, f.start_char, f.claim_id;
