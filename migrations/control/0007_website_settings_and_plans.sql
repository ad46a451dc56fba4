CREATE TABLE `settings_versions` (
	`website_id` text NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed` text NOT NULL,
	`document` text NOT NULL,
	PRIMARY KEY(`website_id`, `revision`)
);
--> statement-breakpoint
ALTER TABLE `plans` ADD `max_members` integer;--> statement-breakpoint
ALTER TABLE `site_keys` ADD `made_at` integer;--> statement-breakpoint
ALTER TABLE `websites` ADD `domains` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `websites` ADD `loads_from_website` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `websites` ADD `contact_url` text;--> statement-breakpoint
ALTER TABLE `websites` ADD `conversation_url` text;--> statement-breakpoint
ALTER TABLE `websites` ADD `deleted_at` integer;