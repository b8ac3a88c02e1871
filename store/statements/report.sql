-- name: reasons
-- Why should a person look at the claims of an audit, the weightiest reason first? That a claim is an opinion says its label.
select distinct c.claim_id, c.kind, r.why, c.detail, r.weight
from claim_reasons c
join review_reasons r using (kind)
where c.holds and c.kind <> 'opinion' and c.claim_id in (select claim_id from claims where audit_id = $audit)
order by c.claim_id, r.weight desc, c.kind, c.detail;

-- name: warnings
-- What should a reader know of the article or of its sentences, whatever is claimed in them?
select
    g.kind,
    g.detail,
    s.number,
    coalesce(substring(t.text, s.start_char + 1, s.end_char - s.start_char), '')
from signals g
join audits a using (audit_id)
join articles t using (article_id)
left join sentences s using (sentence_id)
where g.audit_id = $audit and g.claim_id is null
order by s.number nulls first, g.signal_id;

-- name: decided
-- What did people say about the claims of an audit, whichever audit's claim they saw, the earliest first?
with wanted as (
    select claim_id, article_id, start_char, end_char, twin from claims where audit_id = $audit
),

standing as materialized (
    select claim_id, review_id from reviewed_places where claim_id in (select claim_id from wanted)
),

marks as (
    select w.claim_id, r.review_id
    from wanted w
    join claims q using (article_id, start_char, end_char, twin)
    join reviews r on r.claim_id = q.claim_id
    union
    select claim_id, review_id from standing
)

select
    m.claim_id,
    r.review_id,
    r.reviewer,
    r.decision,
    r.label,
    r.seen_label,
    r.note,
    r.reviewed_at,
    r.review_id in (select undoes from reviews where undoes is not null) as taken_back,
    s.review_id is not null as stands
from marks m
join reviews r using (review_id)
left join standing s on s.claim_id = m.claim_id and s.review_id = m.review_id
order by m.claim_id, r.reviewed_at, r.review_id;

-- name: given
-- What did the annotator say of the claims that people decided on?
select claim_id, quote, label, opinion_kind, coalesce(source, '')
from claims
where audit_id = $audit and claim_id in (select claim_id from reviewed_places)
order by claim_id;

-- name: paid
-- Which of the calls that an audit rests on did it pay for itself? The others were answered from the ledger.
select u.call_id
from audit_calls u
join model_calls m using (call_id)
where u.audit_id = $audit and m.audit_id = $audit
order by u.call_id;
