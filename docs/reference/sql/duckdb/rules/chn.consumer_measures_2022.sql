-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN" AND "t0"."creditor_kind" IN ('auto_finance', 'bank', 'consumer_finance', 'trust') AS "binds",
 "t0"."by_agency" AND NOT (
  "t0"."agency_announced"
 ) AND TRUE AS "agency_was_not_announced"
FROM "facts" AS "t0";
