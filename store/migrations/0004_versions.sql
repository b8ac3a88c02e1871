-- Which articles are versions of one article, and when an older text came back.

-- One row for each article that was found to be a version of one met before it; the first of a family has none. family_id
-- is the number of the article that was the first of that family then: where it got a row later, the family goes on there.
-- like_article_id is the article that it shares the address, the external id or the location with; shared is the share
-- of the shorter text's runs of three words that the other holds too, where the link needed it.
create table version_links (
    article_id bigint primary key,
    family_id bigint not null,
    like_article_id bigint not null,
    reason text not null check (reason in ('address', 'external_id', 'location')),
    shared double,
    linked_at timestamp not null,
    check (family_id < article_id)
);

-- One row each time a text was met again at a location where another version of it had been met meanwhile.
create table version_returns (
    article_id bigint not null,
    origin_id bigint not null,
    returned_at timestamp not null
);

-- The sentences of articles that have versions, so that what people decided is found in the others without reading their
-- texts: words is a hash of the sentence, occurrence says which of the sentences with the same words it is, from 1.
create table version_sentences (
    sentence_id bigint primary key,
    article_id bigint not null,
    start_char integer not null,
    words ubigint not null,
    occurrence integer not null
);

-- The articles of stores made before: the statement evidence of statements/versions.sql, for all articles at once.
create temp table version_evidence as
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
where p.sure_reason is not null or s.shared >= 0.3333;

-- The smallest number that can be reached over the evidence, in both directions, is the first article of the family.
insert into version_links
with recursive both_ways as (
    select article_id as here, like_article_id as there from version_evidence
    union
    select like_article_id, article_id from version_evidence
),

reached (here, family_id) using key (here) as (
    select here, least(here, min(there)) from both_ways group by here
    union
    select b.here, min(n.family_id)
    from both_ways b
    join reached n on n.here = b.there
    join recurring.reached k on k.here = b.here
    group by b.here, k.family_id
    having min(n.family_id) < k.family_id
)

select r.here, r.family_id, e.there, e.reason, nullif(e.shared, -1), make_timestamp(epoch_us(now()))
from reached r
join (
    select
        here,
        arg_min(there, rank) as there,
        arg_min(reason, rank) as reason,
        arg_min(coalesce(shared, -1), rank) as shared
    from (
        select article_id as here, like_article_id as there, reason, shared, [0, -like_article_id] as rank
        from version_evidence
        union all
        select like_article_id, article_id, reason, shared, [1, article_id] from version_evidence
    )
    group by here
) e using (here)
where r.family_id < r.here;

insert into version_sentences
select
    s.sentence_id,
    s.article_id,
    s.start_char,
    md5_number_lower(substring(r.text, s.start_char + 1, s.end_char - s.start_char)) as words,
    row_number() over (partition by s.segmentation_id, words order by s.number)
from sentences s
join articles r using (article_id)
where s.article_id in (select article_id from version_links union all select family_id from version_links);

drop table version_evidence;
