-- Which statements rest on a source without a name?
-- :article article, optional
select distinct c.claim_id, c.article_id, c.sentence, l.source, l.cue, c.quote
from claims_now c
join preferred_audits p using (audit_id)
join links l using (claim_id)
where
    l.source_kind = 'unnamed'
    and c.label = 'attributed_statement'
    and ($article::bigint is null or c.article_id = $article::bigint)
order by c.article_id, c.sentence, c.claim_id;
