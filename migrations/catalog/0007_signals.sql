ALTER TABLE `sessions` ADD `frustration` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `signal_counts` text DEFAULT '{}' NOT NULL;