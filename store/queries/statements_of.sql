-- What is a source quoted with, in its own words or passed on by others?
-- :source text
-- :article article, optional
-- :limit rows
with heard as (
    select claim_id, min(position) as position, any_value(cue order by position) as cue
    from links
    where contains(lower(full_name || ' ' || source), lower($source::text))
    group by claim_id
)

select
    c.claim_id, c.article_id, c.source as whose_word, h.cue,
    if(h.position < c.voices, 'passes it on', 'own word') as part,
    c.quote
from preferred_claims c
join heard h using (claim_id)
where c.label = 'attributed_statement' and ($article::bigint is null or c.article_id = $article::bigint)
order by c.article_id, c.start_char, c.claim_id
limit $limit::bigint;
