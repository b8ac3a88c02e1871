-- Which is the newest decision about the words of each article, or of another version of it, where decisions may have changed
-- its voices or how many words they carry? Articles are left out while nobody said more than what leaves them alone: a label
-- for words that no annotator gives a voice, that a statement is one, and the taking back of these.
create or replace view article_decisions as
with decided as materialized (
    select r.review_id, r.decision, r.label, c.article_id, c.start_char, c.end_char, c.twin
    from reviews r
    join claims c using (claim_id)
    where r.decision not in ('skip', 'note')
),

voiced as materialized (
    select distinct d.review_id
    from (from claims semi join decided using (article_id)) p
    join decided d using (article_id, start_char, end_char, twin)
    where p.voices > 0
),

changing as (
    select
        d.article_id,
        max(d.review_id) as review_id,
        bool_or(
            d.decision <> 'undo'
            and (
                d.review_id in (select review_id from review_parts)
                or (d.label is distinct from 'attributed_statement' and d.review_id in (select review_id from voiced))
            )
        ) as changes
    from decided d
    group by d.article_id
),

kin as materialized (
    select article_id, family_id from article_families
),

reached as (
    select article_id, review_id from changing where changes
    union all
    select o.article_id, d.review_id
    from changing d
    join kin f using (article_id)
    join kin o using (family_id)
)

select article_id, max(review_id) as review_id
from reached
group by article_id;
