-- Where did an annotator change its mind about the same words, from one audit of an article to its next?
create or replace view label_flips as
with repeated as (
    select audit_id, article_id, annotator, finished_at
    from audits
    where status in ('complete', 'partial')
    qualify count(*) over (partition by article_id, annotator) > 1
),

labelled as (
    select
        c.claim_id, a.article_id, a.annotator, c.start_char, c.end_char, c.twin, c.quote, c.label,
        a.audit_id,
        lag(c.label) over earlier as label_before,
        lag(c.claim_id) over earlier as claim_id_before,
        lag(a.audit_id) over earlier as audit_id_before
    from repeated a
    join claims c using (audit_id, article_id)
    window earlier as (
        partition by a.article_id, a.annotator, c.start_char, c.end_char, c.twin order by a.finished_at, a.audit_id
    )
)

select
    article_id, annotator, start_char, end_char, quote,
    label_before, label as label_after,
    claim_id_before, claim_id as claim_id_after,
    audit_id_before, audit_id as audit_id_after
from labelled
where label_before <> label;
