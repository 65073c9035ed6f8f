-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_CN` AND `t0`.`creditor_kind` IN ('bank', 'platform') AND `t0`.`debt_platform_id_stated` AS `binds`,
 `t0`.`by_agency` AND `t0`.`agency_violation` IN ('found', 'serious') AND TRUE AS `agency_has_broken_the_law`,
 (
  `t0`.`debt_opened_on_max` >= 20362
 )
 AND (
  `t0`.`debt_all_in_rate_max` > CAST('0.24' AS DECIMAL(38, 18))
 )
 AND TRUE AS `costs_more_than_the_cap`
FROM `facts` AS `t0`;
