-- Generated, and finished by hand: WITHOUT ROWID, the made_at of rows from before (eight digits of base 36 in the
-- session's id), the rebuilt assets, and the counters of what is there. Rows from before have no initial_path.
CREATE TABLE `asset_days` (
	`website_id` text NOT NULL,
	`day` integer NOT NULL,
	`assets` integer NOT NULL,
	`bytes` integer NOT NULL,
	PRIMARY KEY(`website_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_counters` (
	`website_id` text NOT NULL,
	`day` integer NOT NULL,
	`completed` integer NOT NULL,
	`events` integer NOT NULL,
	`errors` integer NOT NULL,
	PRIMARY KEY(`website_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `move_changes` (
	`website_id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`website_id`, `kind`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `moves` (
	`website_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pinned_assets` (
	`website_id` text NOT NULL,
	`hash` text NOT NULL,
	`session_id` text NOT NULL,
	PRIMARY KEY(`website_id`, `hash`, `session_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sweep_mark` (
	`id` integer PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `__new_sessions` (
	`website_id` text NOT NULL,
	`made_at` integer NOT NULL,
	`session_id` text NOT NULL,
	`status` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`checked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`pinned_at` integer,
	`page_views` integer NOT NULL,
	`event_count` integer NOT NULL,
	`click_count` integer NOT NULL,
	`error_count` integer NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL,
	`chunk_count` integer DEFAULT 0 NOT NULL,
	`gap_count` integer DEFAULT 0 NOT NULL,
	`is_truncated` integer DEFAULT false NOT NULL,
	`viewport_width` integer NOT NULL,
	`viewport_height` integer NOT NULL,
	`device_type` text NOT NULL,
	`browser` text NOT NULL,
	`os` text NOT NULL,
	`country` text NOT NULL,
	`visitor_id` text NOT NULL,
	`contact_id` text,
	`device_model` text NOT NULL,
	`initial_path` text DEFAULT '' NOT NULL,
	`initial_url` text NOT NULL,
	`referrer` text NOT NULL,
	PRIMARY KEY(`website_id`, `made_at`, `session_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_sessions`("website_id", "made_at", "session_id", "status", "started_at", "ended_at", "duration_ms", "checked_at", "expires_at", "page_views", "event_count", "click_count", "error_count", "viewport_width", "viewport_height", "device_type", "browser", "os", "country", "visitor_id", "device_model", "initial_url", "referrer")
SELECT "website_id",
	(instr('0123456789abcdefghijklmnopqrstuvwxyz', substr(session_id, -25, 1)) - 1) * 78364164096 +
	(instr('0123456789abcdefghijklmnopqrstuvwxyz', substr(session_id, -24, 1)) - 1) * 2176782336 +
	(instr('0123456789abcdefghijklmnopqrstuvwxyz', substr(session_id, -23, 1)) - 1) * 60466176 +
	(instr('0123456789abcdefghijklmnopqrstuvwxyz', substr(session_id, -22, 1)) - 1) * 1679616 +
	(instr('0123456789abcdefghijklmnopqrstuvwxyz', substr(session_id, -21, 1)) - 1) * 46656 +
	(instr('0123456789abcdefghijklmnopqrstuvwxyz', substr(session_id, -20, 1)) - 1) * 1296 +
	(instr('0123456789abcdefghijklmnopqrstuvwxyz', substr(session_id, -19, 1)) - 1) * 36 +
	(instr('0123456789abcdefghijklmnopqrstuvwxyz', substr(session_id, -18, 1)) - 1) * 1,
	"session_id", "status", "started_at", "ended_at", "duration_ms", "checked_at", "expires_at", "page_views", "event_count", "click_count", "error_count", "viewport_width", "viewport_height", "device_type", "browser", "os", "country", "visitor_id", "device_model", "initial_url", "referrer" FROM `sessions`;--> statement-breakpoint
DROP TABLE `sessions`;--> statement-breakpoint
ALTER TABLE `__new_sessions` RENAME TO `sessions`;--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`) WHERE pinned_at IS NULL;--> statement-breakpoint
CREATE INDEX `sessions_active` ON `sessions` (`website_id`) WHERE status = 'active';--> statement-breakpoint
CREATE INDEX `sessions_completed` ON `sessions` (`website_id`,`made_at`,`duration_ms`,`error_count`,`event_count`,`country`,`device_type`,`browser`,`os`) WHERE status = 'completed';--> statement-breakpoint
CREATE INDEX `sessions_long` ON `sessions` (`website_id`,`duration_ms`) WHERE status = 'completed' AND duration_ms >= 300000;--> statement-breakpoint
CREATE INDEX `sessions_with_errors` ON `sessions` (`website_id`,`error_count`) WHERE status = 'completed' AND error_count > 0;--> statement-breakpoint
CREATE INDEX `sessions_by_path` ON `sessions` (`website_id`,`initial_path`) WHERE status = 'completed';--> statement-breakpoint
CREATE INDEX `sessions_by_visitor` ON `sessions` (`website_id`,`visitor_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_contact` ON `sessions` (`website_id`,`contact_id`) WHERE contact_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `__new_assets` (
	`website_id` text NOT NULL,
	`hash` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`website_id`, `hash`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_assets` SELECT "website_id", "hash", "seen_at" FROM `assets`;--> statement-breakpoint
DROP TABLE `assets`;--> statement-breakpoint
ALTER TABLE `__new_assets` RENAME TO `assets`;--> statement-breakpoint
INSERT INTO `day_counters`
SELECT "website_id", "made_at" / 86400000, count(*), sum("event_count"), sum("error_count")
FROM `sessions` WHERE "status" = 'completed' GROUP BY 1, 2;
