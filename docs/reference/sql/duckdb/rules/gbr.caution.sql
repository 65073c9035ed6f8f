-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_GB" AS "binds",
 (
  (
   "t0"."local_second_min" < 28800
  )
  OR (
   "t0"."local_second_max" >= 75600
  )
  OR "t0"."closed_day_MO_TU_WE_TH_FR_SA"
 )
 AND TRUE AS "outside_reasonable_hours"
FROM "facts" AS "t0";
