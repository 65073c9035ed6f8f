-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN" AND "t0"."member_cba" AS "binds",
 "t0"."by_agency" AND NOT (
  "t0"."agency_listed"
 ) AND TRUE AS "agency_is_not_listed",
 "t0"."by_agency" AND NOT (
  "t0"."agency_announced"
 ) AND TRUE AS "agency_was_not_announced",
 (
  "t0"."channel" <> 'letter'
 )
 AND (
  (
   "t0"."local_second_min" < 28800
  )
  OR (
   "t0"."local_second_max" >= 79200
  )
  OR (
   (
    "t0"."local_second_Asia/Shanghai" < 28800
   ) OR (
    "t0"."local_second_Asia/Shanghai" >= 79200
   )
  )
 )
 AND NOT (
  "t0"."within_agreed_hours"
 )
 AND TRUE AS "outside_permitted_hours",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 )
 AND NOT (
  "t0"."borrower_status" IN ('deceased', 'incapable')
  OR "t0"."borrower_unreachable"
  OR (
   "t0"."borrower_failed_days" >= 3
  )
  OR "t0"."notice_willing_to_pay_by_person"
  OR (
   NOT (
    "t0"."owes" OR "t0"."stands_in"
   ) AND "t0"."role" IN ('adviser', 'attorney', 'representative')
  )
 )
 AND TRUE AS "recipient_is_a_third_person",
 "t0"."notice_refuses_contact" AND TRUE AS "recipient_refused_contact",
 "t0"."within_CN" AND TRUE AS "sender_names_itself",
 "t0"."channel" IN ('ai_call', 'call', 'ringless')
 AND (
  "t0"."unanswered_1d_creditor_point_call_ai_call_ringless" >= 6
 )
 AND TRUE AS "six_unanswered_attempts_today",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 )
 AND (
  "t0"."borrower_status" IN ('deceased', 'incapable')
  OR "t0"."borrower_unreachable"
  OR (
   "t0"."borrower_failed_days" >= 3
  )
 )
 AND NOT (
  "t0"."notice_willing_to_pay_by_person"
  OR (
   NOT (
    "t0"."owes" OR "t0"."stands_in"
   ) AND "t0"."role" IN ('adviser', 'attorney', 'representative')
  )
 )
 AND TRUE AS "third_person_is_only_asked_to_relay",
 (
  "t0"."channel" = 'visit'
 ) AND (
  "t0"."collectors" < 2
 ) AND TRUE AS "visit_by_too_few_collectors",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 )
 AND "t0"."notice_willing_to_pay_by_person"
 AND NOT (
  NOT (
   "t0"."owes" OR "t0"."stands_in"
  ) AND "t0"."role" IN ('adviser', 'attorney', 'representative')
 )
 AND TRUE AS "volunteer_learns_how_to_pay"
FROM "facts" AS "t0";
