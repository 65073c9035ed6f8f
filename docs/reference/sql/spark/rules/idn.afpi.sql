-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_ID` AND (
  `t0`.`member_afpi` OR (
   `t0`.`creditor_kind` = 'p2p'
  )
 ) AS `binds`,
 `t0`.`by_agency` AND NOT (
  `t0`.`agency_certified`
 ) AND TRUE AS `agency_is_not_certified`,
 NOT (
  `t0`.`by_agency`
 ) AND (
  `t0`.`dpd` > 90
 ) AND TRUE AS `platform_collects_itself_after_ninety_days`
FROM `facts` AS `t0`;
