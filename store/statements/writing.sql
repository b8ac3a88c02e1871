-- name: known_articles
-- Which of these texts are here already?
select text_sha256, article_id from articles where text_sha256 in (select unnest($hashes::text[]));

-- name: known_origins
-- Where were these articles met before?
select article_id, location, title, url, published, external_id, encoding, raw_sha256, hidden_text, origin_id
from article_origins
where article_id in (select unnest($articles::bigint[]));

-- name: known_segmentations
-- How were these articles split before?
select article_id, content_hash, segmentation_id from segmentations
where article_id in (select unnest($articles::bigint[]));

-- name: known_sentences
-- The sentences of these segmentations.
select segmentation_id, number, kind, paragraph, start_char, end_char, sentence_id from sentences
where segmentation_id in (select unnest($segmentations::bigint[]));

-- name: known_prompt
-- Are these instructions here already?
select prompt_id from prompts
where prompt_hash = $prompt_hash and name = $name and version = $version and instructions_sha256 = $instructions_sha256;

-- name: known_audits
-- Which of these audits are here?
select audit_id from audits where audit_id in (select unnest($audits::bigint[]));

-- name: audits_begun
-- To which article, segmentation and annotator do these audits belong, and where do they stand?
select a.audit_id, a.article_id, a.origin_id, a.segmentation_id, a.status, a.fingerprint, r.text_sha256, s.content_hash
from audits a
join articles r using (article_id)
join segmentations s using (segmentation_id)
where a.audit_id in (select unnest($audits::bigint[]));

-- name: own_calls
-- Which calls are these audits known to be built on?
select audit_id, call_id from audit_calls where audit_id in (select unnest($audits::bigint[]));

-- name: known_calls
-- Which of these call ids are here, and of which requests are they?
select call_id, request_hash, asked_at from model_calls where call_id in (select unnest($calls::bigint[]));

-- name: close_audits
-- Audits end, each with its own status and times.
update audits set status = ended.status, started_at = ended.started_at, finished_at = ended.finished_at
from (
    select
        unnest($audits::bigint[]) as audit_id,
        unnest($statuses::text[]) as status,
        unnest($started_at::timestamp[]) as started_at,
        unnest($finished_at::timestamp[]) as finished_at
) as ended
where audits.audit_id = ended.audit_id;

-- name: running_audits
-- Which audits are said to be running, and by which process?
select audit_id, process from audits where status = 'running';

-- name: interrupt_audits
-- The process behind these audits is gone.
update audits set status = 'interrupted', finished_at = $finished_at
where audit_id in (select unnest($audits::bigint[])) and status = 'running';
