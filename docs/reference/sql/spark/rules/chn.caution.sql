-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_CN` AS `binds`,
 (
  (
   `t0`.`local_second_min` < 0
  ) OR (
   `t0`.`local_second_max` >= 86400
  ) OR `t0`.`closed_day_holidays_CN`
 )
 AND TRUE AS `on_a_public_holiday`,
 `t0`.`channel` IN ('app', 'email', 'im', 'inbox', 'push', 'sms')
 AND (
  (
   (
    `t0`.`local_second_min` < 0
   ) OR (
    `t0`.`local_second_max` >= 78600
   )
  )
  AND NOT (
   `t0`.`within_agreed_hours`
  )
 ) AS `too_late_to_arrive_in_time`
FROM `facts` AS `t0`;
