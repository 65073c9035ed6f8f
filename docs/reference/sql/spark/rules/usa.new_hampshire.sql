-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US-NH` AS `binds`,
 (
  `t0`.`point_place` = 'work'
 ) AND TRUE AS `workplace_is_left_alone`
FROM `facts` AS `t0`;
