-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_US-WA" AND "t0"."us_collector" AS "binds",
 (
  "t0"."point_place" = 'work'
 ) AND (
  "t0"."attempt_7d_collector_couple_place" >= 1
 ) AND TRUE AS "one_contact_at_work_this_week",
 "t0"."channel" IN ('ai_call', 'call', 'ringless', 'visit')
 AND (
  (
   "t0"."local_second_min" < 27000
  ) OR (
   "t0"."local_second_max" >= 75600
  )
 ) AS "outside_hours_at_home",
 (
  "t0"."attempt_7d_collector_couple" >= 3
 ) AND TRUE AS "three_contacts_this_week"
FROM "facts" AS "t0";
