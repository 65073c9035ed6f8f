-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN-GD-Shenzhen" AS "binds",
 "t0"."notice_bankruptcy" AND TRUE AS "petition_was_accepted"
FROM "facts" AS "t0";
