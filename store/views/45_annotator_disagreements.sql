-- Where do the latest audits of two annotators give the same words different labels?
create or replace view annotator_disagreements as
with pairs as (
    select
        one.article_id,
        one.audit_id as audit_id_one,
        one.annotator as annotator_one,
        other.audit_id as audit_id_other,
        other.annotator as annotator_other
    from latest_audits one
    join latest_audits other on other.article_id = one.article_id and one.annotator < other.annotator
)

select
    p.article_id,
    one.start_char,
    one.end_char,
    one.quote,
    p.annotator_one,
    one.label as label_one,
    one.claim_id as claim_id_one,
    p.annotator_other,
    other.label as label_other,
    other.claim_id as claim_id_other
from pairs p
join claims one on one.audit_id = p.audit_id_one
join claims other
    on other.audit_id = p.audit_id_other
    and other.start_char = one.start_char
    and other.end_char = one.end_char
    and other.twin = one.twin
    and other.label <> one.label;
