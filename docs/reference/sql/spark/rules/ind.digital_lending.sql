-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_IN` AND (
  (
   `t0`.`creditor_kind` <> 'private'
  ) OR `t0`.`by_agency`
 ) AS `binds`,
 `t0`.`by_agency` AND NOT (
  `t0`.`agency_announced`
 ) AND TRUE AS `agent_was_not_named_before`
FROM `facts` AS `t0`;
