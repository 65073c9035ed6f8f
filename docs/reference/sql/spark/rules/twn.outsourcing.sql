-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_TW` AS `binds`,
 `t0`.`by_agency` AND NOT (
  `t0`.`agency_announced`
 ) AND TRUE AS `agency_was_not_announced_in_writing`,
 (
  (
   `t0`.`local_second_min` < 25200
  )
  OR (
   `t0`.`local_second_max` >= 79200
  )
  OR (
   (
    `t0`.`local_second_Asia/Taipei` < 25200
   ) OR (
    `t0`.`local_second_Asia/Taipei` >= 79200
   )
  )
 )
 AND NOT (
  `t0`.`within_agreed_hours`
 )
 AND TRUE AS `outside_permitted_hours`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in`
 ) AND TRUE AS `recipient_has_no_duty_to_pay`
FROM `facts` AS `t0`;
