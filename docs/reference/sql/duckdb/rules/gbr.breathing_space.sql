-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_GB" AND NOT (
  "t0"."within_GB-SCT" OR "t0"."within_GB-NIR"
 ) AS "binds",
 (
  "t0"."notice_moratorium_scheme_mental_health_crisis"
  OR (
   "t0"."notice_moratorium" AND (
    "t0"."notice_days_moratorium" < 60
   )
  )
 )
 AND TRUE AS "breathing_space_runs"
FROM "facts" AS "t0";
