-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN" AS "binds",
 "t0"."assigned" AND NOT (
  "t0"."assignment_notified"
 ) AND TRUE AS "assignment_was_not_notified",
 (
  "t0"."role" = 'guarantor'
 )
 AND (
  "t0"."liability_basis" = 'general_guarantee'
 )
 AND NOT (
  "t0"."notice_execution_failed"
 )
 AND TRUE AS "general_guarantor_before_execution",
 (
  "t0"."role" = 'guarantor'
 ) AND NOT (
  "t0"."liability_documented"
 ) AND TRUE AS "guarantee_is_not_on_file",
 (
  "t0"."role" = 'heir'
 ) AND TRUE AS "heir_owes_no_more_than_the_estate",
 (
  "t0"."role" = 'heir'
 ) AND "t0"."notice_estate_renounced" AND TRUE AS "heir_renounced",
 "t0"."liability_ended" AND NOT (
  "t0"."owes" OR "t0"."stands_in"
 ) AND TRUE AS "liability_has_ended",
 "t0"."time_barred" AND TRUE AS "limitation_has_passed",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 )
 AND (
  "t0"."role" IN ('address_book', 'colleague', 'emergency_contact', 'employer', 'family', 'friend', 'reference')
  OR "t0"."role" IN ('other', 'unrelated')
 )
 AND NOT (
  "t0"."notice_consent_by_person" OR "t0"."notice_willing_to_pay_by_person"
 )
 AND TRUE AS "peace_of_others",
 (
  "t0"."role" = 'spouse'
 ) AND NOT (
  "t0"."liability_documented"
 ) AND TRUE AS "spouse_has_not_joined"
FROM "facts" AS "t0";
