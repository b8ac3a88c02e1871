-- With exactly which words was a model asked for this claim, and what did it answer?
-- none: The built-in annotator is asked no prompt (see provenance_of_claim), or there is no such claim.
-- :claim claim
select
    p.name as prompt,
    p.version as prompt_version,
    p.prompt_hash,
    m.request_hash,
    m.model_asked,
    m.model_answered,
    m.parameters,
    m.asked_at,
    p.instructions,
    m.question,
    m.answer
from claims c
join model_calls m using (call_id)
join prompts p using (prompt_id)
where c.claim_id = $claim::bigint;
