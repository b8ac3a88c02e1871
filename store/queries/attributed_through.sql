-- Which statements reach the article through somebody else: chains of two voices or more?
-- :article article, optional
-- :limit rows
with found as (
    select v.claim_id, v.article_id, v.part, v.start_char, v.quote
    from voices_standing v
    join current_audits using (audit_id)
    where v.position = 2 and ($article::bigint is null or v.article_id = $article::bigint)
    order by v.article_id, v.start_char, v.claim_id
    limit $limit::bigint
)

select
    f.claim_id,
    f.article_id,
    list(coalesce(nullif(v.full_name, ''), nullif(v.source, ''), '(in another sentence)') order by v.position) as chain,
    f.quote
from found f
join voices_standing v on v.claim_id = f.claim_id and v.part is not distinct from f.part
group by f.claim_id, f.article_id, f.part, f.start_char, f.quote
order by f.article_id, f.start_char, f.claim_id;
