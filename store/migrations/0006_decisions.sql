-- What people decide beside labels: other places, other voices, several claims in place of one; remarks, and what is taken
-- back. The decisions and the kinds of signals are checks, and a check cannot be widened: both tables are made anew with
-- every row they had.

-- label and opinion_kind are those that the claim has with the decision; of one split into parts, those of the first.
-- Decisions made before kept the label that was seen.
create table reviews_rebuilt (
    review_id bigint primary key,
    claim_id bigint not null,
    reviewer text not null,
    decision text not null check (
        decision in (
            'accept', 'relabel', 'span', 'attribution', 'split', 'not_a_claim', 'skip', 'note', 'undo'
        )
    ),
    label text check (label in ('reported_fact', 'attributed_statement', 'opinion')),
    opinion_kind text check (
        opinion_kind in ('evaluation', 'interpretation', 'prediction', 'speculation', 'recommendation')
    ),
    note text not null,
    seen_label text not null check (seen_label in ('reported_fact', 'attributed_statement', 'opinion')),
    seen_audit_id bigint, -- whose claim the person saw
    undoes bigint,
    reviewed_at timestamp not null,
    saved_at timestamp not null,
    check (label is not null or decision in ('not_a_claim', 'skip', 'note', 'undo')),
    check (opinion_kind is null or label is not distinct from 'opinion'),
    check ((decision = 'undo') = (undoes is not null))
);

insert into reviews_rebuilt
select
    r.review_id, r.claim_id, r.reviewer, r.decision,
    case r.decision when 'accept' then r.seen_label else r.label end,
    null, r.note, r.seen_label, c.audit_id, null, r.reviewed_at, r.saved_at
from reviews r
left join claims c using (claim_id)
order by r.review_id;

drop table reviews;

alter table reviews_rebuilt rename to reviews;

-- How a claim stands with a review, where that is not as the annotator gave it: one part whose words begin or end
-- elsewhere, or that has other voices; or the several claims that it was split into.
create table review_parts (
    review_id bigint not null,
    part integer not null check (part >= 1),
    start_char integer not null check (start_char >= 0),
    end_char integer not null,
    quote text not null,
    label text not null check (label in ('reported_fact', 'attributed_statement', 'opinion')),
    opinion_kind text check (
        opinion_kind in ('evaluation', 'interpretation', 'prediction', 'speculation', 'recommendation')
    ),
    check (end_char > start_char),
    check (opinion_kind is null or label = 'opinion')
);

-- The voices of a part as a person gave them, position 1 the outermost; none where they are as the annotator gave them.
-- The places are those of the words of source and cue, null where these stand nowhere in the sentence.
create table review_voices (
    review_id bigint not null,
    part integer not null check (part >= 1),
    position integer not null check (position >= 1),
    source text not null,
    cue text not null,
    source_kind text not null check (
        source_kind in ('person', 'organisation', 'government', 'media', 'document', 'group', 'unnamed')
    ),
    full_name text not null,
    source_start integer,
    source_end integer,
    cue_start integer,
    cue_end integer,
    check ((source_start is null) = (source_end is null)),
    check ((cue_start is null) = (cue_end is null))
);

create table signals_rebuilt (
    signal_id bigint primary key,
    audit_id bigint not null,
    kind text not null check (
        kind in (
            'unnamed_source', 'loaded_words', 'unaligned_words', 'restatement_unsupported', 'quotation_in_fact',
            'addresses_annotator', 'hidden_text', 'sentence_failed', 'restated_without_source', 'hedged_fact'
        )
    ),
    detail text not null,
    claim_id bigint,
    sentence_id bigint
);

insert into signals_rebuilt
select signal_id, audit_id, kind, detail, claim_id, sentence_id from signals order by signal_id;

drop table signals;

alter table signals_rebuilt rename to signals;
