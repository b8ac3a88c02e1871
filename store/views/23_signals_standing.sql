-- Which signals hold with what people decided? All but those that name an earlier claim's word where that claim is nobody's
-- word any more, or the later one is somebody's itself; where another source was given, it is the one that is named.
-- It starts from the decisions, which are few.
create or replace view signals_standing as
with decided as materialized (
    select
        claim_id,
        bool_or(label = 'attributed_statement') as is_said,
        bool_and(label = 'attributed_statement') as is_all_said,
        arg_min(coalesce(source, 'somebody'), part) filter (label = 'attributed_statement' and voices > 0) as source
    from reviewed_parts
    group by claim_id
),

places as materialized (
    select d.*, c.audit_id, 'claim ' || c.number || ' gives it on the word of ' as words
    from claims c
    join decided d using (claim_id)
),

restated as materialized (
    select signal_id, audit_id, claim_id, detail
    from signals
    where kind = 'restated_without_source' and audit_id in (select audit_id from places)
),

changed as materialized (
    select
        g.signal_id,
        bool_and(
            case when p.claim_id = g.claim_id then p.is_all_said is distinct from true else coalesce(p.is_said, false) end
        ) as holds,
        any_value(p.words || p.source) filter (p.claim_id <> g.claim_id) as detail
    from restated g
    join places p on p.audit_id = g.audit_id and (p.claim_id = g.claim_id or starts_with(g.detail, p.words))
    group by g.signal_id
)

select g.signal_id, g.audit_id, g.kind, coalesce(c.detail, g.detail) as detail, g.claim_id, g.sentence_id
from signals g
left join changed c using (signal_id)
where c.holds is not false;
