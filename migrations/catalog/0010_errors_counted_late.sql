-- --custom. Written by hand: drizzle knows no triggers.
--
-- A group that comes after the sessions that have it, as on the way to another catalog, is counted then.
CREATE TRIGGER error_grouped AFTER INSERT ON error_groups
WHEN EXISTS (
	SELECT 1 FROM session_marks WHERE website_id = new.website_id AND kind = 'error' AND value = new.fingerprint
)
BEGIN
	INSERT INTO error_days
	SELECT new.website_id, made_at / 86400000, new.fingerprint, count(*), sum(count) FROM session_marks
	WHERE website_id = new.website_id AND kind = 'error' AND value = new.fingerprint GROUP BY made_at / 86400000
	ON CONFLICT DO UPDATE SET sessions = excluded.sessions, count = excluded.count;
END;
