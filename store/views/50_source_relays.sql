-- Who speaks through whom? A voice and the one next outside it, by source, from one audit an article.
create or replace view source_relays as
select
    o.source_id as through_id,
    o.source as through,
    i.source_id,
    i.source,
    count(distinct o.claim_id) as claims,
    count(distinct o.article_id) as articles
from claim_voices o
join claim_voices i on i.claim_id = o.claim_id and i.position = o.position + 1
join preferred_claims c on c.claim_id = o.claim_id
where c.label = 'attributed_statement'
group by o.source_id, o.source, i.source_id, i.source;
