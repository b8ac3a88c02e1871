-- name: kin
-- Which articles share (the beginning of) an address, an external id or a location with one of these, and these with them?
with keys as (
    select article_id, 'address' as kind, split_part(split_part(url, '#', 1), '?', 1) as key
    from article_origins
    where url <> ''
    union all
    select article_id, 'external_id', external_id from article_origins where external_id <> ''
    union all
    select article_id, 'location', location from article_origins where location not in ('', '-')
),

mine as (
    select distinct kind, key from keys where article_id in (select unnest($articles::bigint[]))
),

shared as (
    select list(distinct article_id) as articles
    from keys
    semi join mine using (kind, key)
    group by kind, key
    having count(distinct article_id) > 1
)

select distinct unnest(articles) from shared;

-- name: evidence
-- Which of the articles in $kin are versions of one article, of pairs with one of $articles?
-- Sure is an address (without fragment and utm_ parameters) that is the first of both, and an external id that is the first
-- of both and was met in one file or on one host. What else is shared counts only with so much text in common:
-- a text that stands at many addresses, such as a wall before the article, must not make one article of them all.
with origins as (
    select
        origin_id,
        article_id,
        location,
        external_id,
        regexp_replace(location, ':\d+$', '') as file,
        regexp_extract(url, '^[a-zA-Z]+://([^/?#]+)', 1) as host,
        split_part(split_part(url, '#', 1), '?', 1) || coalesce('?' || nullif(array_to_string(list_filter(
            string_split(split_part(split_part(url, '#', 1), '?', 2), '&'),
            lambda part: part <> '' and not starts_with(lower(part), 'utm_')
        ), '&'), ''), '') as address
    from article_origins
    where article_id in (select unnest($kin::bigint[]))
),

firsts as (
    select
        article_id,
        coalesce(arg_min(address, origin_id) filter (address <> ''), '') as address,
        coalesce(arg_min(external_id, origin_id) filter (external_id <> ''), '') as external_id
    from origins
    group by article_id
),

alike as (
    select a.article_id, b.article_id as like_article_id, 'address' as reason,
        f.address = a.address and g.address = a.address as is_sure
    from origins a
    join origins b on b.address = a.address and b.article_id < a.article_id
    join firsts f on f.article_id = a.article_id
    join firsts g on g.article_id = b.article_id
    where a.address <> ''
    union
    select a.article_id, b.article_id, 'external_id',
        f.external_id = a.external_id and g.external_id = a.external_id
        and (a.file = b.file or (a.host <> '' and a.host = b.host))
    from origins a
    join origins b on b.external_id = a.external_id and b.article_id < a.article_id
    join firsts f on f.article_id = a.article_id
    join firsts g on g.article_id = b.article_id
    where a.external_id <> ''
    union
    select a.article_id, b.article_id, 'location', false
    from origins a
    join origins b on b.location = a.location and b.article_id < a.article_id
    join firsts f on f.article_id = a.article_id
    join firsts g on g.article_id = b.article_id
    where
        a.location not in ('', '-')
        and (f.address = g.address or f.address = '' or g.address = '')
        and (f.external_id = g.external_id or f.external_id = '' or g.external_id = '')
),

pairs as (
    select article_id, like_article_id, min(reason) filter (is_sure) as sure_reason, min(reason) as any_reason
    from alike
    where
        article_id in (select unnest($articles::bigint[])) or like_article_id in (select unnest($articles::bigint[]))
    group by article_id, like_article_id
),

unsure as (
    select article_id from pairs where sure_reason is null
    union
    select like_article_id from pairs where sure_reason is null
),

said as (
    select
        s.article_id,
        regexp_extract_all(lower(substring(r.text, s.start_char + 1, s.end_char - s.start_char)), '[\pL\pN]+') as words
    from sentences s
    join articles r using (article_id)
    where s.article_id in (from unsure) and s.kind in ('body', 'caption', 'question')
),

told as (
    select distinct
        article_id,
        unnest(list_transform(range(1, greatest(2, len(words) - 1)), lambda i: array_to_string(words[i:i + 2], ' '))) as words
    from said
    where len(words) > 0
),

sizes as (
    select article_id, count(*) as size from told group by article_id
),

shares as (
    select p.article_id, p.like_article_id, count(*) / min(least(m.size, n.size)) as shared
    from pairs p
    join told a on a.article_id = p.article_id
    join told b on b.article_id = p.like_article_id and b.words = a.words
    join sizes m on m.article_id = p.article_id
    join sizes n on n.article_id = p.like_article_id
    where p.sure_reason is null
    group by p.article_id, p.like_article_id
)

select p.article_id, p.like_article_id, coalesce(p.sure_reason, p.any_reason) as reason, s.shared
from pairs p
left join shares s using (article_id, like_article_id)
where p.sure_reason is not null or s.shared >= $least_shared
order by p.article_id, p.like_article_id;

-- name: families
-- To which families do these articles belong? Those that are the only version of theirs are left out.
select article_id, family_id from article_families where article_id in (select unnest($articles::bigint[]));

-- name: numbers
-- Which version of which article, named by its first, is each of these, and by what is it known to be one?
select v.article_id, v.family_id, v.version, coalesce(l.reason, '')
from article_versions v
left join version_links l on l.article_id = v.article_id
where v.article_id in (select unnest($articles::bigint[]));

-- name: new_sentences
-- Which sentences of articles that have versions, these and the others of their families, are not kept as such yet?
with relatives as (
    select o.article_id
    from article_families f
    join article_families o using (family_id)
    where f.article_id in (select unnest($articles::bigint[]))
)

select
    s.sentence_id,
    s.article_id,
    s.start_char,
    md5_number_lower(substring(r.text, s.start_char + 1, s.end_char - s.start_char)) as words,
    row_number() over (partition by s.segmentation_id, words order by s.number)
from sentences s
join articles r using (article_id)
where s.article_id in (select article_id from relatives)
qualify s.sentence_id not in (select sentence_id from version_sentences);

-- name: came_back
-- Which of these articles were met again, after $since, at a location where another version had been met meanwhile?
with relatives as (
    select f.article_id as mine, o.article_id
    from article_families f
    join article_families o using (family_id)
    where f.article_id in (select unnest($articles::bigint[]))
),

seen as (
    select o.article_id, o.location, o.origin_id, o.seen_at
    from article_origins o
    where o.article_id in (select article_id from relatives)
    union all
    select v.article_id, o.location, o.origin_id, v.returned_at
    from version_returns v
    join article_origins o using (origin_id)
    where v.article_id in (select article_id from relatives)
),

met as (
    select m.article_id, m.location, o.origin_id
    from (select unnest($articles::bigint[]) as article_id, unnest($locations::text[]) as location) m
    join article_origins o on o.article_id = m.article_id and o.location = m.location
    join articles r on r.article_id = m.article_id
    where r.added_at < $since and m.location not in ('', '-')
    qualify row_number() over (partition by m.article_id, m.location order by o.origin_id desc) = 1
)

select m.article_id, m.origin_id
from met m
join relatives v on v.mine = m.article_id
join seen s on s.article_id = v.article_id and s.location = m.location
where s.seen_at < $since
group by m.article_id, m.origin_id
having arg_max(s.article_id, (s.seen_at, s.origin_id)) <> m.article_id;

-- name: earlier_audits
-- Which audit with this fingerprint is there of another version of each article: of the version met last, the newest?
select f.article_id, arg_max(a.audit_id, (o.last_met_at, o.article_id, a.finished_at, a.audit_id))
from article_families f
join article_families o using (family_id)
join audits a on a.article_id = o.article_id
where
    f.article_id in (select unnest($articles::bigint[]))
    and o.article_id <> f.article_id
    and a.fingerprint = $fingerprint
    and a.status in ('complete', 'partial')
group by f.article_id;

-- name: versions
-- Which are the versions of an article, the first met first, which speaks for all, and whose audits of each are there, those
-- of models first, then the newest?
with relatives as (
    select o.article_id, o.version, o.is_current, o.last_met_at
    from article_families f
    join article_families o using (family_id)
    where f.article_id = $article
    union all
    select article_id, 1, true, added_at
    from articles
    where article_id = $article and article_id not in (select article_id from article_families)
)

select
    v.article_id,
    v.version,
    v.is_current,
    v.last_met_at,
    coalesce(
        list(a.annotator order by a.annotator <> 'builtin' desc, a.finished_at desc, a.audit_id desc)
        filter (a.annotator is not null),
        []
    ) as annotators
from relatives v
left join latest_audits a using (article_id)
group by v.article_id, v.version, v.is_current, v.last_met_at
order by v.version;

-- name: likely_earlier_audits
-- Which audit with this fingerprint is there of a text that these, which need not be in the store, may be versions of? One
-- with the same address, external id or location: the newest.
with met as (
    select
        unnest($places::integer[]) as place,
        unnest($hashes::text[]) as text_sha256,
        split_part(split_part(unnest($urls::text[]), '#', 1), '?', 1) as address,
        unnest($external_ids::text[]) as external_id,
        unnest($locations::text[]) as location
),

alike as (
    select m.place, m.text_sha256, o.article_id
    from met m
    join article_origins o on split_part(split_part(o.url, '#', 1), '?', 1) = m.address
    where m.address <> ''
    union
    select m.place, m.text_sha256, o.article_id
    from met m
    join article_origins o using (external_id)
    where m.external_id <> ''
    union
    select m.place, m.text_sha256, o.article_id
    from met m
    join article_origins o using (location)
    where m.location not in ('', '-')
)

select k.place, arg_max(a.audit_id, (a.finished_at, a.audit_id))
from alike k
join articles r on r.article_id = k.article_id and r.text_sha256 <> k.text_sha256
join audits a on a.article_id = k.article_id
where a.fingerprint = $fingerprint and a.status in ('complete', 'partial')
group by k.place;
