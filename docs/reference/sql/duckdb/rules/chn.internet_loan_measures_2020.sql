-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN"
 AND "t0"."creditor_kind" IN ('auto_finance', 'bank', 'consumer_finance')
 AND "t0"."debt_platform_id_stated" AS "binds",
 "t0"."by_agency" AND "t0"."agency_violation" IN ('found', 'serious') AND TRUE AS "agency_has_broken_the_law"
FROM "facts" AS "t0";
