-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_IN`
 AND (
  (
   `t0`.`creditor_kind` <> 'private'
  ) OR `t0`.`by_agency`
 )
 AND (
  `t0`.`debt_product_microfinance` OR (
   `t0`.`creditor_kind` = 'nbfc_mfi'
  )
 ) AS `binds`,
 `t0`.`channel` IN ('im_group', 'postcard', 'social') AND TRUE AS `borrower_is_named_in_public`,
 (
  (
   `t0`.`local_second_min` < 32400
  )
  OR (
   `t0`.`local_second_max` >= 64800
  )
  OR (
   (
    `t0`.`local_second_Asia/Kolkata` < 32400
   ) OR (
    `t0`.`local_second_Asia/Kolkata` >= 64800
   )
  )
 )
 AND TRUE AS `outside_microfinance_hours`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in`
 ) AND TRUE AS `relatives_and_neighbours_are_left_alone`
FROM `facts` AS `t0`;
