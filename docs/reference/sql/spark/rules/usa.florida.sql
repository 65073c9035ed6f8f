-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US-FL` AS `binds`,
 `t0`.`channel` IN (
  'ai_call',
  'app',
  'call',
  'im',
  'im_group',
  'inbox',
  'letter',
  'postcard',
  'push',
  'ringless',
  'sms',
  'social',
  'visit'
 )
 AND (
  (
   (
    `t0`.`local_second_min` < 28800
   ) OR (
    `t0`.`local_second_max` >= 75600
   )
  )
  AND NOT (
   `t0`.`within_agreed_hours`
  )
 ) AS `outside_permitted_hours`,
 NOT (
  `t0`.`stands_in`
 ) AND (
  `t0`.`attorney_acts` OR `t0`.`notice_attorney`
 ) AND TRUE AS `represented_by_attorney`
FROM `facts` AS `t0`;
