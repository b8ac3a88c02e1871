-- Which statements reach us only through a voice of this kind or of this name (without either: of media, such as a wire)?
-- :kind source_kind, optional
-- :voice text, optional
-- :article article, optional
-- :limit rows
with found as (
    select c.claim_id, c.article_id, c.start_char, c.quote, v.source as through, v.cue, c.source as whose_word
    from preferred_claims c
    join claim_voices v on v.claim_id = c.claim_id and v.part is not distinct from c.part and v.position = 1
    where
        c.label = 'attributed_statement'
        and c.voices >= 2
        and v.source_kind = coalesce($kind::text, case when $voice::text is null then 'media' else v.source_kind end)
        and ($voice::text is null or contains(lower(concat_ws(' ', v.source, v.written)), lower($voice::text)))
        and ($article::bigint is null or c.article_id = $article::bigint)
)

select claim_id, article_id, coalesce(through, '(in another sentence)') as through, cue, whose_word, quote
from found
order by article_id, start_char, claim_id
limit $limit::bigint;
