CREATE TABLE `shares` (
	`share_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`organisation_id` text NOT NULL,
	`website_id` text NOT NULL,
	`session_id` text NOT NULL,
	`from_ms` integer NOT NULL,
	`to_ms` integer,
	`tab_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_opened_at` integer,
	`openings` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shares_token_hash_unique` ON `shares` (`token_hash`);--> statement-breakpoint
CREATE INDEX `shares_of_session` ON `shares` (`session_id`);--> statement-breakpoint
ALTER TABLE `websites` ADD `webhook_events` text DEFAULT '' NOT NULL;