-- Which statements reach the article through somebody else: chains of two voices or more?
-- :article article, optional
select
    c.claim_id,
    c.article_id,
    list(coalesce(nullif(l.full_name, ''), nullif(l.source, ''), '(in another sentence)') order by l.position) as chain,
    c.quote
from claims_now c
join preferred_audits p using (audit_id)
join links l using (claim_id)
where c.label = 'attributed_statement' and ($article::bigint is null or c.article_id = $article::bigint)
group by c.claim_id, c.article_id, c.quote, c.start_char
having count(*) >= 2
order by c.article_id, c.start_char, c.claim_id;
