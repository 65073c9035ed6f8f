-- Today's contacts, in steps, after `owed.sql`. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.

-- fetch
SELECT
 `t1`.`country`
FROM (
 SELECT
  `t0`.`creditor_id`,
  `t0`.`name`,
  `t0`.`kind`,
  `t0`.`country`,
  `t0`.`member_of`,
  `t0`.`neutral_name`,
  `t0`.`address`,
  `t0`.`tax_id`,
  `t0`.`licence`,
  `t0`.`hotline`,
  `t0`.`us_debt_collector`
 FROM `typed creditors` AS `t0`
) AS `t1`;

-- count
SELECT
 *
FROM `decisions`;

-- keep plan_best
WITH `t20` AS (
 SELECT
  `t0`.`candidate_id`,
  `t0`.`debt_ids`
 FROM `decisions` AS `t0`
), `t35` AS (
 SELECT
  *
 FROM (
  SELECT
   `t4`.`notice_id`,
   `t4`.`at`,
   `t4`.`kind`,
   `t4`.`person_id`,
   `t4`.`debt_id`,
   `t4`.`point_id`,
   `t4`.`creditor_id`,
   `t4`.`channel`,
   `t4`.`given_by`,
   `t4`.`given_to`,
   `t4`.`medium`,
   `t4`.`scope`,
   `t4`.`from`,
   `t4`.`until`,
   `t4`.`hours`,
   `t4`.`days`,
   `t4`.`received_at`,
   `t4`.`recording`,
   `t4`.`ref`,
   `t4`.`detail`
  FROM `typed notices` AS `t4`
 ) AS `t13`
 WHERE
  `t13`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
), `t52` AS (
 SELECT
  *
 FROM (
  SELECT
   `t6`.`event_id`,
   `t6`.`contact_id`,
   `t6`.`at`,
   `t6`.`direction`,
   `t6`.`kind`,
   `t6`.`channel`,
   `t6`.`creditor_id`,
   `t6`.`agency_id`,
   `t6`.`debt_ids`,
   `t6`.`person_id`,
   `t6`.`point_id`,
   `t6`.`mode`,
   `t6`.`outcome`,
   `t6`.`content`,
   `t6`.`in_reply_to`,
   `t6`.`text`,
   `t6`.`language`,
   `t6`.`amount`,
   `t6`.`flags`,
   `t6`.`disclosures`,
   `t6`.`named_debts`,
   `t6`.`counted_debts`,
   `t6`.`spoke_with`,
   `t6`.`duration_s`,
   `t6`.`sender_id`,
   `t6`.`to`,
   `t6`.`to_role`,
   `t6`.`collector_id`,
   `t6`.`collectors`,
   `t6`.`batch_id`,
   `t6`.`template_id`,
   `t6`.`recording`,
   `t6`.`valid_until`
  FROM `typed events` AS `t6`
 ) AS `t15`
 WHERE
  `t15`.`direction` = 'out'
  AND `t15`.`at` > CAST('2026-10-24T01:00:00' AS TIMESTAMP_NTZ)
  AND `t15`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
  AND (
   (
    `t15`.`content` IS NULL
   ) OR NOT (
    `t15`.`content` IN ('reply', 'statutory')
   )
  )
), `t55` AS (
 SELECT
  `t41`.`promise_id`,
  `t41`.`person_id`,
  `t41`.`debt_ids`,
  `t41`.`made_at`,
  `t41`.`due_on`,
  `t41`.`amount`,
  `t41`.`status`,
  `t41`.`promise_id` AS `ask`,
  CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ) AS `asked_at`
 FROM (
  SELECT
   *
  FROM (
   SELECT
    `t7`.`promise_id`,
    `t7`.`person_id`,
    `t7`.`debt_ids`,
    `t7`.`made_at`,
    `t7`.`due_on`,
    `t7`.`amount`,
    `t7`.`status`
   FROM `typed promises` AS `t7`
  ) AS `t16`
  WHERE
   `t16`.`made_at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
 ) AS `t41`
), `t81` AS (
 SELECT
  *
 FROM `t52` AS `t62`
 WHERE
  NOT `t62`.`person_id` IS NULL
), `t103` AS (
 SELECT
  *
 FROM (
  SELECT
   `t67`.`person_id`,
   `t67`.`kind`
  FROM (
   SELECT
    *
   FROM `t35` AS `t44`
   WHERE
    NOT `t44`.`person_id` IS NULL
  ) AS `t67`
 ) AS `t78`
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   `t36`.`person_id`,
   `t86`.`kind`
  FROM (
   SELECT
    `t68`.`debt_id`,
    `t68`.`kind`
   FROM (
    SELECT
     *
    FROM `t35` AS `t44`
    WHERE
     `t44`.`person_id` IS NULL AND NOT `t44`.`debt_id` IS NULL
   ) AS `t68`
  ) AS `t86`
  INNER JOIN (
   SELECT
    `t14`.`debt_id`,
    `t14`.`person_id`
   FROM (
    SELECT
     `t5`.`debt_id`,
     `t5`.`person_id`,
     `t5`.`role`,
     `t5`.`basis`,
     `t5`.`document`,
     `t5`.`amount`,
     `t5`.`until`
    FROM `typed liabilities` AS `t5`
   ) AS `t14`
  ) AS `t36`
   ON `t86`.`debt_id` = `t36`.`debt_id`
 ) AS `t99`
), `t117` AS (
 SELECT
  *
 FROM (
  SELECT
   `t84`.`candidate_id`,
   `t28`.`dpd`,
   `t28`.`total` AS `overdue`,
   `t28`.`next_due_amount` AS `coming`,
   `t28`.`currency`
  FROM (
   SELECT
    `t57`.`candidate_id`,
    TRY_ELEMENT_AT(`t57`.`debt_ids`, 1) AS `debt_id`
   FROM (
    SELECT
     *
    FROM `t20` AS `t25`
    WHERE
     SIZE(`t25`.`debt_ids`) = 1
   ) AS `t57`
  ) AS `t84`
  INNER JOIN (
   SELECT
    `t1`.`debt_id`,
    `t1`.`total`,
    `t1`.`next_due_amount`,
    `t1`.`dpd`,
    `t1`.`currency`
   FROM `plan_balance` AS `t1`
  ) AS `t28`
   ON `t84`.`debt_id` = `t28`.`debt_id`
 ) AS `t97`
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   `t98`.`candidate_id`,
   MAX(`t98`.`dpd`) AS `dpd`,
   CASE WHEN BOOL_OR(`t98`.`total` IS NULL) THEN CAST(NULL AS DECIMAL(38, 2)) ELSE SUM(`t98`.`total`) END AS `overdue`,
   SUM(`t98`.`next_due_amount`) AS `coming`,
   CASE WHEN COUNT(DISTINCT `t98`.`currency`) = 1 THEN MAX(`t98`.`currency`) ELSE NULL END AS `currency`
  FROM (
   SELECT
    `t85`.`candidate_id`,
    `t85`.`debt_id`,
    `t28`.`total`,
    `t28`.`next_due_amount`,
    `t28`.`dpd`,
    `t28`.`currency`
   FROM (
    SELECT
     `t58`.`candidate_id`,
     EXPLODE(`t58`.`debt_ids`) AS `debt_id`
    FROM (
     SELECT
      *
     FROM `t20` AS `t25`
     WHERE
      SIZE(`t25`.`debt_ids`) > 1
    ) AS `t58`
   ) AS `t85`
   INNER JOIN (
    SELECT
     `t1`.`debt_id`,
     `t1`.`total`,
     `t1`.`next_due_amount`,
     `t1`.`dpd`,
     `t1`.`currency`
    FROM `plan_balance` AS `t1`
   ) AS `t28`
    ON `t85`.`debt_id` = `t28`.`debt_id`
  ) AS `t98`
  GROUP BY
   1
 ) AS `t112`
), `t150` AS (
 SELECT
  *
 FROM (
  SELECT
   `t91`.`ask`,
   `t91`.`made_at`,
   `t91`.`due_on`,
   `t91`.`asked_at`,
   `t91`.`debt_id`,
   `t145`.`payment_id`,
   `t145`.`status`,
   `t145`.`paid_at`,
   `t145`.`amount`,
   `t145`.`day`
  FROM (
   SELECT DISTINCT
    *
   FROM (
    SELECT
     `t64`.`ask`,
     `t64`.`made_at`,
     `t64`.`due_on`,
     `t64`.`asked_at`,
     EXPLODE(`t64`.`debt_ids`) AS `debt_id`
    FROM `t55` AS `t64`
   ) AS `t83`
  ) AS `t91`
  INNER JOIN (
   SELECT
    `t140`.`payment_id`,
    `t140`.`debt_id`,
    `t140`.`status`,
    `t140`.`paid_at`,
    `t140`.`amount`,
    `t140`.`day`
   FROM (
    SELECT
     `t124`.`payment_id`,
     `t124`.`debt_id`,
     `t124`.`paid_at`,
     `t124`.`amount`,
     `t124`.`status`,
     `t124`.`value_on`,
     `t124`.`payer_id`,
     `t124`.`reverses`,
     `t124`.`offset`,
     CAST(`t124`.`paid_at` + CAST(CONCAT(COALESCE(`t124`.`offset`, -720), ' minutes') AS INTERVAL) AS DATE) AS `day`
    FROM (
     SELECT
      `t119`.`payment_id`,
      `t119`.`debt_id`,
      `t119`.`paid_at`,
      `t119`.`amount`,
      `t119`.`status`,
      `t119`.`value_on`,
      `t119`.`payer_id`,
      `t119`.`reverses`,
      `t119`.`offset`
     FROM (
      SELECT
       `t47`.`payment_id`,
       `t47`.`debt_id`,
       `t47`.`paid_at`,
       `t47`.`amount`,
       `t47`.`status`,
       `t47`.`value_on`,
       `t47`.`payer_id`,
       `t47`.`reverses`,
       `t111`.`debt_id` AS `debt_id_right`,
       `t111`.`offset`
      FROM (
       SELECT
        *
       FROM (
        SELECT
         `t9`.`payment_id`,
         `t9`.`debt_id`,
         `t9`.`paid_at`,
         `t9`.`amount`,
         `t9`.`status`,
         `t9`.`value_on`,
         `t9`.`payer_id`,
         `t9`.`reverses`
        FROM `typed payments` AS `t9`
       ) AS `t18`
       WHERE
        `t18`.`reverses` IS NULL
      ) AS `t47`
      LEFT OUTER JOIN (
       SELECT
        `t96`.`debt_id`,
        `t96`.`offset`
       FROM (
        SELECT
         `t93`.`debt_id`,
         `t93`.`creditor_id`,
         `t93`.`product`,
         `t93`.`currency`,
         `t93`.`opened_on`,
         `t93`.`principal`,
         `t93`.`annual_rate`,
         `t93`.`as_of`,
         `t93`.`status`,
         `t93`.`penalty_rate`,
         `t93`.`grace_days`,
         `t93`.`allocation`,
         `t93`.`disbursed`,
         `t93`.`all_in_rate`,
         `t93`.`country`,
         `t93`.`region`,
         `t93`.`assigned_from`,
         `t93`.`assignment_notified_at`,
         `t93`.`original_creditor`,
         `t93`.`co_creditors`,
         `t93`.`platform_id`,
         `t93`.`account`,
         `t93`.`charged_off_on`,
         `t93`.`judgment_on`,
         `t93`.`itemized_on`,
         `t93`.`time_barred_on`,
         `t93`.`disputed_amount`,
         `t93`.`in_default_when_acquired`,
         `t93`.`creditor_country`,
         `t93`.`offset`
        FROM (
         SELECT
          `t73`.`debt_id`,
          `t73`.`creditor_id`,
          `t73`.`product`,
          `t73`.`currency`,
          `t73`.`opened_on`,
          `t73`.`principal`,
          `t73`.`annual_rate`,
          `t73`.`as_of`,
          `t73`.`status`,
          `t73`.`penalty_rate`,
          `t73`.`grace_days`,
          `t73`.`allocation`,
          `t73`.`disbursed`,
          `t73`.`all_in_rate`,
          `t73`.`country`,
          `t73`.`region`,
          `t73`.`assigned_from`,
          `t73`.`assignment_notified_at`,
          `t73`.`original_creditor`,
          `t73`.`co_creditors`,
          `t73`.`platform_id`,
          `t73`.`account`,
          `t73`.`charged_off_on`,
          `t73`.`judgment_on`,
          `t73`.`itemized_on`,
          `t73`.`time_barred_on`,
          `t73`.`disputed_amount`,
          `t73`.`in_default_when_acquired`,
          `t73`.`creditor_id_right`,
          `t73`.`creditor_country`,
          IF(
           MAP_CONTAINS_KEY(
            MAP_FROM_ARRAYS(
             ARRAY(
              'AE',
              'AR',
              'AT',
              'AU',
              'BE',
              'BG',
              'BR',
              'CA',
              'CH',
              'CL',
              'CN',
              'CO',
              'CZ',
              'DE',
              'DK',
              'EG',
              'ES',
              'FI',
              'FR',
              'GB',
              'GR',
              'HK',
              'HU',
              'ID',
              'IE',
              'IL',
              'IN',
              'IT',
              'JP',
              'KE',
              'KR',
              'MO',
              'MX',
              'MY',
              'NG',
              'NL',
              'NO',
              'NZ',
              'PE',
              'PH',
              'PK',
              'PL',
              'PT',
              'RO',
              'RU',
              'SE',
              'SG',
              'SK',
              'TH',
              'TR',
              'TW',
              'UA',
              'US',
              'VN',
              'ZA'
             ),
             ARRAY(
              240,
              -180,
              60,
              480,
              60,
              120,
              -300,
              -480,
              60,
              -360,
              480,
              -300,
              60,
              60,
              60,
              120,
              0,
              120,
              60,
              0,
              120,
              480,
              60,
              420,
              0,
              120,
              330,
              60,
              540,
              180,
              540,
              480,
              -480,
              480,
              60,
              60,
              60,
              720,
              -300,
              480,
              300,
              60,
              -60,
              120,
              120,
              60,
              480,
              60,
              420,
              180,
              480,
              120,
              -600,
              420,
              120
             )
            ),
            COALESCE(COALESCE(`t73`.`country`, `t73`.`creditor_country`), '')
           ),
           MAP_FROM_ARRAYS(
            ARRAY(
             'AE',
             'AR',
             'AT',
             'AU',
             'BE',
             'BG',
             'BR',
             'CA',
             'CH',
             'CL',
             'CN',
             'CO',
             'CZ',
             'DE',
             'DK',
             'EG',
             'ES',
             'FI',
             'FR',
             'GB',
             'GR',
             'HK',
             'HU',
             'ID',
             'IE',
             'IL',
             'IN',
             'IT',
             'JP',
             'KE',
             'KR',
             'MO',
             'MX',
             'MY',
             'NG',
             'NL',
             'NO',
             'NZ',
             'PE',
             'PH',
             'PK',
             'PL',
             'PT',
             'RO',
             'RU',
             'SE',
             'SG',
             'SK',
             'TH',
             'TR',
             'TW',
             'UA',
             'US',
             'VN',
             'ZA'
            ),
            ARRAY(
             240,
             -180,
             60,
             480,
             60,
             120,
             -300,
             -480,
             60,
             -360,
             480,
             -300,
             60,
             60,
             60,
             120,
             0,
             120,
             60,
             0,
             120,
             480,
             60,
             420,
             0,
             120,
             330,
             60,
             540,
             180,
             540,
             480,
             -480,
             480,
             60,
             60,
             60,
             720,
             -300,
             480,
             300,
             60,
             -60,
             120,
             120,
             60,
             480,
             60,
             420,
             180,
             480,
             120,
             -600,
             420,
             120
            )
           )[COALESCE(COALESCE(`t73`.`country`, `t73`.`creditor_country`), '')],
           -720
          ) AS `offset`
         FROM (
          SELECT
           `t24`.`debt_id`,
           `t24`.`creditor_id`,
           `t24`.`product`,
           `t24`.`currency`,
           `t24`.`opened_on`,
           `t24`.`principal`,
           `t24`.`annual_rate`,
           `t24`.`as_of`,
           `t24`.`status`,
           `t24`.`penalty_rate`,
           `t24`.`grace_days`,
           `t24`.`allocation`,
           `t24`.`disbursed`,
           `t24`.`all_in_rate`,
           `t24`.`country`,
           `t24`.`region`,
           `t24`.`assigned_from`,
           `t24`.`assignment_notified_at`,
           `t24`.`original_creditor`,
           `t24`.`co_creditors`,
           `t24`.`platform_id`,
           `t24`.`account`,
           `t24`.`charged_off_on`,
           `t24`.`judgment_on`,
           `t24`.`itemized_on`,
           `t24`.`time_barred_on`,
           `t24`.`disputed_amount`,
           `t24`.`in_default_when_acquired`,
           `t43`.`creditor_id` AS `creditor_id_right`,
           `t43`.`creditor_country`
          FROM (
           SELECT
            `t8`.`debt_id`,
            `t8`.`creditor_id`,
            `t8`.`product`,
            `t8`.`currency`,
            `t8`.`opened_on`,
            `t8`.`principal`,
            `t8`.`annual_rate`,
            `t8`.`as_of`,
            `t8`.`status`,
            `t8`.`penalty_rate`,
            `t8`.`grace_days`,
            `t8`.`allocation`,
            `t8`.`disbursed`,
            `t8`.`all_in_rate`,
            `t8`.`country`,
            `t8`.`region`,
            `t8`.`assigned_from`,
            `t8`.`assignment_notified_at`,
            `t8`.`original_creditor`,
            `t8`.`co_creditors`,
            `t8`.`platform_id`,
            `t8`.`account`,
            `t8`.`charged_off_on`,
            `t8`.`judgment_on`,
            `t8`.`itemized_on`,
            `t8`.`time_barred_on`,
            `t8`.`disputed_amount`,
            `t8`.`in_default_when_acquired`
           FROM `typed debts` AS `t8`
          ) AS `t24`
          LEFT OUTER JOIN (
           SELECT
            `t19`.`creditor_id`,
            `t19`.`country` AS `creditor_country`
           FROM (
            SELECT
             `t10`.`creditor_id`,
             `t10`.`name`,
             `t10`.`kind`,
             `t10`.`country`,
             `t10`.`member_of`,
             `t10`.`neutral_name`,
             `t10`.`address`,
             `t10`.`tax_id`,
             `t10`.`licence`,
             `t10`.`hotline`,
             `t10`.`us_debt_collector`
            FROM `typed creditors` AS `t10`
           ) AS `t19`
          ) AS `t43`
           ON `t24`.`creditor_id` = `t43`.`creditor_id`
         ) AS `t73`
        ) AS `t93`
       ) AS `t96`
      ) AS `t111`
       ON `t47`.`debt_id` = `t111`.`debt_id`
     ) AS `t119`
    ) AS `t124`
   ) AS `t140`
  ) AS `t145`
   ON `t91`.`debt_id` = `t145`.`debt_id`
 ) AS `t149`
 WHERE
  `t149`.`paid_at` <= `t149`.`asked_at`
  AND `t149`.`paid_at` >= `t149`.`made_at`
  AND `t149`.`day` <= `t149`.`due_on`
), `t213` AS (
 SELECT
  `t212`.`candidate_id`,
  `t212`.`person_id`,
  `t212`.`channel`,
  `t212`.`allowed`,
  `t212`.`reasons`,
  `t212`.`debt_ids`,
  `t212`.`verdict`,
  `t212`.`retry_at`,
  `t212`.`right_party`,
  `t212`.`own_channel`,
  `t212`.`reminders`,
  `t212`.`dialled`,
  `t212`.`promise_step`,
  `t212`.`promise_debts`,
  `t212`.`told_in_vain`,
  `t212`.`knocked_in_vain`,
  `t212`.`dpd`,
  `t212`.`by_choice`,
  `t212`.`last_way`,
  `t212`.`leads_on`,
  `t212`.`step`,
  `t212`.`order`,
  `t212`.`channel_place`,
  COALESCE(IF(`t212`.`step` IN (10, 11, 12, 13, 19, 7, 8, 9), `t212`.`knocked_in_vain`, `t212`.`told_in_vain`), 0) + CASE `t212`.`step`
   WHEN 1
   THEN 0
   WHEN 2
   THEN 0
   WHEN 3
   THEN 0
   WHEN 4
   THEN 0
   WHEN 5
   THEN 0
   WHEN 6
   THEN 0
   WHEN 7
   THEN 0
   WHEN 8
   THEN 0
   WHEN 9
   THEN 0
   WHEN 10
   THEN 0
   WHEN 11
   THEN 0
   WHEN 12
   THEN 1
   WHEN 13
   THEN 1
   WHEN 14
   THEN 1
   WHEN 15
   THEN 1
   WHEN 16
   THEN 1
   WHEN 17
   THEN 1
   WHEN 18
   THEN 0
   WHEN 19
   THEN 0
   WHEN 20
   THEN 0
   WHEN 21
   THEN 0
   WHEN 22
   THEN 0
   WHEN 23
   THEN 0
   WHEN 24
   THEN 0
   WHEN 25
   THEN 0
   WHEN 26
   THEN 0
   ELSE 0
  END AS `in_vain`
 FROM (
  SELECT
   `t211`.`candidate_id`,
   `t211`.`person_id`,
   `t211`.`channel`,
   `t211`.`allowed`,
   `t211`.`reasons`,
   `t211`.`debt_ids`,
   `t211`.`verdict`,
   `t211`.`retry_at`,
   `t211`.`right_party`,
   `t211`.`own_channel`,
   `t211`.`reminders`,
   `t211`.`dialled`,
   `t211`.`promise_step`,
   `t211`.`promise_debts`,
   `t211`.`told_in_vain`,
   `t211`.`knocked_in_vain`,
   `t211`.`dpd`,
   `t211`.`by_choice`,
   `t211`.`last_way`,
   `t211`.`leads_on`,
   CASE
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN 1
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    AND `t211`.`by_choice`
    THEN 2
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN 20
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN 7
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN 3
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    AND `t211`.`by_choice`
    THEN 4
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN 21
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN 5
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    AND `t211`.`by_choice`
    THEN 6
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN 22
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN 8
    WHEN (
     `t211`.`channel` = 'push'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN 9
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN 14
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    AND `t211`.`by_choice`
    THEN 15
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN 24
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN 10
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN 16
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    AND `t211`.`by_choice`
    THEN 17
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN 25
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN 11
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t211`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
     )
    )
    AND `t211`.`by_choice`
    THEN 23
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t211`.`promise_step` IN ('question')
       AND IF(
        `t211`.`promise_step` = 'thanks',
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN 12
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t211`.`promise_step` IN ('question')
       AND IF(
        `t211`.`promise_step` = 'thanks',
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN 13
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN 18
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN 26
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN 19
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 1
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    THEN 2
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 3
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    THEN 4
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 5
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    THEN 6
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 7
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 8
    WHEN (
     `t211`.`channel` = 'push'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 9
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 10
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 11
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t211`.`promise_step` IN ('question')
       AND IF(
        `t211`.`promise_step` = 'thanks',
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t211`.`leads_on`
    THEN 12
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t211`.`promise_step` IN ('question')
       AND IF(
        `t211`.`promise_step` = 'thanks',
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t211`.`leads_on`
    THEN 13
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 14
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    THEN 15
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 16
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    THEN 17
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 18
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 19
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 20
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 21
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 22
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t211`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
     )
    )
    THEN 23
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 24
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 25
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 26
    ELSE NULL
   END AS `step`,
   CASE
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN -52
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    AND `t211`.`by_choice`
    THEN -51
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN -50
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN -49
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN -52
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    AND `t211`.`by_choice`
    THEN -51
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN -50
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN -52
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    AND `t211`.`by_choice`
    THEN -51
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN -50
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN -49
    WHEN (
     `t211`.`channel` = 'push'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN -52
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN -52
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    AND `t211`.`by_choice`
    THEN -51
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN -50
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN -49
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN -52
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    AND `t211`.`by_choice`
    THEN -51
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN -50
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN -49
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t211`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
     )
    )
    AND `t211`.`by_choice`
    THEN -52
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t211`.`promise_step` IN ('question')
       AND IF(
        `t211`.`promise_step` = 'thanks',
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN -51
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t211`.`promise_step` IN ('question')
       AND IF(
        `t211`.`promise_step` = 'thanks',
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN -50
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`by_choice`
    THEN -52
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t211`.`by_choice`
    THEN -51
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    AND `t211`.`by_choice`
    THEN -50
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 1
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    THEN 2
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 3
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    THEN 4
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 5
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    THEN 6
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 7
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 8
    WHEN (
     `t211`.`channel` = 'push'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 9
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 10
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 11
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t211`.`promise_step` IN ('question')
       AND IF(
        `t211`.`promise_step` = 'thanks',
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t211`.`leads_on`
    THEN 12
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t211`.`promise_step` IN ('question')
       AND IF(
        `t211`.`promise_step` = 'thanks',
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
        SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t211`.`leads_on`
    THEN 13
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 14
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    THEN 15
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 16
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('reminder')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t211`.`reminders`, 0) < 2
    )
    THEN 17
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 18
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t211`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t211`.`promise_step` IN ('question')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t211`.`leads_on`
    THEN 19
    WHEN (
     `t211`.`channel` = 'inbox'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 20
    WHEN (
     `t211`.`channel` = 'app'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 21
    WHEN (
     `t211`.`channel` = 'email'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 22
    WHEN (
     `t211`.`channel` = 'call'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t211`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t211`.`promise_step` = 'thanks',
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
       SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t211`.`by_choice` OR COALESCE(`t211`.`promise_step` <> 'thanks', TRUE)
     )
    )
    THEN 23
    WHEN (
     `t211`.`channel` = 'im'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 24
    WHEN (
     `t211`.`channel` = 'sms'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 25
    WHEN (
     `t211`.`channel` = 'letter'
    )
    AND IF(`t211`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t211`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t211`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t211`.`promise_step` = 'thanks',
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t211`.`promise_debts`)),
      SIZE(FILTER(`t211`.`debt_ids`, x -> ARRAY_CONTAINS(`t211`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 26
    ELSE NULL
   END AS `order`,
   CASE `t211`.`channel`
    WHEN 'letter'
    THEN 18
    WHEN 'sms'
    THEN 11
    WHEN 'im'
    THEN 10
    WHEN 'call'
    THEN 12
    WHEN 'email'
    THEN 5
    WHEN 'app'
    THEN 3
    WHEN 'inbox'
    THEN 1
    WHEN 'push'
    THEN 9
    ELSE NULL
   END AS `channel_place`
  FROM (
   SELECT
    `t210`.`candidate_id`,
    `t210`.`person_id`,
    `t210`.`channel`,
    `t210`.`allowed`,
    `t210`.`reasons`,
    `t210`.`debt_ids`,
    `t210`.`verdict`,
    `t210`.`retry_at`,
    `t210`.`right_party`,
    `t210`.`own_channel`,
    `t210`.`reminders`,
    `t210`.`dialled`,
    `t210`.`promise_step`,
    `t210`.`promise_debts`,
    `t210`.`told_in_vain`,
    `t210`.`knocked_in_vain`,
    `t210`.`dpd`,
    `t210`.`by_choice`,
    `t210`.`last_way`,
    NOT (
     `t210`.`channel` IN ('ai_call', 'call', 'ringless')
    )
    OR COALESCE(
     SIZE(
      FILTER(
       `t210`.`reasons`,
       __ibis_param_reason__ -> NOT (
        __ibis_param_reason__ IN (
         'chn.pipl.number_is_somebody_elses',
         'chn.practice.point_not_proven',
         'core.promise.point_is_not_theirs',
         'core.promise.point_not_proven',
         'eu.gdpr.point_is_somebody_elses',
         'gbr.conc.may_not_be_the_borrower'
        )
       )
      )
     ) = 0,
     TRUE
    ) AS `leads_on`
   FROM (
    SELECT
     `t209`.`candidate_id`,
     `t209`.`person_id`,
     `t209`.`channel`,
     `t209`.`allowed`,
     `t209`.`reasons`,
     `t209`.`debt_ids`,
     `t209`.`verdict`,
     `t209`.`retry_at`,
     `t209`.`right_party`,
     `t209`.`own_channel`,
     `t209`.`reminders`,
     `t209`.`dialled`,
     `t209`.`promise_step`,
     `t209`.`promise_debts`,
     `t209`.`told_in_vain`,
     `t209`.`knocked_in_vain`,
     `t209`.`dpd`,
     `t209`.`by_choice`,
     `t209`.`channel` IN ('letter') AND NOT (
      `t209`.`by_choice`
     ) AS `last_way`
    FROM (
     SELECT
      `t208`.`candidate_id`,
      `t208`.`person_id`,
      `t208`.`channel`,
      `t208`.`allowed`,
      `t208`.`reasons`,
      `t208`.`debt_ids`,
      `t208`.`verdict`,
      `t208`.`retry_at`,
      `t208`.`right_party`,
      `t208`.`own_channel`,
      `t208`.`reminders`,
      `t208`.`dialled`,
      `t208`.`promise_step`,
      `t208`.`promise_debts`,
      `t208`.`told_in_vain`,
      `t208`.`knocked_in_vain`,
      `t208`.`dpd`,
      COALESCE(`t208`.`channel` = `t208`.`own_channel`, FALSE) AS `by_choice`
     FROM (
      SELECT
       `t207`.`candidate_id`,
       `t207`.`person_id`,
       `t207`.`channel`,
       `t207`.`allowed`,
       `t207`.`reasons`,
       `t207`.`debt_ids`,
       `t207`.`verdict`,
       `t207`.`retry_at`,
       `t207`.`right_party`,
       `t207`.`own_channel`,
       `t207`.`reminders`,
       `t207`.`dialled`,
       `t207`.`promise_step`,
       `t207`.`promise_debts`,
       `t207`.`told_in_vain`,
       `t207`.`knocked_in_vain`,
       `t207`.`dpd`
      FROM (
       SELECT
        `t206`.`candidate_id`,
        `t206`.`person_id`,
        `t206`.`channel`,
        `t206`.`allowed`,
        `t206`.`reasons`,
        `t206`.`debt_ids`,
        `t206`.`verdict`,
        `t206`.`retry_at`,
        `t206`.`right_party`,
        `t206`.`own_channel`,
        `t206`.`reminders`,
        `t206`.`dialled`,
        `t206`.`promise_step`,
        `t206`.`promise_debts`,
        `t206`.`told_in_vain`,
        `t206`.`knocked_in_vain`,
        `t132`.`candidate_id` AS `candidate_id_right`,
        `t132`.`dpd`
       FROM (
        SELECT
         `t203`.`candidate_id`,
         `t203`.`person_id`,
         `t203`.`channel`,
         `t203`.`allowed`,
         `t203`.`reasons`,
         `t203`.`debt_ids`,
         `t203`.`verdict`,
         `t203`.`retry_at`,
         `t203`.`right_party`,
         `t203`.`own_channel`,
         `t203`.`reminders`,
         `t203`.`dialled`,
         `t203`.`promise_step`,
         `t203`.`promise_debts`,
         `t203`.`told_in_vain`,
         `t203`.`knocked_in_vain`
        FROM (
         SELECT
          `t199`.`candidate_id`,
          `t199`.`person_id`,
          `t199`.`channel`,
          `t199`.`allowed`,
          `t199`.`reasons`,
          `t199`.`debt_ids`,
          `t199`.`verdict`,
          `t199`.`retry_at`,
          `t199`.`right_party`,
          `t199`.`own_channel`,
          `t199`.`reminders`,
          `t199`.`dialled`,
          `t199`.`promise_step`,
          `t199`.`promise_debts`,
          `t144`.`person_id` AS `person_id_right`,
          `t144`.`channel` AS `channel_right`,
          `t144`.`told_in_vain`,
          `t144`.`knocked_in_vain`
         FROM (
          SELECT
           `t197`.`candidate_id`,
           `t197`.`person_id`,
           `t197`.`channel`,
           `t197`.`allowed`,
           `t197`.`reasons`,
           `t197`.`debt_ids`,
           `t197`.`verdict`,
           `t197`.`retry_at`,
           `t197`.`right_party`,
           `t197`.`own_channel`,
           `t197`.`reminders`,
           `t197`.`dialled`,
           `t197`.`promise_step`,
           `t197`.`promise_debts`
          FROM (
           SELECT
            `t27`.`candidate_id`,
            `t27`.`person_id`,
            `t27`.`channel`,
            `t27`.`allowed`,
            `t27`.`reasons`,
            `t27`.`debt_ids`,
            `t27`.`verdict`,
            `t27`.`retry_at`,
            `t27`.`right_party`,
            `t195`.`person_id` AS `person_id_right`,
            `t195`.`own_channel`,
            `t195`.`reminders`,
            `t195`.`dialled`,
            `t195`.`promise_step`,
            `t195`.`promise_debts`
           FROM (
            SELECT
             `t0`.`candidate_id`,
             `t0`.`person_id`,
             `t0`.`channel`,
             `t0`.`allowed`,
             `t0`.`reasons`,
             `t0`.`debt_ids`,
             `t0`.`verdict`,
             `t0`.`retry_at`,
             `t0`.`right_party`
            FROM `decisions` AS `t0`
           ) AS `t27`
           LEFT OUTER JOIN (
            SELECT
             `t191`.`person_id`,
             `t191`.`own_channel`,
             `t191`.`reminders`,
             `t191`.`dialled`,
             `t191`.`promise_step`,
             `t191`.`promise_debts`
            FROM (
             SELECT
              `t190`.`person_id`,
              `t190`.`own_channel`,
              `t190`.`reminders`,
              `t190`.`reached`,
              `t190`.`dialled`,
              `t190`.`promise_step`,
              `t190`.`promise_debts`
             FROM (
              SELECT
               COALESCE(`t189`.`person_id`, `t189`.`person_id_right`) AS `person_id`,
               `t189`.`own_channel`,
               `t189`.`reminders`,
               `t189`.`reached`,
               `t189`.`dialled`,
               `t189`.`person_id_right`,
               `t189`.`promise_step`,
               `t189`.`promise_debts`
              FROM (
               SELECT
                `t148`.`person_id`,
                `t148`.`own_channel`,
                `t148`.`reminders`,
                `t148`.`reached`,
                `t148`.`dialled`,
                `t188`.`person_id` AS `person_id_right`,
                `t188`.`promise_step`,
                `t188`.`promise_debts`
               FROM (
                SELECT
                 `t146`.`person_id`,
                 `t146`.`own_channel`,
                 `t146`.`reminders`,
                 `t146`.`reached`,
                 `t146`.`dialled`
                FROM (
                 SELECT
                  COALESCE(`t141`.`person_id`, `t141`.`person_id_right`) AS `person_id`,
                  `t141`.`own_channel`,
                  `t141`.`reminders`,
                  `t141`.`person_id_right`,
                  `t141`.`reached`,
                  `t141`.`dialled`
                 FROM (
                  SELECT
                   `t136`.`person_id`,
                   `t136`.`own_channel`,
                   `t136`.`reminders`,
                   `t134`.`person_id` AS `person_id_right`,
                   `t134`.`reached`,
                   `t134`.`dialled`
                  FROM (
                   SELECT
                    `t127`.`person_id`,
                    `t127`.`own_channel`,
                    `t127`.`reminders`
                   FROM (
                    SELECT
                     COALESCE(`t115`.`person_id`, `t115`.`person_id_right`) AS `person_id`,
                     `t115`.`own_channel`,
                     `t115`.`person_id_right`,
                     `t115`.`reminders`
                    FROM (
                     SELECT
                      `t104`.`person_id`,
                      `t104`.`own_channel`,
                      `t69`.`person_id` AS `person_id_right`,
                      `t69`.`reminders`
                     FROM (
                      SELECT
                       `t89`.`person_id`,
                       `t89`.`channel` AS `own_channel`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t45`.`notice_id`,
                         `t45`.`at`,
                         `t45`.`kind`,
                         `t45`.`person_id`,
                         `t45`.`debt_id`,
                         `t45`.`point_id`,
                         `t45`.`creditor_id`,
                         `t45`.`channel`,
                         `t45`.`given_by`,
                         `t45`.`given_to`,
                         `t45`.`medium`,
                         `t45`.`scope`,
                         `t45`.`from`,
                         `t45`.`until`,
                         `t45`.`hours`,
                         `t45`.`days`,
                         `t45`.`received_at`,
                         `t45`.`recording`,
                         `t45`.`ref`,
                         `t45`.`detail`,
                         ROW_NUMBER() OVER (PARTITION BY `t45`.`person_id` ORDER BY `t45`.`at` DESC, `t45`.`notice_id` DESC) - 1 AS `place`
                        FROM (
                         SELECT
                          *
                         FROM (
                          SELECT
                           `t4`.`notice_id`,
                           `t4`.`at`,
                           `t4`.`kind`,
                           `t4`.`person_id`,
                           `t4`.`debt_id`,
                           `t4`.`point_id`,
                           `t4`.`creditor_id`,
                           `t4`.`channel`,
                           `t4`.`given_by`,
                           `t4`.`given_to`,
                           `t4`.`medium`,
                           `t4`.`scope`,
                           `t4`.`from`,
                           `t4`.`until`,
                           `t4`.`hours`,
                           `t4`.`days`,
                           `t4`.`received_at`,
                           `t4`.`recording`,
                           `t4`.`ref`,
                           `t4`.`detail`
                          FROM `typed notices` AS `t4`
                         ) AS `t13`
                         WHERE
                          `t13`.`kind` = 'prefers'
                          AND NOT `t13`.`channel` IS NULL
                          AND NOT `t13`.`person_id` IS NULL
                          AND `t13`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                          AND (
                           (
                            `t13`.`from` IS NULL
                           ) OR (
                            `t13`.`from` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                           )
                          )
                          AND (
                           (
                            `t13`.`until` IS NULL
                           ) OR (
                            `t13`.`until` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                           )
                          )
                          AND (
                           (
                            `t13`.`given_by` IS NULL
                           ) OR (
                            `t13`.`given_by` = `t13`.`person_id`
                           )
                          )
                        ) AS `t45`
                       ) AS `t80`
                       WHERE
                        `t80`.`place` = 0
                      ) AS `t89`
                     ) AS `t104`
                     FULL OUTER JOIN (
                      SELECT
                       `t38`.`person_id`,
                       COUNT(DISTINCT `t38`.`contact_id`) AS `reminders`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t6`.`event_id`,
                         `t6`.`contact_id`,
                         `t6`.`at`,
                         `t6`.`direction`,
                         `t6`.`kind`,
                         `t6`.`channel`,
                         `t6`.`creditor_id`,
                         `t6`.`agency_id`,
                         `t6`.`debt_ids`,
                         `t6`.`person_id`,
                         `t6`.`point_id`,
                         `t6`.`mode`,
                         `t6`.`outcome`,
                         `t6`.`content`,
                         `t6`.`in_reply_to`,
                         `t6`.`text`,
                         `t6`.`language`,
                         `t6`.`amount`,
                         `t6`.`flags`,
                         `t6`.`disclosures`,
                         `t6`.`named_debts`,
                         `t6`.`counted_debts`,
                         `t6`.`spoke_with`,
                         `t6`.`duration_s`,
                         `t6`.`sender_id`,
                         `t6`.`to`,
                         `t6`.`to_role`,
                         `t6`.`collector_id`,
                         `t6`.`collectors`,
                         `t6`.`batch_id`,
                         `t6`.`template_id`,
                         `t6`.`recording`,
                         `t6`.`valid_until`
                        FROM `typed events` AS `t6`
                       ) AS `t15`
                       WHERE
                        `t15`.`direction` = 'out'
                        AND `t15`.`content` = 'reminder'
                        AND `t15`.`at` > CAST('2026-11-16T01:00:00' AS TIMESTAMP_NTZ)
                        AND `t15`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                        AND NOT `t15`.`person_id` IS NULL
                      ) AS `t38`
                      GROUP BY
                       1
                     ) AS `t69`
                      ON `t104`.`person_id` = `t69`.`person_id`
                    ) AS `t115`
                   ) AS `t127`
                  ) AS `t136`
                  FULL OUTER JOIN (
                   SELECT
                    `t116`.`person_id`,
                    SUM(CAST(NOT (
                     `t116`.`dialled`
                    ) AS INT)) AS `reached`,
                    SUM(CAST(`t116`.`dialled` AS INT)) AS `dialled`
                   FROM (
                    SELECT
                     `t105`.`contact_id`,
                     `t105`.`person_id`,
                     `t102`.`dialled`
                    FROM (
                     SELECT DISTINCT
                      *
                     FROM (
                      SELECT
                       `t87`.`contact_id`,
                       `t87`.`person_id`
                      FROM `t81` AS `t87`
                     ) AS `t90`
                    ) AS `t105`
                    INNER JOIN (
                     SELECT
                      `t62`.`contact_id`,
                      BOOL_AND(
                       COALESCE(
                        `t62`.`channel` IN ('ai_call', 'call')
                        AND (
                         `t62`.`kind` = 'attempt'
                        )
                        AND COALESCE(`t62`.`outcome`, 'no_answer') IN ('busy', 'no_answer', 'not_in_service', 'voicemail_full'),
                        FALSE
                       )
                      ) AS `dialled`
                     FROM `t52` AS `t62`
                     GROUP BY
                      1
                    ) AS `t102`
                     ON `t105`.`contact_id` = `t102`.`contact_id`
                   ) AS `t116`
                   GROUP BY
                    1
                  ) AS `t134`
                   ON `t136`.`person_id` = `t134`.`person_id`
                 ) AS `t141`
                ) AS `t146`
               ) AS `t148`
               FULL OUTER JOIN (
                SELECT
                 `t186`.`person_id`,
                 CASE
                  WHEN `t186`.`turn` = 0
                  THEN 'reminder'
                  WHEN (
                   `t186`.`turn` = 1
                  )
                  AND (
                   NOT (
                    COALESCE(`t186`.`questioned`, FALSE)
                   ) AND NOT (
                    COALESCE(`t186`.`offered`, FALSE)
                   )
                  )
                  AND NOT (
                   COALESCE(`t186`.`thanked`, FALSE)
                  )
                  THEN 'thanks'
                  WHEN (
                   `t186`.`turn` = 1
                  ) OR COALESCE(`t186`.`thanked`, FALSE)
                  THEN CAST(NULL AS STRING)
                  WHEN NOT (
                   COALESCE(`t186`.`questioned`, FALSE)
                  ) AND NOT (
                   COALESCE(`t186`.`offered`, FALSE)
                  )
                  THEN 'question'
                  WHEN NOT (
                   COALESCE(`t186`.`offered`, FALSE)
                  )
                  THEN 'offer'
                  ELSE CAST(NULL AS STRING)
                 END AS `promise_step`,
                 `t186`.`debt_ids` AS `promise_debts`
                FROM (
                 SELECT
                  `t185`.`person_id`,
                  `t185`.`debt_ids`,
                  `t185`.`made_at`,
                  `t185`.`since`,
                  `t185`.`turn`,
                  `t185`.`questioned`,
                  `t185`.`offered`,
                  `t185`.`thanked`
                 FROM (
                  SELECT
                   `t180`.`person_id`,
                   `t180`.`debt_ids`,
                   `t180`.`made_at`,
                   `t180`.`since`,
                   `t180`.`turn`,
                   `t184`.`person_id` AS `person_id_right`,
                   `t184`.`questioned`,
                   `t184`.`offered`,
                   `t184`.`thanked`
                  FROM (
                   SELECT
                    `t178`.`person_id`,
                    `t178`.`debt_ids`,
                    `t178`.`made_at`,
                    `t178`.`since`,
                    `t178`.`turn`
                   FROM (
                    SELECT
                     *
                    FROM (
                     SELECT
                      `t176`.`promise_id`,
                      `t176`.`person_id`,
                      `t176`.`due_on`,
                      `t176`.`amount`,
                      `t176`.`paid`,
                      `t176`.`state`,
                      `t176`.`kept_on`,
                      `t176`.`debt_ids`,
                      `t176`.`made_at`,
                      `t176`.`confirmable`,
                      `t176`.`turn`,
                      `t176`.`ago`,
                      `t176`.`since`,
                      ROW_NUMBER() OVER (
                       PARTITION BY `t176`.`person_id`
                       ORDER BY `t176`.`turn` ASC NULLS LAST, `t176`.`due_on` DESC, `t176`.`promise_id` DESC
                      ) - 1 AS `place`
                     FROM (
                      SELECT
                       `t175`.`promise_id`,
                       `t175`.`person_id`,
                       `t175`.`due_on`,
                       `t175`.`amount`,
                       `t175`.`paid`,
                       `t175`.`state`,
                       `t175`.`kept_on`,
                       `t175`.`debt_ids`,
                       `t175`.`made_at`,
                       `t175`.`confirmable`,
                       `t175`.`turn`,
                       `t175`.`ago`,
                       CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t175`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t173`.`promise_id`,
                         `t173`.`person_id`,
                         `t173`.`due_on`,
                         `t173`.`amount`,
                         `t173`.`paid`,
                         `t173`.`state`,
                         `t173`.`kept_on`,
                         `t173`.`debt_ids`,
                         `t173`.`made_at`,
                         `t173`.`confirmable`,
                         CASE
                          WHEN (
                           `t173`.`state` = 'open'
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) = -1
                          )
                          THEN 0
                          WHEN (
                           `t173`.`state` = 'kept'
                          )
                          AND (
                           `t173`.`paid` >= `t173`.`amount`
                          )
                          AND COALESCE(`t173`.`confirmable`, FALSE)
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) >= 1
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) <= 2
                          )
                          THEN 1
                          WHEN (
                           `t173`.`state` = 'broken'
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) >= 1
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) <= 14
                          )
                          THEN 2
                          ELSE NULL
                         END AS `turn`,
                         IF(
                          CASE
                           WHEN (
                            `t173`.`state` = 'open'
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) = -1
                           )
                           THEN 0
                           WHEN (
                            `t173`.`state` = 'kept'
                           )
                           AND (
                            `t173`.`paid` >= `t173`.`amount`
                           )
                           AND COALESCE(`t173`.`confirmable`, FALSE)
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) >= 1
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) <= 2
                           )
                           THEN 1
                           WHEN (
                            `t173`.`state` = 'broken'
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) >= 1
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) <= 14
                           )
                           THEN 2
                           ELSE NULL
                          END = 1,
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT),
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT)
                         ) AS `ago`
                        FROM (
                         SELECT
                          `t172`.`promise_id`,
                          `t172`.`person_id`,
                          `t172`.`due_on`,
                          `t172`.`amount`,
                          `t172`.`paid`,
                          `t172`.`state`,
                          `t172`.`kept_on`,
                          `t172`.`debt_ids`,
                          `t172`.`made_at`,
                          `t172`.`confirmable`
                         FROM (
                          SELECT
                           `t171`.`promise_id`,
                           `t171`.`person_id`,
                           `t171`.`due_on`,
                           `t171`.`amount`,
                           `t171`.`paid`,
                           `t171`.`state`,
                           `t171`.`kept_on`,
                           `t40`.`debt_ids`,
                           `t40`.`made_at`,
                           `t135`.`promise_id` AS `promise_id_right`,
                           `t135`.`confirmable`
                          FROM (
                           SELECT
                            `t169`.`promise_id`,
                            `t169`.`person_id`,
                            `t169`.`due_on`,
                            `t169`.`amount`,
                            `t169`.`paid`,
                            `t169`.`state`,
                            `t169`.`kept_on`
                           FROM (
                            SELECT
                             `t168`.`promise_id`,
                             `t168`.`person_id`,
                             `t168`.`debt_ids`,
                             `t168`.`made_at`,
                             `t168`.`due_on`,
                             `t168`.`amount`,
                             `t168`.`status`,
                             `t168`.`ask`,
                             `t168`.`asked_at`,
                             `t168`.`paid`,
                             `t168`.`last_on`,
                             `t168`.`waits`,
                             `t168`.`unsure`,
                             `t168`.`kept`,
                             `t168`.`state`,
                             IF(`t168`.`state` = 'kept', `t168`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                            FROM (
                             SELECT
                              `t167`.`promise_id`,
                              `t167`.`person_id`,
                              `t167`.`debt_ids`,
                              `t167`.`made_at`,
                              `t167`.`due_on`,
                              `t167`.`amount`,
                              `t167`.`status`,
                              `t167`.`ask`,
                              `t167`.`asked_at`,
                              `t167`.`paid`,
                              `t167`.`last_on`,
                              `t167`.`waits`,
                              `t167`.`unsure`,
                              `t167`.`kept`,
                              CASE
                               WHEN COALESCE(`t167`.`status` = 'withdrawn', FALSE)
                               THEN 'withdrawn'
                               WHEN `t167`.`kept`
                               THEN 'kept'
                               WHEN COALESCE(`t167`.`unsure`, FALSE)
                               THEN 'unknown'
                               WHEN COALESCE(`t167`.`waits`, FALSE) OR (
                                MAKE_DATE(2026, 11, 23) <= `t167`.`due_on`
                               )
                               THEN 'open'
                               ELSE 'broken'
                              END AS `state`
                             FROM (
                              SELECT
                               `t166`.`promise_id`,
                               `t166`.`person_id`,
                               `t166`.`debt_ids`,
                               `t166`.`made_at`,
                               `t166`.`due_on`,
                               `t166`.`amount`,
                               `t166`.`status`,
                               `t166`.`ask`,
                               `t166`.`asked_at`,
                               `t166`.`paid`,
                               `t166`.`last_on`,
                               `t166`.`waits`,
                               `t166`.`unsure`,
                               COALESCE(`t166`.`status` = 'kept', FALSE) OR (
                                `t166`.`paid` >= `t166`.`amount`
                               ) AS `kept`
                              FROM (
                               SELECT
                                `t165`.`promise_id`,
                                `t165`.`person_id`,
                                `t165`.`debt_ids`,
                                `t165`.`made_at`,
                                `t165`.`due_on`,
                                `t165`.`amount`,
                                `t165`.`status`,
                                `t165`.`ask`,
                                `t165`.`asked_at`,
                                COALESCE(`t165`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                                `t165`.`last_on`,
                                `t165`.`waits`,
                                `t165`.`unsure`
                               FROM (
                                SELECT
                                 `t164`.`promise_id`,
                                 `t164`.`person_id`,
                                 `t164`.`debt_ids`,
                                 `t164`.`made_at`,
                                 `t164`.`due_on`,
                                 `t164`.`amount`,
                                 `t164`.`status`,
                                 `t164`.`ask`,
                                 `t164`.`asked_at`,
                                 `t164`.`paid`,
                                 `t164`.`last_on`,
                                 `t164`.`waits`,
                                 `t164`.`unsure`
                                FROM (
                                 SELECT
                                  `t70`.`promise_id`,
                                  `t70`.`person_id`,
                                  `t70`.`debt_ids`,
                                  `t70`.`made_at`,
                                  `t70`.`due_on`,
                                  `t70`.`amount`,
                                  `t70`.`status`,
                                  `t70`.`ask`,
                                  `t70`.`asked_at`,
                                  `t163`.`ask` AS `ask_right`,
                                  `t163`.`paid`,
                                  `t163`.`last_on`,
                                  `t163`.`waits`,
                                  `t163`.`unsure`
                                 FROM `t55` AS `t70`
                                 LEFT OUTER JOIN (
                                  SELECT
                                   `t161`.`ask`,
                                   SUM(IF(COALESCE(`t161`.`status` = 'posted', FALSE) AND (
                                    `t161`.`net` > 0
                                   ), `t161`.`net`, NULL)) AS `paid`,
                                   MAX(IF(COALESCE(`t161`.`status` = 'posted', FALSE) AND (
                                    `t161`.`net` > 0
                                   ), `t161`.`day`, NULL)) AS `last_on`,
                                   BOOL_OR(COALESCE(`t161`.`status` = 'pending', FALSE)) AS `waits`,
                                   BOOL_OR((
                                    `t161`.`status` IS NULL
                                   ) OR COALESCE(`t161`.`doubted`, FALSE)) AS `unsure`
                                  FROM (
                                   SELECT
                                    `t160`.`ask`,
                                    `t160`.`made_at`,
                                    `t160`.`due_on`,
                                    `t160`.`asked_at`,
                                    `t160`.`debt_id`,
                                    `t160`.`payment_id`,
                                    `t160`.`status`,
                                    `t160`.`paid_at`,
                                    `t160`.`amount`,
                                    `t160`.`day`,
                                    `t160`.`undone`,
                                    `t160`.`doubted`,
                                    GREATEST(
                                     CAST(`t160`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t160`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                     CAST('0.00' AS DECIMAL(38, 2))
                                    ) AS `net`
                                   FROM (
                                    SELECT
                                     `t159`.`ask`,
                                     `t159`.`made_at`,
                                     `t159`.`due_on`,
                                     `t159`.`asked_at`,
                                     `t159`.`debt_id`,
                                     `t159`.`payment_id`,
                                     `t159`.`status`,
                                     `t159`.`paid_at`,
                                     `t159`.`amount`,
                                     `t159`.`day`,
                                     `t159`.`undone`,
                                     `t159`.`doubted`
                                    FROM (
                                     SELECT
                                      `t152`.`ask`,
                                      `t152`.`made_at`,
                                      `t152`.`due_on`,
                                      `t152`.`asked_at`,
                                      `t152`.`debt_id`,
                                      `t152`.`payment_id`,
                                      `t152`.`status`,
                                      `t152`.`paid_at`,
                                      `t152`.`amount`,
                                      `t152`.`day`,
                                      `t158`.`ask` AS `ask_right`,
                                      `t158`.`payment_id` AS `payment_id_right`,
                                      `t158`.`undone`,
                                      `t158`.`doubted`
                                     FROM `t150` AS `t152`
                                     LEFT OUTER JOIN (
                                      SELECT
                                       `t156`.`ask`,
                                       `t156`.`payment_id`,
                                       SUM(ABS(`t156`.`undone`)) AS `undone`,
                                       BOOL_OR(`t156`.`back_status` IS NULL) AS `doubted`
                                      FROM (
                                       SELECT
                                        *
                                       FROM (
                                        SELECT
                                         `t154`.`ask`,
                                         `t154`.`asked_at`,
                                         `t154`.`payment_id`,
                                         `t72`.`undone_at`,
                                         `t72`.`undone`,
                                         `t72`.`back_status`
                                        FROM (
                                         SELECT
                                          `t151`.`ask`,
                                          `t151`.`asked_at`,
                                          `t151`.`payment_id`
                                         FROM `t150` AS `t151`
                                        ) AS `t154`
                                        INNER JOIN (
                                         SELECT
                                          `t46`.`reverses` AS `payment_id`,
                                          `t46`.`paid_at` AS `undone_at`,
                                          `t46`.`amount` AS `undone`,
                                          `t46`.`status` AS `back_status`
                                         FROM (
                                          SELECT
                                           *
                                          FROM (
                                           SELECT
                                            `t9`.`payment_id`,
                                            `t9`.`debt_id`,
                                            `t9`.`paid_at`,
                                            `t9`.`amount`,
                                            `t9`.`status`,
                                            `t9`.`value_on`,
                                            `t9`.`payer_id`,
                                            `t9`.`reverses`
                                           FROM `typed payments` AS `t9`
                                          ) AS `t18`
                                          WHERE
                                           NOT `t18`.`reverses` IS NULL AND (
                                            (
                                             `t18`.`status` IS NULL
                                            ) OR (
                                             `t18`.`status` = 'posted'
                                            )
                                           )
                                         ) AS `t46`
                                        ) AS `t72`
                                         ON `t154`.`payment_id` = `t72`.`payment_id`
                                       ) AS `t155`
                                       WHERE
                                        `t155`.`undone_at` <= `t155`.`asked_at`
                                      ) AS `t156`
                                      GROUP BY
                                       1,
                                       2
                                     ) AS `t158`
                                      ON `t152`.`ask` = `t158`.`ask` AND `t152`.`payment_id` = `t158`.`payment_id`
                                    ) AS `t159`
                                   ) AS `t160`
                                  ) AS `t161`
                                  GROUP BY
                                   1
                                 ) AS `t163`
                                  ON `t70`.`ask` = `t163`.`ask`
                                ) AS `t164`
                               ) AS `t165`
                              ) AS `t166`
                             ) AS `t167`
                            ) AS `t168`
                           ) AS `t169`
                          ) AS `t171`
                          INNER JOIN (
                           SELECT
                            `t16`.`promise_id`,
                            `t16`.`debt_ids`,
                            `t16`.`made_at`
                           FROM (
                            SELECT
                             `t7`.`promise_id`,
                             `t7`.`person_id`,
                             `t7`.`debt_ids`,
                             `t7`.`made_at`,
                             `t7`.`due_on`,
                             `t7`.`amount`,
                             `t7`.`status`
                            FROM `typed promises` AS `t7`
                           ) AS `t16`
                          ) AS `t40`
                           ON `t171`.`promise_id` = `t40`.`promise_id`
                          LEFT OUTER JOIN (
                           SELECT
                            `t110`.`promise_id`,
                            BOOL_AND(NOT `t110`.`creditor_id` IS NULL)
                            AND (
                             COUNT(DISTINCT `t110`.`creditor_id`) = 1
                            )
                            AND (
                             BOOL_AND(NOT `t110`.`currency` IS NULL) AND (
                              COUNT(DISTINCT `t110`.`currency`) = 1
                             )
                            )
                            AND BOOL_OR(`t110`.`owes`) AS `confirmable`
                           FROM (
                            SELECT
                             `t95`.`promise_id`,
                             `t95`.`debt_id`,
                             `t95`.`creditor_id`,
                             `t95`.`currency`,
                             `t95`.`debt_id` IN (
                              SELECT
                               *
                              FROM (
                               SELECT
                                `t32`.`debt_id`
                               FROM (
                                SELECT
                                 *
                                FROM `plan_balance` AS `t1`
                                WHERE
                                 (
                                  `t1`.`total` > 0
                                 ) OR (
                                  `t1`.`next_due_amount` > 0
                                 )
                               ) AS `t32`
                              ) AS `t48`
                             ) AS `owes`
                            FROM (
                             SELECT
                              `t92`.`promise_id`,
                              `t92`.`debt_id`,
                              `t92`.`creditor_id`,
                              `t92`.`currency`
                             FROM (
                              SELECT
                               `t63`.`promise_id`,
                               `t63`.`debt_id`,
                               `t75`.`debt_id` AS `debt_id_right`,
                               `t75`.`creditor_id`,
                               `t75`.`currency`
                              FROM (
                               SELECT DISTINCT
                                *
                               FROM (
                                SELECT
                                 `t16`.`promise_id`,
                                 EXPLODE(`t16`.`debt_ids`) AS `debt_id`
                                FROM (
                                 SELECT
                                  `t7`.`promise_id`,
                                  `t7`.`person_id`,
                                  `t7`.`debt_ids`,
                                  `t7`.`made_at`,
                                  `t7`.`due_on`,
                                  `t7`.`amount`,
                                  `t7`.`status`
                                 FROM `typed promises` AS `t7`
                                ) AS `t16`
                               ) AS `t39`
                              ) AS `t63`
                              LEFT OUTER JOIN (
                               SELECT
                                `t56`.`debt_id`,
                                `t56`.`creditor_id`,
                                `t56`.`currency`
                               FROM (
                                SELECT
                                 *
                                FROM (
                                 SELECT
                                  `t8`.`debt_id`,
                                  `t8`.`creditor_id`,
                                  `t8`.`product`,
                                  `t8`.`currency`,
                                  `t8`.`opened_on`,
                                  `t8`.`principal`,
                                  `t8`.`annual_rate`,
                                  `t8`.`as_of`,
                                  `t8`.`status`,
                                  `t8`.`penalty_rate`,
                                  `t8`.`grace_days`,
                                  `t8`.`allocation`,
                                  `t8`.`disbursed`,
                                  `t8`.`all_in_rate`,
                                  `t8`.`country`,
                                  `t8`.`region`,
                                  `t8`.`assigned_from`,
                                  `t8`.`assignment_notified_at`,
                                  `t8`.`original_creditor`,
                                  `t8`.`co_creditors`,
                                  `t8`.`platform_id`,
                                  `t8`.`account`,
                                  `t8`.`charged_off_on`,
                                  `t8`.`judgment_on`,
                                  `t8`.`itemized_on`,
                                  `t8`.`time_barred_on`,
                                  `t8`.`disputed_amount`,
                                  `t8`.`in_default_when_acquired`
                                 FROM `typed debts` AS `t8`
                                ) AS `t17`
                                WHERE
                                 (
                                  `t17`.`status` IS NULL
                                 ) OR NOT (
                                  `t17`.`status` IN ('discharged', 'settled', 'sold')
                                 )
                               ) AS `t56`
                              ) AS `t75`
                               ON `t63`.`debt_id` = `t75`.`debt_id`
                             ) AS `t92`
                            ) AS `t95`
                           ) AS `t110`
                           GROUP BY
                            1
                          ) AS `t135`
                           ON `t171`.`promise_id` = `t135`.`promise_id`
                         ) AS `t172`
                        ) AS `t173`
                       ) AS `t174`
                       WHERE
                        NOT `t174`.`turn` IS NULL
                      ) AS `t175`
                     ) AS `t176`
                    ) AS `t177`
                    WHERE
                     `t177`.`place` = 0
                   ) AS `t178`
                  ) AS `t180`
                  LEFT OUTER JOIN (
                   SELECT
                    `t182`.`person_id`,
                    BOOL_OR(COALESCE((
                     `t182`.`sent_at` >= `t182`.`since`
                    ) AND `t182`.`content` IN ('callback', 'knock'), FALSE)) AS `questioned`,
                    BOOL_OR(COALESCE((
                     `t182`.`sent_at` >= `t182`.`since`
                    ) AND (
                     `t182`.`content` = 'offer'
                    ), FALSE)) AS `offered`,
                    BOOL_OR(
                     COALESCE(
                      (
                       `t182`.`content` = 'offer'
                      )
                      AND STARTSWITH(`t182`.`template_id`, 'kept.')
                      AND (
                       SIZE(FILTER(`t182`.`about`, x -> ARRAY_CONTAINS(`t182`.`debt_ids`, x))) > 0
                      ),
                      FALSE
                     )
                    ) AS `thanked`
                   FROM (
                    SELECT
                     *
                    FROM (
                     SELECT
                      `t180`.`person_id`,
                      `t180`.`debt_ids`,
                      `t180`.`made_at`,
                      `t180`.`since`,
                      `t180`.`turn`,
                      `t60`.`content`,
                      `t60`.`template_id`,
                      `t60`.`sent_at`,
                      `t60`.`about`
                     FROM (
                      SELECT
                       `t178`.`person_id`,
                       `t178`.`debt_ids`,
                       `t178`.`made_at`,
                       `t178`.`since`,
                       `t178`.`turn`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t176`.`promise_id`,
                         `t176`.`person_id`,
                         `t176`.`due_on`,
                         `t176`.`amount`,
                         `t176`.`paid`,
                         `t176`.`state`,
                         `t176`.`kept_on`,
                         `t176`.`debt_ids`,
                         `t176`.`made_at`,
                         `t176`.`confirmable`,
                         `t176`.`turn`,
                         `t176`.`ago`,
                         `t176`.`since`,
                         ROW_NUMBER() OVER (
                          PARTITION BY `t176`.`person_id`
                          ORDER BY `t176`.`turn` ASC NULLS LAST, `t176`.`due_on` DESC, `t176`.`promise_id` DESC
                         ) - 1 AS `place`
                        FROM (
                         SELECT
                          `t175`.`promise_id`,
                          `t175`.`person_id`,
                          `t175`.`due_on`,
                          `t175`.`amount`,
                          `t175`.`paid`,
                          `t175`.`state`,
                          `t175`.`kept_on`,
                          `t175`.`debt_ids`,
                          `t175`.`made_at`,
                          `t175`.`confirmable`,
                          `t175`.`turn`,
                          `t175`.`ago`,
                          CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t175`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            `t173`.`promise_id`,
                            `t173`.`person_id`,
                            `t173`.`due_on`,
                            `t173`.`amount`,
                            `t173`.`paid`,
                            `t173`.`state`,
                            `t173`.`kept_on`,
                            `t173`.`debt_ids`,
                            `t173`.`made_at`,
                            `t173`.`confirmable`,
                            CASE
                             WHEN (
                              `t173`.`state` = 'open'
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) = -1
                             )
                             THEN 0
                             WHEN (
                              `t173`.`state` = 'kept'
                             )
                             AND (
                              `t173`.`paid` >= `t173`.`amount`
                             )
                             AND COALESCE(`t173`.`confirmable`, FALSE)
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) >= 1
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) <= 2
                             )
                             THEN 1
                             WHEN (
                              `t173`.`state` = 'broken'
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) >= 1
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) <= 14
                             )
                             THEN 2
                             ELSE NULL
                            END AS `turn`,
                            IF(
                             CASE
                              WHEN (
                               `t173`.`state` = 'open'
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) = -1
                              )
                              THEN 0
                              WHEN (
                               `t173`.`state` = 'kept'
                              )
                              AND (
                               `t173`.`paid` >= `t173`.`amount`
                              )
                              AND COALESCE(`t173`.`confirmable`, FALSE)
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) >= 1
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) <= 2
                              )
                              THEN 1
                              WHEN (
                               `t173`.`state` = 'broken'
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) >= 1
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) <= 14
                              )
                              THEN 2
                              ELSE NULL
                             END = 1,
                             CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT),
                             CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT)
                            ) AS `ago`
                           FROM (
                            SELECT
                             `t172`.`promise_id`,
                             `t172`.`person_id`,
                             `t172`.`due_on`,
                             `t172`.`amount`,
                             `t172`.`paid`,
                             `t172`.`state`,
                             `t172`.`kept_on`,
                             `t172`.`debt_ids`,
                             `t172`.`made_at`,
                             `t172`.`confirmable`
                            FROM (
                             SELECT
                              `t171`.`promise_id`,
                              `t171`.`person_id`,
                              `t171`.`due_on`,
                              `t171`.`amount`,
                              `t171`.`paid`,
                              `t171`.`state`,
                              `t171`.`kept_on`,
                              `t40`.`debt_ids`,
                              `t40`.`made_at`,
                              `t135`.`promise_id` AS `promise_id_right`,
                              `t135`.`confirmable`
                             FROM (
                              SELECT
                               `t169`.`promise_id`,
                               `t169`.`person_id`,
                               `t169`.`due_on`,
                               `t169`.`amount`,
                               `t169`.`paid`,
                               `t169`.`state`,
                               `t169`.`kept_on`
                              FROM (
                               SELECT
                                `t168`.`promise_id`,
                                `t168`.`person_id`,
                                `t168`.`debt_ids`,
                                `t168`.`made_at`,
                                `t168`.`due_on`,
                                `t168`.`amount`,
                                `t168`.`status`,
                                `t168`.`ask`,
                                `t168`.`asked_at`,
                                `t168`.`paid`,
                                `t168`.`last_on`,
                                `t168`.`waits`,
                                `t168`.`unsure`,
                                `t168`.`kept`,
                                `t168`.`state`,
                                IF(`t168`.`state` = 'kept', `t168`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                               FROM (
                                SELECT
                                 `t167`.`promise_id`,
                                 `t167`.`person_id`,
                                 `t167`.`debt_ids`,
                                 `t167`.`made_at`,
                                 `t167`.`due_on`,
                                 `t167`.`amount`,
                                 `t167`.`status`,
                                 `t167`.`ask`,
                                 `t167`.`asked_at`,
                                 `t167`.`paid`,
                                 `t167`.`last_on`,
                                 `t167`.`waits`,
                                 `t167`.`unsure`,
                                 `t167`.`kept`,
                                 CASE
                                  WHEN COALESCE(`t167`.`status` = 'withdrawn', FALSE)
                                  THEN 'withdrawn'
                                  WHEN `t167`.`kept`
                                  THEN 'kept'
                                  WHEN COALESCE(`t167`.`unsure`, FALSE)
                                  THEN 'unknown'
                                  WHEN COALESCE(`t167`.`waits`, FALSE) OR (
                                   MAKE_DATE(2026, 11, 23) <= `t167`.`due_on`
                                  )
                                  THEN 'open'
                                  ELSE 'broken'
                                 END AS `state`
                                FROM (
                                 SELECT
                                  `t166`.`promise_id`,
                                  `t166`.`person_id`,
                                  `t166`.`debt_ids`,
                                  `t166`.`made_at`,
                                  `t166`.`due_on`,
                                  `t166`.`amount`,
                                  `t166`.`status`,
                                  `t166`.`ask`,
                                  `t166`.`asked_at`,
                                  `t166`.`paid`,
                                  `t166`.`last_on`,
                                  `t166`.`waits`,
                                  `t166`.`unsure`,
                                  COALESCE(`t166`.`status` = 'kept', FALSE) OR (
                                   `t166`.`paid` >= `t166`.`amount`
                                  ) AS `kept`
                                 FROM (
                                  SELECT
                                   `t165`.`promise_id`,
                                   `t165`.`person_id`,
                                   `t165`.`debt_ids`,
                                   `t165`.`made_at`,
                                   `t165`.`due_on`,
                                   `t165`.`amount`,
                                   `t165`.`status`,
                                   `t165`.`ask`,
                                   `t165`.`asked_at`,
                                   COALESCE(`t165`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                                   `t165`.`last_on`,
                                   `t165`.`waits`,
                                   `t165`.`unsure`
                                  FROM (
                                   SELECT
                                    `t164`.`promise_id`,
                                    `t164`.`person_id`,
                                    `t164`.`debt_ids`,
                                    `t164`.`made_at`,
                                    `t164`.`due_on`,
                                    `t164`.`amount`,
                                    `t164`.`status`,
                                    `t164`.`ask`,
                                    `t164`.`asked_at`,
                                    `t164`.`paid`,
                                    `t164`.`last_on`,
                                    `t164`.`waits`,
                                    `t164`.`unsure`
                                   FROM (
                                    SELECT
                                     `t70`.`promise_id`,
                                     `t70`.`person_id`,
                                     `t70`.`debt_ids`,
                                     `t70`.`made_at`,
                                     `t70`.`due_on`,
                                     `t70`.`amount`,
                                     `t70`.`status`,
                                     `t70`.`ask`,
                                     `t70`.`asked_at`,
                                     `t163`.`ask` AS `ask_right`,
                                     `t163`.`paid`,
                                     `t163`.`last_on`,
                                     `t163`.`waits`,
                                     `t163`.`unsure`
                                    FROM `t55` AS `t70`
                                    LEFT OUTER JOIN (
                                     SELECT
                                      `t161`.`ask`,
                                      SUM(IF(COALESCE(`t161`.`status` = 'posted', FALSE) AND (
                                       `t161`.`net` > 0
                                      ), `t161`.`net`, NULL)) AS `paid`,
                                      MAX(IF(COALESCE(`t161`.`status` = 'posted', FALSE) AND (
                                       `t161`.`net` > 0
                                      ), `t161`.`day`, NULL)) AS `last_on`,
                                      BOOL_OR(COALESCE(`t161`.`status` = 'pending', FALSE)) AS `waits`,
                                      BOOL_OR((
                                       `t161`.`status` IS NULL
                                      ) OR COALESCE(`t161`.`doubted`, FALSE)) AS `unsure`
                                     FROM (
                                      SELECT
                                       `t160`.`ask`,
                                       `t160`.`made_at`,
                                       `t160`.`due_on`,
                                       `t160`.`asked_at`,
                                       `t160`.`debt_id`,
                                       `t160`.`payment_id`,
                                       `t160`.`status`,
                                       `t160`.`paid_at`,
                                       `t160`.`amount`,
                                       `t160`.`day`,
                                       `t160`.`undone`,
                                       `t160`.`doubted`,
                                       GREATEST(
                                        CAST(`t160`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t160`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                        CAST('0.00' AS DECIMAL(38, 2))
                                       ) AS `net`
                                      FROM (
                                       SELECT
                                        `t159`.`ask`,
                                        `t159`.`made_at`,
                                        `t159`.`due_on`,
                                        `t159`.`asked_at`,
                                        `t159`.`debt_id`,
                                        `t159`.`payment_id`,
                                        `t159`.`status`,
                                        `t159`.`paid_at`,
                                        `t159`.`amount`,
                                        `t159`.`day`,
                                        `t159`.`undone`,
                                        `t159`.`doubted`
                                       FROM (
                                        SELECT
                                         `t152`.`ask`,
                                         `t152`.`made_at`,
                                         `t152`.`due_on`,
                                         `t152`.`asked_at`,
                                         `t152`.`debt_id`,
                                         `t152`.`payment_id`,
                                         `t152`.`status`,
                                         `t152`.`paid_at`,
                                         `t152`.`amount`,
                                         `t152`.`day`,
                                         `t158`.`ask` AS `ask_right`,
                                         `t158`.`payment_id` AS `payment_id_right`,
                                         `t158`.`undone`,
                                         `t158`.`doubted`
                                        FROM `t150` AS `t152`
                                        LEFT OUTER JOIN (
                                         SELECT
                                          `t156`.`ask`,
                                          `t156`.`payment_id`,
                                          SUM(ABS(`t156`.`undone`)) AS `undone`,
                                          BOOL_OR(`t156`.`back_status` IS NULL) AS `doubted`
                                         FROM (
                                          SELECT
                                           *
                                          FROM (
                                           SELECT
                                            `t154`.`ask`,
                                            `t154`.`asked_at`,
                                            `t154`.`payment_id`,
                                            `t72`.`undone_at`,
                                            `t72`.`undone`,
                                            `t72`.`back_status`
                                           FROM (
                                            SELECT
                                             `t151`.`ask`,
                                             `t151`.`asked_at`,
                                             `t151`.`payment_id`
                                            FROM `t150` AS `t151`
                                           ) AS `t154`
                                           INNER JOIN (
                                            SELECT
                                             `t46`.`reverses` AS `payment_id`,
                                             `t46`.`paid_at` AS `undone_at`,
                                             `t46`.`amount` AS `undone`,
                                             `t46`.`status` AS `back_status`
                                            FROM (
                                             SELECT
                                              *
                                             FROM (
                                              SELECT
                                               `t9`.`payment_id`,
                                               `t9`.`debt_id`,
                                               `t9`.`paid_at`,
                                               `t9`.`amount`,
                                               `t9`.`status`,
                                               `t9`.`value_on`,
                                               `t9`.`payer_id`,
                                               `t9`.`reverses`
                                              FROM `typed payments` AS `t9`
                                             ) AS `t18`
                                             WHERE
                                              NOT `t18`.`reverses` IS NULL AND (
                                               (
                                                `t18`.`status` IS NULL
                                               ) OR (
                                                `t18`.`status` = 'posted'
                                               )
                                              )
                                            ) AS `t46`
                                           ) AS `t72`
                                            ON `t154`.`payment_id` = `t72`.`payment_id`
                                          ) AS `t155`
                                          WHERE
                                           `t155`.`undone_at` <= `t155`.`asked_at`
                                         ) AS `t156`
                                         GROUP BY
                                          1,
                                          2
                                        ) AS `t158`
                                         ON `t152`.`ask` = `t158`.`ask` AND `t152`.`payment_id` = `t158`.`payment_id`
                                       ) AS `t159`
                                      ) AS `t160`
                                     ) AS `t161`
                                     GROUP BY
                                      1
                                    ) AS `t163`
                                     ON `t70`.`ask` = `t163`.`ask`
                                   ) AS `t164`
                                  ) AS `t165`
                                 ) AS `t166`
                                ) AS `t167`
                               ) AS `t168`
                              ) AS `t169`
                             ) AS `t171`
                             INNER JOIN (
                              SELECT
                               `t16`.`promise_id`,
                               `t16`.`debt_ids`,
                               `t16`.`made_at`
                              FROM (
                               SELECT
                                `t7`.`promise_id`,
                                `t7`.`person_id`,
                                `t7`.`debt_ids`,
                                `t7`.`made_at`,
                                `t7`.`due_on`,
                                `t7`.`amount`,
                                `t7`.`status`
                               FROM `typed promises` AS `t7`
                              ) AS `t16`
                             ) AS `t40`
                              ON `t171`.`promise_id` = `t40`.`promise_id`
                             LEFT OUTER JOIN (
                              SELECT
                               `t110`.`promise_id`,
                               BOOL_AND(NOT `t110`.`creditor_id` IS NULL)
                               AND (
                                COUNT(DISTINCT `t110`.`creditor_id`) = 1
                               )
                               AND (
                                BOOL_AND(NOT `t110`.`currency` IS NULL) AND (
                                 COUNT(DISTINCT `t110`.`currency`) = 1
                                )
                               )
                               AND BOOL_OR(`t110`.`owes`) AS `confirmable`
                              FROM (
                               SELECT
                                `t95`.`promise_id`,
                                `t95`.`debt_id`,
                                `t95`.`creditor_id`,
                                `t95`.`currency`,
                                `t95`.`debt_id` IN (
                                 SELECT
                                  *
                                 FROM (
                                  SELECT
                                   `t32`.`debt_id`
                                  FROM (
                                   SELECT
                                    *
                                   FROM `plan_balance` AS `t1`
                                   WHERE
                                    (
                                     `t1`.`total` > 0
                                    ) OR (
                                     `t1`.`next_due_amount` > 0
                                    )
                                  ) AS `t32`
                                 ) AS `t48`
                                ) AS `owes`
                               FROM (
                                SELECT
                                 `t92`.`promise_id`,
                                 `t92`.`debt_id`,
                                 `t92`.`creditor_id`,
                                 `t92`.`currency`
                                FROM (
                                 SELECT
                                  `t63`.`promise_id`,
                                  `t63`.`debt_id`,
                                  `t75`.`debt_id` AS `debt_id_right`,
                                  `t75`.`creditor_id`,
                                  `t75`.`currency`
                                 FROM (
                                  SELECT DISTINCT
                                   *
                                  FROM (
                                   SELECT
                                    `t16`.`promise_id`,
                                    EXPLODE(`t16`.`debt_ids`) AS `debt_id`
                                   FROM (
                                    SELECT
                                     `t7`.`promise_id`,
                                     `t7`.`person_id`,
                                     `t7`.`debt_ids`,
                                     `t7`.`made_at`,
                                     `t7`.`due_on`,
                                     `t7`.`amount`,
                                     `t7`.`status`
                                    FROM `typed promises` AS `t7`
                                   ) AS `t16`
                                  ) AS `t39`
                                 ) AS `t63`
                                 LEFT OUTER JOIN (
                                  SELECT
                                   `t56`.`debt_id`,
                                   `t56`.`creditor_id`,
                                   `t56`.`currency`
                                  FROM (
                                   SELECT
                                    *
                                   FROM (
                                    SELECT
                                     `t8`.`debt_id`,
                                     `t8`.`creditor_id`,
                                     `t8`.`product`,
                                     `t8`.`currency`,
                                     `t8`.`opened_on`,
                                     `t8`.`principal`,
                                     `t8`.`annual_rate`,
                                     `t8`.`as_of`,
                                     `t8`.`status`,
                                     `t8`.`penalty_rate`,
                                     `t8`.`grace_days`,
                                     `t8`.`allocation`,
                                     `t8`.`disbursed`,
                                     `t8`.`all_in_rate`,
                                     `t8`.`country`,
                                     `t8`.`region`,
                                     `t8`.`assigned_from`,
                                     `t8`.`assignment_notified_at`,
                                     `t8`.`original_creditor`,
                                     `t8`.`co_creditors`,
                                     `t8`.`platform_id`,
                                     `t8`.`account`,
                                     `t8`.`charged_off_on`,
                                     `t8`.`judgment_on`,
                                     `t8`.`itemized_on`,
                                     `t8`.`time_barred_on`,
                                     `t8`.`disputed_amount`,
                                     `t8`.`in_default_when_acquired`
                                    FROM `typed debts` AS `t8`
                                   ) AS `t17`
                                   WHERE
                                    (
                                     `t17`.`status` IS NULL
                                    ) OR NOT (
                                     `t17`.`status` IN ('discharged', 'settled', 'sold')
                                    )
                                  ) AS `t56`
                                 ) AS `t75`
                                  ON `t63`.`debt_id` = `t75`.`debt_id`
                                ) AS `t92`
                               ) AS `t95`
                              ) AS `t110`
                              GROUP BY
                               1
                             ) AS `t135`
                              ON `t171`.`promise_id` = `t135`.`promise_id`
                            ) AS `t172`
                           ) AS `t173`
                          ) AS `t174`
                          WHERE
                           NOT `t174`.`turn` IS NULL
                         ) AS `t175`
                        ) AS `t176`
                       ) AS `t177`
                       WHERE
                        `t177`.`place` = 0
                      ) AS `t178`
                     ) AS `t180`
                     INNER JOIN (
                      SELECT
                       `t37`.`person_id`,
                       `t37`.`content`,
                       `t37`.`template_id`,
                       `t37`.`at` AS `sent_at`,
                       `t37`.`debt_ids` AS `about`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t6`.`event_id`,
                         `t6`.`contact_id`,
                         `t6`.`at`,
                         `t6`.`direction`,
                         `t6`.`kind`,
                         `t6`.`channel`,
                         `t6`.`creditor_id`,
                         `t6`.`agency_id`,
                         `t6`.`debt_ids`,
                         `t6`.`person_id`,
                         `t6`.`point_id`,
                         `t6`.`mode`,
                         `t6`.`outcome`,
                         `t6`.`content`,
                         `t6`.`in_reply_to`,
                         `t6`.`text`,
                         `t6`.`language`,
                         `t6`.`amount`,
                         `t6`.`flags`,
                         `t6`.`disclosures`,
                         `t6`.`named_debts`,
                         `t6`.`counted_debts`,
                         `t6`.`spoke_with`,
                         `t6`.`duration_s`,
                         `t6`.`sender_id`,
                         `t6`.`to`,
                         `t6`.`to_role`,
                         `t6`.`collector_id`,
                         `t6`.`collectors`,
                         `t6`.`batch_id`,
                         `t6`.`template_id`,
                         `t6`.`recording`,
                         `t6`.`valid_until`
                        FROM `typed events` AS `t6`
                       ) AS `t15`
                       WHERE
                        `t15`.`direction` = 'out'
                        AND `t15`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                        AND NOT `t15`.`person_id` IS NULL
                      ) AS `t37`
                     ) AS `t60`
                      ON `t180`.`person_id` = `t60`.`person_id`
                    ) AS `t181`
                    WHERE
                     `t181`.`sent_at` >= `t181`.`made_at`
                   ) AS `t182`
                   GROUP BY
                    1
                  ) AS `t184`
                   ON `t180`.`person_id` = `t184`.`person_id`
                 ) AS `t185`
                ) AS `t186`
               ) AS `t188`
                ON `t148`.`person_id` = `t188`.`person_id`
              ) AS `t189`
             ) AS `t190`
            ) AS `t191`
           ) AS `t195`
            ON `t27`.`person_id` = `t195`.`person_id`
          ) AS `t197`
         ) AS `t199`
         LEFT OUTER JOIN (
          SELECT
           `t137`.`person_id`,
           `t137`.`channel`,
           COUNT(DISTINCT IF(NOT (
            `t137`.`neutral`
           ), `t137`.`contact_id`, NULL)) AS `told_in_vain`,
           COUNT(DISTINCT IF(`t137`.`neutral`, `t137`.`contact_id`, NULL)) AS `knocked_in_vain`
          FROM (
           SELECT
            *
           FROM (
            SELECT
             `t118`.`person_id`,
             `t118`.`channel`,
             `t118`.`contact_id`,
             `t118`.`begun_at`,
             `t118`.`neutral`,
             `t118`.`heard_at`
            FROM (
             SELECT
              `t109`.`person_id`,
              `t109`.`channel`,
              `t109`.`contact_id`,
              `t109`.`begun_at`,
              `t109`.`neutral`,
              `t82`.`person_id` AS `person_id_right`,
              `t82`.`heard_at`
             FROM (
              SELECT
               `t87`.`person_id`,
               `t87`.`channel`,
               `t87`.`contact_id`,
               MIN(`t87`.`at`) AS `begun_at`,
               BOOL_AND(COALESCE(`t87`.`content` IN ('callback', 'knock'), FALSE)) AS `neutral`
              FROM `t81` AS `t87`
              GROUP BY
               1,
               2,
               3
             ) AS `t109`
             LEFT OUTER JOIN (
              SELECT
               `t53`.`person_id`,
               MAX(`t53`.`at`) AS `heard_at`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t6`.`event_id`,
                 `t6`.`contact_id`,
                 `t6`.`at`,
                 `t6`.`direction`,
                 `t6`.`kind`,
                 `t6`.`channel`,
                 `t6`.`creditor_id`,
                 `t6`.`agency_id`,
                 `t6`.`debt_ids`,
                 `t6`.`person_id`,
                 `t6`.`point_id`,
                 `t6`.`mode`,
                 `t6`.`outcome`,
                 `t6`.`content`,
                 `t6`.`in_reply_to`,
                 `t6`.`text`,
                 `t6`.`language`,
                 `t6`.`amount`,
                 `t6`.`flags`,
                 `t6`.`disclosures`,
                 `t6`.`named_debts`,
                 `t6`.`counted_debts`,
                 `t6`.`spoke_with`,
                 `t6`.`duration_s`,
                 `t6`.`sender_id`,
                 `t6`.`to`,
                 `t6`.`to_role`,
                 `t6`.`collector_id`,
                 `t6`.`collectors`,
                 `t6`.`batch_id`,
                 `t6`.`template_id`,
                 `t6`.`recording`,
                 `t6`.`valid_until`
                FROM `typed events` AS `t6`
               ) AS `t15`
               WHERE
                (
                 (
                  `t15`.`direction` = 'in'
                 )
                 OR (
                  (
                   `t15`.`kind` = 'conversation'
                  ) AND (
                   `t15`.`spoke_with` = `t15`.`person_id`
                  )
                 )
                )
                AND `t15`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                AND NOT `t15`.`person_id` IS NULL
              ) AS `t53`
              GROUP BY
               1
             ) AS `t82`
              ON `t109`.`person_id` = `t82`.`person_id`
            ) AS `t118`
           ) AS `t123`
           WHERE
            (
             `t123`.`heard_at` IS NULL
            ) OR (
             `t123`.`begun_at` > `t123`.`heard_at`
            )
          ) AS `t137`
          GROUP BY
           1,
           2
         ) AS `t144`
          ON `t199`.`person_id` = `t144`.`person_id` AND `t199`.`channel` = `t144`.`channel`
        ) AS `t203`
       ) AS `t206`
       LEFT OUTER JOIN (
        SELECT
         `t120`.`candidate_id`,
         `t120`.`dpd`
        FROM `t117` AS `t120`
       ) AS `t132`
        ON `t206`.`candidate_id` = `t132`.`candidate_id`
      ) AS `t207`
     ) AS `t208`
    ) AS `t209`
   ) AS `t210`
  ) AS `t211`
 ) AS `t212`
)
SELECT
 `t231`.`person_id`,
 `t231`.`candidate_id`,
 `t231`.`outcome`,
 `t231`.`step`,
 `t231`.`by_choice`,
 `t231`.`rang_out`,
 `t231`.`last_way`,
 `t231`.`scarce`,
 `t231`.`out_at`,
 `t231`.`no_room`,
 `t231`.`debt_ids`,
 `t231`.`point_id`,
 `t231`.`channel`,
 `t231`.`mode`,
 `t231`.`verdict`,
 `t231`.`retry_at`,
 `t231`.`reasons`,
 `t231`.`right_party`,
 `t231`.`dpd`,
 `t231`.`overdue`,
 `t231`.`coming`,
 `t231`.`currency`,
 `t231`.`promise_step`,
 `t231`.`reached`,
 `t231`.`distressed`,
 `t231`.`complained`,
 `t231`.`wrong_party`,
 9 AS `hour`
FROM (
 SELECT
  `t230`.`person_id`,
  `t230`.`candidate_id`,
  `t230`.`outcome`,
  `t230`.`step`,
  `t230`.`by_choice`,
  `t230`.`rang_out`,
  `t230`.`last_way`,
  `t230`.`scarce`,
  `t230`.`out_at`,
  `t230`.`no_room`,
  `t230`.`debt_ids`,
  `t230`.`point_id`,
  `t230`.`channel`,
  `t230`.`mode`,
  `t230`.`verdict`,
  `t230`.`retry_at`,
  `t230`.`reasons`,
  `t230`.`right_party`,
  `t230`.`dpd`,
  `t230`.`overdue`,
  `t230`.`coming`,
  `t230`.`currency`,
  `t230`.`promise_step`,
  `t230`.`reached`,
  `t230`.`distressed`,
  `t230`.`complained`,
  `t230`.`wrong_party`
 FROM (
  SELECT
   `t229`.`person_id`,
   `t229`.`candidate_id`,
   `t229`.`outcome`,
   `t229`.`step`,
   `t229`.`by_choice`,
   `t229`.`rang_out`,
   `t229`.`last_way`,
   `t229`.`scarce`,
   `t229`.`out_at`,
   `t229`.`no_room`,
   `t229`.`debt_ids`,
   `t229`.`point_id`,
   `t229`.`channel`,
   `t229`.`mode`,
   `t229`.`verdict`,
   `t229`.`retry_at`,
   `t229`.`reasons`,
   `t229`.`right_party`,
   `t229`.`dpd`,
   `t229`.`overdue`,
   `t229`.`coming`,
   `t229`.`currency`,
   `t204`.`person_id` AS `person_id_right`,
   `t204`.`promise_step`,
   `t204`.`reached`,
   `t204`.`distressed`,
   `t204`.`complained`,
   `t204`.`wrong_party`
  FROM (
   SELECT
    `t227`.`person_id`,
    `t227`.`candidate_id`,
    `t227`.`outcome`,
    `t227`.`step`,
    `t227`.`by_choice`,
    `t227`.`rang_out`,
    `t227`.`last_way`,
    `t227`.`scarce`,
    `t227`.`out_at`,
    `t227`.`no_room`,
    `t227`.`debt_ids`,
    `t227`.`point_id`,
    `t227`.`channel`,
    `t227`.`mode`,
    `t227`.`verdict`,
    `t227`.`retry_at`,
    `t227`.`reasons`,
    `t227`.`right_party`,
    `t227`.`dpd`,
    `t227`.`overdue`,
    `t227`.`coming`,
    `t227`.`currency`
   FROM (
    SELECT
     `t226`.`person_id`,
     `t226`.`candidate_id`,
     `t226`.`outcome`,
     `t226`.`step`,
     `t226`.`by_choice`,
     `t226`.`rang_out`,
     `t226`.`last_way`,
     `t226`.`scarce`,
     `t226`.`out_at`,
     `t226`.`no_room`,
     `t26`.`debt_ids`,
     `t26`.`point_id`,
     `t26`.`channel`,
     `t26`.`mode`,
     `t26`.`verdict`,
     `t26`.`retry_at`,
     `t26`.`reasons`,
     `t26`.`right_party`,
     `t125`.`candidate_id` AS `candidate_id_right`,
     `t125`.`dpd`,
     `t125`.`overdue`,
     `t125`.`coming`,
     `t125`.`currency`
    FROM (
     SELECT
      `t224`.`person_id`,
      `t224`.`candidate_id`,
      `t224`.`outcome`,
      `t224`.`step`,
      `t224`.`by_choice`,
      `t224`.`rang_out`,
      `t224`.`last_way`,
      CAST(NULL AS STRING) AS `scarce`,
      CAST(NULL AS TIMESTAMP_NTZ) AS `out_at`,
      FALSE AS `no_room`
     FROM (
      SELECT
       `t223`.`person_id`,
       `t223`.`first`.`candidate_id` AS `candidate_id`,
       CASE CAST(FLOOR((
         CAST(`t223`.`first`.`told` AS DOUBLE) / CAST(8000000 AS DOUBLE)
        )) AS BIGINT)
        WHEN 0
        THEN 'planned'
        WHEN 1
        THEN 'held'
        WHEN 2
        THEN 'denied'
        WHEN 3
        THEN 'skipped'
        ELSE NULL
       END AS `outcome`,
       CASE
        WHEN (
         CAST(FLOOR((
          CAST(`t223`.`first`.`told` AS DOUBLE) / CAST(8 AS DOUBLE)
         )) AS BIGINT) % 1000000
        ) <> 999
        THEN CAST(FLOOR((
         CAST(`t223`.`first`.`told` AS DOUBLE) / CAST(8 AS DOUBLE)
        )) AS BIGINT) % 1000000
        ELSE CAST(NULL AS BIGINT)
       END AS `step`,
       (
        CAST(FLOOR((
         CAST(`t223`.`first`.`told` AS DOUBLE) / CAST(4 AS DOUBLE)
        )) AS BIGINT) % 2
       ) = 1 AS `by_choice`,
       (
        CAST(FLOOR((
         CAST(`t223`.`first`.`told` AS DOUBLE) / CAST(2 AS DOUBLE)
        )) AS BIGINT) % 2
       ) = 1 AS `rang_out`,
       (
        CAST(FLOOR((
         CAST(`t223`.`first`.`told` AS DOUBLE) / CAST(1 AS DOUBLE)
        )) AS BIGINT) % 2
       ) = 1 AS `last_way`
      FROM (
       SELECT
        `t222`.`person_id`,
        MIN(`t222`.`rank`) AS `first`
       FROM (
        SELECT
         `t221`.`person_id`,
         `t221`.`channel`,
         `t221`.`outcome`,
         STRUCT(
          (
           (
            (
             (
              (
               (
                (
                 0 * 100
                ) + GREATEST(
                 LEAST(
                  CAST(CASE `t221`.`outcome` WHEN 'planned' THEN 0 WHEN 'held' THEN 1 WHEN 'denied' THEN 4 ELSE 6 END + IF(`t221`.`last_way`, 2, 0) AS BIGINT),
                  99
                 ),
                 0
                )
               ) * 100
              ) + GREATEST(LEAST(CAST(IF(`t221`.`rang_out`, 0, 1) AS BIGINT), 99), 0)
             ) * 1000000
            ) + GREATEST(LEAST(IF((
             `t221`.`outcome` = 'planned'
            ) AND NOT (
             `t221`.`by_choice`
            ), `t221`.`in_vain`, 0), 999999), 0)
           ) * 1000000
          ) + GREATEST(LEAST(COALESCE(IF(`t221`.`outcome` = 'planned', `t221`.`order`, 0), 0) + 999, 999999), 0) AS `gentle`,
          COALESCE(
           IF(`t221`.`outcome` = 'held', `t221`.`retry_at`, CAST('1970-01-01T00:00:00' AS TIMESTAMP_NTZ)),
           CAST('1970-01-01T00:00:00' AS TIMESTAMP_NTZ)
          ) AS `waits`,
          (
           (
            (
             (
              (
               (
                (
                 0 * 100
                ) + GREATEST(
                 LEAST(
                  CAST(CASE `t221`.`verdict` WHEN 'limited' THEN 0 WHEN 'allow' THEN 1 WHEN 'delay' THEN 2 WHEN 'deny' THEN 3 ELSE 9 END AS BIGINT),
                  99
                 ),
                 0
                )
               ) * 100
              ) + GREATEST(LEAST(CAST(IF(COALESCE(`t221`.`right_party` = 'verified', FALSE), 0, 1) AS BIGINT), 99), 0)
             ) * 1000000
            ) + GREATEST(LEAST(COALESCE(`t221`.`channel_place`, 999), 999999), 0)
           ) * 1000002
          ) + GREATEST(LEAST(1000000 - COALESCE(`t221`.`dpd`, -1), 1000001), 0) AS `alike`,
          `t221`.`candidate_id` AS `candidate_id`,
          (
           (
            (
             (
              (
               (
                (
                 (
                  (
                   0 * 100
                  ) + GREATEST(
                   LEAST(
                    CAST(CASE `t221`.`outcome` WHEN 'planned' THEN 0 WHEN 'held' THEN 1 WHEN 'denied' THEN 2 WHEN 'skipped' THEN 3 ELSE NULL END AS BIGINT),
                    99
                   ),
                   0
                  )
                 ) * 1000000
                ) + GREATEST(LEAST(COALESCE(`t221`.`step`, 999), 999999), 0)
               ) * 2
              ) + GREATEST(LEAST(CAST(IF(`t221`.`by_choice`, 1, 0) AS BIGINT), 1), 0)
             ) * 2
            ) + GREATEST(LEAST(CAST(IF(`t221`.`rang_out`, 1, 0) AS BIGINT), 1), 0)
           ) * 2
          ) + GREATEST(LEAST(CAST(IF(`t221`.`last_way`, 1, 0) AS BIGINT), 1), 0) AS `told`
         ) AS `rank`
        FROM (
         SELECT
          `t220`.`candidate_id`,
          `t220`.`person_id`,
          `t220`.`channel`,
          `t220`.`allowed`,
          `t220`.`reasons`,
          `t220`.`debt_ids`,
          `t220`.`verdict`,
          `t220`.`retry_at`,
          `t220`.`right_party`,
          `t220`.`own_channel`,
          `t220`.`reminders`,
          `t220`.`dialled`,
          `t220`.`promise_step`,
          `t220`.`promise_debts`,
          `t220`.`told_in_vain`,
          `t220`.`knocked_in_vain`,
          `t220`.`dpd`,
          `t220`.`by_choice`,
          `t220`.`last_way`,
          `t220`.`leads_on`,
          IF(`t220`.`outcome` = 'planned', `t220`.`step`, CAST(NULL AS BIGINT)) AS `step`,
          `t220`.`order`,
          `t220`.`channel_place`,
          `t220`.`in_vain`,
          `t220`.`rang_out`,
          `t220`.`outcome`
         FROM (
          SELECT
           `t214`.`candidate_id`,
           `t214`.`person_id`,
           `t214`.`channel`,
           `t214`.`allowed`,
           `t214`.`reasons`,
           `t214`.`debt_ids`,
           `t214`.`verdict`,
           `t214`.`retry_at`,
           `t214`.`right_party`,
           `t214`.`own_channel`,
           `t214`.`reminders`,
           `t214`.`dialled`,
           `t214`.`promise_step`,
           `t214`.`promise_debts`,
           `t214`.`told_in_vain`,
           `t214`.`knocked_in_vain`,
           `t214`.`dpd`,
           `t214`.`by_choice`,
           `t214`.`last_way`,
           `t214`.`leads_on`,
           `t214`.`step`,
           `t214`.`order`,
           `t214`.`channel_place`,
           `t214`.`in_vain`,
           `t214`.`channel` IN ('ai_call', 'call', 'ringless')
           AND COALESCE(`t214`.`dialled` >= 8, FALSE)
           AND (
            (
             (
              `t214`.`verdict` IN ('allow', 'limited')
              OR (
               COALESCE(`t214`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
                `t214`.`verdict` = 'delay'
               )
              )
             )
             AND (
              NOT `t214`.`step` IS NULL
             )
            )
            OR COALESCE(
             (
              `t214`.`verdict` = 'delay'
             )
             AND (
              `t214`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
             )
             AND (
              `t214`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
             ),
             FALSE
            )
           ) AS `rang_out`,
           CASE
            WHEN `t214`.`channel_place` IS NULL
            THEN 'skipped'
            WHEN (
             `t214`.`verdict` IN ('allow', 'limited')
             OR (
              COALESCE(`t214`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
               `t214`.`verdict` = 'delay'
              )
             )
            )
            AND (
             NOT `t214`.`step` IS NULL
            )
            AND NOT (
             (
              `t214`.`channel` IN ('ai_call', 'call', 'ringless')
              AND COALESCE(`t214`.`dialled` >= 8, FALSE)
              AND (
               (
                (
                 `t214`.`verdict` IN ('allow', 'limited')
                 OR (
                  COALESCE(`t214`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
                   `t214`.`verdict` = 'delay'
                  )
                 )
                )
                AND (
                 NOT `t214`.`step` IS NULL
                )
               )
               OR COALESCE(
                (
                 `t214`.`verdict` = 'delay'
                )
                AND (
                 `t214`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                )
                AND (
                 `t214`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
                ),
                FALSE
               )
              )
             )
             OR (
              `t214`.`last_way`
              AND `t214`.`person_id` IN (
               SELECT
                *
               FROM (
                SELECT DISTINCT
                 *
                FROM (
                 SELECT
                  `t216`.`person_id`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    *
                   FROM `t213` AS `t214`
                   WHERE
                    NOT (
                     `t214`.`channel` IN ('ai_call', 'call', 'ringless') AND COALESCE(`t214`.`dialled` >= 8, FALSE)
                    )
                    AND NOT (
                     `t214`.`last_way`
                    )
                  ) AS `t215`
                  WHERE
                   `t215`.`verdict` = 'delay'
                   AND `t215`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                   AND `t215`.`retry_at` < CAST('2026-11-30T01:00:00' AS TIMESTAMP_NTZ)
                   AND NOT `t215`.`channel_place` IS NULL
                 ) AS `t216`
                ) AS `t217`
               ) AS `t218`
              )
             )
            )
            THEN 'planned'
            WHEN COALESCE(
             (
              `t214`.`verdict` = 'delay'
             )
             AND (
              `t214`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
             )
             AND (
              `t214`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
             ),
             FALSE
            )
            AND NOT (
             (
              `t214`.`channel` IN ('ai_call', 'call', 'ringless')
              AND COALESCE(`t214`.`dialled` >= 8, FALSE)
              AND (
               (
                (
                 `t214`.`verdict` IN ('allow', 'limited')
                 OR (
                  COALESCE(`t214`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
                   `t214`.`verdict` = 'delay'
                  )
                 )
                )
                AND (
                 NOT `t214`.`step` IS NULL
                )
               )
               OR COALESCE(
                (
                 `t214`.`verdict` = 'delay'
                )
                AND (
                 `t214`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                )
                AND (
                 `t214`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
                ),
                FALSE
               )
              )
             )
             OR (
              `t214`.`last_way`
              AND `t214`.`person_id` IN (
               SELECT
                *
               FROM (
                SELECT DISTINCT
                 *
                FROM (
                 SELECT
                  `t216`.`person_id`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    *
                   FROM `t213` AS `t214`
                   WHERE
                    NOT (
                     `t214`.`channel` IN ('ai_call', 'call', 'ringless') AND COALESCE(`t214`.`dialled` >= 8, FALSE)
                    )
                    AND NOT (
                     `t214`.`last_way`
                    )
                  ) AS `t215`
                  WHERE
                   `t215`.`verdict` = 'delay'
                   AND `t215`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                   AND `t215`.`retry_at` < CAST('2026-11-30T01:00:00' AS TIMESTAMP_NTZ)
                   AND NOT `t215`.`channel_place` IS NULL
                 ) AS `t216`
                ) AS `t217`
               ) AS `t218`
              )
             )
            )
            THEN 'held'
            ELSE 'denied'
           END AS `outcome`
          FROM `t213` AS `t214`
         ) AS `t220`
        ) AS `t221`
       ) AS `t222`
       GROUP BY
        1
      ) AS `t223`
     ) AS `t224`
    ) AS `t226`
    INNER JOIN (
     SELECT
      `t0`.`candidate_id`,
      `t0`.`debt_ids`,
      `t0`.`point_id`,
      `t0`.`channel`,
      `t0`.`mode`,
      `t0`.`verdict`,
      `t0`.`retry_at`,
      `t0`.`reasons`,
      `t0`.`right_party`
     FROM `decisions` AS `t0`
    ) AS `t26`
     ON `t226`.`candidate_id` = `t26`.`candidate_id`
    LEFT OUTER JOIN `t117` AS `t125`
     ON `t226`.`candidate_id` = `t125`.`candidate_id`
   ) AS `t227`
  ) AS `t229`
  LEFT OUTER JOIN (
   SELECT
    `t201`.`person_id`,
    `t201`.`promise_step`,
    `t201`.`reached`,
    `t201`.`distressed`,
    `t201`.`complained`,
    `t201`.`wrong_party`
   FROM (
    SELECT
     `t200`.`person_id`,
     `t200`.`promise_step`,
     `t200`.`reached`,
     `t200`.`own_channel`,
     `t200`.`distressed`,
     `t200`.`complained`,
     `t200`.`wrong_party`
    FROM (
     SELECT
      COALESCE(`t196`.`person_id`, `t196`.`person_id_right`) AS `person_id`,
      `t196`.`promise_step`,
      `t196`.`reached`,
      `t196`.`own_channel`,
      `t196`.`person_id_right`,
      `t196`.`distressed`,
      `t196`.`complained`,
      `t196`.`wrong_party`
     FROM (
      SELECT
       `t194`.`person_id`,
       `t194`.`promise_step`,
       `t194`.`reached`,
       `t194`.`own_channel`,
       `t139`.`person_id` AS `person_id_right`,
       `t139`.`distressed`,
       `t139`.`complained`,
       `t139`.`wrong_party`
      FROM (
       SELECT
        `t191`.`person_id`,
        `t191`.`promise_step`,
        `t191`.`reached`,
        `t191`.`own_channel`
       FROM (
        SELECT
         `t190`.`person_id`,
         `t190`.`own_channel`,
         `t190`.`reminders`,
         `t190`.`reached`,
         `t190`.`dialled`,
         `t190`.`promise_step`,
         `t190`.`promise_debts`
        FROM (
         SELECT
          COALESCE(`t189`.`person_id`, `t189`.`person_id_right`) AS `person_id`,
          `t189`.`own_channel`,
          `t189`.`reminders`,
          `t189`.`reached`,
          `t189`.`dialled`,
          `t189`.`person_id_right`,
          `t189`.`promise_step`,
          `t189`.`promise_debts`
         FROM (
          SELECT
           `t148`.`person_id`,
           `t148`.`own_channel`,
           `t148`.`reminders`,
           `t148`.`reached`,
           `t148`.`dialled`,
           `t188`.`person_id` AS `person_id_right`,
           `t188`.`promise_step`,
           `t188`.`promise_debts`
          FROM (
           SELECT
            `t146`.`person_id`,
            `t146`.`own_channel`,
            `t146`.`reminders`,
            `t146`.`reached`,
            `t146`.`dialled`
           FROM (
            SELECT
             COALESCE(`t141`.`person_id`, `t141`.`person_id_right`) AS `person_id`,
             `t141`.`own_channel`,
             `t141`.`reminders`,
             `t141`.`person_id_right`,
             `t141`.`reached`,
             `t141`.`dialled`
            FROM (
             SELECT
              `t136`.`person_id`,
              `t136`.`own_channel`,
              `t136`.`reminders`,
              `t134`.`person_id` AS `person_id_right`,
              `t134`.`reached`,
              `t134`.`dialled`
             FROM (
              SELECT
               `t127`.`person_id`,
               `t127`.`own_channel`,
               `t127`.`reminders`
              FROM (
               SELECT
                COALESCE(`t115`.`person_id`, `t115`.`person_id_right`) AS `person_id`,
                `t115`.`own_channel`,
                `t115`.`person_id_right`,
                `t115`.`reminders`
               FROM (
                SELECT
                 `t104`.`person_id`,
                 `t104`.`own_channel`,
                 `t69`.`person_id` AS `person_id_right`,
                 `t69`.`reminders`
                FROM (
                 SELECT
                  `t89`.`person_id`,
                  `t89`.`channel` AS `own_channel`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t45`.`notice_id`,
                    `t45`.`at`,
                    `t45`.`kind`,
                    `t45`.`person_id`,
                    `t45`.`debt_id`,
                    `t45`.`point_id`,
                    `t45`.`creditor_id`,
                    `t45`.`channel`,
                    `t45`.`given_by`,
                    `t45`.`given_to`,
                    `t45`.`medium`,
                    `t45`.`scope`,
                    `t45`.`from`,
                    `t45`.`until`,
                    `t45`.`hours`,
                    `t45`.`days`,
                    `t45`.`received_at`,
                    `t45`.`recording`,
                    `t45`.`ref`,
                    `t45`.`detail`,
                    ROW_NUMBER() OVER (PARTITION BY `t45`.`person_id` ORDER BY `t45`.`at` DESC, `t45`.`notice_id` DESC) - 1 AS `place`
                   FROM (
                    SELECT
                     *
                    FROM (
                     SELECT
                      `t4`.`notice_id`,
                      `t4`.`at`,
                      `t4`.`kind`,
                      `t4`.`person_id`,
                      `t4`.`debt_id`,
                      `t4`.`point_id`,
                      `t4`.`creditor_id`,
                      `t4`.`channel`,
                      `t4`.`given_by`,
                      `t4`.`given_to`,
                      `t4`.`medium`,
                      `t4`.`scope`,
                      `t4`.`from`,
                      `t4`.`until`,
                      `t4`.`hours`,
                      `t4`.`days`,
                      `t4`.`received_at`,
                      `t4`.`recording`,
                      `t4`.`ref`,
                      `t4`.`detail`
                     FROM `typed notices` AS `t4`
                    ) AS `t13`
                    WHERE
                     `t13`.`kind` = 'prefers'
                     AND NOT `t13`.`channel` IS NULL
                     AND NOT `t13`.`person_id` IS NULL
                     AND `t13`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                     AND (
                      (
                       `t13`.`from` IS NULL
                      ) OR (
                       `t13`.`from` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                      )
                     )
                     AND (
                      (
                       `t13`.`until` IS NULL
                      ) OR (
                       `t13`.`until` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                      )
                     )
                     AND (
                      (
                       `t13`.`given_by` IS NULL
                      ) OR (
                       `t13`.`given_by` = `t13`.`person_id`
                      )
                     )
                   ) AS `t45`
                  ) AS `t80`
                  WHERE
                   `t80`.`place` = 0
                 ) AS `t89`
                ) AS `t104`
                FULL OUTER JOIN (
                 SELECT
                  `t38`.`person_id`,
                  COUNT(DISTINCT `t38`.`contact_id`) AS `reminders`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t6`.`event_id`,
                    `t6`.`contact_id`,
                    `t6`.`at`,
                    `t6`.`direction`,
                    `t6`.`kind`,
                    `t6`.`channel`,
                    `t6`.`creditor_id`,
                    `t6`.`agency_id`,
                    `t6`.`debt_ids`,
                    `t6`.`person_id`,
                    `t6`.`point_id`,
                    `t6`.`mode`,
                    `t6`.`outcome`,
                    `t6`.`content`,
                    `t6`.`in_reply_to`,
                    `t6`.`text`,
                    `t6`.`language`,
                    `t6`.`amount`,
                    `t6`.`flags`,
                    `t6`.`disclosures`,
                    `t6`.`named_debts`,
                    `t6`.`counted_debts`,
                    `t6`.`spoke_with`,
                    `t6`.`duration_s`,
                    `t6`.`sender_id`,
                    `t6`.`to`,
                    `t6`.`to_role`,
                    `t6`.`collector_id`,
                    `t6`.`collectors`,
                    `t6`.`batch_id`,
                    `t6`.`template_id`,
                    `t6`.`recording`,
                    `t6`.`valid_until`
                   FROM `typed events` AS `t6`
                  ) AS `t15`
                  WHERE
                   `t15`.`direction` = 'out'
                   AND `t15`.`content` = 'reminder'
                   AND `t15`.`at` > CAST('2026-11-16T01:00:00' AS TIMESTAMP_NTZ)
                   AND `t15`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                   AND NOT `t15`.`person_id` IS NULL
                 ) AS `t38`
                 GROUP BY
                  1
                ) AS `t69`
                 ON `t104`.`person_id` = `t69`.`person_id`
               ) AS `t115`
              ) AS `t127`
             ) AS `t136`
             FULL OUTER JOIN (
              SELECT
               `t116`.`person_id`,
               SUM(CAST(NOT (
                `t116`.`dialled`
               ) AS INT)) AS `reached`,
               SUM(CAST(`t116`.`dialled` AS INT)) AS `dialled`
              FROM (
               SELECT
                `t105`.`contact_id`,
                `t105`.`person_id`,
                `t102`.`dialled`
               FROM (
                SELECT DISTINCT
                 *
                FROM (
                 SELECT
                  `t87`.`contact_id`,
                  `t87`.`person_id`
                 FROM `t81` AS `t87`
                ) AS `t90`
               ) AS `t105`
               INNER JOIN (
                SELECT
                 `t62`.`contact_id`,
                 BOOL_AND(
                  COALESCE(
                   `t62`.`channel` IN ('ai_call', 'call')
                   AND (
                    `t62`.`kind` = 'attempt'
                   )
                   AND COALESCE(`t62`.`outcome`, 'no_answer') IN ('busy', 'no_answer', 'not_in_service', 'voicemail_full'),
                   FALSE
                  )
                 ) AS `dialled`
                FROM `t52` AS `t62`
                GROUP BY
                 1
               ) AS `t102`
                ON `t105`.`contact_id` = `t102`.`contact_id`
              ) AS `t116`
              GROUP BY
               1
             ) AS `t134`
              ON `t136`.`person_id` = `t134`.`person_id`
            ) AS `t141`
           ) AS `t146`
          ) AS `t148`
          FULL OUTER JOIN (
           SELECT
            `t186`.`person_id`,
            CASE
             WHEN `t186`.`turn` = 0
             THEN 'reminder'
             WHEN (
              `t186`.`turn` = 1
             )
             AND (
              NOT (
               COALESCE(`t186`.`questioned`, FALSE)
              ) AND NOT (
               COALESCE(`t186`.`offered`, FALSE)
              )
             )
             AND NOT (
              COALESCE(`t186`.`thanked`, FALSE)
             )
             THEN 'thanks'
             WHEN (
              `t186`.`turn` = 1
             ) OR COALESCE(`t186`.`thanked`, FALSE)
             THEN CAST(NULL AS STRING)
             WHEN NOT (
              COALESCE(`t186`.`questioned`, FALSE)
             ) AND NOT (
              COALESCE(`t186`.`offered`, FALSE)
             )
             THEN 'question'
             WHEN NOT (
              COALESCE(`t186`.`offered`, FALSE)
             )
             THEN 'offer'
             ELSE CAST(NULL AS STRING)
            END AS `promise_step`,
            `t186`.`debt_ids` AS `promise_debts`
           FROM (
            SELECT
             `t185`.`person_id`,
             `t185`.`debt_ids`,
             `t185`.`made_at`,
             `t185`.`since`,
             `t185`.`turn`,
             `t185`.`questioned`,
             `t185`.`offered`,
             `t185`.`thanked`
            FROM (
             SELECT
              `t180`.`person_id`,
              `t180`.`debt_ids`,
              `t180`.`made_at`,
              `t180`.`since`,
              `t180`.`turn`,
              `t184`.`person_id` AS `person_id_right`,
              `t184`.`questioned`,
              `t184`.`offered`,
              `t184`.`thanked`
             FROM (
              SELECT
               `t178`.`person_id`,
               `t178`.`debt_ids`,
               `t178`.`made_at`,
               `t178`.`since`,
               `t178`.`turn`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t176`.`promise_id`,
                 `t176`.`person_id`,
                 `t176`.`due_on`,
                 `t176`.`amount`,
                 `t176`.`paid`,
                 `t176`.`state`,
                 `t176`.`kept_on`,
                 `t176`.`debt_ids`,
                 `t176`.`made_at`,
                 `t176`.`confirmable`,
                 `t176`.`turn`,
                 `t176`.`ago`,
                 `t176`.`since`,
                 ROW_NUMBER() OVER (
                  PARTITION BY `t176`.`person_id`
                  ORDER BY `t176`.`turn` ASC NULLS LAST, `t176`.`due_on` DESC, `t176`.`promise_id` DESC
                 ) - 1 AS `place`
                FROM (
                 SELECT
                  `t175`.`promise_id`,
                  `t175`.`person_id`,
                  `t175`.`due_on`,
                  `t175`.`amount`,
                  `t175`.`paid`,
                  `t175`.`state`,
                  `t175`.`kept_on`,
                  `t175`.`debt_ids`,
                  `t175`.`made_at`,
                  `t175`.`confirmable`,
                  `t175`.`turn`,
                  `t175`.`ago`,
                  CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t175`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t173`.`promise_id`,
                    `t173`.`person_id`,
                    `t173`.`due_on`,
                    `t173`.`amount`,
                    `t173`.`paid`,
                    `t173`.`state`,
                    `t173`.`kept_on`,
                    `t173`.`debt_ids`,
                    `t173`.`made_at`,
                    `t173`.`confirmable`,
                    CASE
                     WHEN (
                      `t173`.`state` = 'open'
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) = -1
                     )
                     THEN 0
                     WHEN (
                      `t173`.`state` = 'kept'
                     )
                     AND (
                      `t173`.`paid` >= `t173`.`amount`
                     )
                     AND COALESCE(`t173`.`confirmable`, FALSE)
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) >= 1
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) <= 2
                     )
                     THEN 1
                     WHEN (
                      `t173`.`state` = 'broken'
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) >= 1
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) <= 14
                     )
                     THEN 2
                     ELSE NULL
                    END AS `turn`,
                    IF(
                     CASE
                      WHEN (
                       `t173`.`state` = 'open'
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) = -1
                      )
                      THEN 0
                      WHEN (
                       `t173`.`state` = 'kept'
                      )
                      AND (
                       `t173`.`paid` >= `t173`.`amount`
                      )
                      AND COALESCE(`t173`.`confirmable`, FALSE)
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) >= 1
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) <= 2
                      )
                      THEN 1
                      WHEN (
                       `t173`.`state` = 'broken'
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) >= 1
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) <= 14
                      )
                      THEN 2
                      ELSE NULL
                     END = 1,
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT),
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT)
                    ) AS `ago`
                   FROM (
                    SELECT
                     `t172`.`promise_id`,
                     `t172`.`person_id`,
                     `t172`.`due_on`,
                     `t172`.`amount`,
                     `t172`.`paid`,
                     `t172`.`state`,
                     `t172`.`kept_on`,
                     `t172`.`debt_ids`,
                     `t172`.`made_at`,
                     `t172`.`confirmable`
                    FROM (
                     SELECT
                      `t171`.`promise_id`,
                      `t171`.`person_id`,
                      `t171`.`due_on`,
                      `t171`.`amount`,
                      `t171`.`paid`,
                      `t171`.`state`,
                      `t171`.`kept_on`,
                      `t40`.`debt_ids`,
                      `t40`.`made_at`,
                      `t135`.`promise_id` AS `promise_id_right`,
                      `t135`.`confirmable`
                     FROM (
                      SELECT
                       `t169`.`promise_id`,
                       `t169`.`person_id`,
                       `t169`.`due_on`,
                       `t169`.`amount`,
                       `t169`.`paid`,
                       `t169`.`state`,
                       `t169`.`kept_on`
                      FROM (
                       SELECT
                        `t168`.`promise_id`,
                        `t168`.`person_id`,
                        `t168`.`debt_ids`,
                        `t168`.`made_at`,
                        `t168`.`due_on`,
                        `t168`.`amount`,
                        `t168`.`status`,
                        `t168`.`ask`,
                        `t168`.`asked_at`,
                        `t168`.`paid`,
                        `t168`.`last_on`,
                        `t168`.`waits`,
                        `t168`.`unsure`,
                        `t168`.`kept`,
                        `t168`.`state`,
                        IF(`t168`.`state` = 'kept', `t168`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                       FROM (
                        SELECT
                         `t167`.`promise_id`,
                         `t167`.`person_id`,
                         `t167`.`debt_ids`,
                         `t167`.`made_at`,
                         `t167`.`due_on`,
                         `t167`.`amount`,
                         `t167`.`status`,
                         `t167`.`ask`,
                         `t167`.`asked_at`,
                         `t167`.`paid`,
                         `t167`.`last_on`,
                         `t167`.`waits`,
                         `t167`.`unsure`,
                         `t167`.`kept`,
                         CASE
                          WHEN COALESCE(`t167`.`status` = 'withdrawn', FALSE)
                          THEN 'withdrawn'
                          WHEN `t167`.`kept`
                          THEN 'kept'
                          WHEN COALESCE(`t167`.`unsure`, FALSE)
                          THEN 'unknown'
                          WHEN COALESCE(`t167`.`waits`, FALSE) OR (
                           MAKE_DATE(2026, 11, 23) <= `t167`.`due_on`
                          )
                          THEN 'open'
                          ELSE 'broken'
                         END AS `state`
                        FROM (
                         SELECT
                          `t166`.`promise_id`,
                          `t166`.`person_id`,
                          `t166`.`debt_ids`,
                          `t166`.`made_at`,
                          `t166`.`due_on`,
                          `t166`.`amount`,
                          `t166`.`status`,
                          `t166`.`ask`,
                          `t166`.`asked_at`,
                          `t166`.`paid`,
                          `t166`.`last_on`,
                          `t166`.`waits`,
                          `t166`.`unsure`,
                          COALESCE(`t166`.`status` = 'kept', FALSE) OR (
                           `t166`.`paid` >= `t166`.`amount`
                          ) AS `kept`
                         FROM (
                          SELECT
                           `t165`.`promise_id`,
                           `t165`.`person_id`,
                           `t165`.`debt_ids`,
                           `t165`.`made_at`,
                           `t165`.`due_on`,
                           `t165`.`amount`,
                           `t165`.`status`,
                           `t165`.`ask`,
                           `t165`.`asked_at`,
                           COALESCE(`t165`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                           `t165`.`last_on`,
                           `t165`.`waits`,
                           `t165`.`unsure`
                          FROM (
                           SELECT
                            `t164`.`promise_id`,
                            `t164`.`person_id`,
                            `t164`.`debt_ids`,
                            `t164`.`made_at`,
                            `t164`.`due_on`,
                            `t164`.`amount`,
                            `t164`.`status`,
                            `t164`.`ask`,
                            `t164`.`asked_at`,
                            `t164`.`paid`,
                            `t164`.`last_on`,
                            `t164`.`waits`,
                            `t164`.`unsure`
                           FROM (
                            SELECT
                             `t70`.`promise_id`,
                             `t70`.`person_id`,
                             `t70`.`debt_ids`,
                             `t70`.`made_at`,
                             `t70`.`due_on`,
                             `t70`.`amount`,
                             `t70`.`status`,
                             `t70`.`ask`,
                             `t70`.`asked_at`,
                             `t163`.`ask` AS `ask_right`,
                             `t163`.`paid`,
                             `t163`.`last_on`,
                             `t163`.`waits`,
                             `t163`.`unsure`
                            FROM `t55` AS `t70`
                            LEFT OUTER JOIN (
                             SELECT
                              `t161`.`ask`,
                              SUM(IF(COALESCE(`t161`.`status` = 'posted', FALSE) AND (
                               `t161`.`net` > 0
                              ), `t161`.`net`, NULL)) AS `paid`,
                              MAX(IF(COALESCE(`t161`.`status` = 'posted', FALSE) AND (
                               `t161`.`net` > 0
                              ), `t161`.`day`, NULL)) AS `last_on`,
                              BOOL_OR(COALESCE(`t161`.`status` = 'pending', FALSE)) AS `waits`,
                              BOOL_OR((
                               `t161`.`status` IS NULL
                              ) OR COALESCE(`t161`.`doubted`, FALSE)) AS `unsure`
                             FROM (
                              SELECT
                               `t160`.`ask`,
                               `t160`.`made_at`,
                               `t160`.`due_on`,
                               `t160`.`asked_at`,
                               `t160`.`debt_id`,
                               `t160`.`payment_id`,
                               `t160`.`status`,
                               `t160`.`paid_at`,
                               `t160`.`amount`,
                               `t160`.`day`,
                               `t160`.`undone`,
                               `t160`.`doubted`,
                               GREATEST(
                                CAST(`t160`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t160`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                CAST('0.00' AS DECIMAL(38, 2))
                               ) AS `net`
                              FROM (
                               SELECT
                                `t159`.`ask`,
                                `t159`.`made_at`,
                                `t159`.`due_on`,
                                `t159`.`asked_at`,
                                `t159`.`debt_id`,
                                `t159`.`payment_id`,
                                `t159`.`status`,
                                `t159`.`paid_at`,
                                `t159`.`amount`,
                                `t159`.`day`,
                                `t159`.`undone`,
                                `t159`.`doubted`
                               FROM (
                                SELECT
                                 `t152`.`ask`,
                                 `t152`.`made_at`,
                                 `t152`.`due_on`,
                                 `t152`.`asked_at`,
                                 `t152`.`debt_id`,
                                 `t152`.`payment_id`,
                                 `t152`.`status`,
                                 `t152`.`paid_at`,
                                 `t152`.`amount`,
                                 `t152`.`day`,
                                 `t158`.`ask` AS `ask_right`,
                                 `t158`.`payment_id` AS `payment_id_right`,
                                 `t158`.`undone`,
                                 `t158`.`doubted`
                                FROM `t150` AS `t152`
                                LEFT OUTER JOIN (
                                 SELECT
                                  `t156`.`ask`,
                                  `t156`.`payment_id`,
                                  SUM(ABS(`t156`.`undone`)) AS `undone`,
                                  BOOL_OR(`t156`.`back_status` IS NULL) AS `doubted`
                                 FROM (
                                  SELECT
                                   *
                                  FROM (
                                   SELECT
                                    `t154`.`ask`,
                                    `t154`.`asked_at`,
                                    `t154`.`payment_id`,
                                    `t72`.`undone_at`,
                                    `t72`.`undone`,
                                    `t72`.`back_status`
                                   FROM (
                                    SELECT
                                     `t151`.`ask`,
                                     `t151`.`asked_at`,
                                     `t151`.`payment_id`
                                    FROM `t150` AS `t151`
                                   ) AS `t154`
                                   INNER JOIN (
                                    SELECT
                                     `t46`.`reverses` AS `payment_id`,
                                     `t46`.`paid_at` AS `undone_at`,
                                     `t46`.`amount` AS `undone`,
                                     `t46`.`status` AS `back_status`
                                    FROM (
                                     SELECT
                                      *
                                     FROM (
                                      SELECT
                                       `t9`.`payment_id`,
                                       `t9`.`debt_id`,
                                       `t9`.`paid_at`,
                                       `t9`.`amount`,
                                       `t9`.`status`,
                                       `t9`.`value_on`,
                                       `t9`.`payer_id`,
                                       `t9`.`reverses`
                                      FROM `typed payments` AS `t9`
                                     ) AS `t18`
                                     WHERE
                                      NOT `t18`.`reverses` IS NULL AND (
                                       (
                                        `t18`.`status` IS NULL
                                       ) OR (
                                        `t18`.`status` = 'posted'
                                       )
                                      )
                                    ) AS `t46`
                                   ) AS `t72`
                                    ON `t154`.`payment_id` = `t72`.`payment_id`
                                  ) AS `t155`
                                  WHERE
                                   `t155`.`undone_at` <= `t155`.`asked_at`
                                 ) AS `t156`
                                 GROUP BY
                                  1,
                                  2
                                ) AS `t158`
                                 ON `t152`.`ask` = `t158`.`ask` AND `t152`.`payment_id` = `t158`.`payment_id`
                               ) AS `t159`
                              ) AS `t160`
                             ) AS `t161`
                             GROUP BY
                              1
                            ) AS `t163`
                             ON `t70`.`ask` = `t163`.`ask`
                           ) AS `t164`
                          ) AS `t165`
                         ) AS `t166`
                        ) AS `t167`
                       ) AS `t168`
                      ) AS `t169`
                     ) AS `t171`
                     INNER JOIN (
                      SELECT
                       `t16`.`promise_id`,
                       `t16`.`debt_ids`,
                       `t16`.`made_at`
                      FROM (
                       SELECT
                        `t7`.`promise_id`,
                        `t7`.`person_id`,
                        `t7`.`debt_ids`,
                        `t7`.`made_at`,
                        `t7`.`due_on`,
                        `t7`.`amount`,
                        `t7`.`status`
                       FROM `typed promises` AS `t7`
                      ) AS `t16`
                     ) AS `t40`
                      ON `t171`.`promise_id` = `t40`.`promise_id`
                     LEFT OUTER JOIN (
                      SELECT
                       `t110`.`promise_id`,
                       BOOL_AND(NOT `t110`.`creditor_id` IS NULL)
                       AND (
                        COUNT(DISTINCT `t110`.`creditor_id`) = 1
                       )
                       AND (
                        BOOL_AND(NOT `t110`.`currency` IS NULL) AND (
                         COUNT(DISTINCT `t110`.`currency`) = 1
                        )
                       )
                       AND BOOL_OR(`t110`.`owes`) AS `confirmable`
                      FROM (
                       SELECT
                        `t95`.`promise_id`,
                        `t95`.`debt_id`,
                        `t95`.`creditor_id`,
                        `t95`.`currency`,
                        `t95`.`debt_id` IN (
                         SELECT
                          *
                         FROM (
                          SELECT
                           `t32`.`debt_id`
                          FROM (
                           SELECT
                            *
                           FROM `plan_balance` AS `t1`
                           WHERE
                            (
                             `t1`.`total` > 0
                            ) OR (
                             `t1`.`next_due_amount` > 0
                            )
                          ) AS `t32`
                         ) AS `t48`
                        ) AS `owes`
                       FROM (
                        SELECT
                         `t92`.`promise_id`,
                         `t92`.`debt_id`,
                         `t92`.`creditor_id`,
                         `t92`.`currency`
                        FROM (
                         SELECT
                          `t63`.`promise_id`,
                          `t63`.`debt_id`,
                          `t75`.`debt_id` AS `debt_id_right`,
                          `t75`.`creditor_id`,
                          `t75`.`currency`
                         FROM (
                          SELECT DISTINCT
                           *
                          FROM (
                           SELECT
                            `t16`.`promise_id`,
                            EXPLODE(`t16`.`debt_ids`) AS `debt_id`
                           FROM (
                            SELECT
                             `t7`.`promise_id`,
                             `t7`.`person_id`,
                             `t7`.`debt_ids`,
                             `t7`.`made_at`,
                             `t7`.`due_on`,
                             `t7`.`amount`,
                             `t7`.`status`
                            FROM `typed promises` AS `t7`
                           ) AS `t16`
                          ) AS `t39`
                         ) AS `t63`
                         LEFT OUTER JOIN (
                          SELECT
                           `t56`.`debt_id`,
                           `t56`.`creditor_id`,
                           `t56`.`currency`
                          FROM (
                           SELECT
                            *
                           FROM (
                            SELECT
                             `t8`.`debt_id`,
                             `t8`.`creditor_id`,
                             `t8`.`product`,
                             `t8`.`currency`,
                             `t8`.`opened_on`,
                             `t8`.`principal`,
                             `t8`.`annual_rate`,
                             `t8`.`as_of`,
                             `t8`.`status`,
                             `t8`.`penalty_rate`,
                             `t8`.`grace_days`,
                             `t8`.`allocation`,
                             `t8`.`disbursed`,
                             `t8`.`all_in_rate`,
                             `t8`.`country`,
                             `t8`.`region`,
                             `t8`.`assigned_from`,
                             `t8`.`assignment_notified_at`,
                             `t8`.`original_creditor`,
                             `t8`.`co_creditors`,
                             `t8`.`platform_id`,
                             `t8`.`account`,
                             `t8`.`charged_off_on`,
                             `t8`.`judgment_on`,
                             `t8`.`itemized_on`,
                             `t8`.`time_barred_on`,
                             `t8`.`disputed_amount`,
                             `t8`.`in_default_when_acquired`
                            FROM `typed debts` AS `t8`
                           ) AS `t17`
                           WHERE
                            (
                             `t17`.`status` IS NULL
                            ) OR NOT (
                             `t17`.`status` IN ('discharged', 'settled', 'sold')
                            )
                          ) AS `t56`
                         ) AS `t75`
                          ON `t63`.`debt_id` = `t75`.`debt_id`
                        ) AS `t92`
                       ) AS `t95`
                      ) AS `t110`
                      GROUP BY
                       1
                     ) AS `t135`
                      ON `t171`.`promise_id` = `t135`.`promise_id`
                    ) AS `t172`
                   ) AS `t173`
                  ) AS `t174`
                  WHERE
                   NOT `t174`.`turn` IS NULL
                 ) AS `t175`
                ) AS `t176`
               ) AS `t177`
               WHERE
                `t177`.`place` = 0
              ) AS `t178`
             ) AS `t180`
             LEFT OUTER JOIN (
              SELECT
               `t182`.`person_id`,
               BOOL_OR(COALESCE((
                `t182`.`sent_at` >= `t182`.`since`
               ) AND `t182`.`content` IN ('callback', 'knock'), FALSE)) AS `questioned`,
               BOOL_OR(COALESCE((
                `t182`.`sent_at` >= `t182`.`since`
               ) AND (
                `t182`.`content` = 'offer'
               ), FALSE)) AS `offered`,
               BOOL_OR(
                COALESCE(
                 (
                  `t182`.`content` = 'offer'
                 )
                 AND STARTSWITH(`t182`.`template_id`, 'kept.')
                 AND (
                  SIZE(FILTER(`t182`.`about`, x -> ARRAY_CONTAINS(`t182`.`debt_ids`, x))) > 0
                 ),
                 FALSE
                )
               ) AS `thanked`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t180`.`person_id`,
                 `t180`.`debt_ids`,
                 `t180`.`made_at`,
                 `t180`.`since`,
                 `t180`.`turn`,
                 `t60`.`content`,
                 `t60`.`template_id`,
                 `t60`.`sent_at`,
                 `t60`.`about`
                FROM (
                 SELECT
                  `t178`.`person_id`,
                  `t178`.`debt_ids`,
                  `t178`.`made_at`,
                  `t178`.`since`,
                  `t178`.`turn`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t176`.`promise_id`,
                    `t176`.`person_id`,
                    `t176`.`due_on`,
                    `t176`.`amount`,
                    `t176`.`paid`,
                    `t176`.`state`,
                    `t176`.`kept_on`,
                    `t176`.`debt_ids`,
                    `t176`.`made_at`,
                    `t176`.`confirmable`,
                    `t176`.`turn`,
                    `t176`.`ago`,
                    `t176`.`since`,
                    ROW_NUMBER() OVER (
                     PARTITION BY `t176`.`person_id`
                     ORDER BY `t176`.`turn` ASC NULLS LAST, `t176`.`due_on` DESC, `t176`.`promise_id` DESC
                    ) - 1 AS `place`
                   FROM (
                    SELECT
                     `t175`.`promise_id`,
                     `t175`.`person_id`,
                     `t175`.`due_on`,
                     `t175`.`amount`,
                     `t175`.`paid`,
                     `t175`.`state`,
                     `t175`.`kept_on`,
                     `t175`.`debt_ids`,
                     `t175`.`made_at`,
                     `t175`.`confirmable`,
                     `t175`.`turn`,
                     `t175`.`ago`,
                     CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t175`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                    FROM (
                     SELECT
                      *
                     FROM (
                      SELECT
                       `t173`.`promise_id`,
                       `t173`.`person_id`,
                       `t173`.`due_on`,
                       `t173`.`amount`,
                       `t173`.`paid`,
                       `t173`.`state`,
                       `t173`.`kept_on`,
                       `t173`.`debt_ids`,
                       `t173`.`made_at`,
                       `t173`.`confirmable`,
                       CASE
                        WHEN (
                         `t173`.`state` = 'open'
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) = -1
                        )
                        THEN 0
                        WHEN (
                         `t173`.`state` = 'kept'
                        )
                        AND (
                         `t173`.`paid` >= `t173`.`amount`
                        )
                        AND COALESCE(`t173`.`confirmable`, FALSE)
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) >= 1
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) <= 2
                        )
                        THEN 1
                        WHEN (
                         `t173`.`state` = 'broken'
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) >= 1
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) <= 14
                        )
                        THEN 2
                        ELSE NULL
                       END AS `turn`,
                       IF(
                        CASE
                         WHEN (
                          `t173`.`state` = 'open'
                         )
                         AND (
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) = -1
                         )
                         THEN 0
                         WHEN (
                          `t173`.`state` = 'kept'
                         )
                         AND (
                          `t173`.`paid` >= `t173`.`amount`
                         )
                         AND COALESCE(`t173`.`confirmable`, FALSE)
                         AND (
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) >= 1
                         )
                         AND (
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT) <= 2
                         )
                         THEN 1
                         WHEN (
                          `t173`.`state` = 'broken'
                         )
                         AND (
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) >= 1
                         )
                         AND (
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT) <= 14
                         )
                         THEN 2
                         ELSE NULL
                        END = 1,
                        CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`kept_on` AS DATE)) AS BIGINT),
                        CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t173`.`due_on` AS DATE)) AS BIGINT)
                       ) AS `ago`
                      FROM (
                       SELECT
                        `t172`.`promise_id`,
                        `t172`.`person_id`,
                        `t172`.`due_on`,
                        `t172`.`amount`,
                        `t172`.`paid`,
                        `t172`.`state`,
                        `t172`.`kept_on`,
                        `t172`.`debt_ids`,
                        `t172`.`made_at`,
                        `t172`.`confirmable`
                       FROM (
                        SELECT
                         `t171`.`promise_id`,
                         `t171`.`person_id`,
                         `t171`.`due_on`,
                         `t171`.`amount`,
                         `t171`.`paid`,
                         `t171`.`state`,
                         `t171`.`kept_on`,
                         `t40`.`debt_ids`,
                         `t40`.`made_at`,
                         `t135`.`promise_id` AS `promise_id_right`,
                         `t135`.`confirmable`
                        FROM (
                         SELECT
                          `t169`.`promise_id`,
                          `t169`.`person_id`,
                          `t169`.`due_on`,
                          `t169`.`amount`,
                          `t169`.`paid`,
                          `t169`.`state`,
                          `t169`.`kept_on`
                         FROM (
                          SELECT
                           `t168`.`promise_id`,
                           `t168`.`person_id`,
                           `t168`.`debt_ids`,
                           `t168`.`made_at`,
                           `t168`.`due_on`,
                           `t168`.`amount`,
                           `t168`.`status`,
                           `t168`.`ask`,
                           `t168`.`asked_at`,
                           `t168`.`paid`,
                           `t168`.`last_on`,
                           `t168`.`waits`,
                           `t168`.`unsure`,
                           `t168`.`kept`,
                           `t168`.`state`,
                           IF(`t168`.`state` = 'kept', `t168`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                          FROM (
                           SELECT
                            `t167`.`promise_id`,
                            `t167`.`person_id`,
                            `t167`.`debt_ids`,
                            `t167`.`made_at`,
                            `t167`.`due_on`,
                            `t167`.`amount`,
                            `t167`.`status`,
                            `t167`.`ask`,
                            `t167`.`asked_at`,
                            `t167`.`paid`,
                            `t167`.`last_on`,
                            `t167`.`waits`,
                            `t167`.`unsure`,
                            `t167`.`kept`,
                            CASE
                             WHEN COALESCE(`t167`.`status` = 'withdrawn', FALSE)
                             THEN 'withdrawn'
                             WHEN `t167`.`kept`
                             THEN 'kept'
                             WHEN COALESCE(`t167`.`unsure`, FALSE)
                             THEN 'unknown'
                             WHEN COALESCE(`t167`.`waits`, FALSE) OR (
                              MAKE_DATE(2026, 11, 23) <= `t167`.`due_on`
                             )
                             THEN 'open'
                             ELSE 'broken'
                            END AS `state`
                           FROM (
                            SELECT
                             `t166`.`promise_id`,
                             `t166`.`person_id`,
                             `t166`.`debt_ids`,
                             `t166`.`made_at`,
                             `t166`.`due_on`,
                             `t166`.`amount`,
                             `t166`.`status`,
                             `t166`.`ask`,
                             `t166`.`asked_at`,
                             `t166`.`paid`,
                             `t166`.`last_on`,
                             `t166`.`waits`,
                             `t166`.`unsure`,
                             COALESCE(`t166`.`status` = 'kept', FALSE) OR (
                              `t166`.`paid` >= `t166`.`amount`
                             ) AS `kept`
                            FROM (
                             SELECT
                              `t165`.`promise_id`,
                              `t165`.`person_id`,
                              `t165`.`debt_ids`,
                              `t165`.`made_at`,
                              `t165`.`due_on`,
                              `t165`.`amount`,
                              `t165`.`status`,
                              `t165`.`ask`,
                              `t165`.`asked_at`,
                              COALESCE(`t165`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                              `t165`.`last_on`,
                              `t165`.`waits`,
                              `t165`.`unsure`
                             FROM (
                              SELECT
                               `t164`.`promise_id`,
                               `t164`.`person_id`,
                               `t164`.`debt_ids`,
                               `t164`.`made_at`,
                               `t164`.`due_on`,
                               `t164`.`amount`,
                               `t164`.`status`,
                               `t164`.`ask`,
                               `t164`.`asked_at`,
                               `t164`.`paid`,
                               `t164`.`last_on`,
                               `t164`.`waits`,
                               `t164`.`unsure`
                              FROM (
                               SELECT
                                `t70`.`promise_id`,
                                `t70`.`person_id`,
                                `t70`.`debt_ids`,
                                `t70`.`made_at`,
                                `t70`.`due_on`,
                                `t70`.`amount`,
                                `t70`.`status`,
                                `t70`.`ask`,
                                `t70`.`asked_at`,
                                `t163`.`ask` AS `ask_right`,
                                `t163`.`paid`,
                                `t163`.`last_on`,
                                `t163`.`waits`,
                                `t163`.`unsure`
                               FROM `t55` AS `t70`
                               LEFT OUTER JOIN (
                                SELECT
                                 `t161`.`ask`,
                                 SUM(IF(COALESCE(`t161`.`status` = 'posted', FALSE) AND (
                                  `t161`.`net` > 0
                                 ), `t161`.`net`, NULL)) AS `paid`,
                                 MAX(IF(COALESCE(`t161`.`status` = 'posted', FALSE) AND (
                                  `t161`.`net` > 0
                                 ), `t161`.`day`, NULL)) AS `last_on`,
                                 BOOL_OR(COALESCE(`t161`.`status` = 'pending', FALSE)) AS `waits`,
                                 BOOL_OR((
                                  `t161`.`status` IS NULL
                                 ) OR COALESCE(`t161`.`doubted`, FALSE)) AS `unsure`
                                FROM (
                                 SELECT
                                  `t160`.`ask`,
                                  `t160`.`made_at`,
                                  `t160`.`due_on`,
                                  `t160`.`asked_at`,
                                  `t160`.`debt_id`,
                                  `t160`.`payment_id`,
                                  `t160`.`status`,
                                  `t160`.`paid_at`,
                                  `t160`.`amount`,
                                  `t160`.`day`,
                                  `t160`.`undone`,
                                  `t160`.`doubted`,
                                  GREATEST(
                                   CAST(`t160`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t160`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                   CAST('0.00' AS DECIMAL(38, 2))
                                  ) AS `net`
                                 FROM (
                                  SELECT
                                   `t159`.`ask`,
                                   `t159`.`made_at`,
                                   `t159`.`due_on`,
                                   `t159`.`asked_at`,
                                   `t159`.`debt_id`,
                                   `t159`.`payment_id`,
                                   `t159`.`status`,
                                   `t159`.`paid_at`,
                                   `t159`.`amount`,
                                   `t159`.`day`,
                                   `t159`.`undone`,
                                   `t159`.`doubted`
                                  FROM (
                                   SELECT
                                    `t152`.`ask`,
                                    `t152`.`made_at`,
                                    `t152`.`due_on`,
                                    `t152`.`asked_at`,
                                    `t152`.`debt_id`,
                                    `t152`.`payment_id`,
                                    `t152`.`status`,
                                    `t152`.`paid_at`,
                                    `t152`.`amount`,
                                    `t152`.`day`,
                                    `t158`.`ask` AS `ask_right`,
                                    `t158`.`payment_id` AS `payment_id_right`,
                                    `t158`.`undone`,
                                    `t158`.`doubted`
                                   FROM `t150` AS `t152`
                                   LEFT OUTER JOIN (
                                    SELECT
                                     `t156`.`ask`,
                                     `t156`.`payment_id`,
                                     SUM(ABS(`t156`.`undone`)) AS `undone`,
                                     BOOL_OR(`t156`.`back_status` IS NULL) AS `doubted`
                                    FROM (
                                     SELECT
                                      *
                                     FROM (
                                      SELECT
                                       `t154`.`ask`,
                                       `t154`.`asked_at`,
                                       `t154`.`payment_id`,
                                       `t72`.`undone_at`,
                                       `t72`.`undone`,
                                       `t72`.`back_status`
                                      FROM (
                                       SELECT
                                        `t151`.`ask`,
                                        `t151`.`asked_at`,
                                        `t151`.`payment_id`
                                       FROM `t150` AS `t151`
                                      ) AS `t154`
                                      INNER JOIN (
                                       SELECT
                                        `t46`.`reverses` AS `payment_id`,
                                        `t46`.`paid_at` AS `undone_at`,
                                        `t46`.`amount` AS `undone`,
                                        `t46`.`status` AS `back_status`
                                       FROM (
                                        SELECT
                                         *
                                        FROM (
                                         SELECT
                                          `t9`.`payment_id`,
                                          `t9`.`debt_id`,
                                          `t9`.`paid_at`,
                                          `t9`.`amount`,
                                          `t9`.`status`,
                                          `t9`.`value_on`,
                                          `t9`.`payer_id`,
                                          `t9`.`reverses`
                                         FROM `typed payments` AS `t9`
                                        ) AS `t18`
                                        WHERE
                                         NOT `t18`.`reverses` IS NULL AND (
                                          (
                                           `t18`.`status` IS NULL
                                          ) OR (
                                           `t18`.`status` = 'posted'
                                          )
                                         )
                                       ) AS `t46`
                                      ) AS `t72`
                                       ON `t154`.`payment_id` = `t72`.`payment_id`
                                     ) AS `t155`
                                     WHERE
                                      `t155`.`undone_at` <= `t155`.`asked_at`
                                    ) AS `t156`
                                    GROUP BY
                                     1,
                                     2
                                   ) AS `t158`
                                    ON `t152`.`ask` = `t158`.`ask` AND `t152`.`payment_id` = `t158`.`payment_id`
                                  ) AS `t159`
                                 ) AS `t160`
                                ) AS `t161`
                                GROUP BY
                                 1
                               ) AS `t163`
                                ON `t70`.`ask` = `t163`.`ask`
                              ) AS `t164`
                             ) AS `t165`
                            ) AS `t166`
                           ) AS `t167`
                          ) AS `t168`
                         ) AS `t169`
                        ) AS `t171`
                        INNER JOIN (
                         SELECT
                          `t16`.`promise_id`,
                          `t16`.`debt_ids`,
                          `t16`.`made_at`
                         FROM (
                          SELECT
                           `t7`.`promise_id`,
                           `t7`.`person_id`,
                           `t7`.`debt_ids`,
                           `t7`.`made_at`,
                           `t7`.`due_on`,
                           `t7`.`amount`,
                           `t7`.`status`
                          FROM `typed promises` AS `t7`
                         ) AS `t16`
                        ) AS `t40`
                         ON `t171`.`promise_id` = `t40`.`promise_id`
                        LEFT OUTER JOIN (
                         SELECT
                          `t110`.`promise_id`,
                          BOOL_AND(NOT `t110`.`creditor_id` IS NULL)
                          AND (
                           COUNT(DISTINCT `t110`.`creditor_id`) = 1
                          )
                          AND (
                           BOOL_AND(NOT `t110`.`currency` IS NULL) AND (
                            COUNT(DISTINCT `t110`.`currency`) = 1
                           )
                          )
                          AND BOOL_OR(`t110`.`owes`) AS `confirmable`
                         FROM (
                          SELECT
                           `t95`.`promise_id`,
                           `t95`.`debt_id`,
                           `t95`.`creditor_id`,
                           `t95`.`currency`,
                           `t95`.`debt_id` IN (
                            SELECT
                             *
                            FROM (
                             SELECT
                              `t32`.`debt_id`
                             FROM (
                              SELECT
                               *
                              FROM `plan_balance` AS `t1`
                              WHERE
                               (
                                `t1`.`total` > 0
                               ) OR (
                                `t1`.`next_due_amount` > 0
                               )
                             ) AS `t32`
                            ) AS `t48`
                           ) AS `owes`
                          FROM (
                           SELECT
                            `t92`.`promise_id`,
                            `t92`.`debt_id`,
                            `t92`.`creditor_id`,
                            `t92`.`currency`
                           FROM (
                            SELECT
                             `t63`.`promise_id`,
                             `t63`.`debt_id`,
                             `t75`.`debt_id` AS `debt_id_right`,
                             `t75`.`creditor_id`,
                             `t75`.`currency`
                            FROM (
                             SELECT DISTINCT
                              *
                             FROM (
                              SELECT
                               `t16`.`promise_id`,
                               EXPLODE(`t16`.`debt_ids`) AS `debt_id`
                              FROM (
                               SELECT
                                `t7`.`promise_id`,
                                `t7`.`person_id`,
                                `t7`.`debt_ids`,
                                `t7`.`made_at`,
                                `t7`.`due_on`,
                                `t7`.`amount`,
                                `t7`.`status`
                               FROM `typed promises` AS `t7`
                              ) AS `t16`
                             ) AS `t39`
                            ) AS `t63`
                            LEFT OUTER JOIN (
                             SELECT
                              `t56`.`debt_id`,
                              `t56`.`creditor_id`,
                              `t56`.`currency`
                             FROM (
                              SELECT
                               *
                              FROM (
                               SELECT
                                `t8`.`debt_id`,
                                `t8`.`creditor_id`,
                                `t8`.`product`,
                                `t8`.`currency`,
                                `t8`.`opened_on`,
                                `t8`.`principal`,
                                `t8`.`annual_rate`,
                                `t8`.`as_of`,
                                `t8`.`status`,
                                `t8`.`penalty_rate`,
                                `t8`.`grace_days`,
                                `t8`.`allocation`,
                                `t8`.`disbursed`,
                                `t8`.`all_in_rate`,
                                `t8`.`country`,
                                `t8`.`region`,
                                `t8`.`assigned_from`,
                                `t8`.`assignment_notified_at`,
                                `t8`.`original_creditor`,
                                `t8`.`co_creditors`,
                                `t8`.`platform_id`,
                                `t8`.`account`,
                                `t8`.`charged_off_on`,
                                `t8`.`judgment_on`,
                                `t8`.`itemized_on`,
                                `t8`.`time_barred_on`,
                                `t8`.`disputed_amount`,
                                `t8`.`in_default_when_acquired`
                               FROM `typed debts` AS `t8`
                              ) AS `t17`
                              WHERE
                               (
                                `t17`.`status` IS NULL
                               ) OR NOT (
                                `t17`.`status` IN ('discharged', 'settled', 'sold')
                               )
                             ) AS `t56`
                            ) AS `t75`
                             ON `t63`.`debt_id` = `t75`.`debt_id`
                           ) AS `t92`
                          ) AS `t95`
                         ) AS `t110`
                         GROUP BY
                          1
                        ) AS `t135`
                         ON `t171`.`promise_id` = `t135`.`promise_id`
                       ) AS `t172`
                      ) AS `t173`
                     ) AS `t174`
                     WHERE
                      NOT `t174`.`turn` IS NULL
                    ) AS `t175`
                   ) AS `t176`
                  ) AS `t177`
                  WHERE
                   `t177`.`place` = 0
                 ) AS `t178`
                ) AS `t180`
                INNER JOIN (
                 SELECT
                  `t37`.`person_id`,
                  `t37`.`content`,
                  `t37`.`template_id`,
                  `t37`.`at` AS `sent_at`,
                  `t37`.`debt_ids` AS `about`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t6`.`event_id`,
                    `t6`.`contact_id`,
                    `t6`.`at`,
                    `t6`.`direction`,
                    `t6`.`kind`,
                    `t6`.`channel`,
                    `t6`.`creditor_id`,
                    `t6`.`agency_id`,
                    `t6`.`debt_ids`,
                    `t6`.`person_id`,
                    `t6`.`point_id`,
                    `t6`.`mode`,
                    `t6`.`outcome`,
                    `t6`.`content`,
                    `t6`.`in_reply_to`,
                    `t6`.`text`,
                    `t6`.`language`,
                    `t6`.`amount`,
                    `t6`.`flags`,
                    `t6`.`disclosures`,
                    `t6`.`named_debts`,
                    `t6`.`counted_debts`,
                    `t6`.`spoke_with`,
                    `t6`.`duration_s`,
                    `t6`.`sender_id`,
                    `t6`.`to`,
                    `t6`.`to_role`,
                    `t6`.`collector_id`,
                    `t6`.`collectors`,
                    `t6`.`batch_id`,
                    `t6`.`template_id`,
                    `t6`.`recording`,
                    `t6`.`valid_until`
                   FROM `typed events` AS `t6`
                  ) AS `t15`
                  WHERE
                   `t15`.`direction` = 'out'
                   AND `t15`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                   AND NOT `t15`.`person_id` IS NULL
                 ) AS `t37`
                ) AS `t60`
                 ON `t180`.`person_id` = `t60`.`person_id`
               ) AS `t181`
               WHERE
                `t181`.`sent_at` >= `t181`.`made_at`
              ) AS `t182`
              GROUP BY
               1
             ) AS `t184`
              ON `t180`.`person_id` = `t184`.`person_id`
            ) AS `t185`
           ) AS `t186`
          ) AS `t188`
           ON `t148`.`person_id` = `t188`.`person_id`
         ) AS `t189`
        ) AS `t190`
       ) AS `t191`
      ) AS `t194`
      FULL OUTER JOIN (
       SELECT
        `t129`.`person_id`,
        BOOL_OR(`t129`.`distressed`) AS `distressed`,
        BOOL_OR(`t129`.`complained`) AS `complained`,
        BOOL_OR(`t129`.`wrong_party`) AS `wrong_party`
       FROM (
        SELECT
         *
        FROM (
         SELECT
          *
         FROM (
          SELECT
           `t113`.`person_id`,
           TRUE AS `distressed`,
           FALSE AS `complained`,
           FALSE AS `wrong_party`
          FROM (
           SELECT
            *
           FROM `t103` AS `t108`
           WHERE
            `t108`.`kind` IN (
             'bankruptcy',
             'bereavement',
             'calamity',
             'deceased',
             'execution_failed',
             'hardship',
             'incapable',
             'judgment',
             'litigation',
             'military',
             'moratorium',
             'welfare_risk'
            )
          ) AS `t113`
         ) AS `t121`
         UNION ALL
         SELECT
          *
         FROM (
          SELECT
           `t114`.`person_id`,
           FALSE AS `distressed`,
           TRUE AS `complained`,
           FALSE AS `wrong_party`
          FROM (
           SELECT
            *
           FROM `t103` AS `t108`
           WHERE
            `t108`.`kind` IN (
             'cease',
             'complaint_closed',
             'complaint_open',
             'consent_withdrawn',
             'dispute',
             'employer_prohibits',
             'identity_theft',
             'inconvenient_hours',
             'inconvenient_place',
             'opt_out',
             'refused_to_pay',
             'refuses_contact'
            )
          ) AS `t114`
         ) AS `t122`
        ) AS `t126`
        UNION ALL
        SELECT
         *
        FROM (
         SELECT
          *
         FROM (
          SELECT
           `t33`.`person_id`,
           FALSE AS `distressed`,
           TRUE AS `complained`,
           FALSE AS `wrong_party`
          FROM (
           SELECT
            *
           FROM (
            SELECT
             `t2`.`complaint_id`,
             `t2`.`at`,
             `t2`.`source`,
             `t2`.`cause`,
             `t2`.`person_id`,
             `t2`.`point_id`,
             `t2`.`due_on`,
             `t2`.`extended_to`,
             `t2`.`answered_at`,
             `t2`.`outcome`
            FROM `typed complaints` AS `t2`
           ) AS `t11`
           WHERE
            `t11`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ) AND NOT `t11`.`person_id` IS NULL
          ) AS `t33`
         ) AS `t49`
         UNION ALL
         SELECT
          *
         FROM (
          SELECT
           `t34`.`person_id`,
           FALSE AS `distressed`,
           FALSE AS `complained`,
           TRUE AS `wrong_party`
          FROM (
           SELECT
            *
           FROM (
            SELECT
             `t3`.`point_id`,
             `t3`.`person_id`,
             `t3`.`at`,
             `t3`.`kind`,
             `t3`.`as_of`,
             `t3`.`since`,
             `t3`.`source`,
             `t3`.`authority`,
             `t3`.`contact_id`
            FROM `typed evidence` AS `t3`
           ) AS `t12`
           WHERE
            `t12`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
            AND `t12`.`kind` IN ('carrier_mismatch', 'disclosure_reported', 'recycled', 'wrong_number')
          ) AS `t34`
         ) AS `t50`
        ) AS `t59`
       ) AS `t129`
       GROUP BY
        1
      ) AS `t139`
       ON `t194`.`person_id` = `t139`.`person_id`
     ) AS `t196`
    ) AS `t200`
   ) AS `t201`
  ) AS `t204`
   ON `t229`.`person_id` = `t204`.`person_id`
 ) AS `t230`
) AS `t231`;

-- keep plan
WITH `t38` AS (
 SELECT
  *
 FROM (
  SELECT
   `t1`.`event_id`,
   `t1`.`contact_id`,
   `t1`.`at`,
   `t1`.`direction`,
   `t1`.`kind`,
   `t1`.`channel`,
   `t1`.`creditor_id`,
   `t1`.`agency_id`,
   `t1`.`debt_ids`,
   `t1`.`person_id`,
   `t1`.`point_id`,
   `t1`.`mode`,
   `t1`.`outcome`,
   `t1`.`content`,
   `t1`.`in_reply_to`,
   `t1`.`text`,
   `t1`.`language`,
   `t1`.`amount`,
   `t1`.`flags`,
   `t1`.`disclosures`,
   `t1`.`named_debts`,
   `t1`.`counted_debts`,
   `t1`.`spoke_with`,
   `t1`.`duration_s`,
   `t1`.`sender_id`,
   `t1`.`to`,
   `t1`.`to_role`,
   `t1`.`collector_id`,
   `t1`.`collectors`,
   `t1`.`batch_id`,
   `t1`.`template_id`,
   `t1`.`recording`,
   `t1`.`valid_until`
  FROM `typed events` AS `t1`
 ) AS `t10`
 WHERE
  `t10`.`direction` = 'out'
  AND `t10`.`at` > CAST('2026-10-24T01:00:00' AS TIMESTAMP_NTZ)
  AND `t10`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
  AND (
   (
    `t10`.`content` IS NULL
   ) OR NOT (
    `t10`.`content` IN ('reply', 'statutory')
   )
  )
), `t41` AS (
 SELECT
  `t27`.`promise_id`,
  `t27`.`person_id`,
  `t27`.`debt_ids`,
  `t27`.`made_at`,
  `t27`.`due_on`,
  `t27`.`amount`,
  `t27`.`status`,
  `t27`.`promise_id` AS `ask`,
  CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ) AS `asked_at`
 FROM (
  SELECT
   *
  FROM (
   SELECT
    `t5`.`promise_id`,
    `t5`.`person_id`,
    `t5`.`debt_ids`,
    `t5`.`made_at`,
    `t5`.`due_on`,
    `t5`.`amount`,
    `t5`.`status`
   FROM `typed promises` AS `t5`
  ) AS `t13`
  WHERE
   `t13`.`made_at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
 ) AS `t27`
), `t84` AS (
 SELECT
  `t74`.`person_id`,
  NULLIF(ARRAY_SORT(COLLECT_LIST(IF(NOT `t74`.`debt_id` IS NULL, `t74`.`debt_id`, NULL))), ARRAY()) AS `overdue_debt_ids`
 FROM (
  SELECT
   `t61`.`debt_id`,
   `t61`.`person_id`
  FROM (
   SELECT DISTINCT
    *
   FROM (
    SELECT
     `t32`.`debt_id`,
     `t32`.`person_id`
    FROM (
     SELECT
      *
     FROM (
      SELECT
       `t3`.`debt_id`,
       `t3`.`person_id`,
       `t3`.`role`,
       `t3`.`basis`,
       `t3`.`document`,
       `t3`.`amount`,
       `t3`.`until`
      FROM `typed liabilities` AS `t3`
     ) AS `t11`
     WHERE
      (
       `t11`.`until` IS NULL
      ) OR (
       `t11`.`until` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
      )
    ) AS `t32`
   ) AS `t46`
  ) AS `t61`
  LEFT SEMI JOIN (
   SELECT
    *
   FROM `plan_balance` AS `t2`
   WHERE
    (
     `t2`.`total` IS NULL
    ) OR (
     `t2`.`total` > 0
    )
  ) AS `t31`
   ON `t61`.`debt_id` = `t31`.`debt_id`
 ) AS `t74`
 GROUP BY
  1
), `t115` AS (
 SELECT
  *
 FROM (
  SELECT
   `t69`.`ask`,
   `t69`.`made_at`,
   `t69`.`due_on`,
   `t69`.`asked_at`,
   `t69`.`debt_id`,
   `t107`.`payment_id`,
   `t107`.`status`,
   `t107`.`paid_at`,
   `t107`.`amount`,
   `t107`.`day`
  FROM (
   SELECT DISTINCT
    *
   FROM (
    SELECT
     `t48`.`ask`,
     `t48`.`made_at`,
     `t48`.`due_on`,
     `t48`.`asked_at`,
     EXPLODE(`t48`.`debt_ids`) AS `debt_id`
    FROM `t41` AS `t48`
   ) AS `t63`
  ) AS `t69`
  INNER JOIN (
   SELECT
    `t102`.`payment_id`,
    `t102`.`debt_id`,
    `t102`.`status`,
    `t102`.`paid_at`,
    `t102`.`amount`,
    `t102`.`day`
   FROM (
    SELECT
     `t92`.`payment_id`,
     `t92`.`debt_id`,
     `t92`.`paid_at`,
     `t92`.`amount`,
     `t92`.`status`,
     `t92`.`value_on`,
     `t92`.`payer_id`,
     `t92`.`reverses`,
     `t92`.`offset`,
     CAST(`t92`.`paid_at` + CAST(CONCAT(COALESCE(`t92`.`offset`, -720), ' minutes') AS INTERVAL) AS DATE) AS `day`
    FROM (
     SELECT
      `t90`.`payment_id`,
      `t90`.`debt_id`,
      `t90`.`paid_at`,
      `t90`.`amount`,
      `t90`.`status`,
      `t90`.`value_on`,
      `t90`.`payer_id`,
      `t90`.`reverses`,
      `t90`.`offset`
     FROM (
      SELECT
       `t35`.`payment_id`,
       `t35`.`debt_id`,
       `t35`.`paid_at`,
       `t35`.`amount`,
       `t35`.`status`,
       `t35`.`value_on`,
       `t35`.`payer_id`,
       `t35`.`reverses`,
       `t83`.`debt_id` AS `debt_id_right`,
       `t83`.`offset`
      FROM (
       SELECT
        *
       FROM (
        SELECT
         `t7`.`payment_id`,
         `t7`.`debt_id`,
         `t7`.`paid_at`,
         `t7`.`amount`,
         `t7`.`status`,
         `t7`.`value_on`,
         `t7`.`payer_id`,
         `t7`.`reverses`
        FROM `typed payments` AS `t7`
       ) AS `t15`
       WHERE
        `t15`.`reverses` IS NULL
      ) AS `t35`
      LEFT OUTER JOIN (
       SELECT
        `t76`.`debt_id`,
        `t76`.`offset`
       FROM (
        SELECT
         `t71`.`debt_id`,
         `t71`.`creditor_id`,
         `t71`.`product`,
         `t71`.`currency`,
         `t71`.`opened_on`,
         `t71`.`principal`,
         `t71`.`annual_rate`,
         `t71`.`as_of`,
         `t71`.`status`,
         `t71`.`penalty_rate`,
         `t71`.`grace_days`,
         `t71`.`allocation`,
         `t71`.`disbursed`,
         `t71`.`all_in_rate`,
         `t71`.`country`,
         `t71`.`region`,
         `t71`.`assigned_from`,
         `t71`.`assignment_notified_at`,
         `t71`.`original_creditor`,
         `t71`.`co_creditors`,
         `t71`.`platform_id`,
         `t71`.`account`,
         `t71`.`charged_off_on`,
         `t71`.`judgment_on`,
         `t71`.`itemized_on`,
         `t71`.`time_barred_on`,
         `t71`.`disputed_amount`,
         `t71`.`in_default_when_acquired`,
         `t71`.`creditor_country`,
         `t71`.`offset`
        FROM (
         SELECT
          `t56`.`debt_id`,
          `t56`.`creditor_id`,
          `t56`.`product`,
          `t56`.`currency`,
          `t56`.`opened_on`,
          `t56`.`principal`,
          `t56`.`annual_rate`,
          `t56`.`as_of`,
          `t56`.`status`,
          `t56`.`penalty_rate`,
          `t56`.`grace_days`,
          `t56`.`allocation`,
          `t56`.`disbursed`,
          `t56`.`all_in_rate`,
          `t56`.`country`,
          `t56`.`region`,
          `t56`.`assigned_from`,
          `t56`.`assignment_notified_at`,
          `t56`.`original_creditor`,
          `t56`.`co_creditors`,
          `t56`.`platform_id`,
          `t56`.`account`,
          `t56`.`charged_off_on`,
          `t56`.`judgment_on`,
          `t56`.`itemized_on`,
          `t56`.`time_barred_on`,
          `t56`.`disputed_amount`,
          `t56`.`in_default_when_acquired`,
          `t56`.`creditor_id_right`,
          `t56`.`creditor_country`,
          IF(
           MAP_CONTAINS_KEY(
            MAP_FROM_ARRAYS(
             ARRAY(
              'AE',
              'AR',
              'AT',
              'AU',
              'BE',
              'BG',
              'BR',
              'CA',
              'CH',
              'CL',
              'CN',
              'CO',
              'CZ',
              'DE',
              'DK',
              'EG',
              'ES',
              'FI',
              'FR',
              'GB',
              'GR',
              'HK',
              'HU',
              'ID',
              'IE',
              'IL',
              'IN',
              'IT',
              'JP',
              'KE',
              'KR',
              'MO',
              'MX',
              'MY',
              'NG',
              'NL',
              'NO',
              'NZ',
              'PE',
              'PH',
              'PK',
              'PL',
              'PT',
              'RO',
              'RU',
              'SE',
              'SG',
              'SK',
              'TH',
              'TR',
              'TW',
              'UA',
              'US',
              'VN',
              'ZA'
             ),
             ARRAY(
              240,
              -180,
              60,
              480,
              60,
              120,
              -300,
              -480,
              60,
              -360,
              480,
              -300,
              60,
              60,
              60,
              120,
              0,
              120,
              60,
              0,
              120,
              480,
              60,
              420,
              0,
              120,
              330,
              60,
              540,
              180,
              540,
              480,
              -480,
              480,
              60,
              60,
              60,
              720,
              -300,
              480,
              300,
              60,
              -60,
              120,
              120,
              60,
              480,
              60,
              420,
              180,
              480,
              120,
              -600,
              420,
              120
             )
            ),
            COALESCE(COALESCE(`t56`.`country`, `t56`.`creditor_country`), '')
           ),
           MAP_FROM_ARRAYS(
            ARRAY(
             'AE',
             'AR',
             'AT',
             'AU',
             'BE',
             'BG',
             'BR',
             'CA',
             'CH',
             'CL',
             'CN',
             'CO',
             'CZ',
             'DE',
             'DK',
             'EG',
             'ES',
             'FI',
             'FR',
             'GB',
             'GR',
             'HK',
             'HU',
             'ID',
             'IE',
             'IL',
             'IN',
             'IT',
             'JP',
             'KE',
             'KR',
             'MO',
             'MX',
             'MY',
             'NG',
             'NL',
             'NO',
             'NZ',
             'PE',
             'PH',
             'PK',
             'PL',
             'PT',
             'RO',
             'RU',
             'SE',
             'SG',
             'SK',
             'TH',
             'TR',
             'TW',
             'UA',
             'US',
             'VN',
             'ZA'
            ),
            ARRAY(
             240,
             -180,
             60,
             480,
             60,
             120,
             -300,
             -480,
             60,
             -360,
             480,
             -300,
             60,
             60,
             60,
             120,
             0,
             120,
             60,
             0,
             120,
             480,
             60,
             420,
             0,
             120,
             330,
             60,
             540,
             180,
             540,
             480,
             -480,
             480,
             60,
             60,
             60,
             720,
             -300,
             480,
             300,
             60,
             -60,
             120,
             120,
             60,
             480,
             60,
             420,
             180,
             480,
             120,
             -600,
             420,
             120
            )
           )[COALESCE(COALESCE(`t56`.`country`, `t56`.`creditor_country`), '')],
           -720
          ) AS `offset`
         FROM (
          SELECT
           `t17`.`debt_id`,
           `t17`.`creditor_id`,
           `t17`.`product`,
           `t17`.`currency`,
           `t17`.`opened_on`,
           `t17`.`principal`,
           `t17`.`annual_rate`,
           `t17`.`as_of`,
           `t17`.`status`,
           `t17`.`penalty_rate`,
           `t17`.`grace_days`,
           `t17`.`allocation`,
           `t17`.`disbursed`,
           `t17`.`all_in_rate`,
           `t17`.`country`,
           `t17`.`region`,
           `t17`.`assigned_from`,
           `t17`.`assignment_notified_at`,
           `t17`.`original_creditor`,
           `t17`.`co_creditors`,
           `t17`.`platform_id`,
           `t17`.`account`,
           `t17`.`charged_off_on`,
           `t17`.`judgment_on`,
           `t17`.`itemized_on`,
           `t17`.`time_barred_on`,
           `t17`.`disputed_amount`,
           `t17`.`in_default_when_acquired`,
           `t29`.`creditor_id` AS `creditor_id_right`,
           `t29`.`creditor_country`
          FROM (
           SELECT
            `t6`.`debt_id`,
            `t6`.`creditor_id`,
            `t6`.`product`,
            `t6`.`currency`,
            `t6`.`opened_on`,
            `t6`.`principal`,
            `t6`.`annual_rate`,
            `t6`.`as_of`,
            `t6`.`status`,
            `t6`.`penalty_rate`,
            `t6`.`grace_days`,
            `t6`.`allocation`,
            `t6`.`disbursed`,
            `t6`.`all_in_rate`,
            `t6`.`country`,
            `t6`.`region`,
            `t6`.`assigned_from`,
            `t6`.`assignment_notified_at`,
            `t6`.`original_creditor`,
            `t6`.`co_creditors`,
            `t6`.`platform_id`,
            `t6`.`account`,
            `t6`.`charged_off_on`,
            `t6`.`judgment_on`,
            `t6`.`itemized_on`,
            `t6`.`time_barred_on`,
            `t6`.`disputed_amount`,
            `t6`.`in_default_when_acquired`
           FROM `typed debts` AS `t6`
          ) AS `t17`
          LEFT OUTER JOIN (
           SELECT
            `t16`.`creditor_id`,
            `t16`.`country` AS `creditor_country`
           FROM (
            SELECT
             `t8`.`creditor_id`,
             `t8`.`name`,
             `t8`.`kind`,
             `t8`.`country`,
             `t8`.`member_of`,
             `t8`.`neutral_name`,
             `t8`.`address`,
             `t8`.`tax_id`,
             `t8`.`licence`,
             `t8`.`hotline`,
             `t8`.`us_debt_collector`
            FROM `typed creditors` AS `t8`
           ) AS `t16`
          ) AS `t29`
           ON `t17`.`creditor_id` = `t29`.`creditor_id`
         ) AS `t56`
        ) AS `t71`
       ) AS `t76`
      ) AS `t83`
       ON `t35`.`debt_id` = `t83`.`debt_id`
     ) AS `t90`
    ) AS `t92`
   ) AS `t102`
  ) AS `t107`
   ON `t69`.`debt_id` = `t107`.`debt_id`
 ) AS `t113`
 WHERE
  `t113`.`paid_at` <= `t113`.`asked_at`
  AND `t113`.`paid_at` >= `t113`.`made_at`
  AND `t113`.`day` <= `t113`.`due_on`
)
SELECT
 SUBSTRING(
  SHA2(CONCAT(`t166`.`person_id`, '|2026-11-23'), 256),
  IF((
   0 + 1
  ) >= 1, 0 + 1, 0 + 1 + LENGTH(SHA2(CONCAT(`t166`.`person_id`, '|2026-11-23'), 256))),
  20
 ) AS `contact_id`,
 `t166`.`person_id`,
 CASE WHEN (
  `t166`.`status` = 'planned'
 ) OR (
  `t166`.`status` = 'held'
 ) THEN `t166`.`point_id` ELSE NULL END AS `point_id`,
 CASE WHEN (
  `t166`.`status` = 'planned'
 ) OR (
  `t166`.`status` = 'held'
 ) THEN `t166`.`channel` ELSE NULL END AS `channel`,
 CASE WHEN (
  `t166`.`status` = 'planned'
 ) OR (
  `t166`.`status` = 'held'
 ) THEN `t166`.`mode` ELSE NULL END AS `mode`,
 CASE
  WHEN `t166`.`status` = 'planned'
  THEN CASE `t166`.`step`
   WHEN 1
   THEN 'full'
   WHEN 2
   THEN 'reminder'
   WHEN 3
   THEN 'full'
   WHEN 4
   THEN 'reminder'
   WHEN 5
   THEN 'full'
   WHEN 6
   THEN 'reminder'
   WHEN 7
   THEN 'knock'
   WHEN 8
   THEN 'knock'
   WHEN 9
   THEN 'knock'
   WHEN 10
   THEN 'knock'
   WHEN 11
   THEN 'knock'
   WHEN 12
   THEN 'callback'
   WHEN 13
   THEN 'knock'
   WHEN 14
   THEN 'full'
   WHEN 15
   THEN 'reminder'
   WHEN 16
   THEN 'full'
   WHEN 17
   THEN 'reminder'
   WHEN 18
   THEN 'full'
   WHEN 19
   THEN 'knock'
   WHEN 20
   THEN 'offer'
   WHEN 21
   THEN 'offer'
   WHEN 22
   THEN 'offer'
   WHEN 23
   THEN 'offer'
   WHEN 24
   THEN 'offer'
   WHEN 25
   THEN 'offer'
   WHEN 26
   THEN 'offer'
   ELSE NULL
  END
  ELSE NULL
 END AS `content`,
 IF(
  (
   `t166`.`status` = 'planned'
  ) OR (
   `t166`.`status` = 'held'
  ),
  `t166`.`debt_ids`,
  COALESCE(`t166`.`overdue_debt_ids`, `t166`.`debt_ids`)
 ) AS `debt_ids`,
 CASE
  WHEN `t166`.`status` = 'planned'
  THEN COALESCE(`t166`.`out_at`, CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ))
  WHEN `t166`.`status` = 'held'
  THEN GREATEST(`t166`.`retry_at`, COALESCE(`t166`.`out_at`, `t166`.`retry_at`))
  ELSE NULL
 END AS `at`,
 CASE
  WHEN (
   `t166`.`status` = 'planned'
  ) OR (
   `t166`.`status` = 'held'
  )
  THEN CONCAT(
   CONCAT(
    CONCAT(
     CONCAT(
      CONCAT(
       CASE WHEN `t166`.`by_choice` THEN 'own_choice;' WHEN `t166`.`last_way` THEN 'last_way;' ELSE 'gentlest;' END,
       COALESCE(`t166`.`right_party`, 'unverified')
      ),
      COALESCE(IF(`t166`.`dpd` > 0, CONCAT(';dpd=', CAST(`t166`.`dpd` AS STRING)), ''), '')
     ),
     COALESCE(IF(NOT `t166`.`promise_step` IS NULL, CONCAT(';promise=', `t166`.`promise_step`), ''), '')
    ),
    COALESCE(IF(NOT `t166`.`scarce` IS NULL, CONCAT(';limit=', `t166`.`scarce`), ''), '')
   ),
   COALESCE(IF((
    `t166`.`outcome` = 'planned'
   ) AND `t166`.`learnt`, ';value=learnt', ''), '')
  )
  ELSE NULL
 END AS `why`,
 CASE WHEN `t166`.`status` = 'planned' THEN `t166`.`worth` ELSE NULL END AS `expected_value`,
 `t166`.`status`,
 CASE
  WHEN COALESCE(`t166`.`contacted`, FALSE)
  THEN 'contacted_today'
  WHEN COALESCE(`t166`.`often`, FALSE)
  THEN 'contacted_often'
  WHEN COALESCE(`t166`.`no_room`, FALSE)
  THEN CONCAT('limit:', `t166`.`scarce`)
  WHEN (
   `t166`.`outcome` = 'denied'
  ) AND `t166`.`rang_out`
  THEN 'called_often'
  WHEN `t166`.`outcome` IS NULL
  THEN 'no_point'
  WHEN `t166`.`left_out`
  THEN 'holdout'
  WHEN `t166`.`idle`
  THEN 'not_worth_it'
  WHEN `t166`.`outcome` = 'skipped'
  THEN 'no_channel'
  WHEN SIZE(`t166`.`reasons`) > 0
  THEN IF(`t166`.`reasons` IS NULL, NULL, CONCAT_WS(';', `t166`.`reasons`))
  ELSE `t166`.`verdict`
 END AS `reason`,
 CASE
  WHEN (
   `t166`.`status` = 'planned'
  ) OR (
   `t166`.`status` = 'held'
  )
  THEN `t166`.`candidate_id`
  ELSE NULL
 END AS `candidate_id`
FROM (
 SELECT
  `t165`.`person_id`,
  `t165`.`overdue_debt_ids`,
  `t165`.`candidate_id`,
  `t165`.`outcome`,
  `t165`.`step`,
  `t165`.`by_choice`,
  `t165`.`rang_out`,
  `t165`.`last_way`,
  `t165`.`scarce`,
  `t165`.`out_at`,
  `t165`.`no_room`,
  `t165`.`debt_ids`,
  `t165`.`point_id`,
  `t165`.`channel`,
  `t165`.`mode`,
  `t165`.`verdict`,
  `t165`.`retry_at`,
  `t165`.`reasons`,
  `t165`.`right_party`,
  `t165`.`dpd`,
  `t165`.`overdue`,
  `t165`.`coming`,
  `t165`.`currency`,
  `t165`.`promise_step`,
  `t165`.`reached`,
  `t165`.`distressed`,
  `t165`.`complained`,
  `t165`.`wrong_party`,
  `t165`.`hour`,
  `t165`.`contacted`,
  `t165`.`often`,
  `t165`.`worth`,
  `t165`.`learnt`,
  CASE
   WHEN COALESCE(`t165`.`contacted`, FALSE) OR COALESCE(`t165`.`often`, FALSE)
   THEN 'denied'
   WHEN (
    `t165`.`outcome` IS NULL
   ) OR COALESCE(`t165`.`no_room`, FALSE)
   THEN 'skipped'
   WHEN FALSE
   OR COALESCE(
    COALESCE(`t165`.`outcome` IN ('held', 'planned'), FALSE)
    AND NOT (
     COALESCE(`t165`.`promise_step` IN ('reminder', 'thanks'), FALSE)
    )
    AND (
     `t165`.`outcome` = 'planned'
    )
    AND COALESCE(
     FALSE
     AND (
      (
       CAST(CAST(IF(
        COALESCE(`t165`.`promise_step` = 'thanks', FALSE),
        0,
        IF(
         CAST(FLOOR(
          (
           CAST(CAST(FLOOR(
            (
             CAST(CAST(FLOOR(
              (
               CAST(CASE `t165`.`step`
                WHEN 1
                THEN 10000
                WHEN 2
                THEN 10000
                WHEN 3
                THEN 10000
                WHEN 4
                THEN 10000
                WHEN 5
                THEN 10000
                WHEN 6
                THEN 10000
                WHEN 7
                THEN 5000
                WHEN 8
                THEN 4000
                WHEN 9
                THEN 5000
                WHEN 10
                THEN 6000
                WHEN 11
                THEN 8000
                WHEN 12
                THEN 30000
                WHEN 13
                THEN 30000
                WHEN 14
                THEN 12000
                WHEN 15
                THEN 12000
                WHEN 16
                THEN 15000
                WHEN 17
                THEN 15000
                WHEN 18
                THEN 10000
                WHEN 19
                THEN 4000
                WHEN 20
                THEN 10000
                WHEN 21
                THEN 10000
                WHEN 22
                THEN 10000
                WHEN 23
                THEN 30000
                WHEN 24
                THEN 12000
                WHEN 25
                THEN 15000
                WHEN 26
                THEN 10000
                ELSE NULL
               END * IF(COALESCE(`t165`.`distressed`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
              )
             ) AS BIGINT) * IF(COALESCE(`t165`.`complained`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
            )
           ) AS BIGINT) * IF(COALESCE(`t165`.`wrong_party`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
          )
         ) AS BIGINT) > 1000000,
         1000000,
         CAST(FLOOR(
          (
           CAST(CAST(FLOOR(
            (
             CAST(CAST(FLOOR(
              (
               CAST(CASE `t165`.`step`
                WHEN 1
                THEN 10000
                WHEN 2
                THEN 10000
                WHEN 3
                THEN 10000
                WHEN 4
                THEN 10000
                WHEN 5
                THEN 10000
                WHEN 6
                THEN 10000
                WHEN 7
                THEN 5000
                WHEN 8
                THEN 4000
                WHEN 9
                THEN 5000
                WHEN 10
                THEN 6000
                WHEN 11
                THEN 8000
                WHEN 12
                THEN 30000
                WHEN 13
                THEN 30000
                WHEN 14
                THEN 12000
                WHEN 15
                THEN 12000
                WHEN 16
                THEN 15000
                WHEN 17
                THEN 15000
                WHEN 18
                THEN 10000
                WHEN 19
                THEN 4000
                WHEN 20
                THEN 10000
                WHEN 21
                THEN 10000
                WHEN 22
                THEN 10000
                WHEN 23
                THEN 30000
                WHEN 24
                THEN 12000
                WHEN 25
                THEN 15000
                WHEN 26
                THEN 10000
                ELSE NULL
               END * IF(COALESCE(`t165`.`distressed`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
              )
             ) AS BIGINT) * IF(COALESCE(`t165`.`complained`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
            )
           ) AS BIGINT) * IF(COALESCE(`t165`.`wrong_party`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
          )
         ) AS BIGINT)
        )
       ) AS DECIMAL(18, 6)) * CAST('0.000001' AS DECIMAL(18, 6)) * CAST(CASE
        WHEN IF(`t165`.`step` IN (15, 17, 2, 4, 6), `t165`.`coming`, `t165`.`overdue`) > CAST('999999999999.99' AS DECIMAL(38, 2))
        THEN CAST('999999999999.99' AS DECIMAL(38, 2))
        WHEN IF(`t165`.`step` IN (15, 17, 2, 4, 6), `t165`.`coming`, `t165`.`overdue`) < CAST('0.00' AS DECIMAL(38, 2))
        THEN CAST('0.00' AS DECIMAL(38, 2))
        ELSE IF(`t165`.`step` IN (15, 17, 2, 4, 6), `t165`.`coming`, `t165`.`overdue`)
       END AS DECIMAL(18, 6)) AS DECIMAL(18, 2)) - CAST(CAST(CAST(FLOOR(
        (
         CAST(CAST(FLOOR(
          (
           CAST(CAST(FLOOR(
            (
             CAST(CAST(FLOOR(
              (
               CAST(CASE `t165`.`step`
                WHEN 1
                THEN 200
                WHEN 2
                THEN 200
                WHEN 3
                THEN 300
                WHEN 4
                THEN 300
                WHEN 5
                THEN 400
                WHEN 6
                THEN 400
                WHEN 7
                THEN 100
                WHEN 8
                THEN 200
                WHEN 9
                THEN 300
                WHEN 10
                THEN 400
                WHEN 11
                THEN 500
                WHEN 12
                THEN 2000
                WHEN 13
                THEN 2000
                WHEN 14
                THEN 1000
                WHEN 15
                THEN 1000
                WHEN 16
                THEN 1000
                WHEN 17
                THEN 1000
                WHEN 18
                THEN 1000
                WHEN 19
                THEN 600
                WHEN 20
                THEN 200
                WHEN 21
                THEN 300
                WHEN 22
                THEN 400
                WHEN 23
                THEN 2000
                WHEN 24
                THEN 1000
                WHEN 25
                THEN 1000
                WHEN 26
                THEN 1000
                ELSE NULL
               END * CASE LEAST(COALESCE(`t165`.`reached`, 0), 4)
                WHEN 0
                THEN 1000
                WHEN 1
                THEN 2000
                WHEN 2
                THEN 3000
                WHEN 3
                THEN 4000
                WHEN 4
                THEN 7319
                ELSE 7319
               END AS DOUBLE) / CAST(1000 AS DOUBLE)
              )
             ) AS BIGINT) * IF(COALESCE(`t165`.`distressed`, FALSE), 2000, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
            )
           ) AS BIGINT) * IF(COALESCE(`t165`.`complained`, FALSE), 3000, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
          )
         ) AS BIGINT) * IF(COALESCE(`t165`.`wrong_party`, FALSE), 3000, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
        )
       ) AS BIGINT) AS DECIMAL(18, 6)) * CAST('0.001000' AS DECIMAL(18, 6)) * CASE `t165`.`currency`
        WHEN 'CNY'
        THEN CAST('5.000000' AS DECIMAL(18, 6))
        WHEN 'USD'
        THEN CAST('1.000000' AS DECIMAL(18, 6))
        WHEN 'EUR'
        THEN CAST('1.000000' AS DECIMAL(18, 6))
        WHEN 'INR'
        THEN CAST('20.000000' AS DECIMAL(18, 6))
        ELSE CAST(NULL AS DECIMAL(18, 6))
       END AS DECIMAL(18, 2))
      ) <= 0
     ),
     FALSE
    ),
    FALSE
   )
   THEN 'skipped'
   ELSE `t165`.`outcome`
  END AS `status`,
  FALSE AS `left_out`,
  COALESCE(
   COALESCE(`t165`.`outcome` IN ('held', 'planned'), FALSE)
   AND NOT (
    COALESCE(`t165`.`promise_step` IN ('reminder', 'thanks'), FALSE)
   )
   AND (
    `t165`.`outcome` = 'planned'
   )
   AND COALESCE(
    FALSE
    AND (
     (
      CAST(CAST(IF(
       COALESCE(`t165`.`promise_step` = 'thanks', FALSE),
       0,
       IF(
        CAST(FLOOR(
         (
          CAST(CAST(FLOOR(
           (
            CAST(CAST(FLOOR(
             (
              CAST(CASE `t165`.`step`
               WHEN 1
               THEN 10000
               WHEN 2
               THEN 10000
               WHEN 3
               THEN 10000
               WHEN 4
               THEN 10000
               WHEN 5
               THEN 10000
               WHEN 6
               THEN 10000
               WHEN 7
               THEN 5000
               WHEN 8
               THEN 4000
               WHEN 9
               THEN 5000
               WHEN 10
               THEN 6000
               WHEN 11
               THEN 8000
               WHEN 12
               THEN 30000
               WHEN 13
               THEN 30000
               WHEN 14
               THEN 12000
               WHEN 15
               THEN 12000
               WHEN 16
               THEN 15000
               WHEN 17
               THEN 15000
               WHEN 18
               THEN 10000
               WHEN 19
               THEN 4000
               WHEN 20
               THEN 10000
               WHEN 21
               THEN 10000
               WHEN 22
               THEN 10000
               WHEN 23
               THEN 30000
               WHEN 24
               THEN 12000
               WHEN 25
               THEN 15000
               WHEN 26
               THEN 10000
               ELSE NULL
              END * IF(COALESCE(`t165`.`distressed`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
             )
            ) AS BIGINT) * IF(COALESCE(`t165`.`complained`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
           )
          ) AS BIGINT) * IF(COALESCE(`t165`.`wrong_party`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
         )
        ) AS BIGINT) > 1000000,
        1000000,
        CAST(FLOOR(
         (
          CAST(CAST(FLOOR(
           (
            CAST(CAST(FLOOR(
             (
              CAST(CASE `t165`.`step`
               WHEN 1
               THEN 10000
               WHEN 2
               THEN 10000
               WHEN 3
               THEN 10000
               WHEN 4
               THEN 10000
               WHEN 5
               THEN 10000
               WHEN 6
               THEN 10000
               WHEN 7
               THEN 5000
               WHEN 8
               THEN 4000
               WHEN 9
               THEN 5000
               WHEN 10
               THEN 6000
               WHEN 11
               THEN 8000
               WHEN 12
               THEN 30000
               WHEN 13
               THEN 30000
               WHEN 14
               THEN 12000
               WHEN 15
               THEN 12000
               WHEN 16
               THEN 15000
               WHEN 17
               THEN 15000
               WHEN 18
               THEN 10000
               WHEN 19
               THEN 4000
               WHEN 20
               THEN 10000
               WHEN 21
               THEN 10000
               WHEN 22
               THEN 10000
               WHEN 23
               THEN 30000
               WHEN 24
               THEN 12000
               WHEN 25
               THEN 15000
               WHEN 26
               THEN 10000
               ELSE NULL
              END * IF(COALESCE(`t165`.`distressed`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
             )
            ) AS BIGINT) * IF(COALESCE(`t165`.`complained`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
           )
          ) AS BIGINT) * IF(COALESCE(`t165`.`wrong_party`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
         )
        ) AS BIGINT)
       )
      ) AS DECIMAL(18, 6)) * CAST('0.000001' AS DECIMAL(18, 6)) * CAST(CASE
       WHEN IF(`t165`.`step` IN (15, 17, 2, 4, 6), `t165`.`coming`, `t165`.`overdue`) > CAST('999999999999.99' AS DECIMAL(38, 2))
       THEN CAST('999999999999.99' AS DECIMAL(38, 2))
       WHEN IF(`t165`.`step` IN (15, 17, 2, 4, 6), `t165`.`coming`, `t165`.`overdue`) < CAST('0.00' AS DECIMAL(38, 2))
       THEN CAST('0.00' AS DECIMAL(38, 2))
       ELSE IF(`t165`.`step` IN (15, 17, 2, 4, 6), `t165`.`coming`, `t165`.`overdue`)
      END AS DECIMAL(18, 6)) AS DECIMAL(18, 2)) - CAST(CAST(CAST(FLOOR(
       (
        CAST(CAST(FLOOR(
         (
          CAST(CAST(FLOOR(
           (
            CAST(CAST(FLOOR(
             (
              CAST(CASE `t165`.`step`
               WHEN 1
               THEN 200
               WHEN 2
               THEN 200
               WHEN 3
               THEN 300
               WHEN 4
               THEN 300
               WHEN 5
               THEN 400
               WHEN 6
               THEN 400
               WHEN 7
               THEN 100
               WHEN 8
               THEN 200
               WHEN 9
               THEN 300
               WHEN 10
               THEN 400
               WHEN 11
               THEN 500
               WHEN 12
               THEN 2000
               WHEN 13
               THEN 2000
               WHEN 14
               THEN 1000
               WHEN 15
               THEN 1000
               WHEN 16
               THEN 1000
               WHEN 17
               THEN 1000
               WHEN 18
               THEN 1000
               WHEN 19
               THEN 600
               WHEN 20
               THEN 200
               WHEN 21
               THEN 300
               WHEN 22
               THEN 400
               WHEN 23
               THEN 2000
               WHEN 24
               THEN 1000
               WHEN 25
               THEN 1000
               WHEN 26
               THEN 1000
               ELSE NULL
              END * CASE LEAST(COALESCE(`t165`.`reached`, 0), 4)
               WHEN 0
               THEN 1000
               WHEN 1
               THEN 2000
               WHEN 2
               THEN 3000
               WHEN 3
               THEN 4000
               WHEN 4
               THEN 7319
               ELSE 7319
              END AS DOUBLE) / CAST(1000 AS DOUBLE)
             )
            ) AS BIGINT) * IF(COALESCE(`t165`.`distressed`, FALSE), 2000, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
           )
          ) AS BIGINT) * IF(COALESCE(`t165`.`complained`, FALSE), 3000, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
         )
        ) AS BIGINT) * IF(COALESCE(`t165`.`wrong_party`, FALSE), 3000, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
       )
      ) AS BIGINT) AS DECIMAL(18, 6)) * CAST('0.001000' AS DECIMAL(18, 6)) * CASE `t165`.`currency`
       WHEN 'CNY'
       THEN CAST('5.000000' AS DECIMAL(18, 6))
       WHEN 'USD'
       THEN CAST('1.000000' AS DECIMAL(18, 6))
       WHEN 'EUR'
       THEN CAST('1.000000' AS DECIMAL(18, 6))
       WHEN 'INR'
       THEN CAST('20.000000' AS DECIMAL(18, 6))
       ELSE CAST(NULL AS DECIMAL(18, 6))
      END AS DECIMAL(18, 2))
     ) <= 0
    ),
    FALSE
   ),
   FALSE
  ) AS `idle`
 FROM (
  SELECT
   `t164`.`person_id`,
   `t164`.`overdue_debt_ids`,
   `t164`.`candidate_id`,
   `t164`.`outcome`,
   `t164`.`step`,
   `t164`.`by_choice`,
   `t164`.`rang_out`,
   `t164`.`last_way`,
   `t164`.`scarce`,
   `t164`.`out_at`,
   `t164`.`no_room`,
   `t164`.`debt_ids`,
   `t164`.`point_id`,
   `t164`.`channel`,
   `t164`.`mode`,
   `t164`.`verdict`,
   `t164`.`retry_at`,
   `t164`.`reasons`,
   `t164`.`right_party`,
   `t164`.`dpd`,
   `t164`.`overdue`,
   `t164`.`coming`,
   `t164`.`currency`,
   `t164`.`promise_step`,
   `t164`.`reached`,
   `t164`.`distressed`,
   `t164`.`complained`,
   `t164`.`wrong_party`,
   `t164`.`hour`,
   `t164`.`contacted`,
   `t164`.`often`,
   CAST(CAST(IF(
    COALESCE(`t164`.`promise_step` = 'thanks', FALSE),
    0,
    IF(
     CAST(FLOOR(
      (
       CAST(CAST(FLOOR(
        (
         CAST(CAST(FLOOR(
          (
           CAST(CASE `t164`.`step`
            WHEN 1
            THEN 10000
            WHEN 2
            THEN 10000
            WHEN 3
            THEN 10000
            WHEN 4
            THEN 10000
            WHEN 5
            THEN 10000
            WHEN 6
            THEN 10000
            WHEN 7
            THEN 5000
            WHEN 8
            THEN 4000
            WHEN 9
            THEN 5000
            WHEN 10
            THEN 6000
            WHEN 11
            THEN 8000
            WHEN 12
            THEN 30000
            WHEN 13
            THEN 30000
            WHEN 14
            THEN 12000
            WHEN 15
            THEN 12000
            WHEN 16
            THEN 15000
            WHEN 17
            THEN 15000
            WHEN 18
            THEN 10000
            WHEN 19
            THEN 4000
            WHEN 20
            THEN 10000
            WHEN 21
            THEN 10000
            WHEN 22
            THEN 10000
            WHEN 23
            THEN 30000
            WHEN 24
            THEN 12000
            WHEN 25
            THEN 15000
            WHEN 26
            THEN 10000
            ELSE NULL
           END * IF(COALESCE(`t164`.`distressed`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
          )
         ) AS BIGINT) * IF(COALESCE(`t164`.`complained`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
        )
       ) AS BIGINT) * IF(COALESCE(`t164`.`wrong_party`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
      )
     ) AS BIGINT) > 1000000,
     1000000,
     CAST(FLOOR(
      (
       CAST(CAST(FLOOR(
        (
         CAST(CAST(FLOOR(
          (
           CAST(CASE `t164`.`step`
            WHEN 1
            THEN 10000
            WHEN 2
            THEN 10000
            WHEN 3
            THEN 10000
            WHEN 4
            THEN 10000
            WHEN 5
            THEN 10000
            WHEN 6
            THEN 10000
            WHEN 7
            THEN 5000
            WHEN 8
            THEN 4000
            WHEN 9
            THEN 5000
            WHEN 10
            THEN 6000
            WHEN 11
            THEN 8000
            WHEN 12
            THEN 30000
            WHEN 13
            THEN 30000
            WHEN 14
            THEN 12000
            WHEN 15
            THEN 12000
            WHEN 16
            THEN 15000
            WHEN 17
            THEN 15000
            WHEN 18
            THEN 10000
            WHEN 19
            THEN 4000
            WHEN 20
            THEN 10000
            WHEN 21
            THEN 10000
            WHEN 22
            THEN 10000
            WHEN 23
            THEN 30000
            WHEN 24
            THEN 12000
            WHEN 25
            THEN 15000
            WHEN 26
            THEN 10000
            ELSE NULL
           END * IF(COALESCE(`t164`.`distressed`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
          )
         ) AS BIGINT) * IF(COALESCE(`t164`.`complained`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
        )
       ) AS BIGINT) * IF(COALESCE(`t164`.`wrong_party`, FALSE), 500, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
      )
     ) AS BIGINT)
    )
   ) AS DECIMAL(18, 6)) * CAST('0.000001' AS DECIMAL(18, 6)) * CAST(CASE
    WHEN IF(`t164`.`step` IN (15, 17, 2, 4, 6), `t164`.`coming`, `t164`.`overdue`) > CAST('999999999999.99' AS DECIMAL(38, 2))
    THEN CAST('999999999999.99' AS DECIMAL(38, 2))
    WHEN IF(`t164`.`step` IN (15, 17, 2, 4, 6), `t164`.`coming`, `t164`.`overdue`) < CAST('0.00' AS DECIMAL(38, 2))
    THEN CAST('0.00' AS DECIMAL(38, 2))
    ELSE IF(`t164`.`step` IN (15, 17, 2, 4, 6), `t164`.`coming`, `t164`.`overdue`)
   END AS DECIMAL(18, 6)) AS DECIMAL(18, 2)) - CAST(CAST(CAST(FLOOR(
    (
     CAST(CAST(FLOOR(
      (
       CAST(CAST(FLOOR(
        (
         CAST(CAST(FLOOR(
          (
           CAST(CASE `t164`.`step`
            WHEN 1
            THEN 200
            WHEN 2
            THEN 200
            WHEN 3
            THEN 300
            WHEN 4
            THEN 300
            WHEN 5
            THEN 400
            WHEN 6
            THEN 400
            WHEN 7
            THEN 100
            WHEN 8
            THEN 200
            WHEN 9
            THEN 300
            WHEN 10
            THEN 400
            WHEN 11
            THEN 500
            WHEN 12
            THEN 2000
            WHEN 13
            THEN 2000
            WHEN 14
            THEN 1000
            WHEN 15
            THEN 1000
            WHEN 16
            THEN 1000
            WHEN 17
            THEN 1000
            WHEN 18
            THEN 1000
            WHEN 19
            THEN 600
            WHEN 20
            THEN 200
            WHEN 21
            THEN 300
            WHEN 22
            THEN 400
            WHEN 23
            THEN 2000
            WHEN 24
            THEN 1000
            WHEN 25
            THEN 1000
            WHEN 26
            THEN 1000
            ELSE NULL
           END * CASE LEAST(COALESCE(`t164`.`reached`, 0), 4)
            WHEN 0
            THEN 1000
            WHEN 1
            THEN 2000
            WHEN 2
            THEN 3000
            WHEN 3
            THEN 4000
            WHEN 4
            THEN 7319
            ELSE 7319
           END AS DOUBLE) / CAST(1000 AS DOUBLE)
          )
         ) AS BIGINT) * IF(COALESCE(`t164`.`distressed`, FALSE), 2000, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
        )
       ) AS BIGINT) * IF(COALESCE(`t164`.`complained`, FALSE), 3000, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
      )
     ) AS BIGINT) * IF(COALESCE(`t164`.`wrong_party`, FALSE), 3000, 1000) AS DOUBLE) / CAST(1000 AS DOUBLE)
    )
   ) AS BIGINT) AS DECIMAL(18, 6)) * CAST('0.001000' AS DECIMAL(18, 6)) * CASE `t164`.`currency`
    WHEN 'CNY'
    THEN CAST('5.000000' AS DECIMAL(18, 6))
    WHEN 'USD'
    THEN CAST('1.000000' AS DECIMAL(18, 6))
    WHEN 'EUR'
    THEN CAST('1.000000' AS DECIMAL(18, 6))
    WHEN 'INR'
    THEN CAST('20.000000' AS DECIMAL(18, 6))
    ELSE CAST(NULL AS DECIMAL(18, 6))
   END AS DECIMAL(18, 2)) AS `worth`,
   FALSE AS `learnt`
  FROM (
   SELECT
    `t163`.`person_id`,
    `t163`.`overdue_debt_ids`,
    `t163`.`candidate_id`,
    `t163`.`outcome`,
    `t163`.`step`,
    `t163`.`by_choice`,
    `t163`.`rang_out`,
    `t163`.`last_way`,
    `t163`.`scarce`,
    `t163`.`out_at`,
    `t163`.`no_room`,
    `t163`.`debt_ids`,
    `t163`.`point_id`,
    `t163`.`channel`,
    `t163`.`mode`,
    `t163`.`verdict`,
    `t163`.`retry_at`,
    `t163`.`reasons`,
    `t163`.`right_party`,
    `t163`.`dpd`,
    `t163`.`overdue`,
    `t163`.`coming`,
    `t163`.`currency`,
    `t163`.`promise_step`,
    `t163`.`reached`,
    `t163`.`distressed`,
    `t163`.`complained`,
    `t163`.`wrong_party`,
    `t163`.`hour`,
    `t163`.`contacted`,
    `t163`.`often`
   FROM (
    SELECT
     `t121`.`person_id`,
     `t121`.`overdue_debt_ids`,
     `t121`.`candidate_id`,
     `t121`.`outcome`,
     `t121`.`step`,
     `t121`.`by_choice`,
     `t121`.`rang_out`,
     `t121`.`last_way`,
     `t121`.`scarce`,
     `t121`.`out_at`,
     `t121`.`no_room`,
     `t121`.`debt_ids`,
     `t121`.`point_id`,
     `t121`.`channel`,
     `t121`.`mode`,
     `t121`.`verdict`,
     `t121`.`retry_at`,
     `t121`.`reasons`,
     `t121`.`right_party`,
     `t121`.`dpd`,
     `t121`.`overdue`,
     `t121`.`coming`,
     `t121`.`currency`,
     `t121`.`promise_step`,
     `t121`.`reached`,
     `t121`.`distressed`,
     `t121`.`complained`,
     `t121`.`wrong_party`,
     `t121`.`hour`,
     `t121`.`contacted`,
     `t162`.`person_id` AS `person_id_right`,
     `t162`.`often`
    FROM (
     SELECT
      `t117`.`person_id`,
      `t117`.`overdue_debt_ids`,
      `t117`.`candidate_id`,
      `t117`.`outcome`,
      `t117`.`step`,
      `t117`.`by_choice`,
      `t117`.`rang_out`,
      `t117`.`last_way`,
      `t117`.`scarce`,
      `t117`.`out_at`,
      `t117`.`no_room`,
      `t117`.`debt_ids`,
      `t117`.`point_id`,
      `t117`.`channel`,
      `t117`.`mode`,
      `t117`.`verdict`,
      `t117`.`retry_at`,
      `t117`.`reasons`,
      `t117`.`right_party`,
      `t117`.`dpd`,
      `t117`.`overdue`,
      `t117`.`coming`,
      `t117`.`currency`,
      `t117`.`promise_step`,
      `t117`.`reached`,
      `t117`.`distressed`,
      `t117`.`complained`,
      `t117`.`wrong_party`,
      `t117`.`hour`,
      `t117`.`contacted`
     FROM (
      SELECT
       `t114`.`person_id`,
       `t114`.`overdue_debt_ids`,
       `t114`.`candidate_id`,
       `t114`.`outcome`,
       `t114`.`step`,
       `t114`.`by_choice`,
       `t114`.`rang_out`,
       `t114`.`last_way`,
       `t114`.`scarce`,
       `t114`.`out_at`,
       `t114`.`no_room`,
       `t114`.`debt_ids`,
       `t114`.`point_id`,
       `t114`.`channel`,
       `t114`.`mode`,
       `t114`.`verdict`,
       `t114`.`retry_at`,
       `t114`.`reasons`,
       `t114`.`right_party`,
       `t114`.`dpd`,
       `t114`.`overdue`,
       `t114`.`coming`,
       `t114`.`currency`,
       `t114`.`promise_step`,
       `t114`.`reached`,
       `t114`.`distressed`,
       `t114`.`complained`,
       `t114`.`wrong_party`,
       `t114`.`hour`,
       `t67`.`person_id` AS `person_id_right`,
       `t67`.`contacted`
      FROM (
       SELECT
        `t109`.`person_id`,
        `t109`.`overdue_debt_ids`,
        `t109`.`candidate_id`,
        `t109`.`outcome`,
        `t109`.`step`,
        `t109`.`by_choice`,
        `t109`.`rang_out`,
        `t109`.`last_way`,
        `t109`.`scarce`,
        `t109`.`out_at`,
        `t109`.`no_room`,
        `t109`.`debt_ids`,
        `t109`.`point_id`,
        `t109`.`channel`,
        `t109`.`mode`,
        `t109`.`verdict`,
        `t109`.`retry_at`,
        `t109`.`reasons`,
        `t109`.`right_party`,
        `t109`.`dpd`,
        `t109`.`overdue`,
        `t109`.`coming`,
        `t109`.`currency`,
        `t109`.`promise_step`,
        `t109`.`reached`,
        `t109`.`distressed`,
        `t109`.`complained`,
        `t109`.`wrong_party`,
        `t109`.`hour`
       FROM (
        SELECT
         `t104`.`person_id`,
         `t104`.`overdue_debt_ids`,
         `t9`.`person_id` AS `person_id_right`,
         `t9`.`candidate_id`,
         `t9`.`outcome`,
         `t9`.`step`,
         `t9`.`by_choice`,
         `t9`.`rang_out`,
         `t9`.`last_way`,
         `t9`.`scarce`,
         `t9`.`out_at`,
         `t9`.`no_room`,
         `t9`.`debt_ids`,
         `t9`.`point_id`,
         `t9`.`channel`,
         `t9`.`mode`,
         `t9`.`verdict`,
         `t9`.`retry_at`,
         `t9`.`reasons`,
         `t9`.`right_party`,
         `t9`.`dpd`,
         `t9`.`overdue`,
         `t9`.`coming`,
         `t9`.`currency`,
         `t9`.`promise_step`,
         `t9`.`reached`,
         `t9`.`distressed`,
         `t9`.`complained`,
         `t9`.`wrong_party`,
         `t9`.`hour`
        FROM (
         SELECT
          `t101`.`person_id`,
          `t101`.`overdue_debt_ids`
         FROM (
          SELECT
           `t94`.`person_id`,
           `t87`.`person_id` AS `person_id_right`,
           `t87`.`overdue_debt_ids`
          FROM (
           SELECT
            *
           FROM (
            SELECT
             `t86`.`person_id`
            FROM `t84` AS `t86`
           ) AS `t89`
           UNION
           SELECT
            *
           FROM (
            SELECT
             `t18`.`person_id`
            FROM (
             SELECT
              *
             FROM `plan_best` AS `t0`
             WHERE
              `t0`.`outcome` IN ('held', 'planned')
            ) AS `t18`
           ) AS `t30`
          ) AS `t94`
          LEFT OUTER JOIN `t84` AS `t87`
           ON `t94`.`person_id` = `t87`.`person_id`
         ) AS `t101`
        ) AS `t104`
        LEFT OUTER JOIN `plan_best` AS `t9`
         ON `t104`.`person_id` = `t9`.`person_id`
       ) AS `t109`
      ) AS `t114`
      LEFT OUTER JOIN (
       SELECT
        `t59`.`person_id`,
        TRUE AS `contacted`
       FROM (
        SELECT DISTINCT
         *
        FROM (
         SELECT
          `t37`.`person_id`
         FROM (
          SELECT
           *
          FROM (
           SELECT
            `t1`.`event_id`,
            `t1`.`contact_id`,
            `t1`.`at`,
            `t1`.`direction`,
            `t1`.`kind`,
            `t1`.`channel`,
            `t1`.`creditor_id`,
            `t1`.`agency_id`,
            `t1`.`debt_ids`,
            `t1`.`person_id`,
            `t1`.`point_id`,
            `t1`.`mode`,
            `t1`.`outcome`,
            `t1`.`content`,
            `t1`.`in_reply_to`,
            `t1`.`text`,
            `t1`.`language`,
            `t1`.`amount`,
            `t1`.`flags`,
            `t1`.`disclosures`,
            `t1`.`named_debts`,
            `t1`.`counted_debts`,
            `t1`.`spoke_with`,
            `t1`.`duration_s`,
            `t1`.`sender_id`,
            `t1`.`to`,
            `t1`.`to_role`,
            `t1`.`collector_id`,
            `t1`.`collectors`,
            `t1`.`batch_id`,
            `t1`.`template_id`,
            `t1`.`recording`,
            `t1`.`valid_until`
           FROM `typed events` AS `t1`
          ) AS `t10`
          WHERE
           `t10`.`direction` = 'out'
           AND `t10`.`at` >= CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ)
           AND `t10`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
           AND NOT `t10`.`person_id` IS NULL
           AND (
            (
             `t10`.`content` IS NULL
            ) OR NOT (
             `t10`.`content` IN ('reply', 'statutory')
            )
           )
         ) AS `t37`
        ) AS `t50`
       ) AS `t59`
      ) AS `t67`
       ON `t114`.`person_id` = `t67`.`person_id`
     ) AS `t117`
    ) AS `t121`
    LEFT OUTER JOIN (
     SELECT
      `t160`.`person_id`,
      TRUE AS `often`
     FROM (
      SELECT
       *
      FROM (
       SELECT
        `t158`.`person_id`,
        `t158`.`own_channel`,
        `t158`.`reminders`,
        `t158`.`reached`,
        `t158`.`dialled`,
        `t158`.`promise_step`,
        `t158`.`promise_debts`
       FROM (
        SELECT
         COALESCE(`t157`.`person_id`, `t157`.`person_id_right`) AS `person_id`,
         `t157`.`own_channel`,
         `t157`.`reminders`,
         `t157`.`reached`,
         `t157`.`dialled`,
         `t157`.`person_id_right`,
         `t157`.`promise_step`,
         `t157`.`promise_debts`
        FROM (
         SELECT
          `t112`.`person_id`,
          `t112`.`own_channel`,
          `t112`.`reminders`,
          `t112`.`reached`,
          `t112`.`dialled`,
          `t156`.`person_id` AS `person_id_right`,
          `t156`.`promise_step`,
          `t156`.`promise_debts`
         FROM (
          SELECT
           `t108`.`person_id`,
           `t108`.`own_channel`,
           `t108`.`reminders`,
           `t108`.`reached`,
           `t108`.`dialled`
          FROM (
           SELECT
            COALESCE(`t105`.`person_id`, `t105`.`person_id_right`) AS `person_id`,
            `t105`.`own_channel`,
            `t105`.`reminders`,
            `t105`.`person_id_right`,
            `t105`.`reached`,
            `t105`.`dialled`
           FROM (
            SELECT
             `t100`.`person_id`,
             `t100`.`own_channel`,
             `t100`.`reminders`,
             `t96`.`person_id` AS `person_id_right`,
             `t96`.`reached`,
             `t96`.`dialled`
            FROM (
             SELECT
              `t95`.`person_id`,
              `t95`.`own_channel`,
              `t95`.`reminders`
             FROM (
              SELECT
               COALESCE(`t88`.`person_id`, `t88`.`person_id_right`) AS `person_id`,
               `t88`.`own_channel`,
               `t88`.`person_id_right`,
               `t88`.`reminders`
              FROM (
               SELECT
                `t80`.`person_id`,
                `t80`.`own_channel`,
                `t51`.`person_id` AS `person_id_right`,
                `t51`.`reminders`
               FROM (
                SELECT
                 `t68`.`person_id`,
                 `t68`.`channel` AS `own_channel`
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   `t33`.`notice_id`,
                   `t33`.`at`,
                   `t33`.`kind`,
                   `t33`.`person_id`,
                   `t33`.`debt_id`,
                   `t33`.`point_id`,
                   `t33`.`creditor_id`,
                   `t33`.`channel`,
                   `t33`.`given_by`,
                   `t33`.`given_to`,
                   `t33`.`medium`,
                   `t33`.`scope`,
                   `t33`.`from`,
                   `t33`.`until`,
                   `t33`.`hours`,
                   `t33`.`days`,
                   `t33`.`received_at`,
                   `t33`.`recording`,
                   `t33`.`ref`,
                   `t33`.`detail`,
                   ROW_NUMBER() OVER (PARTITION BY `t33`.`person_id` ORDER BY `t33`.`at` DESC, `t33`.`notice_id` DESC) - 1 AS `place`
                  FROM (
                   SELECT
                    *
                   FROM (
                    SELECT
                     `t4`.`notice_id`,
                     `t4`.`at`,
                     `t4`.`kind`,
                     `t4`.`person_id`,
                     `t4`.`debt_id`,
                     `t4`.`point_id`,
                     `t4`.`creditor_id`,
                     `t4`.`channel`,
                     `t4`.`given_by`,
                     `t4`.`given_to`,
                     `t4`.`medium`,
                     `t4`.`scope`,
                     `t4`.`from`,
                     `t4`.`until`,
                     `t4`.`hours`,
                     `t4`.`days`,
                     `t4`.`received_at`,
                     `t4`.`recording`,
                     `t4`.`ref`,
                     `t4`.`detail`
                    FROM `typed notices` AS `t4`
                   ) AS `t12`
                   WHERE
                    `t12`.`kind` = 'prefers'
                    AND NOT `t12`.`channel` IS NULL
                    AND NOT `t12`.`person_id` IS NULL
                    AND `t12`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                    AND (
                     (
                      `t12`.`from` IS NULL
                     ) OR (
                      `t12`.`from` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                     )
                    )
                    AND (
                     (
                      `t12`.`until` IS NULL
                     ) OR (
                      `t12`.`until` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                     )
                    )
                    AND (
                     (
                      `t12`.`given_by` IS NULL
                     ) OR (
                      `t12`.`given_by` = `t12`.`person_id`
                     )
                    )
                  ) AS `t33`
                 ) AS `t62`
                 WHERE
                  `t62`.`place` = 0
                ) AS `t68`
               ) AS `t80`
               FULL OUTER JOIN (
                SELECT
                 `t22`.`person_id`,
                 COUNT(DISTINCT `t22`.`contact_id`) AS `reminders`
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   `t1`.`event_id`,
                   `t1`.`contact_id`,
                   `t1`.`at`,
                   `t1`.`direction`,
                   `t1`.`kind`,
                   `t1`.`channel`,
                   `t1`.`creditor_id`,
                   `t1`.`agency_id`,
                   `t1`.`debt_ids`,
                   `t1`.`person_id`,
                   `t1`.`point_id`,
                   `t1`.`mode`,
                   `t1`.`outcome`,
                   `t1`.`content`,
                   `t1`.`in_reply_to`,
                   `t1`.`text`,
                   `t1`.`language`,
                   `t1`.`amount`,
                   `t1`.`flags`,
                   `t1`.`disclosures`,
                   `t1`.`named_debts`,
                   `t1`.`counted_debts`,
                   `t1`.`spoke_with`,
                   `t1`.`duration_s`,
                   `t1`.`sender_id`,
                   `t1`.`to`,
                   `t1`.`to_role`,
                   `t1`.`collector_id`,
                   `t1`.`collectors`,
                   `t1`.`batch_id`,
                   `t1`.`template_id`,
                   `t1`.`recording`,
                   `t1`.`valid_until`
                  FROM `typed events` AS `t1`
                 ) AS `t10`
                 WHERE
                  `t10`.`direction` = 'out'
                  AND `t10`.`content` = 'reminder'
                  AND `t10`.`at` > CAST('2026-11-16T01:00:00' AS TIMESTAMP_NTZ)
                  AND `t10`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                  AND NOT `t10`.`person_id` IS NULL
                ) AS `t22`
                GROUP BY
                 1
               ) AS `t51`
                ON `t80`.`person_id` = `t51`.`person_id`
              ) AS `t88`
             ) AS `t95`
            ) AS `t100`
            FULL OUTER JOIN (
             SELECT
              `t85`.`person_id`,
              SUM(CAST(NOT (
               `t85`.`dialled`
              ) AS INT)) AS `reached`,
              SUM(CAST(`t85`.`dialled` AS INT)) AS `dialled`
             FROM (
              SELECT
               `t77`.`contact_id`,
               `t77`.`person_id`,
               `t78`.`dialled`
              FROM (
               SELECT DISTINCT
                *
               FROM (
                SELECT
                 `t60`.`contact_id`,
                 `t60`.`person_id`
                FROM (
                 SELECT
                  *
                 FROM `t38` AS `t44`
                 WHERE
                  NOT `t44`.`person_id` IS NULL
                ) AS `t60`
               ) AS `t65`
              ) AS `t77`
              INNER JOIN (
               SELECT
                `t44`.`contact_id`,
                BOOL_AND(
                 COALESCE(
                  `t44`.`channel` IN ('ai_call', 'call')
                  AND (
                   `t44`.`kind` = 'attempt'
                  )
                  AND COALESCE(`t44`.`outcome`, 'no_answer') IN ('busy', 'no_answer', 'not_in_service', 'voicemail_full'),
                  FALSE
                 )
                ) AS `dialled`
               FROM `t38` AS `t44`
               GROUP BY
                1
              ) AS `t78`
               ON `t77`.`contact_id` = `t78`.`contact_id`
             ) AS `t85`
             GROUP BY
              1
            ) AS `t96`
             ON `t100`.`person_id` = `t96`.`person_id`
           ) AS `t105`
          ) AS `t108`
         ) AS `t112`
         FULL OUTER JOIN (
          SELECT
           `t154`.`person_id`,
           CASE
            WHEN `t154`.`turn` = 0
            THEN 'reminder'
            WHEN (
             `t154`.`turn` = 1
            )
            AND (
             NOT (
              COALESCE(`t154`.`questioned`, FALSE)
             ) AND NOT (
              COALESCE(`t154`.`offered`, FALSE)
             )
            )
            AND NOT (
             COALESCE(`t154`.`thanked`, FALSE)
            )
            THEN 'thanks'
            WHEN (
             `t154`.`turn` = 1
            ) OR COALESCE(`t154`.`thanked`, FALSE)
            THEN CAST(NULL AS STRING)
            WHEN NOT (
             COALESCE(`t154`.`questioned`, FALSE)
            ) AND NOT (
             COALESCE(`t154`.`offered`, FALSE)
            )
            THEN 'question'
            WHEN NOT (
             COALESCE(`t154`.`offered`, FALSE)
            )
            THEN 'offer'
            ELSE CAST(NULL AS STRING)
           END AS `promise_step`,
           `t154`.`debt_ids` AS `promise_debts`
          FROM (
           SELECT
            `t153`.`person_id`,
            `t153`.`debt_ids`,
            `t153`.`made_at`,
            `t153`.`since`,
            `t153`.`turn`,
            `t153`.`questioned`,
            `t153`.`offered`,
            `t153`.`thanked`
           FROM (
            SELECT
             `t148`.`person_id`,
             `t148`.`debt_ids`,
             `t148`.`made_at`,
             `t148`.`since`,
             `t148`.`turn`,
             `t152`.`person_id` AS `person_id_right`,
             `t152`.`questioned`,
             `t152`.`offered`,
             `t152`.`thanked`
            FROM (
             SELECT
              `t146`.`person_id`,
              `t146`.`debt_ids`,
              `t146`.`made_at`,
              `t146`.`since`,
              `t146`.`turn`
             FROM (
              SELECT
               *
              FROM (
               SELECT
                `t144`.`promise_id`,
                `t144`.`person_id`,
                `t144`.`due_on`,
                `t144`.`amount`,
                `t144`.`paid`,
                `t144`.`state`,
                `t144`.`kept_on`,
                `t144`.`debt_ids`,
                `t144`.`made_at`,
                `t144`.`confirmable`,
                `t144`.`turn`,
                `t144`.`ago`,
                `t144`.`since`,
                ROW_NUMBER() OVER (
                 PARTITION BY `t144`.`person_id`
                 ORDER BY `t144`.`turn` ASC NULLS LAST, `t144`.`due_on` DESC, `t144`.`promise_id` DESC
                ) - 1 AS `place`
               FROM (
                SELECT
                 `t143`.`promise_id`,
                 `t143`.`person_id`,
                 `t143`.`due_on`,
                 `t143`.`amount`,
                 `t143`.`paid`,
                 `t143`.`state`,
                 `t143`.`kept_on`,
                 `t143`.`debt_ids`,
                 `t143`.`made_at`,
                 `t143`.`confirmable`,
                 `t143`.`turn`,
                 `t143`.`ago`,
                 CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t143`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   `t141`.`promise_id`,
                   `t141`.`person_id`,
                   `t141`.`due_on`,
                   `t141`.`amount`,
                   `t141`.`paid`,
                   `t141`.`state`,
                   `t141`.`kept_on`,
                   `t141`.`debt_ids`,
                   `t141`.`made_at`,
                   `t141`.`confirmable`,
                   CASE
                    WHEN (
                     `t141`.`state` = 'open'
                    )
                    AND (
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) = -1
                    )
                    THEN 0
                    WHEN (
                     `t141`.`state` = 'kept'
                    )
                    AND (
                     `t141`.`paid` >= `t141`.`amount`
                    )
                    AND COALESCE(`t141`.`confirmable`, FALSE)
                    AND (
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`kept_on` AS DATE)) AS BIGINT) >= 1
                    )
                    AND (
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`kept_on` AS DATE)) AS BIGINT) <= 2
                    )
                    THEN 1
                    WHEN (
                     `t141`.`state` = 'broken'
                    )
                    AND (
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) >= 1
                    )
                    AND (
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) <= 14
                    )
                    THEN 2
                    ELSE NULL
                   END AS `turn`,
                   IF(
                    CASE
                     WHEN (
                      `t141`.`state` = 'open'
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) = -1
                     )
                     THEN 0
                     WHEN (
                      `t141`.`state` = 'kept'
                     )
                     AND (
                      `t141`.`paid` >= `t141`.`amount`
                     )
                     AND COALESCE(`t141`.`confirmable`, FALSE)
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`kept_on` AS DATE)) AS BIGINT) >= 1
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`kept_on` AS DATE)) AS BIGINT) <= 2
                     )
                     THEN 1
                     WHEN (
                      `t141`.`state` = 'broken'
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) >= 1
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) <= 14
                     )
                     THEN 2
                     ELSE NULL
                    END = 1,
                    CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`kept_on` AS DATE)) AS BIGINT),
                    CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT)
                   ) AS `ago`
                  FROM (
                   SELECT
                    `t140`.`promise_id`,
                    `t140`.`person_id`,
                    `t140`.`due_on`,
                    `t140`.`amount`,
                    `t140`.`paid`,
                    `t140`.`state`,
                    `t140`.`kept_on`,
                    `t140`.`debt_ids`,
                    `t140`.`made_at`,
                    `t140`.`confirmable`
                   FROM (
                    SELECT
                     `t139`.`promise_id`,
                     `t139`.`person_id`,
                     `t139`.`due_on`,
                     `t139`.`amount`,
                     `t139`.`paid`,
                     `t139`.`state`,
                     `t139`.`kept_on`,
                     `t26`.`debt_ids`,
                     `t26`.`made_at`,
                     `t99`.`promise_id` AS `promise_id_right`,
                     `t99`.`confirmable`
                    FROM (
                     SELECT
                      `t137`.`promise_id`,
                      `t137`.`person_id`,
                      `t137`.`due_on`,
                      `t137`.`amount`,
                      `t137`.`paid`,
                      `t137`.`state`,
                      `t137`.`kept_on`
                     FROM (
                      SELECT
                       `t136`.`promise_id`,
                       `t136`.`person_id`,
                       `t136`.`debt_ids`,
                       `t136`.`made_at`,
                       `t136`.`due_on`,
                       `t136`.`amount`,
                       `t136`.`status`,
                       `t136`.`ask`,
                       `t136`.`asked_at`,
                       `t136`.`paid`,
                       `t136`.`last_on`,
                       `t136`.`waits`,
                       `t136`.`unsure`,
                       `t136`.`kept`,
                       `t136`.`state`,
                       IF(`t136`.`state` = 'kept', `t136`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                      FROM (
                       SELECT
                        `t135`.`promise_id`,
                        `t135`.`person_id`,
                        `t135`.`debt_ids`,
                        `t135`.`made_at`,
                        `t135`.`due_on`,
                        `t135`.`amount`,
                        `t135`.`status`,
                        `t135`.`ask`,
                        `t135`.`asked_at`,
                        `t135`.`paid`,
                        `t135`.`last_on`,
                        `t135`.`waits`,
                        `t135`.`unsure`,
                        `t135`.`kept`,
                        CASE
                         WHEN COALESCE(`t135`.`status` = 'withdrawn', FALSE)
                         THEN 'withdrawn'
                         WHEN `t135`.`kept`
                         THEN 'kept'
                         WHEN COALESCE(`t135`.`unsure`, FALSE)
                         THEN 'unknown'
                         WHEN COALESCE(`t135`.`waits`, FALSE) OR (
                          MAKE_DATE(2026, 11, 23) <= `t135`.`due_on`
                         )
                         THEN 'open'
                         ELSE 'broken'
                        END AS `state`
                       FROM (
                        SELECT
                         `t134`.`promise_id`,
                         `t134`.`person_id`,
                         `t134`.`debt_ids`,
                         `t134`.`made_at`,
                         `t134`.`due_on`,
                         `t134`.`amount`,
                         `t134`.`status`,
                         `t134`.`ask`,
                         `t134`.`asked_at`,
                         `t134`.`paid`,
                         `t134`.`last_on`,
                         `t134`.`waits`,
                         `t134`.`unsure`,
                         COALESCE(`t134`.`status` = 'kept', FALSE) OR (
                          `t134`.`paid` >= `t134`.`amount`
                         ) AS `kept`
                        FROM (
                         SELECT
                          `t133`.`promise_id`,
                          `t133`.`person_id`,
                          `t133`.`debt_ids`,
                          `t133`.`made_at`,
                          `t133`.`due_on`,
                          `t133`.`amount`,
                          `t133`.`status`,
                          `t133`.`ask`,
                          `t133`.`asked_at`,
                          COALESCE(`t133`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                          `t133`.`last_on`,
                          `t133`.`waits`,
                          `t133`.`unsure`
                         FROM (
                          SELECT
                           `t132`.`promise_id`,
                           `t132`.`person_id`,
                           `t132`.`debt_ids`,
                           `t132`.`made_at`,
                           `t132`.`due_on`,
                           `t132`.`amount`,
                           `t132`.`status`,
                           `t132`.`ask`,
                           `t132`.`asked_at`,
                           `t132`.`paid`,
                           `t132`.`last_on`,
                           `t132`.`waits`,
                           `t132`.`unsure`
                          FROM (
                           SELECT
                            `t53`.`promise_id`,
                            `t53`.`person_id`,
                            `t53`.`debt_ids`,
                            `t53`.`made_at`,
                            `t53`.`due_on`,
                            `t53`.`amount`,
                            `t53`.`status`,
                            `t53`.`ask`,
                            `t53`.`asked_at`,
                            `t131`.`ask` AS `ask_right`,
                            `t131`.`paid`,
                            `t131`.`last_on`,
                            `t131`.`waits`,
                            `t131`.`unsure`
                           FROM `t41` AS `t53`
                           LEFT OUTER JOIN (
                            SELECT
                             `t129`.`ask`,
                             SUM(IF(COALESCE(`t129`.`status` = 'posted', FALSE) AND (
                              `t129`.`net` > 0
                             ), `t129`.`net`, NULL)) AS `paid`,
                             MAX(IF(COALESCE(`t129`.`status` = 'posted', FALSE) AND (
                              `t129`.`net` > 0
                             ), `t129`.`day`, NULL)) AS `last_on`,
                             BOOL_OR(COALESCE(`t129`.`status` = 'pending', FALSE)) AS `waits`,
                             BOOL_OR((
                              `t129`.`status` IS NULL
                             ) OR COALESCE(`t129`.`doubted`, FALSE)) AS `unsure`
                            FROM (
                             SELECT
                              `t128`.`ask`,
                              `t128`.`made_at`,
                              `t128`.`due_on`,
                              `t128`.`asked_at`,
                              `t128`.`debt_id`,
                              `t128`.`payment_id`,
                              `t128`.`status`,
                              `t128`.`paid_at`,
                              `t128`.`amount`,
                              `t128`.`day`,
                              `t128`.`undone`,
                              `t128`.`doubted`,
                              GREATEST(
                               CAST(`t128`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t128`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                               CAST('0.00' AS DECIMAL(38, 2))
                              ) AS `net`
                             FROM (
                              SELECT
                               `t127`.`ask`,
                               `t127`.`made_at`,
                               `t127`.`due_on`,
                               `t127`.`asked_at`,
                               `t127`.`debt_id`,
                               `t127`.`payment_id`,
                               `t127`.`status`,
                               `t127`.`paid_at`,
                               `t127`.`amount`,
                               `t127`.`day`,
                               `t127`.`undone`,
                               `t127`.`doubted`
                              FROM (
                               SELECT
                                `t118`.`ask`,
                                `t118`.`made_at`,
                                `t118`.`due_on`,
                                `t118`.`asked_at`,
                                `t118`.`debt_id`,
                                `t118`.`payment_id`,
                                `t118`.`status`,
                                `t118`.`paid_at`,
                                `t118`.`amount`,
                                `t118`.`day`,
                                `t126`.`ask` AS `ask_right`,
                                `t126`.`payment_id` AS `payment_id_right`,
                                `t126`.`undone`,
                                `t126`.`doubted`
                               FROM `t115` AS `t118`
                               LEFT OUTER JOIN (
                                SELECT
                                 `t124`.`ask`,
                                 `t124`.`payment_id`,
                                 SUM(ABS(`t124`.`undone`)) AS `undone`,
                                 BOOL_OR(`t124`.`back_status` IS NULL) AS `doubted`
                                FROM (
                                 SELECT
                                  *
                                 FROM (
                                  SELECT
                                   `t122`.`ask`,
                                   `t122`.`asked_at`,
                                   `t122`.`payment_id`,
                                   `t55`.`undone_at`,
                                   `t55`.`undone`,
                                   `t55`.`back_status`
                                  FROM (
                                   SELECT
                                    `t116`.`ask`,
                                    `t116`.`asked_at`,
                                    `t116`.`payment_id`
                                   FROM `t115` AS `t116`
                                  ) AS `t122`
                                  INNER JOIN (
                                   SELECT
                                    `t34`.`reverses` AS `payment_id`,
                                    `t34`.`paid_at` AS `undone_at`,
                                    `t34`.`amount` AS `undone`,
                                    `t34`.`status` AS `back_status`
                                   FROM (
                                    SELECT
                                     *
                                    FROM (
                                     SELECT
                                      `t7`.`payment_id`,
                                      `t7`.`debt_id`,
                                      `t7`.`paid_at`,
                                      `t7`.`amount`,
                                      `t7`.`status`,
                                      `t7`.`value_on`,
                                      `t7`.`payer_id`,
                                      `t7`.`reverses`
                                     FROM `typed payments` AS `t7`
                                    ) AS `t15`
                                    WHERE
                                     NOT `t15`.`reverses` IS NULL AND (
                                      (
                                       `t15`.`status` IS NULL
                                      ) OR (
                                       `t15`.`status` = 'posted'
                                      )
                                     )
                                   ) AS `t34`
                                  ) AS `t55`
                                   ON `t122`.`payment_id` = `t55`.`payment_id`
                                 ) AS `t123`
                                 WHERE
                                  `t123`.`undone_at` <= `t123`.`asked_at`
                                ) AS `t124`
                                GROUP BY
                                 1,
                                 2
                               ) AS `t126`
                                ON `t118`.`ask` = `t126`.`ask` AND `t118`.`payment_id` = `t126`.`payment_id`
                              ) AS `t127`
                             ) AS `t128`
                            ) AS `t129`
                            GROUP BY
                             1
                           ) AS `t131`
                            ON `t53`.`ask` = `t131`.`ask`
                          ) AS `t132`
                         ) AS `t133`
                        ) AS `t134`
                       ) AS `t135`
                      ) AS `t136`
                     ) AS `t137`
                    ) AS `t139`
                    INNER JOIN (
                     SELECT
                      `t13`.`promise_id`,
                      `t13`.`debt_ids`,
                      `t13`.`made_at`
                     FROM (
                      SELECT
                       `t5`.`promise_id`,
                       `t5`.`person_id`,
                       `t5`.`debt_ids`,
                       `t5`.`made_at`,
                       `t5`.`due_on`,
                       `t5`.`amount`,
                       `t5`.`status`
                      FROM `typed promises` AS `t5`
                     ) AS `t13`
                    ) AS `t26`
                     ON `t139`.`promise_id` = `t26`.`promise_id`
                    LEFT OUTER JOIN (
                     SELECT
                      `t82`.`promise_id`,
                      BOOL_AND(NOT `t82`.`creditor_id` IS NULL)
                      AND (
                       COUNT(DISTINCT `t82`.`creditor_id`) = 1
                      )
                      AND (
                       BOOL_AND(NOT `t82`.`currency` IS NULL) AND (
                        COUNT(DISTINCT `t82`.`currency`) = 1
                       )
                      )
                      AND BOOL_OR(`t82`.`owes`) AS `confirmable`
                     FROM (
                      SELECT
                       `t75`.`promise_id`,
                       `t75`.`debt_id`,
                       `t75`.`creditor_id`,
                       `t75`.`currency`,
                       `t75`.`debt_id` IN (
                        SELECT
                         *
                        FROM (
                         SELECT
                          `t24`.`debt_id`
                         FROM (
                          SELECT
                           *
                          FROM `plan_balance` AS `t2`
                          WHERE
                           (
                            `t2`.`total` > 0
                           ) OR (
                            `t2`.`next_due_amount` > 0
                           )
                         ) AS `t24`
                        ) AS `t39`
                       ) AS `owes`
                      FROM (
                       SELECT
                        `t70`.`promise_id`,
                        `t70`.`debt_id`,
                        `t70`.`creditor_id`,
                        `t70`.`currency`
                       FROM (
                        SELECT
                         `t47`.`promise_id`,
                         `t47`.`debt_id`,
                         `t58`.`debt_id` AS `debt_id_right`,
                         `t58`.`creditor_id`,
                         `t58`.`currency`
                        FROM (
                         SELECT DISTINCT
                          *
                         FROM (
                          SELECT
                           `t13`.`promise_id`,
                           EXPLODE(`t13`.`debt_ids`) AS `debt_id`
                          FROM (
                           SELECT
                            `t5`.`promise_id`,
                            `t5`.`person_id`,
                            `t5`.`debt_ids`,
                            `t5`.`made_at`,
                            `t5`.`due_on`,
                            `t5`.`amount`,
                            `t5`.`status`
                           FROM `typed promises` AS `t5`
                          ) AS `t13`
                         ) AS `t25`
                        ) AS `t47`
                        LEFT OUTER JOIN (
                         SELECT
                          `t42`.`debt_id`,
                          `t42`.`creditor_id`,
                          `t42`.`currency`
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            `t6`.`debt_id`,
                            `t6`.`creditor_id`,
                            `t6`.`product`,
                            `t6`.`currency`,
                            `t6`.`opened_on`,
                            `t6`.`principal`,
                            `t6`.`annual_rate`,
                            `t6`.`as_of`,
                            `t6`.`status`,
                            `t6`.`penalty_rate`,
                            `t6`.`grace_days`,
                            `t6`.`allocation`,
                            `t6`.`disbursed`,
                            `t6`.`all_in_rate`,
                            `t6`.`country`,
                            `t6`.`region`,
                            `t6`.`assigned_from`,
                            `t6`.`assignment_notified_at`,
                            `t6`.`original_creditor`,
                            `t6`.`co_creditors`,
                            `t6`.`platform_id`,
                            `t6`.`account`,
                            `t6`.`charged_off_on`,
                            `t6`.`judgment_on`,
                            `t6`.`itemized_on`,
                            `t6`.`time_barred_on`,
                            `t6`.`disputed_amount`,
                            `t6`.`in_default_when_acquired`
                           FROM `typed debts` AS `t6`
                          ) AS `t14`
                          WHERE
                           (
                            `t14`.`status` IS NULL
                           ) OR NOT (
                            `t14`.`status` IN ('discharged', 'settled', 'sold')
                           )
                         ) AS `t42`
                        ) AS `t58`
                         ON `t47`.`debt_id` = `t58`.`debt_id`
                       ) AS `t70`
                      ) AS `t75`
                     ) AS `t82`
                     GROUP BY
                      1
                    ) AS `t99`
                     ON `t139`.`promise_id` = `t99`.`promise_id`
                   ) AS `t140`
                  ) AS `t141`
                 ) AS `t142`
                 WHERE
                  NOT `t142`.`turn` IS NULL
                ) AS `t143`
               ) AS `t144`
              ) AS `t145`
              WHERE
               `t145`.`place` = 0
             ) AS `t146`
            ) AS `t148`
            LEFT OUTER JOIN (
             SELECT
              `t150`.`person_id`,
              BOOL_OR(COALESCE((
               `t150`.`sent_at` >= `t150`.`since`
              ) AND `t150`.`content` IN ('callback', 'knock'), FALSE)) AS `questioned`,
              BOOL_OR(COALESCE((
               `t150`.`sent_at` >= `t150`.`since`
              ) AND (
               `t150`.`content` = 'offer'
              ), FALSE)) AS `offered`,
              BOOL_OR(
               COALESCE(
                (
                 `t150`.`content` = 'offer'
                )
                AND STARTSWITH(`t150`.`template_id`, 'kept.')
                AND (
                 SIZE(FILTER(`t150`.`about`, x -> ARRAY_CONTAINS(`t150`.`debt_ids`, x))) > 0
                ),
                FALSE
               )
              ) AS `thanked`
             FROM (
              SELECT
               *
              FROM (
               SELECT
                `t148`.`person_id`,
                `t148`.`debt_ids`,
                `t148`.`made_at`,
                `t148`.`since`,
                `t148`.`turn`,
                `t43`.`content`,
                `t43`.`template_id`,
                `t43`.`sent_at`,
                `t43`.`about`
               FROM (
                SELECT
                 `t146`.`person_id`,
                 `t146`.`debt_ids`,
                 `t146`.`made_at`,
                 `t146`.`since`,
                 `t146`.`turn`
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   `t144`.`promise_id`,
                   `t144`.`person_id`,
                   `t144`.`due_on`,
                   `t144`.`amount`,
                   `t144`.`paid`,
                   `t144`.`state`,
                   `t144`.`kept_on`,
                   `t144`.`debt_ids`,
                   `t144`.`made_at`,
                   `t144`.`confirmable`,
                   `t144`.`turn`,
                   `t144`.`ago`,
                   `t144`.`since`,
                   ROW_NUMBER() OVER (
                    PARTITION BY `t144`.`person_id`
                    ORDER BY `t144`.`turn` ASC NULLS LAST, `t144`.`due_on` DESC, `t144`.`promise_id` DESC
                   ) - 1 AS `place`
                  FROM (
                   SELECT
                    `t143`.`promise_id`,
                    `t143`.`person_id`,
                    `t143`.`due_on`,
                    `t143`.`amount`,
                    `t143`.`paid`,
                    `t143`.`state`,
                    `t143`.`kept_on`,
                    `t143`.`debt_ids`,
                    `t143`.`made_at`,
                    `t143`.`confirmable`,
                    `t143`.`turn`,
                    `t143`.`ago`,
                    CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t143`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                   FROM (
                    SELECT
                     *
                    FROM (
                     SELECT
                      `t141`.`promise_id`,
                      `t141`.`person_id`,
                      `t141`.`due_on`,
                      `t141`.`amount`,
                      `t141`.`paid`,
                      `t141`.`state`,
                      `t141`.`kept_on`,
                      `t141`.`debt_ids`,
                      `t141`.`made_at`,
                      `t141`.`confirmable`,
                      CASE
                       WHEN (
                        `t141`.`state` = 'open'
                       )
                       AND (
                        CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) = -1
                       )
                       THEN 0
                       WHEN (
                        `t141`.`state` = 'kept'
                       )
                       AND (
                        `t141`.`paid` >= `t141`.`amount`
                       )
                       AND COALESCE(`t141`.`confirmable`, FALSE)
                       AND (
                        CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`kept_on` AS DATE)) AS BIGINT) >= 1
                       )
                       AND (
                        CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`kept_on` AS DATE)) AS BIGINT) <= 2
                       )
                       THEN 1
                       WHEN (
                        `t141`.`state` = 'broken'
                       )
                       AND (
                        CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) >= 1
                       )
                       AND (
                        CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) <= 14
                       )
                       THEN 2
                       ELSE NULL
                      END AS `turn`,
                      IF(
                       CASE
                        WHEN (
                         `t141`.`state` = 'open'
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) = -1
                        )
                        THEN 0
                        WHEN (
                         `t141`.`state` = 'kept'
                        )
                        AND (
                         `t141`.`paid` >= `t141`.`amount`
                        )
                        AND COALESCE(`t141`.`confirmable`, FALSE)
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`kept_on` AS DATE)) AS BIGINT) >= 1
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`kept_on` AS DATE)) AS BIGINT) <= 2
                        )
                        THEN 1
                        WHEN (
                         `t141`.`state` = 'broken'
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) >= 1
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT) <= 14
                        )
                        THEN 2
                        ELSE NULL
                       END = 1,
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`kept_on` AS DATE)) AS BIGINT),
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t141`.`due_on` AS DATE)) AS BIGINT)
                      ) AS `ago`
                     FROM (
                      SELECT
                       `t140`.`promise_id`,
                       `t140`.`person_id`,
                       `t140`.`due_on`,
                       `t140`.`amount`,
                       `t140`.`paid`,
                       `t140`.`state`,
                       `t140`.`kept_on`,
                       `t140`.`debt_ids`,
                       `t140`.`made_at`,
                       `t140`.`confirmable`
                      FROM (
                       SELECT
                        `t139`.`promise_id`,
                        `t139`.`person_id`,
                        `t139`.`due_on`,
                        `t139`.`amount`,
                        `t139`.`paid`,
                        `t139`.`state`,
                        `t139`.`kept_on`,
                        `t26`.`debt_ids`,
                        `t26`.`made_at`,
                        `t99`.`promise_id` AS `promise_id_right`,
                        `t99`.`confirmable`
                       FROM (
                        SELECT
                         `t137`.`promise_id`,
                         `t137`.`person_id`,
                         `t137`.`due_on`,
                         `t137`.`amount`,
                         `t137`.`paid`,
                         `t137`.`state`,
                         `t137`.`kept_on`
                        FROM (
                         SELECT
                          `t136`.`promise_id`,
                          `t136`.`person_id`,
                          `t136`.`debt_ids`,
                          `t136`.`made_at`,
                          `t136`.`due_on`,
                          `t136`.`amount`,
                          `t136`.`status`,
                          `t136`.`ask`,
                          `t136`.`asked_at`,
                          `t136`.`paid`,
                          `t136`.`last_on`,
                          `t136`.`waits`,
                          `t136`.`unsure`,
                          `t136`.`kept`,
                          `t136`.`state`,
                          IF(`t136`.`state` = 'kept', `t136`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                         FROM (
                          SELECT
                           `t135`.`promise_id`,
                           `t135`.`person_id`,
                           `t135`.`debt_ids`,
                           `t135`.`made_at`,
                           `t135`.`due_on`,
                           `t135`.`amount`,
                           `t135`.`status`,
                           `t135`.`ask`,
                           `t135`.`asked_at`,
                           `t135`.`paid`,
                           `t135`.`last_on`,
                           `t135`.`waits`,
                           `t135`.`unsure`,
                           `t135`.`kept`,
                           CASE
                            WHEN COALESCE(`t135`.`status` = 'withdrawn', FALSE)
                            THEN 'withdrawn'
                            WHEN `t135`.`kept`
                            THEN 'kept'
                            WHEN COALESCE(`t135`.`unsure`, FALSE)
                            THEN 'unknown'
                            WHEN COALESCE(`t135`.`waits`, FALSE) OR (
                             MAKE_DATE(2026, 11, 23) <= `t135`.`due_on`
                            )
                            THEN 'open'
                            ELSE 'broken'
                           END AS `state`
                          FROM (
                           SELECT
                            `t134`.`promise_id`,
                            `t134`.`person_id`,
                            `t134`.`debt_ids`,
                            `t134`.`made_at`,
                            `t134`.`due_on`,
                            `t134`.`amount`,
                            `t134`.`status`,
                            `t134`.`ask`,
                            `t134`.`asked_at`,
                            `t134`.`paid`,
                            `t134`.`last_on`,
                            `t134`.`waits`,
                            `t134`.`unsure`,
                            COALESCE(`t134`.`status` = 'kept', FALSE) OR (
                             `t134`.`paid` >= `t134`.`amount`
                            ) AS `kept`
                           FROM (
                            SELECT
                             `t133`.`promise_id`,
                             `t133`.`person_id`,
                             `t133`.`debt_ids`,
                             `t133`.`made_at`,
                             `t133`.`due_on`,
                             `t133`.`amount`,
                             `t133`.`status`,
                             `t133`.`ask`,
                             `t133`.`asked_at`,
                             COALESCE(`t133`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                             `t133`.`last_on`,
                             `t133`.`waits`,
                             `t133`.`unsure`
                            FROM (
                             SELECT
                              `t132`.`promise_id`,
                              `t132`.`person_id`,
                              `t132`.`debt_ids`,
                              `t132`.`made_at`,
                              `t132`.`due_on`,
                              `t132`.`amount`,
                              `t132`.`status`,
                              `t132`.`ask`,
                              `t132`.`asked_at`,
                              `t132`.`paid`,
                              `t132`.`last_on`,
                              `t132`.`waits`,
                              `t132`.`unsure`
                             FROM (
                              SELECT
                               `t53`.`promise_id`,
                               `t53`.`person_id`,
                               `t53`.`debt_ids`,
                               `t53`.`made_at`,
                               `t53`.`due_on`,
                               `t53`.`amount`,
                               `t53`.`status`,
                               `t53`.`ask`,
                               `t53`.`asked_at`,
                               `t131`.`ask` AS `ask_right`,
                               `t131`.`paid`,
                               `t131`.`last_on`,
                               `t131`.`waits`,
                               `t131`.`unsure`
                              FROM `t41` AS `t53`
                              LEFT OUTER JOIN (
                               SELECT
                                `t129`.`ask`,
                                SUM(IF(COALESCE(`t129`.`status` = 'posted', FALSE) AND (
                                 `t129`.`net` > 0
                                ), `t129`.`net`, NULL)) AS `paid`,
                                MAX(IF(COALESCE(`t129`.`status` = 'posted', FALSE) AND (
                                 `t129`.`net` > 0
                                ), `t129`.`day`, NULL)) AS `last_on`,
                                BOOL_OR(COALESCE(`t129`.`status` = 'pending', FALSE)) AS `waits`,
                                BOOL_OR((
                                 `t129`.`status` IS NULL
                                ) OR COALESCE(`t129`.`doubted`, FALSE)) AS `unsure`
                               FROM (
                                SELECT
                                 `t128`.`ask`,
                                 `t128`.`made_at`,
                                 `t128`.`due_on`,
                                 `t128`.`asked_at`,
                                 `t128`.`debt_id`,
                                 `t128`.`payment_id`,
                                 `t128`.`status`,
                                 `t128`.`paid_at`,
                                 `t128`.`amount`,
                                 `t128`.`day`,
                                 `t128`.`undone`,
                                 `t128`.`doubted`,
                                 GREATEST(
                                  CAST(`t128`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t128`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                  CAST('0.00' AS DECIMAL(38, 2))
                                 ) AS `net`
                                FROM (
                                 SELECT
                                  `t127`.`ask`,
                                  `t127`.`made_at`,
                                  `t127`.`due_on`,
                                  `t127`.`asked_at`,
                                  `t127`.`debt_id`,
                                  `t127`.`payment_id`,
                                  `t127`.`status`,
                                  `t127`.`paid_at`,
                                  `t127`.`amount`,
                                  `t127`.`day`,
                                  `t127`.`undone`,
                                  `t127`.`doubted`
                                 FROM (
                                  SELECT
                                   `t118`.`ask`,
                                   `t118`.`made_at`,
                                   `t118`.`due_on`,
                                   `t118`.`asked_at`,
                                   `t118`.`debt_id`,
                                   `t118`.`payment_id`,
                                   `t118`.`status`,
                                   `t118`.`paid_at`,
                                   `t118`.`amount`,
                                   `t118`.`day`,
                                   `t126`.`ask` AS `ask_right`,
                                   `t126`.`payment_id` AS `payment_id_right`,
                                   `t126`.`undone`,
                                   `t126`.`doubted`
                                  FROM `t115` AS `t118`
                                  LEFT OUTER JOIN (
                                   SELECT
                                    `t124`.`ask`,
                                    `t124`.`payment_id`,
                                    SUM(ABS(`t124`.`undone`)) AS `undone`,
                                    BOOL_OR(`t124`.`back_status` IS NULL) AS `doubted`
                                   FROM (
                                    SELECT
                                     *
                                    FROM (
                                     SELECT
                                      `t122`.`ask`,
                                      `t122`.`asked_at`,
                                      `t122`.`payment_id`,
                                      `t55`.`undone_at`,
                                      `t55`.`undone`,
                                      `t55`.`back_status`
                                     FROM (
                                      SELECT
                                       `t116`.`ask`,
                                       `t116`.`asked_at`,
                                       `t116`.`payment_id`
                                      FROM `t115` AS `t116`
                                     ) AS `t122`
                                     INNER JOIN (
                                      SELECT
                                       `t34`.`reverses` AS `payment_id`,
                                       `t34`.`paid_at` AS `undone_at`,
                                       `t34`.`amount` AS `undone`,
                                       `t34`.`status` AS `back_status`
                                      FROM (
                                       SELECT
                                        *
                                       FROM (
                                        SELECT
                                         `t7`.`payment_id`,
                                         `t7`.`debt_id`,
                                         `t7`.`paid_at`,
                                         `t7`.`amount`,
                                         `t7`.`status`,
                                         `t7`.`value_on`,
                                         `t7`.`payer_id`,
                                         `t7`.`reverses`
                                        FROM `typed payments` AS `t7`
                                       ) AS `t15`
                                       WHERE
                                        NOT `t15`.`reverses` IS NULL AND (
                                         (
                                          `t15`.`status` IS NULL
                                         ) OR (
                                          `t15`.`status` = 'posted'
                                         )
                                        )
                                      ) AS `t34`
                                     ) AS `t55`
                                      ON `t122`.`payment_id` = `t55`.`payment_id`
                                    ) AS `t123`
                                    WHERE
                                     `t123`.`undone_at` <= `t123`.`asked_at`
                                   ) AS `t124`
                                   GROUP BY
                                    1,
                                    2
                                  ) AS `t126`
                                   ON `t118`.`ask` = `t126`.`ask` AND `t118`.`payment_id` = `t126`.`payment_id`
                                 ) AS `t127`
                                ) AS `t128`
                               ) AS `t129`
                               GROUP BY
                                1
                              ) AS `t131`
                               ON `t53`.`ask` = `t131`.`ask`
                             ) AS `t132`
                            ) AS `t133`
                           ) AS `t134`
                          ) AS `t135`
                         ) AS `t136`
                        ) AS `t137`
                       ) AS `t139`
                       INNER JOIN (
                        SELECT
                         `t13`.`promise_id`,
                         `t13`.`debt_ids`,
                         `t13`.`made_at`
                        FROM (
                         SELECT
                          `t5`.`promise_id`,
                          `t5`.`person_id`,
                          `t5`.`debt_ids`,
                          `t5`.`made_at`,
                          `t5`.`due_on`,
                          `t5`.`amount`,
                          `t5`.`status`
                         FROM `typed promises` AS `t5`
                        ) AS `t13`
                       ) AS `t26`
                        ON `t139`.`promise_id` = `t26`.`promise_id`
                       LEFT OUTER JOIN (
                        SELECT
                         `t82`.`promise_id`,
                         BOOL_AND(NOT `t82`.`creditor_id` IS NULL)
                         AND (
                          COUNT(DISTINCT `t82`.`creditor_id`) = 1
                         )
                         AND (
                          BOOL_AND(NOT `t82`.`currency` IS NULL) AND (
                           COUNT(DISTINCT `t82`.`currency`) = 1
                          )
                         )
                         AND BOOL_OR(`t82`.`owes`) AS `confirmable`
                        FROM (
                         SELECT
                          `t75`.`promise_id`,
                          `t75`.`debt_id`,
                          `t75`.`creditor_id`,
                          `t75`.`currency`,
                          `t75`.`debt_id` IN (
                           SELECT
                            *
                           FROM (
                            SELECT
                             `t24`.`debt_id`
                            FROM (
                             SELECT
                              *
                             FROM `plan_balance` AS `t2`
                             WHERE
                              (
                               `t2`.`total` > 0
                              ) OR (
                               `t2`.`next_due_amount` > 0
                              )
                            ) AS `t24`
                           ) AS `t39`
                          ) AS `owes`
                         FROM (
                          SELECT
                           `t70`.`promise_id`,
                           `t70`.`debt_id`,
                           `t70`.`creditor_id`,
                           `t70`.`currency`
                          FROM (
                           SELECT
                            `t47`.`promise_id`,
                            `t47`.`debt_id`,
                            `t58`.`debt_id` AS `debt_id_right`,
                            `t58`.`creditor_id`,
                            `t58`.`currency`
                           FROM (
                            SELECT DISTINCT
                             *
                            FROM (
                             SELECT
                              `t13`.`promise_id`,
                              EXPLODE(`t13`.`debt_ids`) AS `debt_id`
                             FROM (
                              SELECT
                               `t5`.`promise_id`,
                               `t5`.`person_id`,
                               `t5`.`debt_ids`,
                               `t5`.`made_at`,
                               `t5`.`due_on`,
                               `t5`.`amount`,
                               `t5`.`status`
                              FROM `typed promises` AS `t5`
                             ) AS `t13`
                            ) AS `t25`
                           ) AS `t47`
                           LEFT OUTER JOIN (
                            SELECT
                             `t42`.`debt_id`,
                             `t42`.`creditor_id`,
                             `t42`.`currency`
                            FROM (
                             SELECT
                              *
                             FROM (
                              SELECT
                               `t6`.`debt_id`,
                               `t6`.`creditor_id`,
                               `t6`.`product`,
                               `t6`.`currency`,
                               `t6`.`opened_on`,
                               `t6`.`principal`,
                               `t6`.`annual_rate`,
                               `t6`.`as_of`,
                               `t6`.`status`,
                               `t6`.`penalty_rate`,
                               `t6`.`grace_days`,
                               `t6`.`allocation`,
                               `t6`.`disbursed`,
                               `t6`.`all_in_rate`,
                               `t6`.`country`,
                               `t6`.`region`,
                               `t6`.`assigned_from`,
                               `t6`.`assignment_notified_at`,
                               `t6`.`original_creditor`,
                               `t6`.`co_creditors`,
                               `t6`.`platform_id`,
                               `t6`.`account`,
                               `t6`.`charged_off_on`,
                               `t6`.`judgment_on`,
                               `t6`.`itemized_on`,
                               `t6`.`time_barred_on`,
                               `t6`.`disputed_amount`,
                               `t6`.`in_default_when_acquired`
                              FROM `typed debts` AS `t6`
                             ) AS `t14`
                             WHERE
                              (
                               `t14`.`status` IS NULL
                              ) OR NOT (
                               `t14`.`status` IN ('discharged', 'settled', 'sold')
                              )
                            ) AS `t42`
                           ) AS `t58`
                            ON `t47`.`debt_id` = `t58`.`debt_id`
                          ) AS `t70`
                         ) AS `t75`
                        ) AS `t82`
                        GROUP BY
                         1
                       ) AS `t99`
                        ON `t139`.`promise_id` = `t99`.`promise_id`
                      ) AS `t140`
                     ) AS `t141`
                    ) AS `t142`
                    WHERE
                     NOT `t142`.`turn` IS NULL
                   ) AS `t143`
                  ) AS `t144`
                 ) AS `t145`
                 WHERE
                  `t145`.`place` = 0
                ) AS `t146`
               ) AS `t148`
               INNER JOIN (
                SELECT
                 `t21`.`person_id`,
                 `t21`.`content`,
                 `t21`.`template_id`,
                 `t21`.`at` AS `sent_at`,
                 `t21`.`debt_ids` AS `about`
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   `t1`.`event_id`,
                   `t1`.`contact_id`,
                   `t1`.`at`,
                   `t1`.`direction`,
                   `t1`.`kind`,
                   `t1`.`channel`,
                   `t1`.`creditor_id`,
                   `t1`.`agency_id`,
                   `t1`.`debt_ids`,
                   `t1`.`person_id`,
                   `t1`.`point_id`,
                   `t1`.`mode`,
                   `t1`.`outcome`,
                   `t1`.`content`,
                   `t1`.`in_reply_to`,
                   `t1`.`text`,
                   `t1`.`language`,
                   `t1`.`amount`,
                   `t1`.`flags`,
                   `t1`.`disclosures`,
                   `t1`.`named_debts`,
                   `t1`.`counted_debts`,
                   `t1`.`spoke_with`,
                   `t1`.`duration_s`,
                   `t1`.`sender_id`,
                   `t1`.`to`,
                   `t1`.`to_role`,
                   `t1`.`collector_id`,
                   `t1`.`collectors`,
                   `t1`.`batch_id`,
                   `t1`.`template_id`,
                   `t1`.`recording`,
                   `t1`.`valid_until`
                  FROM `typed events` AS `t1`
                 ) AS `t10`
                 WHERE
                  `t10`.`direction` = 'out'
                  AND `t10`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                  AND NOT `t10`.`person_id` IS NULL
                ) AS `t21`
               ) AS `t43`
                ON `t148`.`person_id` = `t43`.`person_id`
              ) AS `t149`
              WHERE
               `t149`.`sent_at` >= `t149`.`made_at`
             ) AS `t150`
             GROUP BY
              1
            ) AS `t152`
             ON `t148`.`person_id` = `t152`.`person_id`
           ) AS `t153`
          ) AS `t154`
         ) AS `t156`
          ON `t112`.`person_id` = `t156`.`person_id`
        ) AS `t157`
       ) AS `t158`
      ) AS `t159`
      WHERE
       `t159`.`reached` >= 4
     ) AS `t160`
    ) AS `t162`
     ON `t121`.`person_id` = `t162`.`person_id`
   ) AS `t163`
  ) AS `t164`
 ) AS `t165`
) AS `t166`;
