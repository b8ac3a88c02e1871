-- Which voices has each claim whose voices people had to do with: that they gave other words or voices, split, or found to be no
-- statement? Those that a person gave where one did, else the annotator's (is_given), and whom they belong to. Of one that
-- was split, each part has its own. review_id is the decision about its words. Beside them each has a row without a position,
-- so that one that is left without any voice is here, too. It starts from the decisions, which are few.
create or replace view voices_corrected as
with decided as materialized (
    select
        claim_id, review_id, part, parts, start_char, end_char, quote, voices, shift,
        label = 'attributed_statement' and part is not null as is_said
    from reviewed_parts
    where part is not null or label is distinct from 'attributed_statement'
),

corrected as (
    select d.* from decided d
    union all by name
    select
        d.*, v.position, v.source, v.cue, v.source_kind, v.full_name,
        v.position = d.voices as is_innermost, v.source_start + d.shift as source_start, false as is_given
    from decided d
    join review_voices v using (review_id, part)
    where d.is_said
    union all by name
    select
        d.*, l.position, l.source, l.cue, l.source_kind, l.full_name,
        l.position = max(l.position) over (partition by l.claim_id, d.part) as is_innermost, true as is_given
    from links l
    join decided d using (claim_id)
    where d.is_said and d.voices is null
)

select
    k.claim_id, c.article_id, c.audit_id, k.review_id, k.part, k.parts, k.position, k.is_innermost,
    k.source, k.cue, k.source_kind, k.full_name, k.is_given, k.source_start, k.start_char, k.end_char, k.quote,
    m.source_id, m.name, m.source_kind as kind_meant, m.standing, w.words
from corrected k
join claims c using (claim_id)
left join corrected_voices w using (review_id, claim_id, part, position)
left join sources_meant m using (article_source_id);
