CREATE TABLE `allowed_origins` (
	`website_id` text NOT NULL,
	`pattern` text NOT NULL,
	PRIMARY KEY(`website_id`, `pattern`),
	FOREIGN KEY (`website_id`) REFERENCES `websites`(`website_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `api_keys` (
	`key_hash` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `organisations` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`plan_id` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`plan_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `plans` (
	`plan_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`retention_days` integer NOT NULL,
	`has_network_panel` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shards` (
	`website_id` text PRIMARY KEY NOT NULL,
	`catalog` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`website_id`) REFERENCES `websites`(`website_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `site_keys` (
	`site_key` text PRIMARY KEY NOT NULL,
	`website_id` text NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`website_id`) REFERENCES `websites`(`website_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `site_keys_of_website` ON `site_keys` (`website_id`);--> statement-breakpoint
CREATE TABLE `websites` (
	`website_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`tag` text NOT NULL,
	`recording_enabled` integer NOT NULL,
	`trigger` text NOT NULL,
	`sampling_rate` real NOT NULL,
	`config_revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `websites_tag_unique` ON `websites` (`tag`);--> statement-breakpoint
CREATE INDEX `websites_of_organisation` ON `websites` (`organisation_id`);