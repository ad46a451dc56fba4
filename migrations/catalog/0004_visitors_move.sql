-- Written by hand: drizzle knows no triggers. Visitors move to another catalog as sessions and assets do.
CREATE TRIGGER note_visitor_inserted AFTER INSERT ON visitors
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'visitor', new.visitor_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_visitor_updated AFTER UPDATE ON visitors
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'visitor', new.visitor_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_visitor_deleted AFTER DELETE ON visitors
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (old.website_id, 'visitor', old.visitor_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER refuse_visitor_inserted BEFORE INSERT ON visitors
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_visitor_updated BEFORE UPDATE ON visitors
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_visitor_deleted BEFORE DELETE ON visitors
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'frozen')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
