-- What is each claim now, in whatever audit it stands? With the label a person gave where one decided; claims that a
-- person found to be none are left out. Of one article there are as many rows as audits found claims in it.
create or replace view claims_reviewed as
select
    c.claim_id,
    c.article_id,
    c.audit_id,
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
from claims c
left join reviewed_places r using (claim_id)
where r.decision is distinct from 'not_a_claim';
