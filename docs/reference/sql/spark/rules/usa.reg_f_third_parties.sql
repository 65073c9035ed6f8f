-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US` AND `t0`.`us_collector` AS `binds`,
 (
  `t0`.`content` = 'locate'
 )
 AND NOT (
  `t0`.`owes` OR `t0`.`stands_in` OR (
   `t0`.`role` = 'spouse'
  )
 )
 AND (
  `t0`.`attorney_acts` OR `t0`.`notice_attorney`
 )
 AND TRUE AS `asked_although_represented`,
 `t0`.`channel` IN ('postcard') AND (
  `t0`.`content` = 'locate'
 ) AS `asked_by_postcard`,
 (
  `t0`.`content` = 'locate'
 )
 AND NOT (
  `t0`.`owes` OR `t0`.`stands_in` OR (
   `t0`.`role` = 'spouse'
  )
 )
 AND (
  `t0`.`conversation_180d_collector_person_both_ways` >= 1
 )
 AND NOT (
  `t0`.`flag_earlier_answer_wrong` OR `t0`.`flag_asked_to_call_again`
 )
 AND TRUE AS `asked_the_same_person_again`,
 (
  `t0`.`content` = 'locate'
 )
 AND NOT (
  `t0`.`owes` OR `t0`.`stands_in` OR (
   `t0`.`role` = 'spouse'
  )
 )
 AND `t0`.`flag_location_known`
 AND TRUE AS `asked_what_is_known_already`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in` OR (
   `t0`.`role` = 'spouse'
  )
 )
 AND `t0`.`notice_consent_to_collector_purpose_third_party`
 AND TRUE AS `consumer_authorised_the_third_party`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in` OR (
   `t0`.`role` = 'spouse'
  )
 )
 AND NOT (
  `t0`.`notice_consent_to_collector_purpose_third_party` OR `t0`.`notice_consent_court`
 )
 AND NOT (
  `t0`.`debt_judgment_on_stated`
 )
 AND TRUE AS `notice_to_a_third_party_without_a_judgment`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  (
   `t0`.`evidence_days_wrong_number_disclosure_reported` < 99999
  )
  AND (
   `t0`.`evidence_days_wrong_number_disclosure_reported` <= `t0`.`evidence_days_code_confirmed_answered_as_self_wrote_from_signed_in`
  )
 ) AS `number_is_somebody_elses`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in` OR (
   `t0`.`role` = 'spouse'
  )
 )
 AND NOT (
  `t0`.`notice_consent_to_collector_purpose_third_party` OR `t0`.`notice_consent_court`
 )
 AND TRUE AS `recipient_is_a_third_party`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in` OR (
   `t0`.`role` = 'spouse'
  )
 )
 AND `t0`.`debt_judgment_on_stated`
 AND (
  `t0`.`content` = 'statutory'
 )
 AND TRUE AS `remedy_after_judgment`
FROM `facts` AS `t0`;
