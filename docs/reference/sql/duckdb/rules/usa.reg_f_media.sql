-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_US" AND "t0"."us_collector" AS "binds",
 "t0"."notice_opt_out_at_point" AND TRUE AS "address_was_refused",
 (
  "t0"."notice_opt_out" OR "t0"."notice_cease_oral"
 )
 AND (
  "t0"."is_reply" AND (
   "t0"."content" = 'reply'
  )
 )
 AND TRUE AS "answers_in_a_refused_medium",
 "t0"."notice_opt_out"
 AND (
  "t0"."is_reply" AND (
   "t0"."content" = 'reply'
  )
 )
 AND "t0"."flag_confirms_opt_out"
 AND TRUE AS "confirms_the_refusal",
 "t0"."channel" IN ('app', 'email', 'im', 'inbox', 'push', 'sms') AND TRUE AS "electronic_message_offers_opt_out",
 (
  (
   "t0"."notice_opt_out" AND NOT (
    "t0"."notice_opt_out_at_point"
   )
  ) OR "t0"."notice_cease_oral"
 )
 AND (
  "t0"."content" = 'statutory'
 )
 AND "t0"."flag_medium_ordered"
 AND TRUE AS "law_orders_the_medium",
 (
  (
   "t0"."notice_opt_out" AND NOT (
    "t0"."notice_opt_out_at_point"
   )
  ) OR "t0"."notice_cease_oral"
 )
 AND TRUE AS "medium_was_refused",
 "t0"."channel" IN ('postcard') AND TRUE AS "no_postcard",
 (
  (
   "t0"."notice_opt_out" AND NOT (
    "t0"."notice_opt_out_at_point"
   )
  ) OR "t0"."notice_cease_oral"
 )
 AND NOT (
  "t0"."flag_medium_ordered"
 )
 AND TRUE AS "notice_in_a_refused_medium",
 "t0"."channel" IN ('im_group', 'social') AND TRUE AS "others_could_read_it",
 "t0"."within_US" AND TRUE AS "says_it_is_from_a_debt_collector"
FROM "facts" AS "t0";
