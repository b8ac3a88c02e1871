-- Whom the voices belong to that people gave, and a column that was never filled goes.

-- One row a voice of a claim, or of a part of it, that stands as a person gave it: as source_voices for those of annotators.
-- position is that of the chain as it stands; words is how many words the part puts forward.
create table corrected_voices (
    claim_id bigint not null,
    review_id bigint not null,
    part integer not null check (part >= 1),
    position integer not null check (position >= 1),
    article_source_id bigint not null,
    words integer not null
);

-- The number of the newest decision that was known when the voices of an audit were looked at; null for none.
alter table linked_audits add column reviews bigint;

-- Whom a voice belongs to stands in source_voices.
alter table links drop column source_id;
