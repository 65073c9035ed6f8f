-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_IN" AND (
  (
   "t0"."creditor_kind" <> 'private'
  ) OR "t0"."by_agency"
 ) AS "binds",
 "t0"."notice_calamity" AND TRUE AS "calamity_struck",
 "t0"."notice_bereavement" AND TRUE AS "family_mourns",
 "t0"."inconvenient_now" AND TRUE AS "hour_the_borrower_asked_us_to_avoid",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 ) AND TRUE AS "recipient_is_neither_borrower_nor_guarantor"
FROM "facts" AS "t0";
