-- name: preferred
-- Which one audit speaks for each article: of one that was edited, for the version that speaks for all?
select audit_id from current_audits order by article_id;

-- name: latest
-- Which audits of an annotator speak for their articles? Of one that was edited, for the version that speaks for all or,
-- where the annotator did not audit that one, for the newest.
select a.audit_id
from latest_audits a
left join article_families f using (article_id)
where a.annotator = $annotator
qualify
    row_number() over (
        partition by coalesce(f.family_id, a.article_id)
        order by f.is_current desc, a.status = 'empty', f.last_met_at desc, a.article_id desc
    ) = 1
order by a.article_id;

-- name: annotators
-- Whose audits are there?
select distinct annotator from latest_audits order by annotator;

-- name: audits
-- What is known of these audits and of their articles?
select e.*, coalesce(f.version, 1) as version, coalesce(f.is_current, true) as is_current, r.text
from exported_audits e
join articles r using (article_id)
left join article_families f using (article_id)
where e.audit_id in (select unnest($audits::bigint[]))
order by e.article_id;

-- name: calls
-- Which model calls do these audits rest on?
select
    u.audit_id, m.call_id, m.purpose, p.name, p.version, p.prompt_hash, m.request_hash, m.schema_hash,
    m.model_asked, m.model_answered, m.status, m.finish_reason,
    m.tokens_in, m.tokens_cached, m.tokens_out, m.tokens_reasoning, m.cost_usd, m.latency_ms, m.asked_at
from audit_calls u
join model_calls m using (call_id)
join prompts p using (prompt_id)
where u.audit_id in (select unnest($audits::bigint[]))
order by u.audit_id, m.call_id;

-- name: claims
-- What do these audits claim, with everything that a reader elsewhere needs: one row a claim, after review?
with wanted as (
    select * from claims where audit_id in (select unnest($audits::bigint[]))
),

named as materialized (
    select claim_id, coalesce(part, 1) as part, position, source_id, case when source_id is not null then source end as canonical
    from claim_voices
    where audit_id in (select unnest($audits::bigint[]))
),

chains as (
    select
        l.claim_id,
        coalesce(n.part, 1) as part,
        list({
            'position': l.position, 'source': l.source, 'source_start': s.start_char, 'source_end': s.end_char,
            'cue': l.cue, 'cue_start': u.start_char, 'cue_end': u.end_char,
            'source_kind': l.source_kind, 'full_name': l.full_name,
            'source_id': n.source_id, 'canonical': n.canonical
        } order by l.position) as chain,
        arg_max(l.source_kind, l.position) as source_kind
    from links l
    left join spans s on s.claim_id = l.claim_id and s.role = 'source' and s.link = l.position and s.ordinal = 1
    left join spans u on u.claim_id = l.claim_id and u.role = 'cue' and u.link = l.position and u.ordinal = 1
    left join named n on n.claim_id = l.claim_id and n.position = l.position
    where l.claim_id in (select claim_id from wanted)
    group by l.claim_id, coalesce(n.part, 1)
),

corrected as (
    select
        r.claim_id,
        r.part,
        list({
            'position': v.position, 'source': v.source,
            'source_start': v.source_start + r.shift, 'source_end': v.source_end + r.shift,
            'cue': v.cue, 'cue_start': v.cue_start + r.shift, 'cue_end': v.cue_end + r.shift,
            'source_kind': v.source_kind, 'full_name': v.full_name,
            'source_id': n.source_id, 'canonical': n.canonical
        } order by v.position) as chain,
        arg_max(v.source_kind, v.position) as source_kind
    from reviewed_parts r
    join review_voices v using (review_id, part)
    left join named n on n.claim_id = r.claim_id and n.part = r.part and n.position = v.position
    where r.claim_id in (select claim_id from wanted)
    group by r.claim_id, r.part
),

words as (
    select
        claim_id,
        list({'start_char': start_char, 'end_char': end_char, 'quote': quote} order by ordinal)
            filter (role = 'content') as content,
        list({'start_char': start_char, 'end_char': end_char, 'quote': quote} order by ordinal)
            filter (role = 'opinion_cue') as opinion_cues
    from spans
    where claim_id in (select claim_id from wanted)
    group by claim_id
),

reasons as (
    select claim_id, list({'kind': kind, 'detail': detail} order by signal_id) as signals
    from signals_standing
    where claim_id in (select claim_id from wanted)
    group by claim_id
),

marks as (
    select p.claim_id, r.review_id
    from wanted p
    join claims q using (article_id, start_char, end_char, twin)
    join reviews r on r.claim_id = q.claim_id
    union
    select claim_id, review_id from reviewed_places where claim_id in (select claim_id from wanted)
),

looked as (
    select h.claim_id, r.*, q.audit_id as seen_audit, q.number as seen_number
    from marks h
    join (select * rename (claim_id as seen_claim) from reviews) r using (review_id)
    join claims q on q.claim_id = r.seen_claim
),

histories as (
    select
        r.claim_id,
        list({
            'review_id': r.review_id, 'claim_key': sha256(concat_ws('|', e.audit_key, r.seen_number)),
            'reviewer': r.reviewer, 'decision': r.decision, 'label': r.label, 'seen_label': r.seen_label,
            'note': r.note, 'reviewed_at': r.reviewed_at
        } order by r.reviewed_at, r.review_id) as reviews
    from looked r
    join exported_audits e on e.audit_id = r.seen_audit
    where e.audit_id in (select seen_audit from looked)
    group by r.claim_id
),

pieces as (
    select article_id, regexp_split_to_array(text, '[\x{10000}-\x{10FFFF}]') as pieces
    from articles
    where article_id in (select article_id from wanted) and regexp_matches(text, '[\x{10000}-\x{10FFFF}]')
),

between as (
    select article_id, unnest(pieces) as piece, generate_subscripts(pieces, 1) as number from pieces
),

-- Where the characters stand that take two units of UTF-16, and how many they are so far; the last place is the end.
astral as materialized (
    select article_id, number, sum(length(piece) + 1) over (partition by article_id order by number) - 1 as at
    from between
),

kin as materialized (
    select article_id, version, is_current from article_families
),

given as (
    select
        v.*, c.sentence_id, c.unaligned, c.call_id,
        nullif(row_number() over (partition by c.claim_id order by v.start_char, v.end_char), 1) as later_part,
        b.number as before_start,
        z.number as before_end
    from wanted c
    join claims_reviewed v using (claim_id)
    asof left join astral b on b.article_id = c.article_id and b.at < v.start_char
    asof left join astral z on z.article_id = c.article_id and z.at < v.end_char
)

select
    1 as format,
    sha256(concat_ws('|', e.audit_key, c.number, c.later_part)) as claim_key,
    c.claim_id,
    e.article_id,
    e.text_sha256,
    e.title,
    e.url,
    e.published,
    e.external_id,
    e.location,
    e.text_chars,
    coalesce(f.version, 1) as version,
    coalesce(f.is_current, true) as is_current,
    e.audit_id,
    c.sentence,
    s.paragraph,
    c.number,
    c.start_char,
    c.end_char,
    (c.start_char + coalesce(c.before_start, 0))::integer as start_utf16,
    (c.end_char + coalesce(c.before_end, 0))::integer as end_utf16,
    c.quote,
    c.label,
    c.label_given,
    c.probability,
    c.opinion_kind,
    c.restated,
    c.source,
    case when c.label = 'attributed_statement' then coalesce(x.source_kind, h.source_kind) end as source_kind,
    coalesce(x.chain, h.chain, []) as chain,
    coalesce(w.content, []) as content,
    coalesce(w.opinion_cues, []) as opinion_cues,
    c.alignment,
    c.unaligned,
    coalesce(g.signals, []) as signals,
    e.annotator,
    e.annotator_version,
    e.fingerprint,
    e.factcheck_version,
    e.audit_status,
    e.audit_started_at,
    e.audit_finished_at,
    coalesce(p.name, e.prompt_name) as prompt_name,
    p.version as prompt_version,
    coalesce(p.prompt_hash, e.prompt_hash) as prompt_hash,
    c.call_id,
    m.request_hash,
    m.model_asked,
    m.model_answered,
    m.tokens_in,
    m.tokens_cached,
    m.tokens_out,
    m.tokens_reasoning,
    m.cost_usd,
    m.latency_ms,
    m.asked_at,
    c.decision,
    c.reviewed_by,
    c.reviewed_at,
    c.review_note,
    coalesce(y.reviews, []) as reviews
from given c
join exported_audits e using (audit_id)
left join kin f on f.article_id = e.article_id
join sentences s using (sentence_id)
left join words w using (claim_id)
left join reasons g using (claim_id)
left join histories y using (claim_id)
left join chains h on h.claim_id = c.claim_id and h.part = coalesce(c.part, 1)
left join corrected x on x.claim_id = c.claim_id and x.part = coalesce(c.part, 1)
left join model_calls m on m.call_id = c.call_id
left join prompts p on p.prompt_id = m.prompt_id
where e.audit_id in (select unnest($audits::bigint[])) and c.label in (select unnest($labels::varchar[]))
order by e.article_id, c.number, c.part;
