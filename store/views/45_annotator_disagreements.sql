-- Where do the latest audits of two annotators give the same words different labels?
create or replace view annotator_disagreements as
with labelled as (
    select c.claim_id, c.article_id, a.annotator, c.start_char, c.end_char, c.quote, c.label
    from claims c
    join latest_audits a using (audit_id)
)

select
    one.article_id,
    one.start_char,
    one.end_char,
    one.quote,
    one.annotator as annotator_one,
    one.label as label_one,
    one.claim_id as claim_id_one,
    other.annotator as annotator_other,
    other.label as label_other,
    other.claim_id as claim_id_other
from labelled one
join labelled other
    on other.article_id = one.article_id
    and other.start_char = one.start_char
    and other.end_char = one.end_char
    and one.annotator < other.annotator
where one.label <> other.label;
