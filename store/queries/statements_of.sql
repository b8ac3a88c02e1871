-- What is a source quoted with, in its own words or passed on by others?
-- :source text
-- :article article, optional
-- :limit rows
with heard as (
    select claim_id, article_id, min(position) as position, arg_min(cue, position) as cue, arg_min(source, position) as source
    from claim_voices
    where
        contains(lower(concat_ws(' ', source, written)), lower($source::text))
        and ($article::bigint is null or article_id = $article::bigint)
    group by claim_id, article_id
)

select
    c.claim_id, c.article_id, h.source, h.cue,
    if(h.position < c.voices, 'passes it on', 'own word') as part,
    c.source as whose_word,
    c.quote
from preferred_claims c
join heard h using (claim_id, article_id)
where c.label = 'attributed_statement'
order by c.article_id, c.start_char, c.claim_id
limit $limit::bigint;
