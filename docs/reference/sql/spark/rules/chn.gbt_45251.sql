-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_CN`
 AND (
  `t0`.`creditor_kind` IN (
   'assignee',
   'auto_finance',
   'bank',
   'consumer_finance',
   'debt_buyer',
   'financing_co',
   'lending_co',
   'micro_loan',
   'other',
   'p2p',
   'platform',
   'trust'
  )
  OR `t0`.`by_agency`
 ) AS `binds`,
 `t0`.`by_agency` AND (
  `t0`.`agency_evaluated_days` > 365
 ) AND TRUE AS `agency_was_not_evaluated`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in`
 )
 AND (
  `t0`.`borrower_status` IN ('deceased', 'incapable')
  OR `t0`.`borrower_unreachable`
  OR (
   `t0`.`borrower_failed_days` >= 3
  )
 )
 AND NOT (
  `t0`.`notice_willing_to_pay_by_person`
  OR (
   NOT (
    `t0`.`owes` OR `t0`.`stands_in`
   ) AND `t0`.`role` IN ('adviser', 'attorney', 'representative')
  )
 )
 AND TRUE AS `contact_is_only_asked_to_relay`,
 `t0`.`channel` IN ('app', 'email', 'im', 'inbox', 'push', 'sms') AND TRUE AS `message_ends_with_the_hours`,
 (
  `t0`.`outside_agreed_hours`
  OR (
   (
    (
     `t0`.`local_second_min` < 28800
    )
    OR (
     `t0`.`local_second_max` >= 79200
    )
    OR (
     (
      `t0`.`local_second_Asia/Shanghai` < 28800
     ) OR (
      `t0`.`local_second_Asia/Shanghai` >= 79200
     )
    )
   )
   AND NOT (
    `t0`.`within_agreed_hours`
   )
  )
 )
 AND TRUE AS `outside_permitted_hours`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in`
 )
 AND NOT (
  `t0`.`borrower_status` IN ('deceased', 'incapable')
  OR `t0`.`borrower_unreachable`
  OR (
   `t0`.`borrower_failed_days` >= 3
  )
  OR `t0`.`notice_willing_to_pay_by_person`
  OR (
   NOT (
    `t0`.`owes` OR `t0`.`stands_in`
   ) AND `t0`.`role` IN ('adviser', 'attorney', 'representative')
  )
 )
 AND TRUE AS `recipient_is_a_contact_person`,
 `t0`.`notice_refuses_contact` AND TRUE AS `recipient_refused_contact`,
 `t0`.`within_CN` AND TRUE AS `sender_names_itself`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  `t0`.`connected_1d_creditor_person_call_ai_call_ringless` >= 3
 )
 AND NOT (
  `t0`.`notice_agreed_frequency`
 )
 AND TRUE AS `three_connected_calls_today`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in`
 )
 AND `t0`.`notice_willing_to_pay_by_person`
 AND NOT (
  NOT (
   `t0`.`owes` OR `t0`.`stands_in`
  ) AND `t0`.`role` IN ('adviser', 'attorney', 'representative')
 )
 AND TRUE AS `volunteer_learns_how_to_pay`
FROM `facts` AS `t0`;
