-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_EU` AS `binds`,
 (
  `t0`.`right_party` = 'not_theirs'
 ) AND TRUE AS `point_is_somebody_elses`,
 (
  `t0`.`settled` OR `t0`.`notice_settled`
 ) AND TRUE AS `purpose_is_achieved`
FROM `facts` AS `t0`;
