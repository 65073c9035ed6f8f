-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_ID" AS "binds",
 "t0"."channel" IN ('im_group', 'postcard', 'social') AND TRUE AS "consumer_is_shamed",
 (
  "t0"."notice_refuses_contact" OR "t0"."notice_opt_out"
 ) AND TRUE AS "contact_goes_on_against_their_will",
 (
  (
   "t0"."local_second_min" < 28800
  )
  OR (
   "t0"."local_second_max" >= 72000
  )
  OR "t0"."closed_day_MO_TU_WE_TH_FR_SA_holidays_ID"
 )
 AND NOT (
  "t0"."within_agreed_hours"
 )
 AND TRUE AS "outside_permitted_days_and_hours",
 "t0"."channel" IN ('letter', 'postcard', 'visit')
 AND (
  NOT (
   "t0"."point_place" IN ('billing', 'home')
  ) AND NOT (
   "t0"."notice_consent_at_point"
  )
 ) AS "place_is_not_the_billing_or_home_address",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 ) AND TRUE AS "recipient_is_not_the_consumer"
FROM "facts" AS "t0";
