-- Which statements reach the article through somebody else: chains of two voices or more?
-- :article article, optional
-- :limit rows
with found as (
    select c.claim_id, c.article_id, c.part, c.start_char, c.quote
    from preferred_claims c
    where
        c.label = 'attributed_statement'
        and c.voices >= 2
        and ($article::bigint is null or c.article_id = $article::bigint)
    order by c.article_id, c.start_char, c.claim_id
    limit $limit::bigint
)

select
    f.claim_id,
    f.article_id,
    list(coalesce(nullif(v.full_name, ''), nullif(v.source, ''), '(in another sentence)') order by v.position) as chain,
    f.quote
from found f
join voices_standing v on v.claim_id = f.claim_id and if(v.parts > 1, v.part, null) is not distinct from f.part
group by f.claim_id, f.article_id, f.start_char, f.quote
order by f.article_id, f.start_char, f.claim_id;
