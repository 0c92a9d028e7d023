-- The TwiML that carried a turn's replies, for a repeat of its webhook; null: they went by REST, or there were none.
ALTER TABLE inbox ADD COLUMN answer TEXT;
