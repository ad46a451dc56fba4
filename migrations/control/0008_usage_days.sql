CREATE TABLE `usage_days` (
	`organisation_id` text NOT NULL,
	`day` integer NOT NULL,
	`website_id` text NOT NULL,
	`sessions` integer NOT NULL,
	`events` integer NOT NULL,
	`chunks` integer NOT NULL,
	`bytes` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `day`, `website_id`)
);
