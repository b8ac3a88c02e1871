-- What did people decide about the words in a place? The latest decision about any claim there; a skip decides nothing.
-- A place is a stretch of an article, and (where one audit has several claims on the same stretch) which of them.
-- In another version of the article it is the same stretch of the sentence with the same words: where these stand in
-- it more than once, of the first for the first, the second for the second. It starts from the reviews, which are few.
create or replace view reviewed_places as
with decided as (
    select
        p.article_id, p.sentence_id, p.start_char, p.end_char, p.twin,
        r.review_id, r.claim_id as reviewed_claim_id, r.reviewer, r.decision, r.note, r.reviewed_at,
        case r.decision when 'relabel' then r.label when 'accept' then r.seen_label end as label
    from reviews r
    join claims p using (claim_id)
    where r.decision <> 'skip'
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
    select * exclude sentence_id from decided
    union
    select
        o.article_id,
        d.start_char - s.start_char + o.start_char as start_char,
        d.end_char - s.start_char + o.start_char as end_char,
        d.twin, d.review_id, d.reviewed_claim_id, d.reviewer, d.decision, d.note, d.reviewed_at, d.label
    from decided d
    join version_sentences s using (sentence_id)
    join relatives v on v.article_id = d.article_id
    join version_sentences o on o.article_id = v.other_id and o.words = s.words and o.occurrence = s.occurrence
),

decisions as (
    select *
    from places
    qualify row_number() over (
        partition by article_id, start_char, end_char, twin order by reviewed_at desc, review_id desc
    ) = 1
)

select p.claim_id, d.*
from decisions d
join claims p using (article_id, start_char, end_char, twin);
