-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 TRUE AS "binds",
 NOT (
  "t0"."has_national_pack"
 ) AND TRUE AS "national_law_is_not_in_a_rulebook"
FROM "facts" AS "t0";
