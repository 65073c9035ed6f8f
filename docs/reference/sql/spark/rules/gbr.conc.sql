-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_GB` AND (
  (
   `t0`.`creditor_kind` <> 'private'
  ) OR `t0`.`by_agency`
 ) AS `binds`,
 (
  `t0`.`notice_incapable` OR `t0`.`person_status` IN ('incapable', 'minor')
 ) AND TRUE AS `customer_may_lack_capacity`,
 `t0`.`notice_adviser` AND TRUE AS `debt_adviser_prepares_a_plan`,
 (
  `t0`.`notice_dispute` OR `t0`.`notice_identity_theft` OR `t0`.`notice_settled`
 ) AND TRUE AS `debt_is_disputed`,
 `t0`.`notice_hardship` AND TRUE AS `difficulties_call_for_forbearance`,
 (
  `t0`.`inconvenient_now` OR `t0`.`outside_agreed_hours`
 ) AND TRUE AS `hour_the_customer_asked_us_to_avoid`,
 NOT (
  `t0`.`owes` OR `t0`.`stands_in`
 ) AND TRUE AS `is_not_the_borrower_nor_acts_for_them`,
 `t0`.`channel` IN ('letter') AND `t0`.`within_GB` AS `letter_is_marked_private`,
 (
  `t0`.`right_party` <> 'verified'
 ) AND TRUE AS `may_not_be_the_borrower`,
 `t0`.`channel` IN ('im_group', 'postcard', 'social') AND TRUE AS `others_could_learn_of_the_debt`,
 `t0`.`channel` IN ('ai_call', 'call', 'email', 'push', 'ringless', 'sms') AND `t0`.`within_GB` AS `sender_name_is_neutral`,
 `t0`.`point_place` IN ('shared', 'work') AND TRUE AS `somebody_else_uses_the_point`,
 (
  `t0`.`notice_opt_out` OR `t0`.`notice_refuses_contact` OR `t0`.`notice_inconvenient_place_at_point`
 )
 AND TRUE AS `way_or_place_the_customer_asked_us_to_avoid`
FROM `facts` AS `t0`;
