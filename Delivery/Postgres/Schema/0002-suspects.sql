-- oldest schema whose programs can work on this one: 1
-- Its first message was in its turn when an instance ended: it runs alone next, so that a second death tells whose fault it was.
ALTER TABLE turn_lane ADD COLUMN suspect boolean NOT NULL DEFAULT false;
ALTER TABLE status_lane ADD COLUMN suspect boolean NOT NULL DEFAULT false;
CREATE INDEX turn_lane_suspect ON turn_lane (tenant, place) WHERE suspect;
CREATE INDEX status_lane_suspect ON status_lane (tenant, place) WHERE suspect;
