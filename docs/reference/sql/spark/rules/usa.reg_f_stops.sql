-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US` AND `t0`.`us_collector` AS `binds`,
 NOT (
  `t0`.`stands_in`
 )
 AND (
  `t0`.`attorney_acts` OR `t0`.`notice_attorney`
 )
 AND (
  `t0`.`is_reply` AND (
   `t0`.`content` = 'reply'
  )
 )
 AND TRUE AS `answer_to_a_represented_consumer`,
 NOT (
  `t0`.`stands_in`
 ) AND NOT (
  `t0`.`attorney_acts`
 ) AND `t0`.`notice_attorney_unidentified` AND TRUE AS `attorney_cannot_be_identified`,
 `t0`.`notice_attorney_consents` AND TRUE AS `attorney_consented`,
 (
  `t0`.`notice_days_attorney_unanswered_of_asked_on` >= 30
 )
 AND (
  `t0`.`notice_days_attorney_unanswered_of_asked_on` < 99999
 )
 AND TRUE AS `attorney_did_not_answer`,
 (
  `t0`.`notice_cease_written_electronic` OR `t0`.`notice_refused_to_pay_written_electronic`
 ) AND TRUE AS `consumer_ceased_communication`,
 `t0`.`settled` AND (
  `t0`.`owes` OR `t0`.`stands_in` OR (
   `t0`.`role` = 'spouse'
  )
 ) AND TRUE AS `debt_is_paid_or_discharged`,
 `t0`.`notice_dispute_written_electronic` AND NOT (
  `t0`.`notice_dispute_after_period`
 ) AND TRUE AS `disputed_in_writing`,
 `t0`.`notice_dispute_oral` AND NOT (
  `t0`.`notice_dispute_after_period`
 ) AND TRUE AS `disputed_orally`,
 (
  `t0`.`notice_cease_written_electronic` OR `t0`.`notice_refused_to_pay_written_electronic`
 )
 AND (
  `t0`.`content` = 'statutory'
 )
 AND TRUE AS `notice_after_a_request_to_cease`,
 NOT (
  `t0`.`stands_in`
 )
 AND (
  `t0`.`attorney_acts` OR (
   `t0`.`notice_attorney` AND NOT (
    `t0`.`notice_attorney_unidentified`
   )
  )
 )
 AND NOT (
  (
   (
    `t0`.`notice_days_attorney_unanswered_of_asked_on` >= 30
   )
   AND (
    `t0`.`notice_days_attorney_unanswered_of_asked_on` < 99999
   )
  )
  OR `t0`.`notice_attorney_consents`
  OR `t0`.`notice_consent_court`
 )
 AND TRUE AS `represented_by_attorney`
FROM `facts` AS `t0`;
