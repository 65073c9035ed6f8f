-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 TRUE AS "binds",
 (
  "t0"."balance_age_hours" > 48
 ) AND TRUE AS "balance_is_too_old",
 "t0"."channel" IN ('ai_call', 'call', 'ringless')
 AND (
  "t0"."unanswered_1d_creditor_person_call_ai_call_ringless" >= 6
 ) AS "called_in_vain_today",
 (
  "t0"."attempt_540d_point_knock_since_answer" >= 3
 )
 AND (
  "t0"."attempt_180d_point_knock_since_answer" >= 1
 )
 AND TRUE AS "knocked_in_vain",
 (
  "t0"."attempt_30d_point_knock" >= 2
 ) AND TRUE AS "knocked_often_enough",
 (
  (
   "t0"."local_second_min" < 0
  ) OR (
   "t0"."local_second_max" >= 86400
  )
 ) AND TRUE AS "outside_house_hours",
 (
  "t0"."channel" = 'sms'
 )
 AND (
  (
   "t0"."attempt_1d_creditor_person_sms" >= 1
  ) OR (
   "t0"."attempt_7d_creditor_person_sms" >= 3
  )
 )
 AND TRUE AS "texted_often_enough",
 (
  "t0"."told_30d_creditor_person_full_offer_reminder" >= 4
 ) AND TRUE AS "told_often_enough_this_month",
 (
  "t0"."told_1d_creditor_person_full_offer_reminder" >= 1
 ) AND TRUE AS "told_today_already"
FROM "facts" AS "t0";
