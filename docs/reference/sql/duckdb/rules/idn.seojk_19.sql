-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_ID" AS "binds",
 (
  "t0"."role" = 'emergency_contact'
 ) AND TRUE AS "emergency_contact_is_asked_to_pay",
 (
  (
   "t0"."creditor_kind" = 'p2p'
  ) OR (
   "t0"."creditor_kind" = 'platform'
  )
 )
 AND (
  (
   "t0"."local_second_min" < 28800
  ) OR (
   "t0"."local_second_max" >= 72000
  )
 )
 AND NOT (
  "t0"."within_agreed_hours"
 )
 AND TRUE AS "outside_hours_at_the_borrowers_address",
 NOT (
  (
   "t0"."role" = 'emergency_contact'
  ) AND "t0"."notice_consent_by_person"
 ) AND TRUE AS "whereabouts_asked_of_who_never_consented"
FROM "facts" AS "t0";
