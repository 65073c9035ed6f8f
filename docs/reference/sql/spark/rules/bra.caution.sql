-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_BR` AS `binds`,
 (
  (
   `t0`.`local_second_min` < 28800
  )
  OR (
   `t0`.`local_second_max` >= 72000
  )
  OR `t0`.`closed_day_MO_TU_WE_TH_FR`
 )
 AND TRUE AS `outside_working_hours_of_the_week`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  `t0`.`attempt_7d_creditor_person_call_ai_call_ringless` >= 3
 )
 AND TRUE AS `three_calls_this_week`
FROM `facts` AS `t0`;
