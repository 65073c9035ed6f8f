-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_CN` AS `binds`,
 `t0`.`channel` IN ('app', 'email', 'im', 'inbox', 'push', 'sms')
 AND (
  NOT (
   `t0`.`owes` OR `t0`.`stands_in`
  )
  AND (
   `t0`.`role` = 'emergency_contact'
  )
  AND (
   `t0`.`content` <> 'locate'
  )
 ) AS `message_to_an_emergency_contact`,
 `t0`.`channel` IN ('app', 'email', 'im', 'inbox', 'push', 'sms') AND `t0`.`flag_unchecked_by_sender` AS `sender_did_not_check_the_recipient`
FROM `facts` AS `t0`;
