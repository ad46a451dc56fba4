CREATE TABLE `saved_filters` (
	`website_id` text NOT NULL,
	`person_id` text NOT NULL,
	`filters` text NOT NULL,
	PRIMARY KEY(`website_id`, `person_id`),
	FOREIGN KEY (`website_id`) REFERENCES `websites`(`website_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`person_id`) ON UPDATE no action ON DELETE no action
);
