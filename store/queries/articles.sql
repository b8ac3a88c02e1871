-- Which articles are in the store, and what was found in each?
select
    r.article_id,
    r.title,
    r.location,
    r.published,
    p.annotator,
    r.claims,
    count(c.claim_id) filter (c.label = 'reported_fact') as reported_facts,
    count(c.claim_id) filter (c.label = 'attributed_statement') as attributed_statements,
    count(c.claim_id) filter (c.label = 'opinion') as opinions
from articles_now r
left join preferred_audits p on p.audit_id = r.preferred_audit_id
left join claims_now c on c.audit_id = r.preferred_audit_id
group by all
order by r.article_id;
