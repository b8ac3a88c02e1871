-- name: articles
-- Which articles are there, the newest first, how are they labelled, and how many fit in all? Of an edited article the
-- current version alone.
with found as (
    select article_id, title, url, location, published
    from article_headings
    where
        article_id not in (select article_id from article_families where not is_current)
        and ($text = '' or contains(lower(title || ' ' || url || ' ' || location), lower($text)))
),

page as materialized (
    select *, count(*) over () as found
    from found
    order by article_id desc
    limit $limit offset $offset
),

spoken as materialized (
    select p.article_id, a.audit_id, a.annotator, a.status
    from page p
    join preferred_audits a using (article_id)
),

counted as (
    select
        s.article_id,
        count(*) filter (c.label = 'reported_fact') as facts,
        count(*) filter (c.label = 'attributed_statement') as statements,
        count(*) filter (c.label = 'opinion') as opinions,
        count(*) filter (c.decision is not null) as decided
    from spoken s
    join claims_reviewed c using (audit_id)
    group by s.article_id
)

select
    p.article_id, p.title, p.url, p.location, p.published, coalesce(s.annotator, ''),
    coalesce(s.status, if(p.article_id in (select article_id from audits where status = 'failed'), 'failed', '')),
    coalesce(c.facts, 0), coalesce(c.statements, 0), coalesce(c.opinions, 0), coalesce(c.decided, 0), p.found
from page p
left join spoken s using (article_id)
left join counted c using (article_id)
order by p.article_id desc;

-- name: article
-- One article with the audit that speaks for it: the one by the annotator named, else the preferred one, else the last
-- that failed.
with spoken as (
    select audit_id, article_id from preferred_audits where article_id = $article and $annotator = ''
    union all
    select audit_id, article_id from latest_audits where article_id = $article and annotator = $annotator
    union all
    select max(audit_id) as audit_id, article_id
    from audits
    where
        article_id = $article and $annotator = '' and status = 'failed'
        and article_id not in (select article_id from preferred_audits where audit_id is not null)
    group by article_id
)

select
    r.article_id, r.text, h.title, h.url, h.location, h.published, r.hidden_text,
    coalesce(v.version, 1), coalesce(v.versions, 1), coalesce(v.current_article_id, r.article_id),
    a.audit_id, coalesce(a.annotator, ''), coalesce(a.status, ''), a.finished_at
from articles r
join article_headings h using (article_id)
left join article_versions v using (article_id)
left join spoken s using (article_id)
left join audits a on a.audit_id = s.audit_id
where r.article_id = $article;

-- name: reason_kinds
-- Which reasons to look at a claim are there, the weightiest first?
select kind, why from review_reasons order by weight desc, kind;

-- name: all_annotators
-- Whose finished audits are there?
select distinct annotator from audits where status in ('complete', 'partial', 'empty') order by annotator;

-- name: annotators
-- Whose finished audits of an article are there?
select annotator from latest_audits where article_id = $article order by annotator;

-- name: sentences
-- The sentences of an audit.
select s.number, s.kind, s.paragraph, s.start_char, s.end_char, coalesce(o.outcome, '')
from audits a
join sentences s using (segmentation_id)
left join sentence_outcomes o on o.audit_id = a.audit_id and o.sentence_id = s.sentence_id
where a.audit_id = $audit
order by s.number;

-- name: causes
-- Why could sentences of an audit not be labelled, the most frequent cause first?
select cause
from sentence_outcomes
where audit_id = $audit and outcome = 'failed'
group by cause
order by count(*) desc, cause
limit 3;

-- name: claims
-- The claims of an audit as they stand, those that a person found to be none among them; one row for each part.
select
    c.claim_id,
    c.number,
    coalesce(p.part, 1) as part,
    coalesce(c.sentence, 0) as sentence,
    coalesce(p.start_char, c.start_char) as start_char,
    coalesce(p.end_char, c.end_char) as end_char,
    coalesce(p.quote, c.quote) as quote,
    coalesce(p.label, r.label, c.label) as label,
    c.label as label_given,
    case
        when coalesce(p.label, r.label, c.label) = 'opinion'
            then coalesce(p.opinion_kind, r.opinion_kind, c.opinion_kind)
    end as opinion_kind,
    case
        when coalesce(p.label, r.label, c.label) = 'attributed_statement'
            then case when p.voices > 0 then p.source else c.source end
    end as source,
    coalesce(r.decision, '') as decision,
    coalesce(r.reviewer, '') as decided_by,
    coalesce(r.note, '') as note,
    coalesce(r.others_differ, false) as others_differ,
    coalesce(r.review_id, 0) as seen
from claims c
left join reviewed_places r using (claim_id)
left join reviewed_parts p using (claim_id)
where c.audit_id = $audit and ($claim::bigint is null or c.claim_id = $claim::bigint)
order by start_char, end_char desc, c.number, part;

-- name: home
-- In which audit of which article does a claim stand, and which one of its claims is it?
select audit_id, article_id, number from claims where claim_id = $claim;

-- name: chains
-- By whose word are the statements of an audit, the outermost voice first?
select v.claim_id, list(coalesce(v.source, 'an unnamed source') order by v.position)
from claim_voices v
where v.audit_id = $audit and coalesce(v.part, 1) = 1
group by v.claim_id;

-- name: reasons
-- Why should a person look at these claims, the weightiest reason first?
select distinct c.claim_id, c.kind, r.why, c.detail, r.weight
from claim_reasons c
join review_reasons r using (kind)
where c.holds and list_contains($claims::bigint[], c.claim_id)
order by c.claim_id, r.weight desc, r.why, c.detail;

-- name: seen
-- Which decisions stand for the places of these claims?
select claim_id, review_id from reviewed_places where claim_id in (select unnest($claims::bigint[]));

-- name: undoable
-- Which is the last thing that a reviewer said and did not take back, and of which claim?
select review_id, claim_id
from reviews_standing
where reviewer = $reviewer
order by review_id desc
limit 1;

-- name: sources
-- Who is heard, the most heard first, and how many fit in all?
select
    coalesce(source_id, 0), source, source_kind, coalesce(standing, ''), claims, own_words, passed_on, articles,
    coalesce(words, 0)::bigint, coalesce(only_in, 0), coalesce(only_title, ''), count(*) over () as found
from source_profile
left join (
    select e.source_id, max(e.article_id) as only_in, any_value(h.called) as only_title
    from article_sources e
    join article_headings h using (article_id)
    group by e.source_id
    having count(distinct e.article_id) = 1
) using (source_id)
where $text = '' or contains(lower(source), lower($text))
order by claims desc, source, source_id
limit $limit offset $offset;

-- name: found_claims
-- Which claims hold some words, and how many are there in all?
with found as (
    select claim_id, article_id, number, quote, label, source
    from preferred_claims
    where
        ($text = '' or contains(lower(quote), lower($text)))
        and ($label = '' or label = $label)
        and ($source = '' or contains(lower(source), lower($source)))
),

page as materialized (
    select *, count(*) over () as found
    from found
    order by article_id desc, number
    limit $limit offset $offset
)

select
    p.claim_id, p.article_id, p.number, p.quote, p.label, coalesce(p.source, ''), h.called, p.found
from page p
join article_headings h using (article_id)
order by p.article_id desc, p.number;
