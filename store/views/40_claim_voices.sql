-- Whose voice is it? Every voice of a claim by the source it belongs to, position 1 the outermost; by its name as written
-- where nobody has looked at its audit yet (source_id is null).
create or replace view claim_voices as
select
    l.claim_id,
    c.article_id,
    c.audit_id,
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
left join source_voices v on v.claim_id = l.claim_id and v.position = l.position
left join article_sources e on e.article_source_id = v.article_source_id
left join sources s on s.source_id = e.source_id
left join sources t on t.source_id = s.stands_for;
