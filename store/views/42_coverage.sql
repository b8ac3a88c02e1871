-- Is every sentence of every ended audit accounted for: claims, no claim with a reason, or failed?
create or replace view coverage as
with split as (
    select segmentation_id, count(*) as sentences from sentences group by segmentation_id
),

ended as (
    select
        audit_id,
        count(*) as outcomes,
        count(distinct sentence_id) as with_outcome,
        count(*) filter (outcome = 'claims') as with_claims,
        count(*) filter (outcome = 'no_claim') as without_claim,
        count(*) filter (outcome = 'failed') as failed
    from sentence_outcomes
    group by audit_id
),

claimed as (
    select audit_id, count(distinct sentence_id) as with_a_claim, count(*) as claims from claims group by audit_id
)

select
    a.audit_id,
    a.article_id,
    a.annotator,
    a.status,
    coalesce(s.sentences, 0) as sentences,
    coalesce(e.with_claims, 0) as with_claims,
    coalesce(e.without_claim, 0) as without_claim,
    coalesce(e.failed, 0) as failed,
    coalesce(c.claims, 0) as claims,
    coalesce(s.sentences, 0) = coalesce(e.outcomes, 0)
    and coalesce(s.sentences, 0) = coalesce(e.with_outcome, 0)
    and coalesce(e.with_claims, 0) = coalesce(c.with_a_claim, 0) as all_accounted_for
from audits a
left join split s using (segmentation_id)
left join ended e using (audit_id)
left join claimed c using (audit_id)
where a.status in ('complete', 'partial', 'empty');
