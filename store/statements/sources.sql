-- name: waiting
-- Which ended audits were not looked at yet, or before somebody decided about their articles? And which of them speak for
-- their article and annotator?
with candidates as (
    select a.audit_id, a.article_id
    from audits a
    left join linked_audits l on l.audit_id = a.audit_id and l.rules = $rules
    left join article_decisions d on d.article_id = a.article_id
    where
        a.status in ('complete', 'partial', 'empty')
        and (l.audit_id is null or (not l.superseded and coalesce(l.reviews, 0) < d.review_id))
    order by a.audit_id
    limit $limit
)

select c.audit_id, exists (
    select 1
    from audits b
    join audits a on a.audit_id = c.audit_id
    where
        b.article_id = a.article_id
        and b.annotator = a.annotator
        and b.status in ('complete', 'partial', 'empty')
        and (b.finished_at, b.audit_id) > (a.finished_at, a.audit_id)
) as superseded
from candidates c
order by c.audit_id;

-- name: count_waiting
-- How many ended audits were not looked at yet, or before somebody decided about their articles?
select count(*)
from audits a
left join linked_audits l on l.audit_id = a.audit_id and l.rules = $rules
left join article_decisions d on d.article_id = a.article_id
where
    a.status in ('complete', 'partial', 'empty')
    and (l.audit_id is null or (not l.superseded and coalesce(l.reviews, 0) < d.review_id));

-- name: newest_review
-- Which is the newest thing that anybody said about a claim?
select coalesce(max(review_id), 0) from reviews;

-- name: texts
-- The texts that these audits are of.
select a.audit_id, a.article_id, r.text_sha256, r.text
from audits a
join articles r using (article_id)
where a.audit_id in (select unnest($audits::bigint[]))
order by a.audit_id;

-- name: heard
-- Every voice of these audits as it stands with what people decided, with its place and how many words it carries.
with heard as (
    select c.audit_id, c.claim_id, c.number, c.sentence_id, v.* exclude (audit_id, article_id, claim_id)
    from voices_standing v
    join claims c using (claim_id)
    where v.audit_id in (select unnest($audits::bigint[]))
),

contents as (
    select claim_id, h.review_id, h.part, sum(len(string_split_regex(trim(w.quote), '\s+'))) as words
    from spans w
    join (select distinct claim_id, review_id, part, start_char, end_char from heard) h using (claim_id)
    where w.role = 'content' and (h.part is null or (w.start_char >= h.start_char and w.end_char <= h.end_char))
    group by claim_id, h.review_id, h.part
)

select
    h.audit_id,
    h.claim_id,
    h.number,
    h.position,
    coalesce(h.part, 0),
    h.review_id,
    h.source,
    h.full_name,
    h.source_kind,
    coalesce(w.start_char, h.source_start, h.start_char),
    s.start_char,
    coalesce(p.start_char, s.start_char),
    h.is_innermost,
    coalesce(t.words, len(string_split_regex(trim(h.quote), '\s+')))
from heard h
join sentences s using (sentence_id)
left join sentences p
    on p.segmentation_id = s.segmentation_id and p.number = s.number - 1 and p.paragraph = s.paragraph
left join spans w on h.is_given and w.claim_id = h.claim_id and w.role = 'source' and w.link = h.position
left join contents t
    on t.claim_id = h.claim_id and t.part is not distinct from h.part and t.review_id is not distinct from h.review_id
order by h.audit_id, h.number, h.part nulls first, h.position;

-- name: still_waiting
-- Which of these audits has nobody looked at meanwhile, knowing of as many decisions?
select a.audit_id
from audits a
anti join linked_audits l
    on l.audit_id = a.audit_id and l.rules = $rules and (l.superseded or coalesce(l.reviews, 0) >= $reviews)
where a.audit_id in (select unnest($audits::bigint[]));

-- name: outdated
-- Which audits are to be forgotten: those that stand below one of these, and earlier looks at these?
select distinct l.audit_id
from linked_audits l
join audits b using (audit_id)
join audits a on a.article_id = b.article_id and a.annotator = b.annotator
where
    a.audit_id in (select unnest($audits::bigint[]))
    and (a.audit_id = b.audit_id or (a.finished_at, a.audit_id) > (b.finished_at, b.audit_id));

-- name: audits_of_articles
-- Which audits of these texts were looked at?
select l.audit_id
from linked_audits l
join audits a using (audit_id)
join articles r using (article_id)
where r.text_sha256 in (select unnest($texts::text[])) and not l.superseded;

-- name: keys_of_audits
-- The keys that change when these audits are forgotten: theirs, and those of whom looked for what they offer.
select distinct source_key from article_sources where audit_id in (select unnest($audits::bigint[]))
union
select asked.source_key
from secondary_keys asked
join secondary_keys offered using (secondary_key)
join article_sources e on e.article_source_id = offered.article_source_id
where asked.asks and not offered.asks and e.audit_id in (select unnest($audits::bigint[]));

-- name: keys_asking
-- Who looks for what these offer?
select distinct source_key from secondary_keys
where asks and secondary_key in (select unnest($offers::text[]));

-- name: forget_voices
-- What was derived from these audits is no longer so.
delete from source_voices
where article_source_id in (
    select article_source_id from article_sources where audit_id in (select unnest($audits::bigint[]))
);

-- name: forget_corrected_voices
-- As forget_voices.
delete from corrected_voices
where article_source_id in (
    select article_source_id from article_sources where audit_id in (select unnest($audits::bigint[]))
);

-- name: forget_names
-- As forget_voices.
delete from article_source_names
where article_source_id in (
    select article_source_id from article_sources where audit_id in (select unnest($audits::bigint[]))
);

-- name: forget_secondary_keys
-- As forget_voices.
delete from secondary_keys
where article_source_id in (
    select article_source_id from article_sources where audit_id in (select unnest($audits::bigint[]))
);

-- name: forget_sources
-- As forget_voices.
delete from article_sources where audit_id in (select unnest($audits::bigint[]));

-- name: supersede
-- These audits speak for nobody any more.
update linked_audits set superseded = true where audit_id in (select unnest($audits::bigint[]));

-- name: look_again
-- These audits are to be looked at anew.
delete from linked_audits where audit_id in (select unnest($audits::bigint[]));

-- name: known_keys
-- The sources of these keys.
select source_key, source_id from sources where source_key in (select unnest($keys::text[]));

-- name: profiles
-- Name and kind of each key by what most of its voices say; of equally many, the longer name, then the alphabet.
with named as (
    select source_key, name, sum(voices) as voices
    from article_sources
    where source_key in (select unnest($keys::text[]))
    group by source_key, name
),

kinds as (
    select source_key, source_kind, sum(voices) as voices
    from article_sources
    where source_key in (select unnest($keys::text[]))
    group by source_key, source_kind
),

best_names as (
    select source_key, name
    from named
    qualify row_number() over (partition by source_key order by voices desc, length(name) desc, name) = 1
),

best_kinds as (
    select source_key, source_kind
    from kinds
    qualify row_number() over (partition by source_key order by voices desc, source_kind) = 1
)

select source_key, name, source_kind
from best_names
join best_kinds using (source_key)
order by source_key;

-- name: targets
-- For each of these keys that look for a source: the one key that all who offer what it asks agree on.
with asked as (
    select distinct source_key, secondary_key
    from secondary_keys
    where asks and source_key in (select unnest($keys::text[]))
),

offered as (
    select secondary_key, min(source_key) as target
    from secondary_keys
    where not asks and secondary_key in (select secondary_key from asked)
    group by secondary_key
    having count(distinct source_key) = 1
)

select a.source_key, min(o.target), min(a.secondary_key)
from asked a
join offered o using (secondary_key)
group by a.source_key
having count(distinct o.target) = 1 and min(o.target) <> a.source_key;

-- name: set_sources
-- What is known of these keys now.
update sources
set name = n.name, source_kind = n.source_kind, stands_for = n.stands_for, reason = n.reason
from (
    select
        unnest($ids::bigint[]) as source_id,
        unnest($names::text[]) as name,
        unnest($kinds::text[]) as source_kind,
        unnest($stand_for::bigint[]) as stands_for,
        unnest($reasons::text[]) as reason
) n
where sources.source_id = n.source_id;

-- name: held_to_be
-- Whom are the sources of these keys held to be, and how sure is that?
select s.source_key, t.source_id, t.name, t.standing
from sources s
join sources t on t.source_id = s.stands_for
where s.source_key in (select unnest($keys::text[]));

-- name: standing_for
-- The keys of whoever stands for one of these.
select s.source_key
from sources s
join sources t on t.source_id = s.stands_for
where t.source_key in (select unnest($keys::text[]));

-- name: decisions
-- What people decided, the oldest first.
select
    decision_id, decision, source_key, other_key, text_sha256, written, name, undoes, reviewer, note, decided_at
from source_decisions
order by decision_id;

-- name: article_of_text
-- The articles of these texts.
select text_sha256, article_id from articles where text_sha256 in (select unnest($texts::text[]));

-- name: text_of_article
-- The hash of an article's text.
select text_sha256 from articles where article_id = $article;

-- name: by_number
-- One source by its number.
select source_id, source_key, name, stands_for from sources where source_id = $number;

-- name: by_name
-- The sources that go by a name, or are written so in an article; of a number each, whether it is its own name.
select s.source_id, s.source_key, s.name, s.stands_for, true as is_name
from sources s
where lower(s.name) = lower($name) and s.source_id in (select source_id from article_sources)
union
select s.source_id, s.source_key, s.name, s.stands_for, false
from article_source_names n
join article_sources e using (article_source_id)
join sources s using (source_id)
where lower(n.name) = lower($name) and s.standing = 'named' and lower(s.name) <> lower($name)
order by is_name desc, source_id;

-- name: near_names
-- The names that come nearest.
select distinct name from sources
where standing = 'named' and stands_for = source_id and source_id in (select source_id from article_sources)
order by jaro_winkler_similarity(lower(name), lower($name)) desc, name
limit 3;

-- name: profile
-- Who is heard in these articles, or in all of them: statements, words, articles, names.
with heard as (
    select v.*
    from claim_voices v
    join current_audits using (audit_id)
    where $articles::bigint[] is null or v.article_id in (select unnest($articles::bigint[]))
)

select
    source_id,
    source,
    any_value(source_kind),
    any_value(standing),
    count(distinct claim_id) as statements,
    count(distinct claim_id) filter (is_innermost) as own_words,
    count(distinct claim_id) - count(distinct claim_id) filter (is_innermost) as passed_on,
    sum(words) filter (is_innermost) as words,
    count(distinct article_id) as articles
from heard
where source is not null
group by source_id, source
order by statements desc, words desc nulls last, source, source_id;

-- name: names
-- How these articles write these sources, and why.
select
    t.source_id, e.article_id, n.name, n.reason, n.voices,
    case when s.source_id <> t.source_id then s.name end, case when s.source_id <> t.source_id then s.source_id end,
    case when s.source_id <> t.source_id then s.reason end
from article_source_names n
join article_sources e using (article_source_id)
join preferred_audits p on p.audit_id = e.audit_id
join sources s using (source_id)
join sources t on t.source_id = s.stands_for
where
    ($articles::bigint[] is null or e.article_id in (select unnest($articles::bigint[])))
    and ($sources::bigint[] is null or t.source_id in (select unnest($sources::bigint[])))
order by t.source_id, e.article_id, n.voices desc, n.name;

-- name: relays
-- Who speaks through whom in these articles?
with heard as materialized (
    select v.claim_id, v.article_id, v.part, v.position, v.source_id, v.source
    from claim_voices v
    join current_audits using (audit_id)
    where $articles::bigint[] is null or v.article_id in (select unnest($articles::bigint[]))
)

select source, through, claims, articles
from (
    select
        i.source, o.source as through, count(distinct o.claim_id) as claims, count(distinct o.article_id) as articles
    from heard o
    join heard i on i.claim_id = o.claim_id and i.part is not distinct from o.part and i.position = o.position + 1
    where not coalesce(i.source_id = o.source_id or lower(i.source) = lower(o.source), false)
    group by i.source_id, i.source, o.source_id, o.source
)
order by claims desc, through, source;

-- name: shares
-- How much of each article rests on whom?
select article_id, coalesce(title, ''), claims, statements, opinions, unnamed, sources, is_single_source
from article_sourcing
where $articles::bigint[] is null or article_id in (select unnest($articles::bigint[]))
order by article_id;
