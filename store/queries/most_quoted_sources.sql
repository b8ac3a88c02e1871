-- Who is heard most often?
-- :limit rows = 20
with corrected as materialized (
    select * from voices_corrected
),

-- As the view claim_voices, but of the audits that speak alone, which halves what is joined.
heard as materialized (
    select
        m.source_id,
        coalesce(m.name, nullif(l.full_name, ''), nullif(l.source, '')) as source,
        coalesce(m.source_kind, l.source_kind) as source_kind,
        c.claim_id,
        c.article_id,
        l.position = c.voices as is_innermost,
        nullif(l.cue, '') as cue
    from (from claims semi join current_audits using (audit_id)) c
    join links l using (claim_id)
    anti join corrected k on k.claim_id = c.claim_id
    left join source_voices v on v.claim_id = l.claim_id and v.position = l.position
    left join sources_meant m using (article_source_id)
    union all
    select
        k.source_id, coalesce(k.name, nullif(k.full_name, ''), nullif(k.source, '')),
        coalesce(k.kind_meant, k.source_kind), k.claim_id, k.article_id, k.is_innermost, nullif(k.cue, '')
    from corrected k
    semi join current_audits using (audit_id)
    where k.position is not null
),

loudest as (
    select source_id, source, count(distinct claim_id) as claims
    from heard
    where source is not null
    group by source_id, source
    order by claims desc, source, source_id
    limit $limit::bigint
)

select
    t.source,
    mode(h.source_kind) as source_kind,
    t.claims,
    count(distinct h.claim_id) filter (h.is_innermost) as own_words,
    count(distinct h.claim_id) - count(distinct h.claim_id) filter (h.is_innermost) as passed_on,
    count(distinct h.article_id) as articles,
    list(distinct h.cue order by h.cue) filter (h.cue is not null) as cues
from loudest t
join heard h on h.source_id is not distinct from t.source_id and h.source = t.source
group by t.source_id, t.source, t.claims
order by t.claims desc, t.source, t.source_id;
