-- Which claims say the same, wholly or in part? Pairs of claims that stand now, one audit an article; pairs that a language
-- model rejected among them, as verdict says. A claim that a person split stands once, as the first of its parts.
create or replace view claim_matches_now as
select
    m.claim_id,
    m.other_claim_id,
    m.kind,
    m.extent,
    m.score,
    m.reason,
    m.verdict,
    m.cause,
    m.call_id,
    c.article_id,
    o.article_id as other_article_id,
    c.article_id = o.article_id as within_article,
    c.label,
    o.label as other_label,
    c.source,
    o.source as other_source,
    c.quote,
    o.quote as other_quote,
    m.matched_at
from claim_matches m
join claims_reviewed c using (claim_id)
join claims_reviewed o on o.claim_id = m.other_claim_id
join matchable_audits a on a.audit_id = c.audit_id
join matchable_audits b on b.audit_id = o.audit_id
where coalesce(c.part, 1) = 1 and coalesce(o.part, 1) = 1;
