-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_US-NY" AND "t0"."us_collector" AS "binds",
 "t0"."channel" IN ('email')
 AND (
  (
   "t0"."point_place" = 'work'
  )
  OR NOT (
   "t0"."notice_consent_written_electronic_to_collector_for_channel_purpose_electronic"
  )
 ) AS "email_without_written_consent",
 (
  "t0"."debt_status_written_off" OR "t0"."debt_charged_off_on_stated"
 ) AND "t0"."notice_dispute" AND TRUE AS "substantiation_is_asked_for"
FROM "facts" AS "t0";
