-- Generated, and finished by hand: WITHOUT ROWID.
CREATE TABLE `erased_sessions` (
	`receipt_id` text NOT NULL,
	`session_id` text NOT NULL,
	`chunks` integer NOT NULL,
	`bytes` integer NOT NULL,
	`objects` integer NOT NULL,
	`rows` integer NOT NULL,
	PRIMARY KEY(`receipt_id`, `session_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `erasures` (
	`receipt_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`website_id` text NOT NULL,
	`scope` text NOT NULL,
	`subject_id` text NOT NULL,
	`is_withdrawal` integer NOT NULL,
	`requested_at` integer NOT NULL,
	`completed_at` integer,
	`next_look_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `erasures_by_look` ON `erasures` (`next_look_at`) WHERE next_look_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `monthly_sessions` integer;