-- Where does the label of this claim come from: which annotator, prompt, request, cost and person?
-- none: There is no such claim: factcheck show ARTICLE lists the claims with their numbers.
-- :claim claim
select *
from claim_provenance
where claim_id = $claim::bigint;
