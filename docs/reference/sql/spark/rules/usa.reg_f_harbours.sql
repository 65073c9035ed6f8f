-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US` AND `t0`.`us_collector` AS `binds`,
 `t0`.`channel` IN ('email', 'sms')
 AND (
  `t0`.`notice_consent_withdrawn_for_channel_purpose_electronic`
  AND NOT (
   `t0`.`notice_consent_to_collector_for_channel_purpose_electronic`
  )
 ) AS `consent_was_withdrawn`,
 `t0`.`channel` IN ('email')
 AND (
  (
   `t0`.`point_place` = 'work'
  )
  AND NOT (
   (
    `t0`.`evidence_days_wrote_from` < 99999
   )
   OR `t0`.`notice_consent_to_collector_for_channel_purpose_electronic`
   OR `t0`.`prior_collector_used`
  )
 ) AS `email_at_work`,
 `t0`.`channel` IN ('email')
 AND (
  (
   `t0`.`evidence_days_wrote_from` < 99999
  )
  OR `t0`.`notice_consent_to_collector_for_channel_purpose_electronic`
  OR (
   `t0`.`notice_email_use_notice_at_point_names_collector_discloses_transfer_discloses_use_discloses_others_opt_out_link_reply_form_with_envelope_opt_out_to_creditor_collector`
   AND (
    `t0`.`notice_days_email_use_notice_at_point_names_collector_discloses_transfer_discloses_use_discloses_others_opt_out_link_reply_form_with_envelope_opt_out_to_creditor_collector_of_opt_out_until` > 0
   )
   AND (
    (
     `t0`.`notice_days_email_use_notice_at_point_names_collector_discloses_transfer_discloses_use_discloses_others_opt_out_link_reply_form_with_envelope_opt_out_to_creditor_collector` - `t0`.`notice_days_email_use_notice_at_point_names_collector_discloses_transfer_discloses_use_discloses_others_opt_out_link_reply_form_with_envelope_opt_out_to_creditor_collector_of_opt_out_until`
    ) >= 35
   )
   AND (
    `t0`.`evidence_days_creditor_used` < 99999
   )
   AND NOT (
    `t0`.`notice_email_use_notice_at_point_creditor_asked_to_stop`
   )
   AND `t0`.`domain_public`
   AND (
    `t0`.`point_place` <> 'work'
   )
  )
  OR `t0`.`prior_collector_used`
 ) AS `email_with_safe_harbour`,
 `t0`.`channel` IN ('email')
 AND NOT (
  (
   `t0`.`evidence_days_wrote_from` < 99999
  )
  OR `t0`.`notice_consent_to_collector_for_channel_purpose_electronic`
  OR (
   `t0`.`notice_email_use_notice_at_point_names_collector_discloses_transfer_discloses_use_discloses_others_opt_out_link_reply_form_with_envelope_opt_out_to_creditor_collector`
   AND (
    `t0`.`notice_days_email_use_notice_at_point_names_collector_discloses_transfer_discloses_use_discloses_others_opt_out_link_reply_form_with_envelope_opt_out_to_creditor_collector_of_opt_out_until` > 0
   )
   AND (
    (
     `t0`.`notice_days_email_use_notice_at_point_names_collector_discloses_transfer_discloses_use_discloses_others_opt_out_link_reply_form_with_envelope_opt_out_to_creditor_collector` - `t0`.`notice_days_email_use_notice_at_point_names_collector_discloses_transfer_discloses_use_discloses_others_opt_out_link_reply_form_with_envelope_opt_out_to_creditor_collector_of_opt_out_until`
    ) >= 35
   )
   AND (
    `t0`.`evidence_days_creditor_used` < 99999
   )
   AND NOT (
    `t0`.`notice_email_use_notice_at_point_creditor_asked_to_stop`
   )
   AND `t0`.`domain_public`
   AND (
    `t0`.`point_place` <> 'work'
   )
  )
  OR `t0`.`prior_collector_used`
 ) AS `email_without_safe_harbour`,
 `t0`.`channel` IN ('sms') AND (
  `t0`.`evidence_days_recycled` < `t0`.`evidence_days_wrote_from_not_recycled`
 ) AS `number_was_reassigned`,
 `t0`.`channel` IN ('email', 'sms') AND `t0`.`notice_opt_out_at_point` AS `opted_out_of_the_address`,
 `t0`.`channel` IN ('email', 'sms') AND (
  `t0`.`evidence_days_disclosure_reported_wrong_number` < 99999
 ) AS `others_are_known_to_read_it`,
 `t0`.`channel` IN ('im') AND TRUE AS `private_message_on_social_media`,
 `t0`.`channel` IN ('sms')
 AND (
  (
   `t0`.`evidence_days_wrote_from` <= 60
  )
  OR (
   `t0`.`notice_days_consent_to_collector_for_channel_purpose_electronic` <= 60
  )
  OR (
   (
    (
     `t0`.`evidence_days_wrote_from` < 99999
    )
    OR `t0`.`notice_consent_to_collector_for_channel_purpose_electronic`
   )
   AND (
    `t0`.`not_reassigned_days` <= 60
   )
  )
 ) AS `text_with_safe_harbour`,
 `t0`.`channel` IN ('sms')
 AND NOT (
  (
   `t0`.`evidence_days_wrote_from` <= 60
  )
  OR (
   `t0`.`notice_days_consent_to_collector_for_channel_purpose_electronic` <= 60
  )
  OR (
   (
    (
     `t0`.`evidence_days_wrote_from` < 99999
    )
    OR `t0`.`notice_consent_to_collector_for_channel_purpose_electronic`
   )
   AND (
    `t0`.`not_reassigned_days` <= 60
   )
  )
 ) AS `text_without_safe_harbour`
FROM `facts` AS `t0`;
