-- Which is the newest decision about the words of each article, or of another version of it?
create or replace view article_decisions as
with decided as (
    select c.article_id, max(r.review_id) as review_id
    from reviews r
    join claims c using (claim_id)
    where r.decision not in ('skip', 'note')
    group by c.article_id
),

kin as materialized (
    select article_id, family_id from article_families
),

reached as (
    select article_id, review_id from decided
    union all
    select o.article_id, d.review_id
    from decided d
    join kin f using (article_id)
    join kin o using (family_id)
)

select article_id, max(review_id) as review_id
from reached
group by article_id;
