-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US-NC` AS `binds`,
 (
  `t0`.`notice_opt_out` OR `t0`.`notice_refuses_contact` OR `t0`.`notice_cease`
 ) AND TRUE AS `contact_goes_on_against_their_will`,
 (
  NOT (
   `t0`.`owes` OR `t0`.`stands_in`
  ) OR `t0`.`channel` IN ('im_group', 'postcard', 'social')
 )
 AND TRUE AS `debt_is_published`
FROM `facts` AS `t0`;
