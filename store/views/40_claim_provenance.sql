-- Where does a claim come from: who labelled it, with which prompt, in answer to which request, at what cost?
create or replace view claim_provenance as
select
    c.claim_id,
    c.article_id,
    c.audit_id,
    a.annotator,
    a.annotator_version,
    a.fingerprint,
    a.factcheck_version,
    a.status as audit_status,
    a.started_at,
    a.finished_at,
    c.call_id,
    m.purpose,
    p.name as prompt_name,
    p.version as prompt_version,
    p.prompt_hash,
    m.model_asked,
    m.model_answered,
    m.request_hash,
    m.schema_hash,
    m.tokens_in,
    m.tokens_cached,
    m.tokens_out,
    m.tokens_reasoning,
    m.cost_usd,
    m.latency_ms,
    m.asked_at,
    r.review_id,
    r.reviewer as reviewed_by,
    r.decision,
    c.label as label_given,
    r.label as label_reviewed,
    r.reviewed_at
from claims c
join audits a using (audit_id)
left join model_calls m using (call_id)
left join prompts p using (prompt_id)
left join reviewed_places r using (claim_id);
