-- Whose voice is it? Every voice of a statement by the source it belongs to, position 1 the outermost, with what people
-- decided; by its name as written where nobody has looked at it yet (source_id is null). Of a claim that a person split each
-- part has its own voices, under the number that it has in claims_now; part is null for all others.
-- The two kinds are joined apart: whoever asks for few claims had better join links, source_voices and sources_meant alike.
create or replace view claim_voices as
with corrected as materialized (
    select * from voices_corrected
)

select
    l.claim_id,
    c.article_id,
    c.audit_id,
    null::integer as part,
    l.position,
    l.position = c.voices as is_innermost,
    t.source_id,
    coalesce(t.name, nullif(l.full_name, ''), nullif(l.source, '')) as source,
    coalesce(t.source_kind, l.source_kind) as source_kind,
    t.standing,
    l.source as written,
    nullif(l.cue, '') as cue,
    v.words
from links l
join claims c using (claim_id)
anti join corrected k on k.claim_id = l.claim_id
left join source_voices v on v.claim_id = l.claim_id and v.position = l.position
left join article_sources e on e.article_source_id = v.article_source_id
left join sources s on s.source_id = e.source_id
left join sources t on t.source_id = s.stands_for
union all
select
    claim_id,
    article_id,
    audit_id,
    case when parts > 1 then part end,
    position,
    is_innermost,
    source_id,
    coalesce(name, nullif(full_name, ''), nullif(source, '')),
    coalesce(kind_meant, source_kind),
    standing,
    source,
    nullif(cue, ''),
    words
from corrected
where position is not null;
