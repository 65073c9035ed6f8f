-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_IN`
 AND (
  (
   `t0`.`creditor_kind` <> 'private'
  ) OR `t0`.`by_agency`
 )
 AND NOT (
  `t0`.`debt_product_microfinance`
 ) AS `binds`,
 (
  `t0`.`notice_refuses_contact` OR `t0`.`notice_opt_out`
 ) AND TRUE AS `calls_on_after_a_refusal`,
 `t0`.`channel` IN ('im_group', 'postcard', 'social') AND TRUE AS `humiliates_in_public`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in`
 ) AND TRUE AS `intrudes_on_family_referees_or_friends`,
 (
  (
   `t0`.`local_second_min` < 28800
  )
  OR (
   `t0`.`local_second_max` >= 68400
  )
  OR (
   (
    `t0`.`local_second_Asia/Kolkata` < 28800
   ) OR (
    `t0`.`local_second_Asia/Kolkata` >= 68400
   )
  )
 )
 AND TRUE AS `outside_permitted_hours`
FROM `facts` AS `t0`;
