-- What became of our own messages waits in the inbox, too, until the bot has been told: our id of the message.
ALTER TABLE inbox ADD COLUMN status_of TEXT;
