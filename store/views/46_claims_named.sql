-- By which name does the source of each claim go? The claims of preferred_claims with the source as their article has it,
-- which may be a pronoun ("he"), and beside it source_name, by which the sources of all articles are counted. The two are
-- the same as long as nobody has looked at the source yet.
create or replace view claims_named as
select
    c.*,
    v.source_id,
    coalesce(v.source, c.source) as source_name
from preferred_claims c
left join claim_voices v
    on v.claim_id = c.claim_id
    and v.part is not distinct from c.part
    and v.is_innermost
    and c.label = 'attributed_statement';
