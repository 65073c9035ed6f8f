-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN" AND (
  "t0"."creditor_kind" = 'consumer_finance'
 ) AS "binds",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 )
 AND NOT (
  NOT (
   "t0"."owes" OR "t0"."stands_in"
  ) AND "t0"."role" IN ('adviser', 'attorney', 'representative')
 )
 AND TRUE AS "recipient_is_a_third_person"
FROM "facts" AS "t0";
