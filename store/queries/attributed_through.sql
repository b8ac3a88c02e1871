-- Which statements reach the article through somebody else: chains of two voices or more?
-- :article article, optional
-- :limit rows
with corrected as materialized (
    select * from voices_corrected
),

-- Which statements have more than one voice stands in the claims; voices are read of those that are shown alone.
found as materialized (
    select c.claim_id, c.article_id, null::integer as part, c.start_char, c.quote
    from claims c
    join current_audits using (audit_id)
    anti join corrected k on k.claim_id = c.claim_id
    where c.voices >= 2 and ($article::bigint is null or c.article_id = $article::bigint)
    union all
    select k.claim_id, k.article_id, k.part, k.start_char, k.quote
    from corrected k
    join current_audits using (audit_id)
    where k.position = 2 and ($article::bigint is null or k.article_id = $article::bigint)
    order by article_id, start_char, claim_id
    limit $limit::bigint
),

voices as (
    select f.*, l.position, l.source, l.full_name
    from links l
    join found f using (claim_id)
    where f.part is null
    union all
    select f.*, k.position, k.source, k.full_name
    from corrected k
    join found f using (claim_id, part)
    where k.position is not null
)

select
    claim_id,
    article_id,
    list(coalesce(nullif(full_name, ''), nullif(source, ''), '(in another sentence)') order by position) as chain,
    quote
from voices
group by claim_id, article_id, part, start_char, quote
order by article_id, start_char, claim_id;
