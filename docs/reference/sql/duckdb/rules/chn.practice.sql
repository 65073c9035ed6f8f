-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN" AS "binds",
 (
  "t0"."notice_complaint_open" OR "t0"."complaint_unanswered"
 ) AND TRUE AS "complaint_is_open",
 "t0"."by_agency" AND (
  "t0"."notice_complaint_open" OR "t0"."complaint_unanswered"
 ) AND TRUE AS "complaint_keeps_agencies_out",
 "t0"."channel" IN ('email') AND (
  "t0"."point_place" = 'work'
 ) AS "employer_may_read_it",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 ) AND "t0"."role" IN ('adviser', 'attorney', 'representative') AND TRUE AS "mandate_is_not_checked",
 "t0"."channel" IN ('app', 'email', 'im', 'inbox', 'push', 'sms')
 AND (
  (
   "t0"."valid_second_max" >= 79200
  ) AND NOT (
   "t0"."within_agreed_hours"
  )
 ) AS "message_outlives_the_hours",
 "t0"."traced_without_authority" AND TRUE AS "number_was_found_without_leave",
 (
  "t0"."flag_voicemail" OR (
   "t0"."channel" = 'ringless'
  )
 ) AND TRUE AS "others_may_hear_it",
 (
  "t0"."payment_pending" OR "t0"."notice_payment_pending"
 ) AND TRUE AS "payment_is_under_way",
 (
  "t0"."person_status" IN ('deceased', 'incapable', 'minor')
  OR "t0"."notice_welfare_risk"
  OR "t0"."notice_incapable"
 )
 AND TRUE AS "person_needs_help_first",
 (
  "t0"."right_party" <> 'verified'
 ) AND TRUE AS "point_not_proven"
FROM "facts" AS "t0";
