-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_BR" AS "binds",
 (
  NOT (
   "t0"."owes" OR "t0"."stands_in"
  ) OR "t0"."channel" IN ('im_group', 'postcard', 'social')
 )
 AND TRUE AS "debtor_is_exposed_before_others",
 "t0"."channel" IN ('email', 'letter') AND "t0"."within_BR" AS "document_names_the_creditor",
 "t0"."inconvenient_now" AND TRUE AS "rest_or_leisure_is_interfered_with",
 "t0"."channel" IN ('ai_call', 'call', 'ringless', 'visit') AND (
  "t0"."point_place" = 'work'
 ) AS "work_is_interfered_with"
FROM "facts" AS "t0";
