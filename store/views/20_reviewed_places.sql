-- What did people decide about the words in a place? The latest decision about any claim there, whoever made it; a skip, a
-- remark, and what was taken back decide nothing. others_differ: the last decision of another reviewer says something
-- else. shift is what its places move by: they are those of the words as the reviewer saw them.
-- A place is a stretch of an article, and (where one audit has several claims on the same stretch) which of them.
-- In another version of the article it is the same stretch of the sentence with the same words: where these stand in
-- it more than once, of the first for the first, the second for the second. It starts from the reviews, which are few.
create or replace view reviewed_places as
with corrected as (
    select
        p.review_id,
        min(p.start_char) as first_char,
        max(p.end_char) as last_char,
        any_value(q.end_char) as sentence_end,
        list(
            [(p.start_char - c.start_char)::text, (p.end_char - c.start_char)::text, p.label, coalesce(v.said, '')]
            order by p.part
        ) as stance
    from review_parts p
    join reviews r using (review_id)
    join claims c using (claim_id)
    left join sentences q using (sentence_id)
    left join (
        select review_id, part, string_agg(concat_ws('|', full_name, source, cue), '||' order by position) as said
        from review_voices
        group by review_id, part
    ) v using (review_id, part)
    group by p.review_id
),

decided as (
    select
        p.article_id, p.sentence_id, p.start_char, p.end_char, p.twin,
        r.review_id, r.claim_id as reviewed_claim_id, r.reviewer, r.decision, r.note, r.reviewed_at,
        case when r.decision <> 'not_a_claim' then r.label end as label, r.opinion_kind,
        case
            when r.decision = 'not_a_claim' then [[r.decision]] else coalesce(e.stance, [[r.label]])
        end as stance,
        e.first_char, e.last_char, e.sentence_end
    from reviews_standing r
    join claims p using (claim_id)
    left join corrected e using (review_id)
    where r.decision not in ('skip', 'note')
),

kin as materialized (
    select article_id, family_id from article_families
),

relatives as (
    select distinct f.article_id, o.article_id as other_id
    from kin f
    join kin o using (family_id)
    where f.article_id in (select article_id from decided) and o.article_id <> f.article_id
),

places as (
    select * exclude (sentence_id, first_char, last_char, sentence_end), 0 as shift from decided
    union all by name
    select
        d.* exclude (sentence_id, first_char, last_char, sentence_end)
            replace (
                o.article_id as article_id,
                d.start_char - s.start_char + o.start_char as start_char,
                d.end_char - s.start_char + o.start_char as end_char
            ),
        o.start_char - s.start_char as shift
    from decided d
    join version_sentences s using (sentence_id)
    join relatives v on v.article_id = d.article_id
    join version_sentences o on o.article_id = v.other_id and o.words = s.words and o.occurrence = s.occurrence
    where d.first_char is null or (d.first_char >= s.start_char and d.last_char <= d.sentence_end)
),

lasts as (
    select arg_max(p, row(reviewed_at, review_id)) as said
    from places p
    group by article_id, start_char, end_char, twin, reviewer
),

decisions as (
    select
        unnest(arg_max(said, row(said.reviewed_at, said.review_id))),
        min(said.stance) <> max(said.stance) as others_differ
    from lasts
    group by said.article_id, said.start_char, said.end_char, said.twin
)

select p.claim_id, d.* exclude stance
from decisions d
join (from claims semi join decisions using (article_id)) p using (article_id, start_char, end_char, twin);
