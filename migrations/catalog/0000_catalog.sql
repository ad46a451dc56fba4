CREATE TABLE `assets` (
	`website_id` text NOT NULL,
	`hash` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`website_id`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`website_id` text NOT NULL,
	`session_id` text NOT NULL,
	`visitor_id` text NOT NULL,
	`status` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`initial_url` text NOT NULL,
	`referrer` text NOT NULL,
	`page_views` integer NOT NULL,
	`event_count` integer NOT NULL,
	`click_count` integer NOT NULL,
	`error_count` integer NOT NULL,
	`viewport_width` integer NOT NULL,
	`viewport_height` integer NOT NULL,
	`device_type` text NOT NULL,
	`device_model` text NOT NULL,
	`browser` text NOT NULL,
	`os` text NOT NULL,
	`country` text NOT NULL,
	`checked_at` integer NOT NULL,
	PRIMARY KEY(`website_id`, `session_id`)
);
--> statement-breakpoint
CREATE INDEX `sessions_by_start` ON `sessions` (`website_id`,`started_at`,`session_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE INDEX `sessions_by_check` ON `sessions` (`checked_at`) WHERE status = 'active';