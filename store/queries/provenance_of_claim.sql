-- Where does the label of this claim come from: which annotator, prompt, request, cost and person?
-- :claim integer
select *
from claim_provenance
where claim_id = $claim::bigint;
