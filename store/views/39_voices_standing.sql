-- Which voices does each claim have, with what people decided? Those that a person gave where one did, else the annotator's;
-- none of a claim that is no attributed statement any more. Of one that was split, each part has its own. is_given says
-- that the annotator wrote the voice; review_id is the decision about its claim's words, where there is one.
create or replace view voices_standing as
with corrected as materialized (
    select * from voices_corrected
)

select
    l.claim_id, c.article_id, c.audit_id, l.position, l.position = c.voices as is_innermost,
    l.source, l.cue, l.source_kind, l.full_name, true as is_given, c.start_char, c.quote
from links l
join claims c using (claim_id)
anti join corrected k on k.claim_id = l.claim_id
union all by name
select
    claim_id, article_id, audit_id, review_id, part, parts, position, is_innermost,
    source, cue, source_kind, full_name, is_given, source_start, start_char, end_char, quote
from corrected
where position is not null;
