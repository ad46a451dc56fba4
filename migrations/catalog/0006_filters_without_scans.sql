-- Generated, and finished by hand: WITHOUT ROWID, the facets of what is there, and triggers, which drizzle does not know.
CREATE TABLE `facets` (
	`website_id` text NOT NULL,
	`country` text NOT NULL,
	`device_type` text NOT NULL,
	`browser` text NOT NULL,
	`os` text NOT NULL,
	PRIMARY KEY(`website_id`, `country`, `device_type`, `browser`, `os`)
) WITHOUT ROWID;
--> statement-breakpoint
DROP INDEX `sessions_completed`;--> statement-breakpoint
DROP INDEX `sessions_long`;--> statement-breakpoint
DROP INDEX `sessions_with_errors`;--> statement-breakpoint
DROP INDEX `sessions_by_path`;--> statement-breakpoint
CREATE INDEX `sessions_by_facet` ON `sessions` (`website_id`,`country`,`device_type`,`browser`,`os`,`made_at`,`duration_ms`,`error_count`,`initial_path`) WHERE status = 'completed';--> statement-breakpoint
CREATE INDEX `sessions_by_duration` ON `sessions` (`website_id`,`duration_ms`,`made_at`,`error_count`,`country`,`device_type`,`browser`,`os`,`initial_path`) WHERE status = 'completed';--> statement-breakpoint
CREATE INDEX `sessions_with_errors` ON `sessions` (`website_id`,`error_count`,`made_at`,`duration_ms`,`country`,`device_type`,`browser`,`os`,`initial_path`) WHERE status = 'completed' AND error_count > 0;--> statement-breakpoint
CREATE INDEX `sessions_by_path` ON `sessions` (`website_id`,`initial_path`,`made_at`,`duration_ms`,`error_count`,`country`,`device_type`,`browser`,`os`) WHERE status = 'completed';--> statement-breakpoint
INSERT INTO `facets` SELECT DISTINCT website_id, country, device_type, browser, os FROM `sessions` WHERE status = 'completed';
--> statement-breakpoint
-- Facets follow every write of a completed session. One that is known costs no written row.
CREATE TRIGGER facet_inserted AFTER INSERT ON sessions
WHEN new.status = 'completed'
BEGIN
	INSERT INTO facets VALUES (new.website_id, new.country, new.device_type, new.browser, new.os) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER facet_updated AFTER UPDATE OF status, country, device_type, browser, os ON sessions
WHEN new.status = 'completed'
BEGIN
	INSERT INTO facets VALUES (new.website_id, new.country, new.device_type, new.browser, new.os) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
-- A facet goes with the last session that expires or is erased. One that outlives a session's reopening does no harm.
CREATE TRIGGER facet_deleted AFTER DELETE ON sessions
WHEN NOT EXISTS (
	SELECT 1 FROM sessions INDEXED BY sessions_by_facet
	WHERE status = 'completed' AND website_id = old.website_id AND country = old.country
		AND device_type = old.device_type AND browser = old.browser AND os = old.os
)
BEGIN
	DELETE FROM facets
	WHERE website_id = old.website_id AND country = old.country AND device_type = old.device_type
		AND browser = old.browser AND os = old.os;
END;
