-- Which words of a claim are content, source, cue or opinion cue, and where do they stand?
-- none: There is no such claim: factcheck show ARTICLE lists the claims with their numbers.
-- :claim claim
select w.role, w.link, w.start_char, w.end_char, w.quote
from spans w
where w.claim_id = $claim::bigint
order by w.start_char, w.end_char, w.role, w.link, w.ordinal;
