-- What did an audit take over from the audit of another version, because the sentences are the same? The calls these
-- rest on were paid for by that audit.
create or replace view taken_over as
select
    o.audit_id,
    a.article_id,
    p.audit_id as from_audit_id,
    p.article_id as from_article_id,
    count(*) as sentences
from sentence_outcomes o
join audits a using (audit_id)
join model_calls m on m.call_id = o.call_id
join audits p on p.audit_id = m.audit_id
where p.article_id <> a.article_id
group by o.audit_id, a.article_id, p.audit_id, p.article_id;
