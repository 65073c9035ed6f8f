-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_MX` AS `binds`,
 `t0`.`channel` IN ('im_group', 'postcard', 'social') AND TRUE AS `debtor_is_exposed`,
 (
  `t0`.`person_status` = 'minor'
 ) AND TRUE AS `minor_is_spoken_to`,
 (
  (
   `t0`.`local_second_min` < 25200
  ) OR (
   `t0`.`local_second_max` >= 79200
  )
 ) AND TRUE AS `outside_permitted_hours`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in`
 ) AND TRUE AS `recipient_is_a_reference_or_other_third_person`
FROM `facts` AS `t0`;
