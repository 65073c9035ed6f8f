-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN" AS "binds",
 "t0"."by_agency" AND "t0"."sub_agency" AND TRUE AS "agency_of_an_agency",
 "t0"."channel" IN ('im_group', 'postcard', 'social') AND TRUE AS "channel_is_open_to_others",
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
 AND TRUE AS "contact_person_never_agreed",
 (
  "t0"."right_party" = 'not_theirs'
 ) AND TRUE AS "number_is_somebody_elses",
 (
  "t0"."settled" OR "t0"."notice_settled"
 ) AND TRUE AS "purpose_is_achieved"
FROM "facts" AS "t0";
