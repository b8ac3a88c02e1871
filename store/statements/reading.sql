-- name: articles
-- Which articles are there?
select article_id, text_sha256, title, url, location, chars, audits, claims, added_at
from articles_now
order by article_id;

-- name: finished_audits
-- Which of these texts have a complete audit with this fingerprint?
select r.text_sha256, max(a.audit_id)
from audits a
join articles r using (article_id)
where
    r.text_sha256 in (select unnest($hashes::text[]))
    and a.fingerprint = $fingerprint
    and a.status in ('complete', 'empty')
group by r.text_sha256;

-- name: latest_audit
-- Which audit speaks for an article: by the annotator named, else the preferred one?
select audit_id from latest_audits where article_id = $article and annotator = $annotator;

-- name: preferred_audit
-- Which one audit speaks for an article?
select audit_id from preferred_audits where article_id = $article;

-- name: why_failed
-- Why did the last audit of an article (by the annotator named, or by anybody) that failed do so, the most frequent cause first?
with last as (
    select audit_id, annotator
    from audits
    where article_id = $article and status = 'failed' and ($annotator::text is null or annotator = $annotator::text)
    order by audit_id desc
    limit 1
)

select l.annotator, o.cause
from last l
join sentence_outcomes o using (audit_id)
where o.outcome = 'failed'
group by l.annotator, o.cause
order by count(*) desc, o.cause
limit 1;

-- name: annotators
-- Whose finished audits of an article are there?
select annotator from latest_audits where article_id = $article order by annotator;

-- name: audit
-- One audit with its article: where it was met then, and what it is called by now.
select
    r.text, h.title, h.url, h.published, h.external_id, o.location, o.encoding, o.raw_sha256, o.hidden_text,
    a.annotator, a.annotator_version, a.prompt_name, a.prompt_hash, a.settings,
    a.status, a.started_at, a.finished_at, a.article_id, a.segmentation_id
from audits a
join articles r using (article_id)
join article_origins o using (origin_id)
join article_headings h on h.article_id = a.article_id
where a.audit_id = $audit;

-- name: sentences
-- The sentences of a segmentation.
select number, kind, paragraph, start_char, end_char from sentences
where segmentation_id = $segmentation
order by number;

-- name: claims
-- The claims of an audit as they were given.
select
    c.claim_id, c.number, s.number, c.label, c.start_char, c.end_char, c.quote, c.opinion_kind, c.alignment,
    c.unaligned, c.restated, c.call_id, c.probability
from claims c
join sentences s using (sentence_id)
where c.audit_id = $audit
order by c.claim_id;

-- name: spans
-- The words inside the claims of an audit.
select w.claim_id, w.role, w.link, w.start_char, w.end_char
from spans w
join claims c using (claim_id)
where c.audit_id = $audit
order by w.claim_id, w.role, w.link, w.ordinal;

-- name: links
-- The chains of the claims of an audit.
select l.claim_id, l.position, l.source, l.cue, l.source_kind, l.full_name
from links l
join claims c using (claim_id)
where c.audit_id = $audit
order by l.claim_id, l.position;

-- name: outcomes
-- What became of the sentences in an audit.
select number, outcome, reason, cause, call_id from sentence_outcomes where audit_id = $audit order by rowid;

-- name: signals
-- The reasons to look that an audit gave.
select g.kind, g.detail, c.number, s.number
from signals g
left join claims c using (claim_id)
left join sentences s on s.sentence_id = g.sentence_id
where g.audit_id = $audit
order by g.signal_id;

-- name: signals_standing
-- The reasons to look that an audit gave and that hold with what people decided.
select g.kind, g.detail, c.number, s.number
from signals_standing g
left join claims c using (claim_id)
left join sentences s on s.sentence_id = g.sentence_id
where g.audit_id = $audit
order by g.signal_id;

-- name: audit_calls
-- The calls an audit was built on.
select
    m.call_id, m.purpose, p.name, p.version, p.prompt_hash, m.schema_hash, m.request_hash, m.base_url, m.model_asked,
    m.model_answered, m.parameters, p.instructions, m.question, m.sentences, m.status, m.cause, m.http_status,
    m.finish_reason, m.answer, m.tokens_in, m.tokens_cached, m.tokens_out, m.tokens_reasoning, m.cost_usd,
    m.latency_ms, m.asked_at
from audit_calls u
join model_calls m using (call_id)
join prompts p using (prompt_id)
where u.audit_id = $audit
order by m.call_id;

-- name: answered_requests
-- Which of these requests have a good answer, and from which addresses?
select distinct m.request_hash, m.base_url
from model_calls m
where m.request_hash in (select unnest($hashes::text[])) and m.status = 'ok';

-- name: find_call
-- What was answered to this request at this address, most lately?
select
    m.call_id, m.purpose, p.name, p.version, p.prompt_hash, m.schema_hash, m.request_hash, m.base_url, m.model_asked,
    m.model_answered, m.parameters, p.instructions, m.question, m.sentences, m.status, m.cause, m.http_status,
    m.finish_reason, m.answer, m.tokens_in, m.tokens_cached, m.tokens_out, m.tokens_reasoning, m.cost_usd,
    m.latency_ms, m.asked_at
from model_calls m
join prompts p using (prompt_id)
where m.request_hash = $request_hash and m.base_url = $base_url and m.status = 'ok'
order by m.call_id desc
limit 1;

-- name: names
-- By which names could someone mean an article?
select
    r.article_id, r.text_sha256, o.location, o.url, o.title, o.external_id,
    coalesce(f.family_id, 0), coalesce(f.is_current, true)
from articles r
join article_origins o using (article_id)
left join article_families f using (article_id)
order by r.article_id, o.origin_id;
