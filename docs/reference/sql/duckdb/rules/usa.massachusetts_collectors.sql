-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_US-MA" AND "t0"."us_collector" AS "binds",
 "t0"."channel" IN ('ai_call', 'call', 'ringless', 'sms')
 AND (
  (
   "t0"."point_place" = 'work'
  )
  AND (
   "t0"."notice_inconvenient_place_written_electronic_place_work"
   OR (
    "t0"."notice_days_inconvenient_place_oral_place_work" <= 10
   )
   OR "t0"."notice_employer_prohibits"
  )
 ) AS "asked_not_to_be_called_at_work",
 (
  (
   "t0"."local_second_min" <= 28800
  ) OR (
   "t0"."local_second_max" >= 75600
  )
 ) AND TRUE AS "outside_convenient_hours",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 ) AND TRUE AS "third_person_is_told",
 "t0"."channel" IN ('app', 'email', 'im', 'im_group', 'inbox', 'push', 'sms', 'social')
 AND NOT (
  "t0"."owes" OR "t0"."stands_in"
 ) AS "third_person_would_pay_for_the_question",
 "t0"."channel" IN ('ai_call', 'call', 'ringless', 'sms')
 AND (
  (
   "t0"."point_place" IN ('billing', 'shared', 'work')
   AND (
    "t0"."attempt_30d_collector_person_debt_place_call_ai_call_ringless_sms" >= 2
   )
  )
  OR (
   (
    "t0"."point_kind" = 'landline'
   )
   AND (
    "t0"."point_place" = 'unknown'
   )
   AND (
    "t0"."attempt_30d_collector_person_debt_call_ai_call_ringless_sms" >= 2
   )
  )
 ) AS "two_calls_or_texts_elsewhere_in_thirty_days",
 "t0"."channel" IN ('ai_call', 'call', 'ringless', 'sms')
 AND (
  NOT (
   "t0"."point_place" IN ('billing', 'shared', 'work')
   OR (
    (
     "t0"."point_kind" = 'landline'
    ) AND (
     "t0"."point_place" = 'unknown'
    )
   )
  )
  AND (
   "t0"."attempt_7d_collector_person_debt_place_call_ai_call_ringless_sms" >= 2
  )
 ) AS "two_calls_or_texts_in_seven_days"
FROM "facts" AS "t0";
