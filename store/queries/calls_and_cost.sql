-- What did the model calls take, by model, prompt and outcome?
-- none: No model was asked: the built-in annotator makes no calls.
select
    m.model_asked,
    p.name as prompt,
    p.version as prompt_version,
    m.status,
    count(*) as calls,
    sum(m.tokens_in) as tokens_in,
    sum(m.tokens_cached) as tokens_cached,
    sum(m.tokens_out) as tokens_out,
    round(sum(m.cost_usd), 6) as cost_usd,
    count(*) - count(m.cost_usd) as calls_of_unknown_cost,
    round(median(m.latency_ms)) as median_ms
from model_calls m
join prompts p using (prompt_id)
group by all
order by m.model_asked, prompt, prompt_version, m.status;
