-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US-MA` AND NOT (
  `t0`.`us_collector`
 ) AS `binds`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in`
 ) AND TRUE AS `others_could_infer_a_debt`,
 (
  (
   `t0`.`local_second_min` <= 28800
  )
  OR (
   `t0`.`local_second_max` >= 75600
  )
  OR (
   (
    `t0`.`local_second_America/New_York` <= 28800
   ) OR (
    `t0`.`local_second_America/New_York` >= 75600
   )
  )
 )
 AND TRUE AS `outside_waking_hours`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless', 'sms')
 AND (
  (
   `t0`.`point_place` IN ('billing', 'shared', 'work')
   AND (
    `t0`.`attempt_30d_creditor_person_debt_place_call_ai_call_ringless_sms` >= 2
   )
  )
  OR (
   (
    `t0`.`point_kind` = 'landline'
   )
   AND (
    `t0`.`point_place` = 'unknown'
   )
   AND (
    `t0`.`attempt_30d_creditor_person_debt_call_ai_call_ringless_sms` >= 2
   )
  )
 ) AS `two_calls_or_texts_elsewhere_in_thirty_days`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless', 'sms')
 AND (
  NOT (
   `t0`.`point_place` IN ('billing', 'shared', 'work')
   OR (
    (
     `t0`.`point_kind` = 'landline'
    ) AND (
     `t0`.`point_place` = 'unknown'
    )
   )
  )
  AND (
   `t0`.`attempt_7d_creditor_person_debt_place_call_ai_call_ringless_sms` >= 2
  )
 ) AS `two_calls_or_texts_in_seven_days`
FROM `facts` AS `t0`;
