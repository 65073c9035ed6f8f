-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN"
 AND "t0"."creditor_kind" IN ('auto_finance', 'bank', 'consumer_finance', 'micro_loan', 'trust') AS "binds",
 (
  "t0"."debt_all_in_rate_max" > CAST(0.24 AS DECIMAL(18, 3))
 ) AND TRUE AS "court_may_reduce_the_cost"
FROM "facts" AS "t0";
