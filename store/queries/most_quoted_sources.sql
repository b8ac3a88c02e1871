-- Who is heard most often?
-- :limit integer = 20
select source, source_kind, claims, own_words, passed_on, articles, cues
from source_profile
order by claims desc, source
limit $limit::bigint;
