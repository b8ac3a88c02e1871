-- Which reasons are there to look at each claim of each audit? Its own signals and those of its sentence, that it is an
-- opinion, that its label is hardly more probable than another, and that the latest audit of another annotator labels the
-- same words otherwise.
create or replace view claim_reasons as
select claim_id, kind, detail
from signals_standing
where claim_id is not null
union all
select c.claim_id, g.kind, g.detail
from signals g
join claims c on c.audit_id = g.audit_id and c.sentence_id = g.sentence_id
where g.claim_id is null and g.kind = 'addresses_annotator'
union all
select claim_id, 'opinion', coalesce(opinion_kind, '')
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
    and d.label <> c.label;
