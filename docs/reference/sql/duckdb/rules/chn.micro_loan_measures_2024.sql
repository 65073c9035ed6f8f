-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN" AND (
  "t0"."creditor_kind" = 'micro_loan'
 ) AS "binds",
 "t0"."by_agency" AND "t0"."agency_violation" IN ('found', 'serious') AND TRUE AS "agency_has_broken_the_law",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 )
 AND NOT (
  NOT (
   "t0"."owes" OR "t0"."stands_in"
  ) AND "t0"."role" IN ('adviser', 'attorney', 'representative')
 )
 AND TRUE AS "recipient_has_no_duty_to_pay"
FROM "facts" AS "t0";
