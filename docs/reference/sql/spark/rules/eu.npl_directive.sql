-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_EU` AS `binds`,
 (
  NOT (
   `t0`.`owes` OR `t0`.`stands_in`
  ) OR `t0`.`channel` IN ('im_group', 'postcard', 'social')
 )
 AND TRUE AS `privacy_is_not_respected`,
 (
  `t0`.`assigned` OR `t0`.`creditor_kind` IN ('assignee', 'debt_buyer')
 )
 AND NOT (
  `t0`.`assignment_notified` AND `t0`.`assigned`
 )
 AND TRUE AS `purchaser_has_not_introduced_itself`
FROM `facts` AS `t0`;
