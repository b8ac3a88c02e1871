-- name: waiting
-- Which audits were not looked at yet, or by older rules, and how many claims has each? The new ones first.
with these as (
    select a.audit_id, m.audit_id is not null as is_known
    from matchable_audits a
    left join matched_audits m using (audit_id)
    where m.audit_id is null or m.matcher < $matcher
)

select t.audit_id, count(c.claim_id) as claims
from these t
left join claims c using (audit_id)
group by t.audit_id, t.is_known
order by t.is_known, t.audit_id;

-- name: superseded
-- Which audits were looked at and speak for no article any more?
select m.audit_id from matched_audits m anti join matchable_audits a using (audit_id) order by m.audit_id;

-- name: to_match
-- What do the claims of these audits put forward, and on whose word? An attributed statement its content alone.
with contents as (
    select w.claim_id, string_agg(w.quote, ' … ' order by w.ordinal) as words
    from spans w
    join claims c using (claim_id)
    where c.audit_id in (select unnest($audits::bigint[])) and w.role = 'content'
    group by w.claim_id
)

select
    c.claim_id,
    a.family_id,
    c.label = 'attributed_statement' as attributed,
    case when c.label = 'attributed_statement' then coalesce(w.words, c.quote) else c.quote end as words
from claims c
join matchable_audits a using (audit_id)
left join contents w using (claim_id)
where c.audit_id in (select unnest($audits::bigint[]))
order by c.claim_id;

-- name: words_of
-- What do these claims put forward, and on whose word?
with contents as (
    select claim_id, string_agg(quote, ' … ' order by ordinal) as words
    from spans
    where claim_id in (select unnest($claims::bigint[])) and role = 'content'
    group by claim_id
)

select
    c.claim_id,
    c.label = 'attributed_statement' as attributed,
    case when c.label = 'attributed_statement' then coalesce(w.words, c.quote) else c.quote end as words
from claims c
left join contents w using (claim_id)
where c.claim_id in (select unnest($claims::bigint[]));

-- name: make_fresh_keys
create or replace temp table fresh_keys (key uinteger, claim_id bigint, family_id bigint, is_copy boolean);

-- name: fill_fresh_keys
insert into fresh_keys
select
    unnest($keys::uinteger[]), unnest($claims::bigint[]), unnest($families::bigint[]), unnest($copies::boolean[]);

-- name: drop_fresh_keys
drop table if exists fresh_keys;

-- name: forget_keys_of_fresh
-- Keys that a run which was killed had put in already.
delete from claim_keys where claim_id in (select claim_id from fresh_keys);

-- name: add_keys
-- Keys that are not full yet take the claims, the first ones first.
insert into claim_keys
with filled as (
    select key, count(*) as claims from claim_keys where key in (select key from fresh_keys) group by key
),

placed as (
    select
        f.key,
        f.claim_id,
        f.family_id,
        row_number() over (partition by f.key order by f.claim_id) + coalesce(n.claims, 0) as place
    from fresh_keys f
    left join filled n using (key)
)

select key, claim_id, family_id from placed where place <= $most order by key;

-- name: candidates
-- Which earlier claims of other articles share enough keys with these to be compared, copies and the most alike first?
with shared as (
    select f.claim_id, k.claim_id as other_claim_id, count(*) as keys, bool_or(f.is_copy) as is_copy
    from fresh_keys f
    join claim_keys k using (key)
    where
        k.family_id <> f.family_id
        and (k.claim_id < f.claim_id or k.claim_id not in (select claim_id from fresh_keys))
    group by f.claim_id, k.claim_id
),

sizes as (
    select claim_id, count(*) as keys from fresh_keys group by claim_id
)

select s.claim_id, s.other_claim_id
from shared s
join sizes z using (claim_id)
where s.is_copy or s.keys >= case when z.keys <= $few then 1 else $needed end
qualify row_number() over (partition by s.claim_id order by s.is_copy desc, s.keys desc, s.other_claim_id) <= $most
order by s.other_claim_id, s.claim_id;

-- name: still_waiting
-- Which of these audits has nobody looked at meanwhile?
select a.audit_id
from matchable_audits a
anti join matched_audits m on m.audit_id = a.audit_id and m.matcher >= $matcher
where a.audit_id in (select unnest($audits::bigint[]));

-- name: looked_at
-- Which of these audits were looked at, by whatever rules?
select distinct audit_id from matched_audits where audit_id in (select unnest($audits::bigint[]));

-- name: forget_pairs
-- What older rules found for these claims in other articles, as far as nobody was asked about it.
delete from claim_matches
where
    matcher < $matcher
    and call_id is null
    and (claim_id in (select unnest($claims::bigint[])) or other_claim_id in (select unnest($claims::bigint[])))
    and (select c.audit_id from claims c where c.claim_id = claim_matches.claim_id)
    is distinct from (select c.audit_id from claims c where c.claim_id = claim_matches.other_claim_id);

-- name: known_pairs
-- Which of these claims are in pairs with others already?
select claim_id, other_claim_id
from claim_matches
where
    claim_id in (select unnest($claims::bigint[]))
    or other_claim_id in (select unnest($claims::bigint[]));

-- name: same_within
-- Which claims of one of these audits say the same as another of it?
select m.claim_id, m.other_claim_id
from claim_matches m
join claims c using (claim_id)
join claims o on o.claim_id = m.other_claim_id and o.audit_id = c.audit_id
where c.audit_id in (select unnest($audits::bigint[])) and m.extent = 'same' and m.verdict <> 'rejected';

-- name: clusters_of
-- In which cluster are these claims?
select claim_id, cluster_id from claim_clusters where claim_id in (select unnest($claims::bigint[]));

-- name: members
-- Which claims are in these clusters?
select claim_id, cluster_id from claim_clusters where cluster_id in (select unnest($clusters::bigint[]));

-- name: forget_clusters
delete from claim_clusters where cluster_id in (select unnest($clusters::bigint[]));

-- name: claims_of
-- Which claims have these audits?
select claim_id from claims where audit_id in (select unnest($audits::bigint[]));

-- name: standing_pairs
-- Which pairs that say the same are there among these claims?
select m.claim_id, m.other_claim_id
from claim_matches m
where
    m.claim_id in (select unnest($claims::bigint[]))
    and m.other_claim_id in (select unnest($claims::bigint[]))
    and m.extent = 'same'
    and m.verdict <> 'rejected';

-- name: forget_keys
delete from claim_keys where claim_id in (select unnest($claims::bigint[]));

-- name: forget_audits
delete from matched_audits where audit_id in (select unnest($audits::bigint[]));

-- name: pairs_of_audit
-- Which pairs did an audit find within its article?
select c.number, o.number, m.kind, m.extent, m.score, m.reason, m.verdict, m.call_id, m.cause, m.matcher
from claim_matches m
join claims c using (claim_id)
join claims o on o.claim_id = m.other_claim_id
where c.audit_id = $audit and o.audit_id = $audit
order by o.number, c.number;

-- name: claim
-- Is there such a claim?
select claim_id from claims where claim_id = $claim::bigint;

-- name: groups
-- Which claims say the same, and where do they stand? Those of one article or one claim, if one is named; those of which
-- two are as alike as is wanted.
with wanted as (
    select k.cluster_id
    from claim_clusters k
    join claims_reviewed c using (claim_id)
    join matchable_audits a using (audit_id)
    where ($article::bigint is null or c.article_id = $article) and ($claim::bigint is null or c.claim_id = $claim)
    group by k.cluster_id
),

alike as (
    select k.cluster_id
    from claim_matches m
    join claim_clusters k using (claim_id)
    join claim_clusters o on o.claim_id = m.other_claim_id and o.cluster_id = k.cluster_id
    where m.extent = 'same' and m.verdict <> 'rejected' and m.score >= $min_score
)

select
    s.cluster_id, s.claims, s.articles, s.undated, s.first_seen_on, s.first_article_id, s.first_claim_id, s.quote, s.first_article,
    s.sources, s.attributed, s.in_own_voice, s.single_source, s.sole_source
from same_claims s
semi join wanted w using (cluster_id)
where s.articles >= $articles and ($min_score <= 0 or s.cluster_id in (select cluster_id from alike))
order by s.articles desc, s.claims desc, s.cluster_id
limit $most;

-- name: told
-- The claims of these clusters, the first published first and behind them those whose day nobody knows, each with how it was
-- found to say the same.
select
    k.cluster_id, c.claim_id, c.article_id, h.called as article, h.published, c.label,
    case when c.label = 'attributed_statement' then v.source end as source, c.quote,
    (
        select max(struct_pack(score := m.score, reason := m.reason)) from claim_matches m
        where m.other_claim_id = c.claim_id and m.extent = 'same' and m.verdict <> 'rejected'
    ) as how
from claim_clusters k
join claims_reviewed c using (claim_id)
join matchable_audits a using (audit_id)
join article_headings h on h.article_id = c.article_id
left join claim_voices v on v.claim_id = c.claim_id and v.part is not distinct from c.part and v.is_innermost
where k.cluster_id in (select unnest($clusters::bigint[])) and coalesce(c.part, 1) = 1
order by k.cluster_id, h.published nulls last, c.claim_id;

-- name: partial
-- Which claims say the same in part, and which restate without a source what somebody said?
select
    m.claim_id, m.other_claim_id, m.kind, m.extent, m.score, m.reason, m.verdict, m.article_id, m.other_article_id,
    h.called as article, g.called as other_article,
    m.label, m.other_label, m.source, m.other_source, m.quote, m.other_quote
from claim_matches_now m
join article_headings h on h.article_id = m.article_id
join article_headings g on g.article_id = m.other_article_id
where
    (m.extent <> 'same' or m.within_article)
    and m.verdict <> 'rejected'
    and m.score >= $min_score
    and ($article::bigint is null or m.article_id = $article or m.other_article_id = $article)
    and ($claim::bigint is null or m.claim_id = $claim or m.other_claim_id = $claim)
order by m.within_article desc, m.score desc, m.claim_id, m.other_claim_id
limit $most;

-- name: every_pair
-- Which claims say the same, of whatever audits?
select claim_id, other_claim_id, extent from claim_matches order by claim_id, other_claim_id;
