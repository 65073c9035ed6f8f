-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US-NY-NYC` AS `binds`,
 `t0`.`notice_dispute` AND TRUE AS `disputed_and_not_yet_verified`,
 `t0`.`channel` IN ('email', 'sms')
 AND NOT (
  `t0`.`notice_consent_to_collector_for_channel_purpose_electronic` OR (
   `t0`.`evidence_days_wrote_from` <= 60
  )
 ) AS `electronic_message_without_consent_or_recent_use`,
 `t0`.`channel` IN ('ai_call', 'app', 'call', 'email', 'im', 'inbox', 'push', 'ringless', 'sms')
 AND (
  `t0`.`attempt_7d_collector_person_call_ai_call_ringless_sms_email_app_push_inbox_im` >= 3
 ) AS `three_attempts_in_seven_days`,
 `t0`.`channel` IN ('ai_call', 'app', 'call', 'email', 'im', 'inbox', 'push', 'ringless', 'sms')
 AND (
  `t0`.`attempt_7d_collector_person_call_ai_call_ringless_sms_email_app_push_inbox_im` >= 2
 ) AS `two_contacts_in_seven_days`
FROM `facts` AS `t0`;
