-- What did people decide about the words in a place? The latest decision about any claim there; a skip decides nothing.
-- A place is a stretch of an article, and (where one audit has several claims on the same stretch) which of them.
create or replace view reviewed_places as
with decisions as (
    select
        p.article_id, p.start_char, p.end_char, p.twin,
        r.review_id, r.claim_id as reviewed_claim_id, r.reviewer, r.decision, r.note, r.reviewed_at,
        case r.decision when 'relabel' then r.label when 'accept' then r.seen_label end as label
    from reviews r
    join claims p using (claim_id)
    where r.decision <> 'skip'
    qualify row_number() over (
        partition by p.article_id, p.start_char, p.end_char, p.twin order by r.reviewed_at desc, r.review_id desc
    ) = 1
)

select p.claim_id, d.*
from decisions d
join claims p using (article_id, start_char, end_char, twin);
