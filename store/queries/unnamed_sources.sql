-- Which statements rest on a source without a name, or on none at all, and of which is nobody named whose word it finally is?
-- :article article, optional
-- :limit rows
with heard as materialized (
    select claim_id, if(parts > 1, part, null) as part, source, cue, source_kind, is_innermost from voices_standing
)

select distinct
    c.claim_id, c.article_id, c.sentence, v.source, v.cue, c.quote, coalesce(v.is_innermost, true) as names_nobody
from preferred_claims c
left join heard v on v.claim_id = c.claim_id and v.part is not distinct from c.part
where
    coalesce(v.source_kind, 'unnamed') = 'unnamed'
    and c.label = 'attributed_statement'
    and ($article::bigint is null or c.article_id = $article::bigint)
order by c.article_id, c.sentence, c.claim_id, v.source, v.cue, c.quote, names_nobody
limit $limit::bigint;
