-- How often does a person overrule each annotator, and over which label?
select
    a.annotator,
    c.label as label_given,
    count(*) as decided,
    count(*) filter (r.label = c.label) as kept,
    count(*) filter (r.label <> c.label) as relabelled,
    count(*) filter (r.decision = 'not_a_claim') as not_a_claim,
    round(1 - kept / decided, 4) as share_overruled
from reviewed_places r
join claims c using (claim_id, article_id)
join latest_audits a using (audit_id, article_id)
group by a.annotator, c.label
order by a.annotator, decided desc, label_given;
