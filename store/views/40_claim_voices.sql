-- Whose voice is it? Every voice of a statement by the source it belongs to, position 1 the outermost, with what people
-- decided; by its name as written where nobody has looked at it yet (source_id is null). Of a claim that a person split each
-- part has its own voices, under the number that it has in claims_now; part is null for all others.
create or replace view claim_voices as
select
    l.claim_id,
    l.article_id,
    l.audit_id,
    case when l.parts > 1 then l.part end as part,
    l.position,
    l.is_innermost,
    t.source_id,
    coalesce(t.name, nullif(l.full_name, ''), nullif(l.source, '')) as source,
    coalesce(t.source_kind, l.source_kind) as source_kind,
    t.standing,
    l.source as written,
    nullif(l.cue, '') as cue,
    coalesce(v.words, k.words) as words
from voices_standing l
left join source_voices v on v.claim_id = if(l.review_id is null, l.claim_id, null) and v.position = l.position
left join corrected_voices k
    on k.review_id = l.review_id and k.claim_id = l.claim_id and k.part = l.part and k.position = l.position
left join article_sources e on e.article_source_id = coalesce(v.article_source_id, k.article_source_id)
left join sources s on s.source_id = e.source_id
left join sources t on t.source_id = s.stands_for;
