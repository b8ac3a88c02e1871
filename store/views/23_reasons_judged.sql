-- Which reasons to look did an audit give (signals), and which are there beside them, and do they hold with what people
-- decided (holds)? Beside the signals: those of the sentence, that a claim is an opinion, that its label is hardly more
-- probable than another, and that the latest audit of another annotator labels the same words otherwise. What is about a
-- label or about who is unnamed holds no more where that is otherwise: of a claim that was split, in every part. Nor does
-- what names an earlier claim's word where that claim is nobody's word any more, or the later one is somebody's itself;
-- where another source was given, it is the one that is named. It starts from the decisions, which are few.
create or replace view reasons_judged as
with unnamed as (
    select review_id, part, bool_or(source_kind = 'unnamed') as is_unnamed
    from review_voices
    group by review_id, part
),

decided as materialized (
    select
        p.claim_id,
        list(p.label) filter (p.label is not null) as labels,
        bool_or(p.label = 'reported_fact') as is_fact,
        bool_or(p.label = 'attributed_statement') as is_said,
        bool_and(p.label = 'attributed_statement') as is_all_said,
        bool_or(p.label = 'attributed_statement' and coalesce(u.is_unnamed, true)) as is_unnamed,
        arg_min(coalesce(p.source, 'somebody'), p.part)
            filter (p.label = 'attributed_statement' and p.voices > 0) as source
    from reviewed_parts p
    left join unnamed u using (review_id, part)
    group by p.claim_id
),

places as materialized (
    select d.*, c.audit_id, list_contains(d.labels, c.label) as is_as_given, c.number
    from claims c
    join decided d using (claim_id)
),

restated as materialized (
    -- Older stores have it without the sign.
    select signal_id, audit_id, claim_id, try_cast(regexp_extract(detail, '^claim #?([0-9]+) ', 1) as integer) as earlier
    from signals
    where kind = 'restated_without_source' and audit_id in (select audit_id from places)
),

changed as materialized (
    select
        g.signal_id,
        bool_and(
            case when p.claim_id = g.claim_id then p.is_all_said is distinct from true else coalesce(p.is_said, false) end
        ) as holds,
        any_value('claim #' || p.number || ' of this article gives it on the word of ' || p.source)
            filter (p.claim_id <> g.claim_id) as detail
    from restated g
    join places p on p.audit_id = g.audit_id and (p.claim_id = g.claim_id or p.number = g.earlier)
    group by g.signal_id
),

beside as (
    select claim_id, 'opinion' as kind, coalesce(opinion_kind, '') as detail
    from claims
    where label = 'opinion'
    union all
    select claim_id, 'unsure', replace(label, '_', ' ') || ' with a probability of ' || printf('%.2f', probability)
    from claims
    where probability < 0.7
    union all
    select c.claim_id, 'annotators_disagree', o.annotator || ': ' || replace(d.label, '_', ' ')
    from latest_audits a
    join latest_audits o on o.article_id = a.article_id and o.annotator <> a.annotator
    join claims c on c.audit_id = a.audit_id
    join claims d
        on d.audit_id = o.audit_id
        and d.start_char = c.start_char
        and d.end_char = c.end_char
        and d.twin = c.twin
        and d.label <> c.label
)

select
    g.signal_id, g.audit_id, g.kind, coalesce(c.detail, g.detail) as detail, g.claim_id, g.sentence_id,
    case
        when g.kind in ('loaded_words', 'quotation_in_fact', 'hedged_fact') then coalesce(d.is_fact, true)
        when g.kind = 'unnamed_source' then coalesce(d.is_unnamed, true)
        else coalesce(c.holds, true)
    end as holds
from signals g
left join decided d using (claim_id)
left join changed c using (signal_id)
union all by name
select c.claim_id, g.kind, g.detail, true as holds
from signals g
join claims c on c.audit_id = g.audit_id and c.sentence_id = g.sentence_id
where g.claim_id is null and g.kind = 'addresses_annotator'
union all by name
select b.claim_id, b.kind, b.detail, coalesce(p.is_as_given, true) as holds
from beside b
left join places p using (claim_id);
