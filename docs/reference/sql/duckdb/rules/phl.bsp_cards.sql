-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_PH" AND (
  "t0"."creditor_kind" = 'bank'
 ) AS "binds",
 (
  (
   "t0"."local_second_min" < 21600
  )
  OR (
   "t0"."local_second_max" >= 79200
  )
  OR (
   (
    "t0"."local_second_Asia/Manila" < 21600
   ) OR (
    "t0"."local_second_Asia/Manila" >= 79200
   )
  )
 )
 AND NOT (
  (
   "t0"."dpd" > 60
  ) OR "t0"."within_agreed_hours"
 )
 AND TRUE AS "outside_permitted_hours",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 ) AND TRUE AS "recipient_does_not_owe"
FROM "facts" AS "t0";
