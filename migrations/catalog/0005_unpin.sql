-- Written by hand: drizzle knows no triggers. The sheets of a pinned session are let go with its row, whoever deletes it.
CREATE TRIGGER unpin_assets AFTER DELETE ON sessions
WHEN old.pinned_at IS NOT NULL
BEGIN
	DELETE FROM pinned_assets WHERE website_id = old.website_id AND session_id = old.session_id;
END;
