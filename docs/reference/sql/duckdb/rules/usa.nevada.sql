-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_US-NV" AND "t0"."us_collector" AND "t0"."debt_product_medical" AS "binds",
 (
  "t0"."attempt_180d_collector_person_debt_letter_flagged_nv_medical_60day_notice" <= "t0"."attempt_60d_collector_person_debt_letter_flagged_nv_medical_60day_notice"
 )
 AND TRUE AS "medical_debt_within_sixty_days_of_the_notice"
FROM "facts" AS "t0";
