-- Which statements reach us only through a voice of this kind (media: a state broadcaster, a wire), or of this name?
-- :kind text = media
-- :voice text, optional
-- :article article, optional
-- :limit rows
with found as (
    select
        c.claim_id, c.article_id, c.start_char, l.full_name, l.source, l.cue, c.source as whose_word
    from preferred_claims c
    join links l on l.claim_id = c.claim_id and l.position = 1
    where
        c.label = 'attributed_statement'
        and c.voices >= 2
        and l.source_kind = $kind::text
        and ($voice::text is null or contains(lower(l.full_name || ' ' || l.source), lower($voice::text)))
        and ($article::bigint is null or c.article_id = $article::bigint)
    order by c.article_id, c.start_char, c.claim_id
    limit $limit::bigint
)

select
    f.claim_id, f.article_id,
    coalesce(nullif(f.full_name, ''), nullif(f.source, ''), '(in another sentence)') as through,
    f.cue, f.whose_word, c.quote
from found f
join claims c using (claim_id)
order by f.article_id, f.start_char, f.claim_id;
