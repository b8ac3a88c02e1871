-- Which decisions of people touch no claim of today, because no latest audit puts a claim on the same words?
-- none: Every decision touches a claim of today, or nobody has decided on any.
select r.review_id, r.reviewer, r.decision, r.label, r.article_id, r.reviewed_claim_id, c.quote
from reviews_left_behind r
join claims c on c.claim_id = r.reviewed_claim_id
order by r.review_id;
