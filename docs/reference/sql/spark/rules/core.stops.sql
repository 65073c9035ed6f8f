-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 TRUE AS `binds`,
 `t0`.`by_agency` AND `t0`.`agency_recall_overdue` AND TRUE AS `agency_left_a_recall_unanswered`,
 (
  `t0`.`agreement_performing` OR `t0`.`notice_agreement_performing`
 ) AND TRUE AS `agreement_kept`,
 (
  `t0`.`notice_complaint_open` OR `t0`.`complaint_unanswered`
 ) AND TRUE AS `complaint_is_open`,
 (
  `t0`.`settled` OR `t0`.`notice_settled`
 ) AND TRUE AS `debt_is_settled`,
 (
  `t0`.`notice_dispute` OR `t0`.`notice_identity_theft`
 ) AND TRUE AS `disputed`,
 `t0`.`notice_hardship` AND TRUE AS `hardship_is_open`,
 `t0`.`inconvenient_now` AND TRUE AS `hour_named_inconvenient`,
 (
  `t0`.`notice_moratorium` OR `t0`.`notice_bankruptcy`
 ) AND TRUE AS `moratorium`,
 (
  `t0`.`payment_pending` OR `t0`.`notice_payment_pending`
 ) AND TRUE AS `payment_under_way`,
 `t0`.`reversed_today` AND TRUE AS `payment_was_taken_back_today`,
 (
  `t0`.`notice_cease` OR `t0`.`notice_refused_to_pay`
 ) AND TRUE AS `person_ceased_contact`,
 (
  (
   `t0`.`person_status` = 'deceased'
  ) OR `t0`.`notice_deceased`
 ) AND TRUE AS `person_has_died`,
 (
  `t0`.`person_status` IN ('incapable', 'minor')
  OR `t0`.`notice_incapable`
  OR `t0`.`notice_welfare_risk`
  OR `t0`.`notice_bereavement`
 )
 AND TRUE AS `person_is_at_risk`,
 (
  `t0`.`notice_opt_out` OR `t0`.`notice_refuses_contact`
 ) AND TRUE AS `person_opted_out`,
 `t0`.`promise_open` AND TRUE AS `promise_is_open`,
 `t0`.`promise_open`
 AND (
  NOT (
   `t0`.`promise_due_tomorrow`
  ) OR (
   `t0`.`attempt_1d_creditor_person_reminder` >= 1
  )
 )
 AND TRUE AS `promise_is_reminded_of_once`,
 `t0`.`promise_open` AND NOT (
  `t0`.`promise_kept_lately`
 ) AND TRUE AS `promise_waits_without_an_offer`,
 NOT (
  `t0`.`stands_in`
 )
 AND (
  `t0`.`represented` OR `t0`.`notice_attorney` OR `t0`.`notice_adviser`
 )
 AND TRUE AS `represented`
FROM `facts` AS `t0`;
