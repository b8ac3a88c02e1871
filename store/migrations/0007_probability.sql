-- How probable it is that the label which a claim was given is right, from 0 to 1, by what was measured on texts that people
-- labelled. Null where nobody measured: what a model says of its own certainty is no measurement and is not kept here.
alter table claims add column probability double;
