-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 TRUE AS "binds",
 "t0"."by_agency" AND NOT (
  "t0"."agency_placed"
 ) AND TRUE AS "agency_without_placement",
 (
  NOT (
   "t0"."balance_quotable"
  ) OR NOT (
   "t0"."amount_matches"
  )
 ) AND TRUE AS "balance_cannot_be_stated",
 NOT (
  "t0"."channel" IN ('ai_call', 'call', 'ringless')
 ) AND NOT (
  "t0"."is_reply"
 ) AND TRUE AS "call_back_only_by_voice",
 NOT (
  "t0"."channel_fits"
 ) AND TRUE AS "channel_does_not_fit_point",
 NOT (
  "t0"."has_rulebook"
 ) AND TRUE AS "no_rulebook",
 TRUE AS "nobody_is_located_through_others",
 (
  "t0"."overdue" <= 0
 ) AND TRUE AS "nothing_is_overdue",
 (
  "t0"."overdue" <= 0
 ) AND NOT (
  "t0"."promise_kept_lately"
 ) AND TRUE AS "nothing_to_agree_on",
 "t0"."channel" IN ('im_group', 'postcard', 'social') AND TRUE AS "others_would_see",
 (
  "t0"."channel" = 'push'
 ) AND TRUE AS "others_would_see_a_push",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 ) AND NOT (
  "t0"."is_reply"
 ) AND TRUE AS "person_does_not_owe",
 "t0"."only_in_address_books" AND TRUE AS "point_from_an_address_book",
 (
  "t0"."right_party" = 'not_theirs'
 ) AND TRUE AS "point_is_not_theirs",
 NOT (
  "t0"."tied"
 ) AND TRUE AS "point_is_not_tied_to_the_person",
 (
  "t0"."right_party" <> 'verified'
 ) AND TRUE AS "point_not_proven",
 NOT (
  "t0"."sender_fits"
 ) AND TRUE AS "sender_does_not_fit",
 NOT (
  "t0"."one_creditor"
 ) AND TRUE AS "several_creditors",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 ) AND "t0"."is_reply" AND TRUE AS "third_person_asked"
FROM "facts" AS "t0";
