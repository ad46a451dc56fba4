-- Generated, and finished by hand: WITHOUT ROWID, the bits of what is there, and triggers, which drizzle does
-- not know.
CREATE TABLE `signal_places` (
	`website_id` text NOT NULL,
	`place` text NOT NULL,
	`flagged` integer DEFAULT 0 NOT NULL,
	`happy` integer DEFAULT 0 NOT NULL,
	`answered` integer DEFAULT 0 NOT NULL,
	`visitor_bits` integer DEFAULT 0 NOT NULL,
	`last_at` integer NOT NULL,
	`is_wrong` integer,
	`said_by` text,
	`said_at` integer,
	PRIMARY KEY(`website_id`, `place`)
) WITHOUT ROWID;
--> statement-breakpoint
DROP INDEX `sessions_by_facet`;--> statement-breakpoint
DROP INDEX `sessions_by_duration`;--> statement-breakpoint
DROP INDEX `sessions_with_errors`;--> statement-breakpoint
DROP INDEX `sessions_by_path`;--> statement-breakpoint
ALTER TABLE `sessions` ADD `signal_bits` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `sessions` SET `signal_bits` = (
	SELECT coalesce(sum(1 << CASE key
		WHEN 'rageClick' THEN 0
		WHEN 'deadClick' THEN 1
		WHEN 'slowClick' THEN 2
		WHEN 'errorClick' THEN 3
		WHEN 'formAbandonment' THEN 4
		WHEN 'failedSubmissions' THEN 5
		WHEN 'scrollThrash' THEN 6
		WHEN 'fieldReentry' THEN 7
		WHEN 'mouseThrash' THEN 8
		WHEN 'pinchZoom' THEN 9
		WHEN 'quickBack' THEN 10
		WHEN 'reloadLoop' THEN 11
		WHEN 'slowPage' THEN 12
		WHEN 'brokenLink' THEN 13
		WHEN 'crash' THEN 14
		WHEN 'plainClick' THEN 15
	END), 0) FROM json_each(`signal_counts`)
) WHERE `signal_counts` <> '{}';--> statement-breakpoint
CREATE INDEX `sessions_by_frustration` ON `sessions` (`website_id`,`frustration`,`made_at`,`duration_ms`,`error_count`,`signal_bits`,`country`,`device_type`,`browser`,`os`,`initial_path`) WHERE status = 'completed' AND frustration > 0;--> statement-breakpoint
CREATE INDEX `sessions_by_facet` ON `sessions` (`website_id`,`country`,`device_type`,`browser`,`os`,`made_at`,`duration_ms`,`error_count`,`frustration`,`signal_bits`,`initial_path`) WHERE status = 'completed';--> statement-breakpoint
CREATE INDEX `sessions_by_duration` ON `sessions` (`website_id`,`duration_ms`,`made_at`,`error_count`,`frustration`,`signal_bits`,`country`,`device_type`,`browser`,`os`,`initial_path`) WHERE status = 'completed';--> statement-breakpoint
CREATE INDEX `sessions_with_errors` ON `sessions` (`website_id`,`error_count`,`made_at`,`duration_ms`,`frustration`,`signal_bits`,`country`,`device_type`,`browser`,`os`,`initial_path`) WHERE status = 'completed' AND error_count > 0;--> statement-breakpoint
CREATE INDEX `sessions_by_path` ON `sessions` (`website_id`,`initial_path`,`made_at`,`duration_ms`,`error_count`,`frustration`,`signal_bits`,`country`,`device_type`,`browser`,`os`) WHERE status = 'completed';--> statement-breakpoint
CREATE TRIGGER note_place_inserted AFTER INSERT ON signal_places
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'place', new.place) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_place_updated AFTER UPDATE ON signal_places
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'place', new.place) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_place_deleted AFTER DELETE ON signal_places
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (old.website_id, 'place', old.place) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER refuse_place_inserted BEFORE INSERT ON signal_places
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_place_updated BEFORE UPDATE ON signal_places
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_place_deleted BEFORE DELETE ON signal_places
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'frozen')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
