-- Who is heard most often?
-- :limit integer = 20
with heard as materialized (
    select v.source_id, v.source, v.source_kind, v.claim_id, v.article_id, v.is_innermost, v.cue
    from claim_voices v
    join current_audits using (audit_id)
    where v.source is not null
),

loudest as (
    select source_id, source, count(distinct claim_id) as claims
    from heard
    group by source_id, source
    order by claims desc, source
    limit $limit::bigint
)

select
    t.source,
    mode(h.source_kind) as source_kind,
    t.claims,
    count(distinct h.claim_id) filter (h.is_innermost) as own_words,
    count(distinct h.claim_id) filter (not h.is_innermost) as passed_on,
    count(distinct h.article_id) as articles,
    list(distinct h.cue order by h.cue) filter (h.cue is not null) as cues
from loudest t
join heard h on h.source_id is not distinct from t.source_id and h.source = t.source
group by t.source_id, t.source, t.claims
order by t.claims desc, t.source;
