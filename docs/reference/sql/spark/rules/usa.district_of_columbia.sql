-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US-DC`
 AND `t0`.`debt_product_personal_instalment_micro_business_credit_card_student_loan_medical_microfinance_other` AS `binds`,
 `t0`.`channel` IN ('app', 'email', 'im', 'inbox', 'push', 'sms')
 AND (
  `t0`.`flag_seek_electronic_consent`
  AND NOT (
   `t0`.`notice_consent_to_collector_for_channel_purpose_electronic`
  )
 ) AS `consent_may_be_sought`,
 `t0`.`channel` IN ('app', 'email', 'im', 'inbox', 'push', 'sms')
 AND (
  `t0`.`flag_seek_electronic_consent`
  AND (
   `t0`.`attempt_7d_collector_person_account_sms_email_app_push_inbox_im_flagged_seek_electronic_consent` >= 1
  )
 ) AS `consent_was_sought_this_week`,
 `t0`.`channel` IN ('app', 'email', 'im', 'inbox', 'push', 'sms')
 AND NOT (
  `t0`.`notice_consent_to_collector_for_channel_purpose_electronic`
 ) AS `electronic_message_without_consent`,
 `t0`.`channel` IN ('app', 'email', 'im', 'inbox', 'push', 'sms')
 AND (
  `t0`.`attempt_7d_collector_person_account_sms_email_app_push_inbox_im` >= 5
 ) AS `five_messages_in_seven_days`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  `t0`.`attempt_7d_collector_person_account_call_ai_call_ringless` >= 4
 ) AS `four_calls_in_seven_days`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in`
 ) AND TRUE AS `others_are_told`
FROM `facts` AS `t0`;
