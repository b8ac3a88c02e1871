-- name: article_ids
-- The next numbers for articles.
select nextval('article_ids') from range($count);

-- name: origin_ids
-- The next numbers for article origins.
select nextval('origin_ids') from range($count);

-- name: segmentation_ids
-- The next numbers for segmentations.
select nextval('segmentation_ids') from range($count);

-- name: sentence_ids
-- The next numbers for sentences.
select nextval('sentence_ids') from range($count);

-- name: audit_ids
-- The next numbers for audits.
select nextval('audit_ids') from range($count);

-- name: prompt_ids
-- The next numbers for prompts.
select nextval('prompt_ids') from range($count);

-- name: call_ids
-- The next numbers for model calls.
select nextval('call_ids') from range($count);

-- name: claim_ids
-- The next numbers for claims.
select nextval('claim_ids') from range($count);

-- name: signal_ids
-- The next numbers for signals.
select nextval('signal_ids') from range($count);

-- name: review_ids
-- The next numbers for reviews.
select nextval('review_ids') from range($count);

-- name: source_ids
-- The next numbers for sources.
select nextval('source_ids') from range($count);

-- name: article_source_ids
-- The next numbers for the sources of articles.
select nextval('article_source_ids') from range($count);

-- name: decision_ids
-- The next numbers for decisions about sources.
select nextval('decision_ids') from range($count);
