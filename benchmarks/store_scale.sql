-- Fills a store with claims of made-up articles: each audited by the built-in annotator and by a model, 25 claims an
-- audit, every sentence 110 characters and a space. $articles articles follow number $first;
-- $requests are the hashes of their requests, in order.

-- name: words
create or replace temp macro word(seed) as [
    'harbour', 'council', 'crates', 'of', 'the', 'ferry', 'sea wall', 'and', 'a', 'winter', 'storm', 'counted', 'paid',
    'for', 'repairs', 'in', 'Port Halden', 'Quarrick', 'budget', 'tram', 'engineer', 'opened', 'closed', 'by', 'night',
    'vote', 'members', 'school', 'roof', 'grain', 'to', 'market'
][1 + (seed % 32)::integer];

-- name: texts
create temp table fresh as
with sentences as (
    select a, s, list_transform(range(24), lambda i: word(hash($first + a, s, i))) as words
    from range(1, $articles + 1) articles(a), range(1, 26) sentences(s)
)

select
    $first + a as article_id,
    string_agg(left(format('Report {}.{} ', $first + a, s) || array_to_string(words, ' '), 109) || '.', ' ' order by s) as text
from sentences
group by a;

-- name: articles
insert into articles
select article_id, sha256(text), text, 'Report ' || article_id, '', date '2026-01-01' + (article_id % 300)::integer,
    '', 'utf-8', '', false, timestamp '2026-11-01'
from fresh;

-- name: article_origins
insert into article_origins
select article_id, article_id, 'reports/' || article_id || '.txt', 'Report ' || article_id, '',
    date '2026-01-01' + (article_id % 300)::integer, '', 'utf-8', '', false, timestamp '2026-11-01'
from fresh;

-- name: segmentations
insert into segmentations
select article_id, article_id, sha256('split' || article_id), '0.1.0', timestamp '2026-11-01' from fresh;

-- name: sentences
insert into sentences
select article_id * 25 + s, article_id, article_id, s, 'body', (s + 2) // 3, (s - 1) * 111, (s - 1) * 111 + 110
from fresh, range(1, 26) sentences(s);

-- name: audits
insert into audits
select
    article_id * 2 + m, article_id, article_id, article_id,
    if(m = 1, 'bench/model', 'builtin'), '1', if(m = 1, 'label_claims', ''), if(m = 1, sha256('prompt'), ''),
    '{}', sha256('annotator' || m), '0.1.0', 'complete', timestamp '2026-11-01', timestamp '2026-11-02', 'bench:1'
from fresh, range(2) methods(m);

-- name: prompts
insert into prompts
select 1, 'label_claims', '1', sha256('prompt'), sha256('instructions'), 'instructions'
where not exists (from prompts where prompt_id = 1);

-- name: model_calls
insert into model_calls
select
    article_id, article_id * 2 + 1, 'label', 1, sha256('schema'), ($requests::text[])[article_id - $first], 'http://127.0.0.1/v1',
    'bench/model', 'bench/model', '{}', text, range(1, 26)::integer[], 'ok', '', 200, 'stop', repeat('{"facts":[1]}', 30),
    2700, 1800, 190, 0, 0.002, 2400, timestamp '2026-11-01'
from fresh;

-- name: audit_calls
insert into audit_calls select article_id * 2 + 1, article_id from fresh;

-- name: labelled
create temp table labelled as
select
    (article_id * 2 + m) * 25 + s as claim_id, article_id, m, s, text,
    case when kind < 50 then 'reported_fact' when kind < 85 then 'attributed_statement' else 'opinion' end as label,
    case when kind >= 85 then ['evaluation', 'prediction', 'interpretation'][1 + (kind % 3)::integer] end as opinion_kind
from (
    select *, (hash(article_id, s) + if(hash(article_id, s, m) % 20 = 0, 37, 0)) % 100 as kind
    from fresh, range(1, 26) sentences(s), range(2) methods(m)
);

-- name: chains
create temp table chains as
select
    claim_id, position, if(hash(claim_id) % 10 = 0, 'unnamed', 'person') as kind,
    'Minister Oda Brekke of ward ' || hash(article_id, s % 5, position) % 5000 as full_name
from labelled, range(1, 3) positions(position)
where label = 'attributed_statement' and (position = 1 or hash(claim_id) % 8 = 0);

-- name: claims
insert into claims by name
select
    claim_id, article_id * 2 + m as audit_id, article_id, article_id * 25 + s as sentence_id, s as number, label,
    (s - 1) * 111 as start_char, (s - 1) * 111 + 110 as end_char, substring(text, (s - 1) * 111 + 1, 110) as quote,
    opinion_kind, 'whole' as alignment, [] as unaligned, '' as restated, if(m = 1, article_id, null) as call_id,
    s as sentence, 1 as twin, coalesce(c.voices, 0) as voices, c.source
from labelled
left join (
    select claim_id, count(*) as voices, arg_max(full_name, position) as source from chains group by claim_id
) c using (claim_id)
order by claim_id;

-- name: links
insert into links by name
select claim_id, position, 'the minister' as source, 'said' as cue, kind as source_kind, full_name
from chains
order by claim_id, position;

-- name: sources
insert into sources by name
select
    source_id, 'oda brekke of ward ' || source_id as source_key, 'Minister Oda Brekke of ward ' || source_id as name,
    'person' as source_kind, 'named' as standing, source_id as stands_for, 'its key' as reason
from range(5000) wards(source_id)
where not exists (from sources);

-- name: heard
create temp table heard as
select
    row_number() over (order by audit_id, full_name) + $first * 100 as article_source_id, *,
    split_part(full_name, ' ', 6)::bigint as source_id
from (
    select article_id * 2 + m as audit_id, article_id, full_name, count(*) as voices
    from chains
    join labelled using (claim_id)
    group by all
);

-- name: article_sources
insert into article_sources by name
select
    article_source_id, audit_id, article_id, source_id, 'oda brekke of ward ' || source_id as source_key, full_name as name,
    'person' as source_kind, 'named' as standing, voices
from heard
order by article_source_id;

-- name: source_voices
insert into source_voices by name
select
    c.claim_id, c.position, h.article_source_id,
    c.position = max(c.position) over (partition by c.claim_id) as is_innermost, 15 as words
from chains c
join labelled l using (claim_id)
join heard h on h.audit_id = l.article_id * 2 + l.m and h.full_name = c.full_name
order by c.claim_id, c.position;

-- name: linked_audits
insert into linked_audits by name
select article_id * 2 + m as audit_id, false as superseded, 1 as rules, timestamp '2026-11-02' as linked_at
from fresh, range(2) methods(m);

-- name: signals
insert into signals by name
select
    claim_id as signal_id, article_id * 2 + m as audit_id, 'unnamed_source' as kind, 'the minister' as detail, claim_id,
    null as sentence_id
from labelled
where label = 'attributed_statement' and hash(claim_id) % 10 = 0
order by claim_id;

-- name: same_claims
-- The first sentence of each even article says the same as that of the one after it.
create temp table same as
select claim_id, claim_id + 50 as other_claim_id from labelled where m = 1 and s = 1 and article_id % 2 = 0
and article_id < $first + $articles;

-- name: claim_matches
insert into claim_matches by name
select
    claim_id, other_claim_id, 'same' as kind, 'same' as extent, 0.9 as score, 'the same terms' as reason,
    'unconfirmed' as verdict, '' as cause, 1 as matcher, timestamp '2026-11-02' as matched_at
from same;

-- name: claim_clusters
insert into claim_clusters by name
select unnest([claim_id, other_claim_id]) as claim_id, claim_id as cluster_id from same;

-- name: spans
insert into spans
select claim_id, role, if(role = 'opinion_cue', null, 1), 1, start_char, start_char + 8, substring(quote, 1, 8)
from claims, (values ('source'), ('cue'), ('opinion_cue')) roles(role)
where
    article_id > $first
    and case label
        when 'attributed_statement' then role <> 'opinion_cue'
        when 'opinion' then role = 'opinion_cue'
        else role = 'opinion_cue' and hash(claim_id) % 10 = 0
    end;

-- name: sentence_outcomes
insert into sentence_outcomes
select audit_id, sentence_id, number, 'claims', null, '', call_id from claims where article_id > $first;

-- name: reviews
insert into reviews by name
select
    claim_id as review_id, claim_id, 'bench' as reviewer, if(claim_id % 3 = 0, 'not_a_claim', 'relabel') as decision,
    if(claim_id % 3 = 0, null, 'opinion') as label, '' as note, label as seen_label,
    timestamp '2026-11-03' as reviewed_at, timestamp '2026-11-03' as saved_at
from claims
where article_id > $first and hash(claim_id) % 400 = 0;

-- name: done
drop table fresh;
drop table labelled;
drop table chains;
drop table heard;
drop table same;
