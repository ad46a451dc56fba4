-- Written by hand: drizzle knows no triggers.
--
-- day_counters follow every write of a completed session, whoever makes it and however often.
CREATE TRIGGER count_inserted AFTER INSERT ON sessions
WHEN new.status = 'completed'
BEGIN
	INSERT INTO day_counters VALUES (new.website_id, new.made_at / 86400000, 1, new.event_count, new.error_count)
	ON CONFLICT DO UPDATE SET completed = completed + 1, events = events + excluded.events, errors = errors + excluded.errors;
END;
--> statement-breakpoint
CREATE TRIGGER count_updated AFTER UPDATE OF status, event_count, error_count ON sessions
WHEN (old.status = 'completed' OR new.status = 'completed')
	AND (old.status <> new.status OR old.event_count <> new.event_count OR old.error_count <> new.error_count)
BEGIN
	INSERT INTO day_counters VALUES (
		new.website_id,
		new.made_at / 86400000,
		(new.status = 'completed') - (old.status = 'completed'),
		(new.status = 'completed') * new.event_count - (old.status = 'completed') * old.event_count,
		(new.status = 'completed') * new.error_count - (old.status = 'completed') * old.error_count
	)
	ON CONFLICT DO UPDATE SET
		completed = completed + excluded.completed, events = events + excluded.events, errors = errors + excluded.errors;
END;
--> statement-breakpoint
CREATE TRIGGER count_deleted AFTER DELETE ON sessions
WHEN old.status = 'completed'
BEGIN
	UPDATE day_counters
	SET completed = completed - 1, events = events - old.event_count, errors = errors - old.error_count
	WHERE website_id = old.website_id AND day = old.made_at / 86400000;
END;
--> statement-breakpoint
-- A website on its way to another catalog: what is written while it is copied is noted, and then refused.
CREATE TRIGGER note_session_inserted AFTER INSERT ON sessions
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'session', new.session_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_session_updated AFTER UPDATE ON sessions
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'session', new.session_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_session_deleted AFTER DELETE ON sessions
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (old.website_id, 'session', old.session_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_asset_inserted AFTER INSERT ON assets
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'asset', new.hash) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_asset_updated AFTER UPDATE ON assets
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'asset', new.hash) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_asset_deleted AFTER DELETE ON assets
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (old.website_id, 'asset', old.hash) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER refuse_session_inserted BEFORE INSERT ON sessions
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_session_updated BEFORE UPDATE ON sessions
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_session_deleted BEFORE DELETE ON sessions
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'frozen')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_asset_inserted BEFORE INSERT ON assets
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_asset_updated BEFORE UPDATE ON assets
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_asset_deleted BEFORE DELETE ON assets
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'frozen')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
