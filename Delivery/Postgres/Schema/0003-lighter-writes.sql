-- oldest schema whose programs can work on this one: 1
-- State is written anew in every turn. With room for that in its page, it enters no index.
ALTER TABLE state SET (fillfactor = 90);

-- The parts of an activity are found by the conversation of the first of them, which has the activity's id.
DROP INDEX outbox_activity;
