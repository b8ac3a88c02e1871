-- name: claim
-- In which audit of which article does a claim stand, which of the claims on its stretch is it, and do its words speak
-- for the article: is its audit the latest by its annotator, and the preferred one?
select
    c.audit_id,
    c.article_id,
    r.text_sha256,
    exists (select 1 from latest_audits l where l.audit_id = c.audit_id and l.article_id = c.article_id) as is_latest,
    exists (select 1 from preferred_audits p where p.audit_id = c.audit_id and p.article_id = c.article_id) as is_preferred
from claims c
join articles r using (article_id)
where c.claim_id = $claim;

-- name: labels
-- Which labels did audits of its article give to these words, or to others that share some of them, the first one first?
with here as (
    select article_id, start_char, end_char, twin from claims where claim_id = $claim
)

select
    c.claim_id,
    c.audit_id,
    a.annotator,
    a.annotator_version,
    a.finished_at,
    c.label,
    c.opinion_kind,
    c.source,
    c.quote,
    c.start_char = h.start_char and c.end_char = h.end_char and c.twin = h.twin as same_words
from here h
join claims c using (article_id)
join audits a using (audit_id, article_id)
where
    a.status in ('complete', 'partial')
    and c.start_char < h.end_char
    and c.end_char > h.start_char
order by a.finished_at, a.audit_id, c.number;

-- name: reviews
-- What did people decide about the words in its place, whichever audit's claim they saw, the earliest first? And which of
-- these decisions stands?
with here as (
    select article_id, start_char, end_char, twin from claims where claim_id = $claim
),

standing as (
    select review_id from reviewed_places where claim_id = $claim
),

told as (
    select claim_id, c.audit_id, c.article_id
    from here
    join claims c using (article_id, start_char, end_char, twin)
    union
    select c.claim_id, c.audit_id, c.article_id
    from standing
    join reviews using (review_id)
    join claims c using (claim_id)
)

select
    r.review_id,
    r.claim_id,
    t.audit_id,
    t.article_id,
    r.reviewer,
    r.decision,
    r.label,
    r.seen_label,
    r.note,
    r.reviewed_at,
    r.review_id in (select review_id from standing) as stands
from reviews r
join told t using (claim_id)
order by r.reviewed_at, r.review_id;

-- name: voices
-- Whom do the voices of a claim belong to, as far as its annotator's stand, the outermost first, and how sure is that?
select
    l.position, m.source_id, coalesce(m.name, nullif(l.full_name, ''), nullif(l.source, '')) as source, m.standing
from links l
left join source_voices v on v.claim_id = l.claim_id and v.position = l.position
left join sources_meant m using (article_source_id)
where l.claim_id = $claim and not exists (from voices_corrected where claim_id = $claim)
order by l.position;

-- name: voices_now
-- Whom do the voices of a claim, and of each of its parts, belong to with what people decided, the outermost first?
select coalesce(part, 1) as part, position, source_id, source, standing
from claim_voices
where claim_id = $claim
order by part, position;

-- name: signals
-- Which reasons to look did its audit find at a claim that hold with what people decided?
select g.kind, g.detail, c.number, s.number
from claims c
join signals_standing g using (claim_id)
left join sentences s on s.sentence_id = g.sentence_id
where c.claim_id = $claim
order by g.signal_id;

-- name: payment
-- Which audit of which article paid for the call that a claim rests on, and when?
select m.call_id, m.audit_id, a.article_id, m.asked_at
from claims c
join model_calls m using (call_id)
join audits a on a.audit_id = m.audit_id
where c.claim_id = $claim;

-- name: elsewhere
-- Which other claims say the same, those of its own article first? extent is how much of this claim stands in the other.
-- As claim_matches_now says it, of one claim: how claims stand, and which audits speak, is looked up once for both sides.
with pairs as materialized (
    select other_claim_id as claim_id, kind, extent, score, reason, verdict
    from claim_matches
    where claim_id = $claim
    union all
    select
        claim_id, kind,
        case extent when 'part_of' then 'contains' when 'contains' then 'part_of' else extent end, score, reason, verdict
    from claim_matches
    where other_claim_id = $claim
),

told as materialized (
    select c.claim_id, c.article_id, c.label, c.source, c.quote
    from claims_reviewed c
    join matchable_audits a on a.audit_id = c.audit_id
    where
        c.claim_id in (select claim_id from pairs union all select $claim)
        and coalesce(c.part, 1) = 1
)

select
    p.claim_id, o.article_id, h.called as article, o.article_id = c.article_id as within_article, p.kind, p.extent, p.score,
    p.reason, p.verdict, o.label, o.source, o.quote
from pairs p
join told o using (claim_id)
join told c on c.claim_id = $claim
join article_headings h on h.article_id = o.article_id
order by within_article desc, p.score desc, p.claim_id;
