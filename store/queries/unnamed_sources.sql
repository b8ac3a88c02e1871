-- Which statements rest on a source without a name?
-- :article article, optional
-- :limit rows
select distinct c.claim_id, c.article_id, c.sentence, v.source, v.cue, c.quote
from preferred_claims c
join voices_standing v on v.claim_id = c.claim_id and if(v.parts > 1, v.part, null) is not distinct from c.part
where
    v.source_kind = 'unnamed'
    and c.label = 'attributed_statement'
    and ($article::bigint is null or c.article_id = $article::bigint)
order by c.article_id, c.sentence, c.claim_id
limit $limit::bigint;
