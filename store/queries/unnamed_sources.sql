-- Which statements rest on a source without a name?
-- :article article, optional
-- :limit rows
select distinct c.claim_id, c.article_id, c.sentence, l.source, l.cue, c.quote
from preferred_claims c
join links l using (claim_id)
where
    l.source_kind = 'unnamed'
    and c.label = 'attributed_statement'
    and ($article::bigint is null or c.article_id = $article::bigint)
order by c.article_id, c.sentence, c.claim_id
limit $limit::bigint;
