-- What does the store hold to be claimed now? The claims of the latest audit of each article by each annotator,
-- with the label a person gave where one decided. Claims that a person found to be none are left out.
create or replace view claims_now as
select
    c.claim_id,
    c.article_id,
    c.audit_id,
    a.annotator,
    c.sentence,
    c.number,
    c.start_char,
    c.end_char,
    c.quote,
    coalesce(r.label, c.label) as label,
    case when coalesce(r.label, c.label) = 'opinion' then c.opinion_kind end as opinion_kind,
    c.restated,
    case when coalesce(r.label, c.label) = 'attributed_statement' then c.source end as source,
    c.voices,
    c.alignment,
    c.label as label_given,
    r.decision,
    r.reviewer as reviewed_by,
    r.reviewed_at,
    r.note as review_note,
    r.reviewed_claim_id
from latest_audits a
join claims c using (audit_id, article_id)
left join reviewed_places r using (claim_id)
where r.decision is distinct from 'not_a_claim';
