-- What is given on somebody's word and elsewhere asserted without it? In one article the statement stands first; across
-- articles either may. Pairs that a language model rejected are left out, and so are those that a person's label undid.
create or replace view restated_claims as
with sided as (
    select
        *,
        kind = 'restated_without_source'
        or (kind = 'attributed_elsewhere' and label = 'attributed_statement') as first_is_attributed
    from claim_matches_now
    where kind in ('restated_without_source', 'attributed_elsewhere') and verdict <> 'rejected'
)

select
    within_article,
    case when first_is_attributed then claim_id else other_claim_id end as attributed_claim_id,
    case when first_is_attributed then other_claim_id else claim_id end as flat_claim_id,
    case when first_is_attributed then article_id else other_article_id end as attributed_article_id,
    case when first_is_attributed then other_article_id else article_id end as flat_article_id,
    case when first_is_attributed then source else other_source end as source,
    case when first_is_attributed then quote else other_quote end as attributed_quote,
    case when first_is_attributed then other_quote else quote end as flat_quote,
    extent,
    score,
    reason,
    verdict
from sided
where
    case when first_is_attributed then label else other_label end = 'attributed_statement'
    and (
        within_article
        or case when first_is_attributed then other_label else label end <> 'attributed_statement'
    );
