-- What is a source quoted with, in its own words or passed on by others?
-- :source text
-- :article article, optional
-- :limit rows
with likely as materialized (
    select v.claim_id
    from sources s
    join sources k on k.stands_for = s.source_id
    join article_sources e on e.source_id = k.source_id
    join source_voices v using (article_source_id)
    where contains(lower(s.name), lower($source::text))
    union
    select claim_id from reviewed_parts where part is not null
    union
    select claim_id
    from links
    where contains(lower(source), lower($source::text)) or contains(lower(full_name), lower($source::text))
),

statements as materialized (
    select claim_id, article_id, part, start_char, voices, source, quote
    from preferred_claims
    where
        label = 'attributed_statement'
        and claim_id in (select claim_id from likely)
        and ($article::bigint is null or article_id = $article::bigint)
),

corrected as materialized (
    select * from voices_corrected
),

voices as (
    select
        l.claim_id, null::integer as part, l.position, l.source as written, l.cue,
        coalesce(m.name, nullif(l.full_name, ''), nullif(l.source, '')) as source
    from (from links semi join statements using (claim_id)) l
    anti join corrected k on k.claim_id = l.claim_id
    left join source_voices v on v.claim_id = l.claim_id and v.position = l.position
    left join sources_meant m using (article_source_id)
    union all
    select
        claim_id, case when parts > 1 then part end, position, source, cue,
        coalesce(name, nullif(full_name, ''), nullif(source, ''))
    from corrected
),

heard as (
    select
        claim_id, part, min(position) as position, arg_min(nullif(cue, ''), position) as cue,
        arg_min(source, position) as source
    from voices
    where contains(lower(source), lower($source::text)) or contains(lower(written), lower($source::text))
    group by claim_id, part
)

select
    c.claim_id, c.article_id, h.source, h.cue,
    if(h.position < c.voices, 'passes it on', 'own word') as part,
    c.source as whose_word,
    c.quote
from statements c
join heard h on h.claim_id = c.claim_id and h.part is not distinct from c.part
order by c.article_id, c.start_char, c.claim_id
limit $limit::bigint;
