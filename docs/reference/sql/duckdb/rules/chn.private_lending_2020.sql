-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN" AND (
  "t0"."creditor_kind" = 'private'
 ) AS "binds",
 (
  (
   "t0"."debt_all_in_rate_max" > CAST(0.154 AS DECIMAL(18, 3))
  )
  OR (
   (
    "t0"."debt_opened_on_max" >= 18981
   ) AND (
    "t0"."debt_all_in_rate_max" > CAST(0.152 AS DECIMAL(18, 3))
   )
  )
  OR (
   (
    "t0"."debt_opened_on_max" >= 19012
   ) AND (
    "t0"."debt_all_in_rate_max" > CAST(0.148 AS DECIMAL(18, 3))
   )
  )
  OR (
   (
    "t0"."debt_opened_on_max" >= 19226
   ) AND (
    "t0"."debt_all_in_rate_max" > CAST(0.146 AS DECIMAL(18, 3))
   )
  )
  OR (
   (
    "t0"."debt_opened_on_max" >= 19528
   ) AND (
    "t0"."debt_all_in_rate_max" > CAST(0.142 AS DECIMAL(18, 3))
   )
  )
  OR (
   (
    "t0"."debt_opened_on_max" >= 19590
   ) AND (
    "t0"."debt_all_in_rate_max" > CAST(0.138 AS DECIMAL(18, 3))
   )
  )
  OR (
   (
    "t0"."debt_opened_on_max" >= 19926
   ) AND (
    "t0"."debt_all_in_rate_max" > CAST(0.134 AS DECIMAL(18, 3))
   )
  )
  OR (
   (
    "t0"."debt_opened_on_max" >= 20017
   ) AND (
    "t0"."debt_all_in_rate_max" > CAST(0.124 AS DECIMAL(18, 3))
   )
  )
  OR (
   (
    "t0"."debt_opened_on_max" >= 20228
   ) AND (
    "t0"."debt_all_in_rate_max" > CAST(0.12 AS DECIMAL(18, 3))
   )
  )
  OR (
   (
    "t0"."debt_opened_on_min" < 18494
   ) AND (
    "t0"."debt_all_in_rate_max" > CAST(0.12 AS DECIMAL(18, 3))
   )
  )
 )
 AND TRUE AS "interest_above_four_times_the_lpr"
FROM "facts" AS "t0";
