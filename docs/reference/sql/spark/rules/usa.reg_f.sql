-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US` AND `t0`.`us_collector` AS `binds`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  (
   (
    `t0`.`attempt_7d_collector_person_debt_call_ai_call_ringless_without_busy_not_in_service_unconsented_recounted` >= 7
   )
   OR (
    `t0`.`conversation_7d_collector_person_debt_call_ai_call_ringless_both_ways` >= 1
   )
  )
  AND (
   NOT (
    `t0`.`is_reply` AND (
     `t0`.`content` = 'reply'
    ) AND `t0`.`flag_inbound_call`
   )
   AND NOT (
    `t0`.`call_consented`
   )
   AND (
    `t0`.`role` <> 'attorney'
   )
  )
  AND (
   `t0`.`flag_legal_duty`
   OR `t0`.`flag_litigation`
   OR `t0`.`flag_answers_request`
   OR `t0`.`flag_harm_outside_control`
  )
 ) AS `call_over_the_limit_for_a_listed_reason`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless') AND (
  `t0`.`stands_in` AND (
   `t0`.`role` = 'attorney'
  )
 ) AS `call_to_the_consumers_attorney`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless') AND `t0`.`call_consented` AS `call_with_prior_consent`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  (
   `t0`.`conversation_7d_collector_person_debt_call_ai_call_ringless_both_ways` >= 1
  )
  AND (
   NOT (
    `t0`.`is_reply` AND (
     `t0`.`content` = 'reply'
    ) AND `t0`.`flag_inbound_call`
   )
   AND NOT (
    `t0`.`call_consented`
   )
   AND (
    `t0`.`role` <> 'attorney'
   )
  )
  AND NOT (
   `t0`.`flag_legal_duty`
   OR `t0`.`flag_litigation`
   OR `t0`.`flag_answers_request`
   OR `t0`.`flag_harm_outside_control`
  )
 ) AS `call_within_seven_days_of_conversation`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  (
   `t0`.`attempt_7d_collector_person_call_ai_call_ringless_flagged_inconvenient_time_abusive_harassing_obscene` >= 1
  )
  AND NOT (
   `t0`.`is_reply` AND (
    `t0`.`content` = 'reply'
   ) AND `t0`.`flag_inbound_call`
  )
 ) AS `called_after_an_abusive_call`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  (
   `t0`.`notice_dispute_denies_owing` OR `t0`.`notice_refuses_contact` OR `t0`.`notice_refused_to_pay_oral`
  )
  AND NOT (
   `t0`.`is_reply` AND (
    `t0`.`content` = 'reply'
   ) AND `t0`.`flag_inbound_call`
  )
 ) AS `called_after_being_told_off`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  (
   `t0`.`minutes_since_attempt_collector_person_point_call_ai_call_ringless` < 5
  )
  AND NOT (
   `t0`.`is_reply` AND (
    `t0`.`content` = 'reply'
   ) AND `t0`.`flag_inbound_call`
  )
  AND (
   `t0`.`role` <> 'attorney'
  )
 ) AS `called_again_within_minutes`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  (
   `t0`.`attempt_1d_collector_person_debt_call_ai_call_ringless_without_busy_not_in_service_recounted` >= 5
  )
  AND (
   NOT (
    `t0`.`is_reply` AND (
     `t0`.`content` = 'reply'
    ) AND `t0`.`flag_inbound_call`
   )
   AND NOT (
    `t0`.`call_consented`
   )
   AND (
    `t0`.`role` <> 'attorney'
   )
  )
 ) AS `calls_concentrated_in_one_day`,
 (
  `t0`.`attempt_7d_collector_person_debt_without_busy_not_in_service_unconsented_recounted` >= 12
 )
 AND (
  `t0`.`role` <> 'attorney'
 )
 AND TRUE AS `contacts_add_up_over_all_media`,
 `t0`.`channel` IN ('sms') AND (
  `t0`.`attempt_7d_collector_person_debt_sms` >= 10
 ) AS `many_texts_a_day_for_days`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  (
   `t0`.`attempt_7d_collector_person_debt_call_ai_call_ringless_without_busy_not_in_service_unconsented_recounted` >= 7
  )
  AND (
   NOT (
    `t0`.`is_reply` AND (
     `t0`.`content` = 'reply'
    ) AND `t0`.`flag_inbound_call`
   )
   AND NOT (
    `t0`.`call_consented`
   )
   AND (
    `t0`.`role` <> 'attorney'
   )
  )
  AND NOT (
   `t0`.`flag_legal_duty`
   OR `t0`.`flag_litigation`
   OR `t0`.`flag_answers_request`
   OR `t0`.`flag_harm_outside_control`
  )
 ) AS `more_than_seven_calls_in_seven_days`
FROM `facts` AS `t0`;
