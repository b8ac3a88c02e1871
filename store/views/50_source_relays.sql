-- Who speaks through whom? A voice and the one next outside it, by source, from one audit an article. Who is heard through
-- nobody but itself is not among them.
create or replace view source_relays as
with heard as materialized (
    select v.claim_id, v.article_id, v.part, v.position, v.source_id, v.source
    from claim_voices v
    join current_audits using (audit_id)
)

select
    o.source_id as through_id,
    o.source as through,
    i.source_id,
    i.source,
    count(distinct o.claim_id) as claims,
    count(distinct o.article_id) as articles
from heard o
join heard i on i.claim_id = o.claim_id and i.part is not distinct from o.part and i.position = o.position + 1
where not coalesce(i.source_id = o.source_id or lower(i.source) = lower(o.source), false)
group by o.source_id, o.source, i.source_id, i.source;
