-- name: queue
-- Which claims wait for this reviewer, the most pressing first, and how many in all? One audit an article, of several
-- versions the current one; claims with the same words and label are one row. A row without a claim says that none waits.
with chosen as (
    select audit_id, article_id
    from preferred_audits
    where
        $annotator = '' and $audit::bigint is null
        and (
            len($articles::bigint[]) > 0
            or article_id not in (select article_id from article_families where not is_current)
        )
    union all
    select audit_id, article_id
    from latest_audits
    where
        annotator = $annotator and $audit::bigint is null
        and (
            len($articles::bigint[]) > 0
            or article_id not in (select article_id from article_families where not is_current)
        )
    union all
    select audit_id, article_id from audits where audit_id = $audit::bigint
),

standing as materialized (
    select claim_id, decision, label from reviewed_places
),

-- What was found to be no claim has the source it was given.
voiced as (
    select claim_id from claims_reviewed where $source <> '' and not $blind and contains(lower(source), lower($source))
    union all
    select claim_id from claims where $source <> '' and $blind and contains(lower(source), lower($source))
    union all
    select claim_id
    from standing
    join claims c using (claim_id)
    where $source <> '' and standing.decision = 'not_a_claim' and contains(lower(c.source), lower($source))
),

mine as (
    select distinct c.claim_id
    from reviews_standing r
    join claims p using (claim_id)
    join claims c using (article_id, start_char, end_char, twin)
    where r.reviewer = $reviewer and r.decision not in ('skip', 'note')
),

skipped as (
    select claim_id, max(reviewed_at) as at
    from reviews_standing
    where decision = 'skip' and reviewer = $reviewer
    group by claim_id
),

scored as (
    select claim_id, sum(weight)::integer as score, list(kind) as kinds
    from (
        select distinct claim_id, kind
        from claim_reasons
        where holds or claim_id in (select claim_id from standing)  -- a second reader is shown what the first was
    )
    join review_reasons using (kind)
    group by claim_id
),

found as (
    select
        c.claim_id,
        c.article_id,
        c.start_char,
        c.quote,
        case when $blind then c.label else coalesce(r.label, c.label) end as label_now,
        (k.claim_id is not null)::integer as skipped,
        coalesce(s.score, 0) as score
    from claims c
    join chosen using (audit_id, article_id)
    left join standing r using (claim_id)
    left join scored s using (claim_id)
    left join skipped k using (claim_id)
    where
        ($everything or s.claim_id is not null)
        and (len($labels::text[]) = 0 or label_now in (select unnest($labels::text[])))
        and (len($reasons::text[]) = 0 or list_has_any(s.kinds, $reasons::text[]))
        and (len($articles::bigint[]) = 0 or c.article_id in (select unnest($articles::bigint[])))
        and ($source = '' or c.claim_id in (from voiced))
        and ($text = '' or contains(lower(c.quote), lower($text)))
        and (k.at is null or $began::timestamp is null or k.at < $began::timestamp)
        and case $decided
            when 'by_nobody' then r.claim_id is null
            when 'by_me' then c.claim_id in (from mine)
            when 'not_by_me' then c.claim_id not in (from mine)
            else true
        end
),

items as (
    select claim_id, article_id, start_char, skipped, score
    from found
    qualify row_number() over (
        partition by quote, label_now order by skipped, score desc, article_id, start_char, claim_id
    ) = 1
),

page as (
    select *
    from items
    where
        len($after::bigint[]) = 0
        or [skipped::bigint, -score, article_id, start_char, claim_id] > $after::bigint[]
    order by skipped, score desc, article_id, start_char, claim_id
    limit $limit
)

select w.waiting, p.claim_id, p.skipped, p.score, p.article_id, p.start_char
from (select count(*) as waiting from items) w
left join page p on true
order by p.skipped, p.score desc, p.article_id, p.start_char, p.claim_id;

-- name: items
-- What does a person need to see of these claims, as their annotators gave them?
with wanted as materialized (
    select c.*, a.annotator, a.segmentation_id
    from claims c
    join audits a using (audit_id, article_id)
    where c.claim_id in (select unnest($claims::bigint[]))
),

headings as (
    select
        article_id,
        coalesce(
            arg_max(title, origin_id) filter (title <> ''),
            arg_max(url, origin_id) filter (url <> ''),
            arg_max(location, origin_id)
        ) as title
    from article_origins
    where article_id in (select article_id from wanted)
    group by article_id
),

near as materialized (
    select segmentation_id, number, start_char, end_char
    from sentences
    where segmentation_id in (select segmentation_id from wanted)
)

select
    c.claim_id,
    c.article_id,
    c.audit_id,
    c.annotator,
    c.number,
    h.title,
    c.sentence,
    s.start_char as sentence_start,
    s.end_char as sentence_end,
    substring(t.text, s.start_char + 1, s.end_char - s.start_char) as sentence_text,
    coalesce(substring(t.text, b.start_char + 1, b.end_char - b.start_char), '') as before,
    coalesce(substring(t.text, n.start_char + 1, n.end_char - n.start_char), '') as after,
    c.start_char,
    c.end_char,
    c.quote,
    c.label,
    c.opinion_kind,
    coalesce(c.source, '') as source
from wanted c
join articles t using (article_id)
join headings h using (article_id)
join near s on s.segmentation_id = c.segmentation_id and s.number = c.sentence
left join near b on b.segmentation_id = s.segmentation_id and b.number = s.number - 1
left join near n on n.segmentation_id = s.segmentation_id and n.number = s.number + 1;

-- name: reasons
-- Why should a person look at these claims, the weightiest reason first? Blind: whatever people decided.
select distinct c.claim_id, c.kind, r.why, c.detail, r.weight
from claim_reasons c
join review_reasons r using (kind)
where (c.holds or $blind) and list_contains($claims::bigint[], c.claim_id)
order by c.claim_id, r.weight desc, c.kind, c.detail;

-- name: words
-- Which words matter to these claims, as their annotators gave them?
select claim_id, role, start_char, end_char
from spans
where claim_id in (select unnest($claims::bigint[]))
order by claim_id, start_char, end_char, role;

-- name: same
-- Which claims in other places have the same words and label as these, in the audits that speak for their articles?
with told as materialized (
    select claim_id, quote, label from claims where claim_id in (select unnest($claims::bigint[]))
),

others as materialized (
    select p.claim_id, o.claim_id as other_id, o.audit_id, o.article_id, o.start_char
    from told p
    join claims o on o.quote = p.quote and o.label = p.label and o.claim_id <> p.claim_id
)

select o.claim_id, o.other_id, o.article_id
from others o
where o.audit_id in (select audit_id from preferred_audits where article_id in (select article_id from others))
order by o.claim_id, o.article_id, o.start_char, o.other_id;

-- name: have_versions
-- Are several versions known of any article?
select exists(from version_links);

-- name: superseded
-- Of which articles is there a later version that speaks for them?
select article_id from article_families where not is_current;

-- name: given
-- How was a claim given, and by which words?
select
    c.article_id, c.audit_id, c.number, c.start_char, c.end_char, c.label, c.opinion_kind, t.text, s.start_char, s.end_char
from claims c
join articles t using (article_id)
join sentences s using (sentence_id)
where c.claim_id = $claim;

-- name: decided_here
-- What did people decide about the places of these claims in their own articles, the latest decision alone? It says what
-- the view reviewed_places says, in a tenth of the time, of articles without other versions and places where one reviewer
-- decided; of the others it says that the view has to be asked.
with asked as materialized (
    select claim_id, article_id, start_char, end_char, twin
    from claims
    where claim_id in (select unnest($claims::bigint[]))
),

here as materialized (
    select a.claim_id as asked_id, c.claim_id
    from claims c
    join asked a using (article_id, start_char, end_char, twin)
),

said as (
    select h.asked_id, arg_max(r, row(r.reviewed_at, r.review_id)) as last, count(distinct r.reviewer) as reviewers
    from here h
    join reviews r using (claim_id)
    where
        r.decision not in ('skip', 'note', 'undo')
        and r.review_id not in (select undoes from reviews where undoes is not null)
    group by h.asked_id
),

related as (
    select article_id from version_links
    union all
    select family_id from version_links
)

select
    a.claim_id,
    s.reviewers > 1 or a.article_id in (from related) as elsewhere,
    s.last.review_id,
    0 as shift,
    s.last.decision,
    s.last.reviewer,
    case when s.last.decision <> 'not_a_claim' then s.last.label end as label,
    s.last.opinion_kind,
    s.last.note,
    s.last.reviewed_at,
    false as others_differ
from asked a
left join said s on s.asked_id = a.claim_id
where s.reviewers is not null or a.article_id in (from related);

-- name: decided_anywhere
-- As decided_here, of claims in any article, whoever decided.
select claim_id, review_id, shift, decision, reviewer, label, opinion_kind, note, reviewed_at, others_differ
from reviewed_places
where claim_id in (select unnest($claims::bigint[]));

-- name: parts
-- The parts that reviews made of claims.
select review_id, part, start_char, end_char, quote, label, opinion_kind
from review_parts
where review_id in (select unnest($reviews::bigint[]))
order by review_id, part;

-- name: voices
-- The voices that reviews gave to their parts.
select
    review_id, part, source, source_start, source_end, cue, cue_start, cue_end, source_kind, full_name
from review_voices
where review_id in (select unnest($reviews::bigint[]))
order by review_id, part, position;

-- name: links
-- The voices of a claim as its annotator gave them.
select
    l.claim_id, l.source, s.start_char, s.end_char, l.cue, u.start_char, u.end_char, l.source_kind, l.full_name
from links l
left join spans s on s.claim_id = l.claim_id and s.role = 'source' and s.link = l.position
left join spans u on u.claim_id = l.claim_id and u.role = 'cue' and u.link = l.position
where l.claim_id in (select unnest($claims::bigint[]))
order by l.claim_id, l.position;

-- name: latest_of
-- What did a reviewer say last about a claim, or about any claim, that was not taken back?
select review_id
from reviews_standing
where reviewer = $reviewer and ($claim::bigint is null or claim_id = $claim::bigint)
order by review_id desc
limit 1;

-- name: undone_by
-- Which review takes this one back?
select review_id from reviews where undoes = $review;

-- name: history
-- What did people say about the place of a claim in its article, whichever audit's claim they saw, the earliest first?
with here as (
    select article_id, start_char, end_char, twin from claims where claim_id = $claim
)

select r.review_id
from here
join claims c using (article_id, start_char, end_char, twin)
join reviews r on r.claim_id = c.claim_id
order by r.review_id;

-- name: reviews
-- These reviews as they were kept.
select
    review_id, claim_id, reviewer, decision, label, opinion_kind, note, seen_label, seen_audit_id, undoes, reviewed_at
from reviews
where review_id in (select unnest($reviews::bigint[]))
order by reviewed_at, review_id;

-- name: of_audit
-- Which claims has an audit?
select claim_id from claims where audit_id = $audit order by claim_id;
