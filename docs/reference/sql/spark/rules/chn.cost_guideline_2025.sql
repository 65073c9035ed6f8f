-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_CN` AND `t0`.`creditor_kind` IN ('consumer_finance', 'micro_loan') AS `binds`,
 (
  `t0`.`creditor_kind` = 'consumer_finance'
 )
 AND (
  `t0`.`debt_opened_on_max` >= 20454
 )
 AND (
  `t0`.`debt_all_in_rate_max` > CAST('0.24' AS DECIMAL(38, 18))
 )
 AND TRUE AS `consumer_finance_loan_costs_too_much`,
 (
  `t0`.`creditor_kind` = 'micro_loan'
 )
 AND (
  `t0`.`debt_opened_on_max` >= 20441
 )
 AND (
  `t0`.`debt_all_in_rate_max` > CAST('0.24' AS DECIMAL(38, 18))
 )
 AND TRUE AS `micro_loan_costs_too_much`
FROM `facts` AS `t0`;
