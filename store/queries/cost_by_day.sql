-- What did each model cost on each day, and what did a claim of it cost?
-- none: No model was asked: the built-in annotator makes no calls.
with given as (
    -- An answer that several audits rest on was paid for once, when it was asked for; its claims count once, too.
    select call_id, max(claims) as claims
    from (select call_id, count(*) as claims from claims where call_id is not null group by call_id, audit_id)
    group by call_id
)

select
    m.asked_at::date as day,
    m.model_asked as model,
    count(*) as calls,
    count(*) filter (m.status <> 'ok') as without_a_good_answer,
    sum(m.tokens_in) as tokens_in,
    sum(m.tokens_out) as tokens_out,
    round(sum(m.cost_usd), 6) as cost_usd,
    count(*) - count(m.cost_usd) as calls_of_unknown_cost,
    coalesce(sum(g.claims), 0) as claims,
    round(1000 * sum(m.cost_usd) / sum(g.claims) filter (m.cost_usd is not null), 6) as usd_per_1000_claims
from model_calls m
left join given g using (call_id)
group by day, model
order by day, model;
