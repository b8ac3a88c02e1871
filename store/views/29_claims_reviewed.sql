-- What is each claim now, in whatever audit it stands? With the label, the place and the source that a person gave where
-- one decided; claims that a person found to be none are left out, and one that was split has a row for each part. Of one
-- article there are as many rows as audits found claims in it.
create or replace view claims_reviewed as
select
    c.claim_id,
    c.article_id,
    c.audit_id,
    c.sentence,
    c.number,
    case when r.parts > 1 then r.part end as part,
    coalesce(r.start_char, c.start_char) as start_char,
    coalesce(r.end_char, c.end_char) as end_char,
    coalesce(r.quote, c.quote) as quote,
    coalesce(r.label, c.label) as label,
    case when coalesce(r.label, c.label) = 'opinion' then coalesce(r.opinion_kind, c.opinion_kind) end as opinion_kind,
    c.restated,
    case
        when coalesce(r.label, c.label) = 'attributed_statement'
            then case when r.voices > 0 then r.source else c.source end
    end as source,
    case when coalesce(r.label, c.label) = 'attributed_statement' then coalesce(r.voices, c.voices) else 0 end as voices,
    c.alignment,
    c.label as label_given,
    c.probability,
    r.decision,
    r.reviewer as reviewed_by,
    r.reviewed_at,
    r.note as review_note,
    r.reviewed_claim_id,
    coalesce(r.others_differ, false) as others_differ
from claims c
left join reviewed_parts r using (claim_id)
where r.decision is distinct from 'not_a_claim';
