-- name: spans
-- Which places do not hold the words they claim to hold?
select 'claim ' || claim_id || ', ' || role || ' [' || start_char || ', ' || end_char || '): ' || problem
from span_violations
order by claim_id, start_char;

-- name: coverage
-- Which audits leave a sentence without an account, or count one twice?
select
    'audit ' || audit_id || ' of article ' || article_id || ': ' || sentences || ' sentences, ' || with_claims
    || ' with claims, ' || without_claim || ' without, ' || failed || ' failed'
from coverage
where not all_accounted_for
order by audit_id;

-- name: status
-- Which audits call themselves complete with failed sentences, partial without, or ended without a time?
select 'audit ' || audit_id || ' is ' || status || ' with ' || failed || ' failed sentences'
from coverage
where (status = 'complete' and failed > 0) or (status = 'partial' and failed = 0) or (status = 'empty' and sentences > 0)
union all
select 'audit ' || audit_id || ' is ' || status || ' and ended at no time' from audits
where status <> 'running' and finished_at is null;

-- name: findings
-- Which audits have more or fewer claims, or words marked in them, than they found? Where that was not counted yet, the
-- claims still are: by their numbers, which begin with 1, so that only the last ones can be missing without a trace.
with counted as (
    select c.audit_id, count(*) as claims, max(c.number) as last_number, sum(w.spans) as spans
    from claims c
    left join (select claim_id, count(*) as spans from spans group by claim_id) w using (claim_id)
    group by c.audit_id
),

compared as (
    select
        a.audit_id,
        a.article_id,
        coalesce(c.claims, 0) as claims,
        coalesce(f.claims, c.last_number, 0) as claims_found,
        coalesce(c.spans, 0) as spans,
        coalesce(f.spans, c.spans, 0) as spans_found
    from audits a
    left join audit_counts f using (audit_id)
    left join counted c using (audit_id)
    where a.status in ('complete', 'partial', 'failed', 'empty')
)

select
    'audit ' || audit_id || ' of article ' || article_id || ': ' || concat_ws(
        ', ',
        case when claims <> claims_found then 'claims ' || claims || ' instead of ' || claims_found end,
        case when spans <> spans_found then 'spans ' || spans || ' instead of ' || spans_found end
    )
from compared
where claims <> claims_found or spans <> spans_found
union all
-- Since audits are counted, all that begin are: one without a count that is younger than one with it has lost it.
select 'audit ' || audit_id || ' of article ' || article_id || ': how much it found was counted, and the count is gone'
from audits
anti join audit_counts using (audit_id)
where
    status in ('complete', 'partial', 'failed', 'empty')
    and audit_id > (select min(audit_id) from audit_counts);

-- name: signals
-- Which audits have more or fewer signals than they gave, or other ones?
with there as (
    select
        audit_id,
        count(*) as signals,
        sha256(string_agg(
            concat_ws(chr(31), kind, detail, coalesce(claim_id::text, ''), coalesce(sentence_id::text, '')),
            chr(30) order by signal_id
        )) as content_sha256
    from signals
    group by audit_id
)

select
    'audit ' || a.audit_id || ' of article ' || a.article_id || ': ' || case
        when k.audit_id is null then 'what signals it gave was noted, and the note is gone'
        when coalesce(t.signals, 0) <> k.signals then 'signals ' || coalesce(t.signals, 0) || ' instead of ' || k.signals
        else 'its signals are not those that it gave'
    end
from audits a
left join signals_kept k using (audit_id)
left join there t using (audit_id)
where
    a.status in ('complete', 'partial', 'failed', 'empty')
    and (k.audit_id is null or coalesce(t.content_sha256, sha256('')) <> k.content_sha256)
order by a.audit_id;

-- name: decisions
-- Which decisions of people are gone, or are not what they were?
select case
    when r.review_id is null then 'review ' || k.review_id || ' of claim ' || k.claim_id || ' is gone'
    when k.review_id is null then 'review ' || r.review_id || ' of claim ' || r.claim_id || ' was not written by factcheck'
    else 'review ' || r.review_id || ' of claim ' || r.claim_id || ' is not what was decided'
end
from reviews r
full join reviews_kept k using (review_id)
where k.content_sha256 is distinct from sha256(concat_ws(
    chr(31), r.claim_id::text, r.reviewer, r.decision, coalesce(r.label, ''), coalesce(r.opinion_kind, ''), r.note, r.seen_label,
    coalesce(r.seen_audit_id::text, ''), coalesce(r.undoes::text, ''), epoch_us(r.reviewed_at)::text
))
order by coalesce(k.review_id, r.review_id);

-- name: uncounted
-- Of how many audits can nobody tell whether their last claims are all there, since these were not counted?
select count(*) from audits
anti join audit_counts using (audit_id)
where status in ('complete', 'partial', 'failed', 'empty');

-- name: article_hash
-- Which articles are not the text that their hash stands for?
select 'article ' || article_id from articles where sha256(text) <> text_sha256 order by article_id;

-- name: prompt_hash
-- Which instructions are not the text that their hash stands for?
select 'prompt ' || prompt_id || ' (' || name || ' ' || version || ')' from prompts
where sha256(instructions) <> instructions_sha256
order by prompt_id;

-- name: probability
-- Which claims have a probability that is none?
select 'claim ' || claim_id || ': ' || probability
from claims
where not (probability between 0 and 1)
order by claim_id;

-- name: receipt
-- Which claims of a prompted audit have no good answer behind them?
select 'claim ' || c.claim_id || ' of audit ' || c.audit_id || ': ' || coalesce('its call is ' || m.status, 'no call')
from claims c
join audits a using (audit_id)
left join model_calls m using (call_id)
where (a.prompt_hash <> '' or c.call_id is not null) and m.status is distinct from 'ok'
order by c.claim_id;

-- name: reference
-- Which rows point to a row that is not there?
select 'claim ' || claim_id || ' has no audit' from claims c anti join audits a using (audit_id)
union all
select 'claim ' || claim_id || ' has no sentence' from claims c anti join sentences s using (sentence_id)
union all
select 'a span names claim ' || claim_id from spans w anti join claims c using (claim_id)
union all
select 'a link names claim ' || claim_id from links l anti join claims c using (claim_id)
union all
select 'review ' || review_id || ' names claim ' || claim_id from reviews r anti join claims c using (claim_id)
union all
select 'audit ' || audit_id || ' has no article' from audits a anti join articles r using (article_id)
union all
select 'audit ' || audit_id || ' has no segmentation of its article' from audits a
anti join segmentations g using (segmentation_id, article_id)
union all
select distinct 'sentences belong to segmentation ' || segmentation_id || ' of article ' || article_id || ', which is not there'
from sentences s
anti join segmentations g using (segmentation_id, article_id)
union all
select 'segmentation ' || segmentation_id || ' has no article' from segmentations g anti join articles r using (article_id)
union all
select 'audit ' || audit_id || ' has no origin' from audits a anti join article_origins o using (origin_id)
union all
select 'call ' || call_id || ' has no prompt' from model_calls m anti join prompts p using (prompt_id)
union all
select 'call ' || call_id || ' has no audit' from model_calls m anti join audits a using (audit_id)
union all
select 'an outcome names sentence ' || sentence_id from sentence_outcomes o anti join sentences s using (sentence_id)
union all
select 'a span of claim ' || w.claim_id || ' names link ' || w.link from spans w
anti join links l on l.claim_id = w.claim_id and l.position = w.link
where w.link is not null
union all
select 'signal ' || signal_id || ' names claim ' || claim_id from signals g anti join claims c using (claim_id)
where claim_id is not null
union all
select 'signal ' || signal_id || ' has no audit' from signals g anti join audits a using (audit_id)
union all
select 'audit ' || audit_id || ' rests on call ' || call_id from audit_calls u anti join model_calls m using (call_id)
union all
select 'counts are of audit ' || audit_id from audit_counts f anti join audits a using (audit_id)
union all
select 'signals are noted of audit ' || audit_id from signals_kept k anti join audits a using (audit_id);

-- name: across
-- Which rows about sources and matches, that are derived across articles, point to a row that is not there?
select 'a match names claim ' || m.claim_id from claim_matches m anti join claims c using (claim_id)
union all
select 'a match names claim ' || m.other_claim_id from claim_matches m anti join claims c on c.claim_id = m.other_claim_id
union all
select 'the match of claims ' || m.claim_id || ' and ' || m.other_claim_id || ' names call ' || m.call_id
from claim_matches m
anti join model_calls k using (call_id)
where m.call_id is not null
union all
select 'cluster ' || k.cluster_id || ' names claim ' || k.claim_id from claim_clusters k anti join claims c using (claim_id)
union all
select 'audit ' || m.audit_id || ' was compared, and is not there' from matched_audits m anti join audits a using (audit_id)
union all
select 'audit ' || l.audit_id || ' was looked at for sources, and is not there'
from linked_audits l
anti join audits a using (audit_id)
union all
select 'source ' || e.source_id || ' is said to speak in audit ' || e.audit_id || ', which is not there'
from article_sources e
anti join audits a using (audit_id)
union all
select 'a source of audit ' || e.audit_id || ' stands for source ' || e.source_id
from article_sources e
anti join sources s using (source_id)
union all
select 'source ' || s.source_id || ' stands for source ' || s.stands_for
from sources s
anti join sources t on t.source_id = s.stands_for
union all
select 'a name belongs to article source ' || n.article_source_id
from article_source_names n
anti join article_sources e using (article_source_id)
union all
select 'voice ' || v.position || ' of claim ' || v.claim_id || ' belongs to article source ' || v.article_source_id
from (
    select claim_id, position, article_source_id from source_voices
    union all
    select claim_id, position, article_source_id from corrected_voices
) v
anti join article_sources e using (article_source_id)
union all
select 'a source is said to have voice ' || v.position || ' of claim ' || v.claim_id
from source_voices v
anti join links l using (claim_id, position)
union all
select 'a source is said to have a voice of review ' || v.review_id from corrected_voices v anti join reviews r using (review_id)
union all
select 'a source is said to have a corrected voice of claim ' || v.claim_id
from corrected_voices v
anti join claims c using (claim_id);

-- name: context
-- Which claims carry a sentence, a count or a source that their own sentence, twins and voices do not?
with voices as (
    select
        claim_id,
        count(*) as voices,
        coalesce(nullif(arg_max(full_name, position), ''), nullif(arg_max(source, position), '')) as source
    from links
    group by claim_id
),

twins as (
    select claim_id, row_number() over (partition by audit_id, start_char, end_char order by number) as twin from claims
)

select
    'claim ' || c.claim_id || ' says ' || concat_ws(
        ', ',
        case when c.sentence is distinct from s.number then 'sentence ' || coalesce(c.sentence, 0) end,
        case when c.twin is distinct from t.twin then 'twin ' || coalesce(c.twin, 0) end,
        case when c.voices is distinct from coalesce(v.voices, 0) then coalesce(c.voices, 0) || ' voices' end,
        case when c.source is distinct from v.source then 'source ' || coalesce(c.source, 'none') end
    ) || ', which does not follow from its rows'
from claims c
join sentences s using (sentence_id)
join twins t using (claim_id)
left join voices v using (claim_id)
where
    c.sentence is distinct from s.number
    or c.twin is distinct from t.twin
    or c.voices is distinct from coalesce(v.voices, 0)
    or c.source is distinct from v.source
order by c.claim_id;

-- name: reviews
-- Which corrections of people belong to nothing, or name words that do not stand in their place?
with placed as (
    select review_id, part, 'part' as role, start_char, end_char, quote from review_parts
    union all
    select review_id, part, 'source', source_start, source_end, source from review_voices where source_start is not null
    union all
    select review_id, part, 'cue', cue_start, cue_end, cue from review_voices where cue_start is not null
)

select 'review ' || p.review_id || ', ' || p.role || ' [' || p.start_char || ', ' || p.end_char || ') of part ' || p.part
    || ': other words stand there'
from placed p
left join reviews r using (review_id)
left join claims c using (claim_id)
left join articles t using (article_id)
where
    t.article_id is null
    or p.start_char < 0
    or p.end_char > length(t.text)
    or substring(t.text, p.start_char + 1, p.end_char - p.start_char) <> p.quote
union all
select 'review ' || v.review_id || ' has voices of part ' || v.part || ', which it does not have'
from review_voices v
anti join review_parts p using (review_id, part)
union all
select 'review ' || r.review_id || ' takes back review ' || r.undoes || ', which is not there or of another reviewer'
from reviews r
left join reviews o on o.review_id = r.undoes and o.reviewer = r.reviewer and o.claim_id = r.claim_id
where r.undoes is not null and o.review_id is null
union all
select 'review ' || review_id || ' is a ' || decision || ' with ' || parts || ' parts, and its last is part ' || last_part
from (
    select r.review_id, r.decision, count(p.part) as parts, coalesce(max(p.part), 0) as last_part
    from reviews r
    left join review_parts p using (review_id)
    group by r.review_id, r.decision
)
where
    parts <> last_part
    or (decision in ('span', 'attribution') and parts <> 1)
    or (decision = 'split' and parts < 2)
union all
select 'review ' || review_id || ' has ' || count(*) || ' voices of part ' || part || ', and the last is voice ' || max(position)
from review_voices
group by review_id, part
having count(*) <> max(position)
union all
select 'review ' || review_id || ' is an attribution without a voice' from reviews r
anti join review_voices v using (review_id)
where r.decision = 'attribution'
union all
select distinct 'review ' || k.review_id || ' had a voice ' || k.position || ' of part ' || k.part || ', which is gone'
from corrected_voices k
semi join reviews r using (review_id)
anti join review_voices v using (review_id, part, position)
left join links l using (claim_id, position)
-- Of a part without voices of its own, those that the annotator gave are kept.
where l.claim_id is null or (k.review_id, k.part) in (select (review_id, part) from review_voices)
union all
select 'reviews up to ' || seen || ' were there, and now end with ' || there
from (
    select
        (select max(reviews) from linked_audits) as seen,
        (select coalesce(max(review_id), 0) from reviews) as there
)
where seen > there;

-- name: versions
-- Which sentences of articles with versions are kept as other words than stand there, and which links lead nowhere?
select 'sentence ' || v.sentence_id || ' is kept as a version with other words' from version_sentences v
left join sentences s using (sentence_id)
left join articles r on r.article_id = s.article_id
where
    v.article_id is distinct from s.article_id
    or v.start_char is distinct from s.start_char
    or v.words is distinct from md5_number_lower(substring(r.text, s.start_char + 1, s.end_char - s.start_char))
union all
select 'article ' || article_id || ' is a version of article ' || family_id from version_links
where family_id not in (select article_id from articles) or article_id not in (select article_id from articles);

-- name: requests
-- What was each model call a hash of?
select m.call_id, m.request_hash, m.model_asked, p.instructions, m.question, m.schema_hash, m.parameters
from model_calls m
join prompts p using (prompt_id)
order by m.call_id;

-- name: splits
-- How was each article split, and what is that split a hash of?
with split as (
    select
        segmentation_id,
        list([number::text, kind, paragraph::text, start_char::text, end_char::text] order by number) as sentences
    from sentences
    group by segmentation_id
)

select g.segmentation_id, r.text, g.content_hash, coalesce(s.sentences, []) as sentences
from segmentations g
join articles r using (article_id)
left join split s using (segmentation_id)
order by g.segmentation_id;
