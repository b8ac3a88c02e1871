-- What was kept, so that verify notices where a decision or a reason to look is gone, or is not what it was. Of what is here
-- already, what it is now is noted: what happened to it before cannot be told.

-- One row a decision of a person, written with it: of which claim it is, and a hash of its columns.
create table reviews_kept (
    review_id bigint not null,
    claim_id bigint not null,
    content_sha256 varchar not null
);

-- One row an audit that ended: how many signals it gave, and a hash of them in their order.
create table signals_kept (
    audit_id bigint not null,
    signals integer not null,
    content_sha256 varchar not null
);

insert into reviews_kept
select
    review_id,
    claim_id,
    sha256(concat_ws(
        chr(31), claim_id::text, reviewer, decision, coalesce(label, ''), coalesce(opinion_kind, ''), note, seen_label,
        coalesce(seen_audit_id::text, ''), coalesce(undoes::text, ''), epoch_us(reviewed_at)::text
    ))
from reviews
order by review_id;

insert into signals_kept
select
    a.audit_id,
    count(g.signal_id),
    sha256(coalesce(string_agg(
        concat_ws(chr(31), g.kind, g.detail, coalesce(g.claim_id::text, ''), coalesce(g.sentence_id::text, '')),
        chr(30) order by g.signal_id
    ) filter (g.signal_id is not null), ''))
from audits a
left join signals g using (audit_id)
where a.status in ('complete', 'partial', 'failed', 'empty')
group by a.audit_id
order by a.audit_id;
