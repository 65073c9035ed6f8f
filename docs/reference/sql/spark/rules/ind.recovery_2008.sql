-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_IN` AND (
  (
   `t0`.`creditor_kind` <> 'private'
  ) OR `t0`.`by_agency`
 ) AS `binds`,
 `t0`.`by_agency`
 AND (
  `t0`.`notice_complaint_open` OR `t0`.`complaint_unanswered` OR `t0`.`notice_dispute`
 )
 AND TRUE AS `grievance_is_pending`
FROM `facts` AS `t0`;
