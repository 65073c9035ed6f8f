-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 TRUE AS "binds",
 (
  "t0"."content" <> 'statutory'
 ) AND TRUE AS "no_notice_is_ordered",
 (
  "t0"."content" <> 'locate'
 ) AND TRUE AS "nobody_is_sought",
 NOT (
  (
   "t0"."overdue" <= 0
  ) AND (
   "t0"."days_to_due" <= 7
  )
 )
 AND NOT (
  "t0"."promise_due_tomorrow"
 )
 AND TRUE AS "nothing_to_remind_of",
 NOT (
  "t0"."is_reply"
 ) AND TRUE AS "nothing_was_asked"
FROM "facts" AS "t0";
