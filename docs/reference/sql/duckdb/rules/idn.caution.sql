-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_ID" AS "binds",
 (
  "t0"."attempt_1d_creditor_person" >= 3
 ) AND TRUE AS "three_contacts_today"
FROM "facts" AS "t0";
