-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_US-CA" AS "binds",
 "t0"."channel" IN ('letter') AND "t0"."us_collector" AS "licence_number_is_shown",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 ) AND TRUE AS "others_are_told",
 "t0"."channel" IN ('letter') AND "t0"."time_barred" AS "time_barred_debt_is_called_so"
FROM "facts" AS "t0";
