-- Which voices does each claim have, with what people decided? Those that a person gave where one did, else the annotator's;
-- none of a claim that is no attributed statement any more. Of one that was split, each part has its own. is_given says
-- that the annotator wrote the voice; review_id is the decision about its claim's words, where there is one.
-- It starts from the decisions, which are few.
create or replace view voices_standing as
with decided as materialized (
    select claim_id, review_id, part, parts, start_char, end_char, quote, label, voices, shift from reviewed_parts
),

corrected as (
    select
        d.*, v.position, v.source, v.cue, v.source_kind, v.full_name,
        v.position = d.voices as is_innermost, v.source_start + d.shift as source_start, false as is_given
    from decided d
    join review_voices v using (review_id, part)
    where d.label = 'attributed_statement'
    union all by name
    select
        d.*, l.position, l.source, l.cue, l.source_kind, l.full_name,
        l.position = max(l.position) over (partition by l.claim_id, d.part) as is_innermost, true as is_given
    from links l
    join decided d using (claim_id)
    where d.label = 'attributed_statement' and d.part is not null and d.voices is null
)

select
    l.claim_id, c.article_id, c.audit_id, l.position, l.position = c.voices as is_innermost,
    l.source, l.cue, l.source_kind, l.full_name, true as is_given, c.start_char, c.quote
from links l
join claims c using (claim_id)
anti join (
    select claim_id from decided where part is not null or label is distinct from 'attributed_statement'
) o on o.claim_id = l.claim_id
union all by name
select
    k.claim_id, c.article_id, c.audit_id, k.review_id, k.part, k.parts, k.position, k.is_innermost,
    k.source, k.cue, k.source_kind, k.full_name, k.is_given, k.source_start, k.start_char, k.end_char, k.quote
from corrected k
join claims c using (claim_id);
