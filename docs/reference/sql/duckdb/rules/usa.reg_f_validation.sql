-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_US" AND "t0"."us_collector" AS "binds",
 (
  "t0"."attempt_180d_collector_person_debt_flagged_validation_notice" > 0
 )
 AND (
  "t0"."attempt_180d_collector_person_debt_flagged_validation_notice_without_bounced_rejected" <= 0
 )
 AND TRUE AS "validation_notice_came_back"
FROM "facts" AS "t0";
