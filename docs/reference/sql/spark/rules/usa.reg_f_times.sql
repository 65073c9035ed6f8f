-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 `t0`.`candidate_id`,
 `t0`.`within_US` AND `t0`.`us_collector` AS `binds`,
 (
  `t0`.`inconvenient_now`
  OR (
   (
    `t0`.`notice_inconvenient_place_place_home`
    AND (
     (
      `t0`.`point_kind` IN ('landline', 'post') AND (
       `t0`.`point_place` <> 'work'
      )
     ) OR `t0`.`flag_at_home`
    )
   )
   OR (
    `t0`.`notice_inconvenient_place_place_work`
    AND (
     (
      `t0`.`point_kind` IN ('landline', 'post') AND (
       `t0`.`point_place` = 'work'
      )
     ) OR `t0`.`flag_at_work`
    )
   )
   OR `t0`.`notice_inconvenient_place_at_point`
  )
  OR (
   (
    `t0`.`local_second_min` <= 28800
   ) OR (
    `t0`.`local_second_max` >= 75600
   )
  )
 )
 AND (
  `t0`.`is_reply` AND (
   `t0`.`content` = 'reply'
  )
 )
 AND TRUE AS `answer_at_an_inconvenient_time_or_place`,
 `t0`.`notice_consent_to_collector_purpose_any_time` AND TRUE AS `consumer_consented_to_the_time`,
 (
  (
   `t0`.`notice_inconvenient_place_place_home`
   AND (
    (
     `t0`.`point_kind` IN ('landline', 'post') AND (
      `t0`.`point_place` <> 'work'
     )
    ) OR `t0`.`flag_at_home`
   )
  )
  OR (
   `t0`.`notice_inconvenient_place_place_work`
   AND (
    (
     `t0`.`point_kind` IN ('landline', 'post') AND (
      `t0`.`point_place` = 'work'
     )
    ) OR `t0`.`flag_at_work`
   )
  )
  OR `t0`.`notice_inconvenient_place_at_point`
 )
 AND NOT (
  `t0`.`notice_consent_to_collector_purpose_any_time` OR `t0`.`notice_consent_court`
 )
 AND TRUE AS `consumer_named_the_place_inconvenient`,
 `t0`.`inconvenient_now`
 AND NOT (
  `t0`.`notice_consent_to_collector_purpose_any_time` OR `t0`.`notice_consent_court`
 )
 AND TRUE AS `consumer_named_the_time_inconvenient`,
 `t0`.`notice_consent_court` AND TRUE AS `court_permits_it`,
 `t0`.`notice_employer_prohibits`
 AND (
  (
   `t0`.`point_kind` IN ('landline', 'post') AND (
    `t0`.`point_place` = 'work'
   )
  ) OR `t0`.`flag_at_work`
 )
 AND NOT (
  `t0`.`notice_consent_to_collector_purpose_any_time` OR `t0`.`notice_consent_court`
 )
 AND TRUE AS `employer_forbids_it`,
 `t0`.`channel` IN ('ai_call', 'call', 'ringless')
 AND (
  (
   `t0`.`content` = 'callback'
  )
  AND (
   (
    (
     (
      `t0`.`local_second_min` <= 28800
     ) OR (
      `t0`.`local_second_max` >= 75600
     ) OR `t0`.`inconvenient_now`
    )
    AND NOT (
     `t0`.`notice_consent_to_collector_purpose_any_time` OR `t0`.`notice_consent_court`
    )
   )
   OR NOT (
    `t0`.`owes` OR `t0`.`stands_in` OR (
     `t0`.`role` = 'spouse'
    )
   )
  )
 ) AS `limited_content_message_opens_no_door`,
 (
  (
   `t0`.`local_second_min` <= 28800
  ) OR (
   `t0`.`local_second_max` >= 75600
  )
 )
 AND NOT (
  `t0`.`within_agreed_hours`
 )
 AND NOT (
  `t0`.`notice_consent_to_collector_purpose_any_time` OR `t0`.`notice_consent_court`
 )
 AND TRUE AS `outside_convenient_hours`
FROM `facts` AS `t0`;
