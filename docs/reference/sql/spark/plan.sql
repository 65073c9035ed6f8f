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

-- keep plan_best
WITH `t14` AS (
 SELECT
  `t0`.`candidate_id`,
  `t0`.`debt_ids`
 FROM `decisions` AS `t0`
), `t38` AS (
 SELECT
  *
 FROM (
  SELECT
   `t2`.`event_id`,
   `t2`.`contact_id`,
   `t2`.`at`,
   `t2`.`direction`,
   `t2`.`kind`,
   `t2`.`channel`,
   `t2`.`creditor_id`,
   `t2`.`agency_id`,
   `t2`.`debt_ids`,
   `t2`.`person_id`,
   `t2`.`point_id`,
   `t2`.`mode`,
   `t2`.`outcome`,
   `t2`.`content`,
   `t2`.`in_reply_to`,
   `t2`.`text`,
   `t2`.`language`,
   `t2`.`amount`,
   `t2`.`flags`,
   `t2`.`disclosures`,
   `t2`.`named_debts`,
   `t2`.`counted_debts`,
   `t2`.`spoke_with`,
   `t2`.`duration_s`,
   `t2`.`sender_id`,
   `t2`.`to`,
   `t2`.`to_role`,
   `t2`.`collector_id`,
   `t2`.`collectors`,
   `t2`.`batch_id`,
   `t2`.`template_id`,
   `t2`.`recording`,
   `t2`.`valid_until`
  FROM `typed events` AS `t2`
 ) AS `t8`
 WHERE
  `t8`.`direction` = 'out'
  AND `t8`.`at` > CAST('2026-10-24T01:00:00' AS TIMESTAMP_NTZ)
  AND `t8`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
  AND (
   (
    `t8`.`content` IS NULL
   ) OR NOT (
    `t8`.`content` IN ('reply', 'statutory')
   )
  )
), `t41` AS (
 SELECT
  `t30`.`promise_id`,
  `t30`.`person_id`,
  `t30`.`debt_ids`,
  `t30`.`made_at`,
  `t30`.`due_on`,
  `t30`.`amount`,
  `t30`.`status`,
  `t30`.`promise_id` AS `ask`,
  CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ) AS `asked_at`
 FROM (
  SELECT
   *
  FROM (
   SELECT
    `t4`.`promise_id`,
    `t4`.`person_id`,
    `t4`.`debt_ids`,
    `t4`.`made_at`,
    `t4`.`due_on`,
    `t4`.`amount`,
    `t4`.`status`
   FROM `typed promises` AS `t4`
  ) AS `t10`
  WHERE
   `t10`.`made_at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
 ) AS `t30`
), `t61` AS (
 SELECT
  *
 FROM `t38` AS `t47`
 WHERE
  NOT `t47`.`person_id` IS NULL
), `t92` AS (
 SELECT
  *
 FROM (
  SELECT
   `t65`.`candidate_id`,
   `t22`.`dpd`,
   `t22`.`total` AS `overdue`,
   `t22`.`next_due_amount` AS `coming`,
   `t22`.`currency`
  FROM (
   SELECT
    `t43`.`candidate_id`,
    TRY_ELEMENT_AT(`t43`.`debt_ids`, 1) AS `debt_id`
   FROM (
    SELECT
     *
    FROM `t14` AS `t19`
    WHERE
     SIZE(`t19`.`debt_ids`) = 1
   ) AS `t43`
  ) AS `t65`
  INNER JOIN (
   SELECT
    `t1`.`debt_id`,
    `t1`.`total`,
    `t1`.`next_due_amount`,
    `t1`.`dpd`,
    `t1`.`currency`
   FROM `plan_balance` AS `t1`
  ) AS `t22`
   ON `t65`.`debt_id` = `t22`.`debt_id`
 ) AS `t77`
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   `t78`.`candidate_id`,
   MAX(`t78`.`dpd`) AS `dpd`,
   CASE WHEN BOOL_OR(`t78`.`total` IS NULL) THEN CAST(NULL AS DECIMAL(38, 2)) ELSE SUM(`t78`.`total`) END AS `overdue`,
   SUM(`t78`.`next_due_amount`) AS `coming`,
   CASE WHEN COUNT(DISTINCT `t78`.`currency`) = 1 THEN MAX(`t78`.`currency`) ELSE NULL END AS `currency`
  FROM (
   SELECT
    `t66`.`candidate_id`,
    `t66`.`debt_id`,
    `t22`.`total`,
    `t22`.`next_due_amount`,
    `t22`.`dpd`,
    `t22`.`currency`
   FROM (
    SELECT
     `t44`.`candidate_id`,
     EXPLODE(`t44`.`debt_ids`) AS `debt_id`
    FROM (
     SELECT
      *
     FROM `t14` AS `t19`
     WHERE
      SIZE(`t19`.`debt_ids`) > 1
    ) AS `t44`
   ) AS `t66`
   INNER JOIN (
    SELECT
     `t1`.`debt_id`,
     `t1`.`total`,
     `t1`.`next_due_amount`,
     `t1`.`dpd`,
     `t1`.`currency`
    FROM `plan_balance` AS `t1`
   ) AS `t22`
    ON `t66`.`debt_id` = `t22`.`debt_id`
  ) AS `t78`
  GROUP BY
   1
 ) AS `t89`
), `t119` AS (
 SELECT
  *
 FROM (
  SELECT
   `t71`.`ask`,
   `t71`.`made_at`,
   `t71`.`due_on`,
   `t71`.`asked_at`,
   `t71`.`debt_id`,
   `t114`.`payment_id`,
   `t114`.`status`,
   `t114`.`paid_at`,
   `t114`.`amount`,
   `t114`.`day`
  FROM (
   SELECT DISTINCT
    *
   FROM (
    SELECT
     `t49`.`ask`,
     `t49`.`made_at`,
     `t49`.`due_on`,
     `t49`.`asked_at`,
     EXPLODE(`t49`.`debt_ids`) AS `debt_id`
    FROM `t41` AS `t49`
   ) AS `t64`
  ) AS `t71`
  INNER JOIN (
   SELECT
    `t109`.`payment_id`,
    `t109`.`debt_id`,
    `t109`.`status`,
    `t109`.`paid_at`,
    `t109`.`amount`,
    `t109`.`day`
   FROM (
    SELECT
     `t97`.`payment_id`,
     `t97`.`debt_id`,
     `t97`.`paid_at`,
     `t97`.`amount`,
     `t97`.`status`,
     `t97`.`value_on`,
     `t97`.`payer_id`,
     `t97`.`reverses`,
     `t97`.`offset`,
     CAST(`t97`.`paid_at` + CAST(CONCAT(COALESCE(`t97`.`offset`, -720), ' minutes') AS INTERVAL) AS DATE) AS `day`
    FROM (
     SELECT
      `t94`.`payment_id`,
      `t94`.`debt_id`,
      `t94`.`paid_at`,
      `t94`.`amount`,
      `t94`.`status`,
      `t94`.`value_on`,
      `t94`.`payer_id`,
      `t94`.`reverses`,
      `t94`.`offset`
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
       `t88`.`debt_id` AS `debt_id_right`,
       `t88`.`offset`
      FROM (
       SELECT
        *
       FROM (
        SELECT
         `t6`.`payment_id`,
         `t6`.`debt_id`,
         `t6`.`paid_at`,
         `t6`.`amount`,
         `t6`.`status`,
         `t6`.`value_on`,
         `t6`.`payer_id`,
         `t6`.`reverses`
        FROM `typed payments` AS `t6`
       ) AS `t12`
       WHERE
        `t12`.`reverses` IS NULL
      ) AS `t35`
      LEFT OUTER JOIN (
       SELECT
        `t76`.`debt_id`,
        `t76`.`offset`
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
         `t73`.`creditor_country`,
         `t73`.`offset`
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
           `t18`.`debt_id`,
           `t18`.`creditor_id`,
           `t18`.`product`,
           `t18`.`currency`,
           `t18`.`opened_on`,
           `t18`.`principal`,
           `t18`.`annual_rate`,
           `t18`.`as_of`,
           `t18`.`status`,
           `t18`.`penalty_rate`,
           `t18`.`grace_days`,
           `t18`.`allocation`,
           `t18`.`disbursed`,
           `t18`.`all_in_rate`,
           `t18`.`country`,
           `t18`.`region`,
           `t18`.`assigned_from`,
           `t18`.`assignment_notified_at`,
           `t18`.`original_creditor`,
           `t18`.`co_creditors`,
           `t18`.`platform_id`,
           `t18`.`account`,
           `t18`.`charged_off_on`,
           `t18`.`judgment_on`,
           `t18`.`itemized_on`,
           `t18`.`time_barred_on`,
           `t18`.`disputed_amount`,
           `t18`.`in_default_when_acquired`,
           `t32`.`creditor_id` AS `creditor_id_right`,
           `t32`.`creditor_country`
          FROM (
           SELECT
            `t5`.`debt_id`,
            `t5`.`creditor_id`,
            `t5`.`product`,
            `t5`.`currency`,
            `t5`.`opened_on`,
            `t5`.`principal`,
            `t5`.`annual_rate`,
            `t5`.`as_of`,
            `t5`.`status`,
            `t5`.`penalty_rate`,
            `t5`.`grace_days`,
            `t5`.`allocation`,
            `t5`.`disbursed`,
            `t5`.`all_in_rate`,
            `t5`.`country`,
            `t5`.`region`,
            `t5`.`assigned_from`,
            `t5`.`assignment_notified_at`,
            `t5`.`original_creditor`,
            `t5`.`co_creditors`,
            `t5`.`platform_id`,
            `t5`.`account`,
            `t5`.`charged_off_on`,
            `t5`.`judgment_on`,
            `t5`.`itemized_on`,
            `t5`.`time_barred_on`,
            `t5`.`disputed_amount`,
            `t5`.`in_default_when_acquired`
           FROM `typed debts` AS `t5`
          ) AS `t18`
          LEFT OUTER JOIN (
           SELECT
            `t13`.`creditor_id`,
            `t13`.`country` AS `creditor_country`
           FROM (
            SELECT
             `t7`.`creditor_id`,
             `t7`.`name`,
             `t7`.`kind`,
             `t7`.`country`,
             `t7`.`member_of`,
             `t7`.`neutral_name`,
             `t7`.`address`,
             `t7`.`tax_id`,
             `t7`.`licence`,
             `t7`.`hotline`,
             `t7`.`us_debt_collector`
            FROM `typed creditors` AS `t7`
           ) AS `t13`
          ) AS `t32`
           ON `t18`.`creditor_id` = `t32`.`creditor_id`
         ) AS `t56`
        ) AS `t73`
       ) AS `t76`
      ) AS `t88`
       ON `t35`.`debt_id` = `t88`.`debt_id`
     ) AS `t94`
    ) AS `t97`
   ) AS `t109`
  ) AS `t114`
   ON `t71`.`debt_id` = `t114`.`debt_id`
 ) AS `t118`
 WHERE
  `t118`.`paid_at` <= `t118`.`asked_at`
  AND `t118`.`paid_at` >= `t118`.`made_at`
  AND `t118`.`day` <= `t118`.`due_on`
), `t177` AS (
 SELECT
  `t176`.`candidate_id`,
  `t176`.`person_id`,
  `t176`.`channel`,
  `t176`.`allowed`,
  `t176`.`reasons`,
  `t176`.`debt_ids`,
  `t176`.`verdict`,
  `t176`.`retry_at`,
  `t176`.`right_party`,
  `t176`.`own_channel`,
  `t176`.`reminders`,
  `t176`.`dialled`,
  `t176`.`promise_step`,
  `t176`.`promise_debts`,
  `t176`.`told_in_vain`,
  `t176`.`knocked_in_vain`,
  `t176`.`dpd`,
  `t176`.`by_choice`,
  `t176`.`last_way`,
  `t176`.`leads_on`,
  `t176`.`step`,
  `t176`.`order`,
  `t176`.`channel_place`,
  COALESCE(IF(`t176`.`step` IN (10, 11, 12, 13, 19, 7, 8, 9), `t176`.`knocked_in_vain`, `t176`.`told_in_vain`), 0) + CASE `t176`.`step`
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
   `t175`.`candidate_id`,
   `t175`.`person_id`,
   `t175`.`channel`,
   `t175`.`allowed`,
   `t175`.`reasons`,
   `t175`.`debt_ids`,
   `t175`.`verdict`,
   `t175`.`retry_at`,
   `t175`.`right_party`,
   `t175`.`own_channel`,
   `t175`.`reminders`,
   `t175`.`dialled`,
   `t175`.`promise_step`,
   `t175`.`promise_debts`,
   `t175`.`told_in_vain`,
   `t175`.`knocked_in_vain`,
   `t175`.`dpd`,
   `t175`.`by_choice`,
   `t175`.`last_way`,
   `t175`.`leads_on`,
   CASE
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN 1
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    AND `t175`.`by_choice`
    THEN 2
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN 20
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN 7
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN 3
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    AND `t175`.`by_choice`
    THEN 4
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN 21
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN 5
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    AND `t175`.`by_choice`
    THEN 6
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN 22
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN 8
    WHEN (
     `t175`.`channel` = 'push'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN 9
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN 14
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    AND `t175`.`by_choice`
    THEN 15
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN 24
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN 10
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN 16
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    AND `t175`.`by_choice`
    THEN 17
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN 25
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN 11
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t175`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
     )
    )
    AND `t175`.`by_choice`
    THEN 23
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t175`.`promise_step` IN ('question')
       AND IF(
        `t175`.`promise_step` = 'thanks',
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN 12
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t175`.`promise_step` IN ('question')
       AND IF(
        `t175`.`promise_step` = 'thanks',
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN 13
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN 18
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN 26
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN 19
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 1
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    THEN 2
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 3
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    THEN 4
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 5
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    THEN 6
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 7
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 8
    WHEN (
     `t175`.`channel` = 'push'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 9
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 10
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 11
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t175`.`promise_step` IN ('question')
       AND IF(
        `t175`.`promise_step` = 'thanks',
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t175`.`leads_on`
    THEN 12
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t175`.`promise_step` IN ('question')
       AND IF(
        `t175`.`promise_step` = 'thanks',
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t175`.`leads_on`
    THEN 13
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 14
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    THEN 15
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 16
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    THEN 17
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 18
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 19
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 20
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 21
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 22
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t175`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
     )
    )
    THEN 23
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 24
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 25
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 26
    ELSE NULL
   END AS `step`,
   CASE
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN -52
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    AND `t175`.`by_choice`
    THEN -51
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN -50
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN -49
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN -52
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    AND `t175`.`by_choice`
    THEN -51
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN -50
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN -52
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    AND `t175`.`by_choice`
    THEN -51
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN -50
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN -49
    WHEN (
     `t175`.`channel` = 'push'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN -52
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN -52
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    AND `t175`.`by_choice`
    THEN -51
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN -50
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN -49
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN -52
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    AND `t175`.`by_choice`
    THEN -51
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN -50
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN -49
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t175`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
     )
    )
    AND `t175`.`by_choice`
    THEN -52
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t175`.`promise_step` IN ('question')
       AND IF(
        `t175`.`promise_step` = 'thanks',
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN -51
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t175`.`promise_step` IN ('question')
       AND IF(
        `t175`.`promise_step` = 'thanks',
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN -50
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`by_choice`
    THEN -52
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t175`.`by_choice`
    THEN -51
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    AND `t175`.`by_choice`
    THEN -50
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 1
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    THEN 2
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 3
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    THEN 4
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 5
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    THEN 6
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 7
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 8
    WHEN (
     `t175`.`channel` = 'push'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 9
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 10
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 11
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t175`.`promise_step` IN ('question')
       AND IF(
        `t175`.`promise_step` = 'thanks',
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t175`.`leads_on`
    THEN 12
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t175`.`promise_step` IN ('question')
       AND IF(
        `t175`.`promise_step` = 'thanks',
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
        SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t175`.`leads_on`
    THEN 13
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 14
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    THEN 15
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 16
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('reminder')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t175`.`reminders`, 0) < 2
    )
    THEN 17
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 18
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t175`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t175`.`promise_step` IN ('question')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t175`.`leads_on`
    THEN 19
    WHEN (
     `t175`.`channel` = 'inbox'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 20
    WHEN (
     `t175`.`channel` = 'app'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 21
    WHEN (
     `t175`.`channel` = 'email'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 22
    WHEN (
     `t175`.`channel` = 'call'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t175`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t175`.`promise_step` = 'thanks',
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
       SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t175`.`by_choice` OR COALESCE(`t175`.`promise_step` <> 'thanks', TRUE)
     )
    )
    THEN 23
    WHEN (
     `t175`.`channel` = 'im'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 24
    WHEN (
     `t175`.`channel` = 'sms'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 25
    WHEN (
     `t175`.`channel` = 'letter'
    )
    AND IF(`t175`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t175`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t175`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t175`.`promise_step` = 'thanks',
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t175`.`promise_debts`)),
      SIZE(FILTER(`t175`.`debt_ids`, x -> ARRAY_CONTAINS(`t175`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 26
    ELSE NULL
   END AS `order`,
   CASE `t175`.`channel`
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
    `t174`.`candidate_id`,
    `t174`.`person_id`,
    `t174`.`channel`,
    `t174`.`allowed`,
    `t174`.`reasons`,
    `t174`.`debt_ids`,
    `t174`.`verdict`,
    `t174`.`retry_at`,
    `t174`.`right_party`,
    `t174`.`own_channel`,
    `t174`.`reminders`,
    `t174`.`dialled`,
    `t174`.`promise_step`,
    `t174`.`promise_debts`,
    `t174`.`told_in_vain`,
    `t174`.`knocked_in_vain`,
    `t174`.`dpd`,
    `t174`.`by_choice`,
    `t174`.`last_way`,
    NOT (
     `t174`.`channel` IN ('ai_call', 'call', 'ringless')
    )
    OR COALESCE(
     SIZE(
      FILTER(
       `t174`.`reasons`,
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
     `t173`.`candidate_id`,
     `t173`.`person_id`,
     `t173`.`channel`,
     `t173`.`allowed`,
     `t173`.`reasons`,
     `t173`.`debt_ids`,
     `t173`.`verdict`,
     `t173`.`retry_at`,
     `t173`.`right_party`,
     `t173`.`own_channel`,
     `t173`.`reminders`,
     `t173`.`dialled`,
     `t173`.`promise_step`,
     `t173`.`promise_debts`,
     `t173`.`told_in_vain`,
     `t173`.`knocked_in_vain`,
     `t173`.`dpd`,
     `t173`.`by_choice`,
     `t173`.`channel` IN ('letter') AND NOT (
      `t173`.`by_choice`
     ) AS `last_way`
    FROM (
     SELECT
      `t172`.`candidate_id`,
      `t172`.`person_id`,
      `t172`.`channel`,
      `t172`.`allowed`,
      `t172`.`reasons`,
      `t172`.`debt_ids`,
      `t172`.`verdict`,
      `t172`.`retry_at`,
      `t172`.`right_party`,
      `t172`.`own_channel`,
      `t172`.`reminders`,
      `t172`.`dialled`,
      `t172`.`promise_step`,
      `t172`.`promise_debts`,
      `t172`.`told_in_vain`,
      `t172`.`knocked_in_vain`,
      `t172`.`dpd`,
      COALESCE(`t172`.`channel` = `t172`.`own_channel`, FALSE) AS `by_choice`
     FROM (
      SELECT
       `t171`.`candidate_id`,
       `t171`.`person_id`,
       `t171`.`channel`,
       `t171`.`allowed`,
       `t171`.`reasons`,
       `t171`.`debt_ids`,
       `t171`.`verdict`,
       `t171`.`retry_at`,
       `t171`.`right_party`,
       `t171`.`own_channel`,
       `t171`.`reminders`,
       `t171`.`dialled`,
       `t171`.`promise_step`,
       `t171`.`promise_debts`,
       `t171`.`told_in_vain`,
       `t171`.`knocked_in_vain`,
       `t171`.`dpd`
      FROM (
       SELECT
        `t170`.`candidate_id`,
        `t170`.`person_id`,
        `t170`.`channel`,
        `t170`.`allowed`,
        `t170`.`reasons`,
        `t170`.`debt_ids`,
        `t170`.`verdict`,
        `t170`.`retry_at`,
        `t170`.`right_party`,
        `t170`.`own_channel`,
        `t170`.`reminders`,
        `t170`.`dialled`,
        `t170`.`promise_step`,
        `t170`.`promise_debts`,
        `t170`.`told_in_vain`,
        `t170`.`knocked_in_vain`,
        `t103`.`candidate_id` AS `candidate_id_right`,
        `t103`.`dpd`
       FROM (
        SELECT
         `t168`.`candidate_id`,
         `t168`.`person_id`,
         `t168`.`channel`,
         `t168`.`allowed`,
         `t168`.`reasons`,
         `t168`.`debt_ids`,
         `t168`.`verdict`,
         `t168`.`retry_at`,
         `t168`.`right_party`,
         `t168`.`own_channel`,
         `t168`.`reminders`,
         `t168`.`dialled`,
         `t168`.`promise_step`,
         `t168`.`promise_debts`,
         `t168`.`told_in_vain`,
         `t168`.`knocked_in_vain`
        FROM (
         SELECT
          `t167`.`candidate_id`,
          `t167`.`person_id`,
          `t167`.`channel`,
          `t167`.`allowed`,
          `t167`.`reasons`,
          `t167`.`debt_ids`,
          `t167`.`verdict`,
          `t167`.`retry_at`,
          `t167`.`right_party`,
          `t167`.`own_channel`,
          `t167`.`reminders`,
          `t167`.`dialled`,
          `t167`.`promise_step`,
          `t167`.`promise_debts`,
          `t113`.`person_id` AS `person_id_right`,
          `t113`.`channel` AS `channel_right`,
          `t113`.`told_in_vain`,
          `t113`.`knocked_in_vain`
         FROM (
          SELECT
           `t165`.`candidate_id`,
           `t165`.`person_id`,
           `t165`.`channel`,
           `t165`.`allowed`,
           `t165`.`reasons`,
           `t165`.`debt_ids`,
           `t165`.`verdict`,
           `t165`.`retry_at`,
           `t165`.`right_party`,
           `t165`.`own_channel`,
           `t165`.`reminders`,
           `t165`.`dialled`,
           `t165`.`promise_step`,
           `t165`.`promise_debts`
          FROM (
           SELECT
            `t21`.`candidate_id`,
            `t21`.`person_id`,
            `t21`.`channel`,
            `t21`.`allowed`,
            `t21`.`reasons`,
            `t21`.`debt_ids`,
            `t21`.`verdict`,
            `t21`.`retry_at`,
            `t21`.`right_party`,
            `t164`.`person_id` AS `person_id_right`,
            `t164`.`own_channel`,
            `t164`.`reminders`,
            `t164`.`dialled`,
            `t164`.`promise_step`,
            `t164`.`promise_debts`
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
           ) AS `t21`
           LEFT OUTER JOIN (
            SELECT
             `t160`.`person_id`,
             `t160`.`own_channel`,
             `t160`.`reminders`,
             `t160`.`dialled`,
             `t160`.`promise_step`,
             `t160`.`promise_debts`
            FROM (
             SELECT
              `t159`.`person_id`,
              `t159`.`own_channel`,
              `t159`.`reminders`,
              `t159`.`reached`,
              `t159`.`dialled`,
              `t159`.`promise_step`,
              `t159`.`promise_debts`
             FROM (
              SELECT
               COALESCE(`t158`.`person_id`, `t158`.`person_id_right`) AS `person_id`,
               `t158`.`own_channel`,
               `t158`.`reminders`,
               `t158`.`reached`,
               `t158`.`dialled`,
               `t158`.`person_id_right`,
               `t158`.`promise_step`,
               `t158`.`promise_debts`
              FROM (
               SELECT
                `t117`.`person_id`,
                `t117`.`own_channel`,
                `t117`.`reminders`,
                `t117`.`reached`,
                `t117`.`dialled`,
                `t157`.`person_id` AS `person_id_right`,
                `t157`.`promise_step`,
                `t157`.`promise_debts`
               FROM (
                SELECT
                 `t115`.`person_id`,
                 `t115`.`own_channel`,
                 `t115`.`reminders`,
                 `t115`.`reached`,
                 `t115`.`dialled`
                FROM (
                 SELECT
                  COALESCE(`t111`.`person_id`, `t111`.`person_id_right`) AS `person_id`,
                  `t111`.`own_channel`,
                  `t111`.`reminders`,
                  `t111`.`person_id_right`,
                  `t111`.`reached`,
                  `t111`.`dialled`
                 FROM (
                  SELECT
                   `t108`.`person_id`,
                   `t108`.`own_channel`,
                   `t108`.`reminders`,
                   `t104`.`person_id` AS `person_id_right`,
                   `t104`.`reached`,
                   `t104`.`dialled`
                  FROM (
                   SELECT
                    `t99`.`person_id`,
                    `t99`.`own_channel`,
                    `t99`.`reminders`
                   FROM (
                    SELECT
                     COALESCE(`t91`.`person_id`, `t91`.`person_id_right`) AS `person_id`,
                     `t91`.`own_channel`,
                     `t91`.`person_id_right`,
                     `t91`.`reminders`
                    FROM (
                     SELECT
                      `t84`.`person_id`,
                      `t84`.`own_channel`,
                      `t52`.`person_id` AS `person_id_right`,
                      `t52`.`reminders`
                     FROM (
                      SELECT
                       `t70`.`person_id`,
                       `t70`.`channel` AS `own_channel`
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
                           `t3`.`notice_id`,
                           `t3`.`at`,
                           `t3`.`kind`,
                           `t3`.`person_id`,
                           `t3`.`debt_id`,
                           `t3`.`point_id`,
                           `t3`.`creditor_id`,
                           `t3`.`channel`,
                           `t3`.`given_by`,
                           `t3`.`given_to`,
                           `t3`.`medium`,
                           `t3`.`scope`,
                           `t3`.`from`,
                           `t3`.`until`,
                           `t3`.`hours`,
                           `t3`.`days`,
                           `t3`.`received_at`,
                           `t3`.`recording`,
                           `t3`.`ref`,
                           `t3`.`detail`
                          FROM `typed notices` AS `t3`
                         ) AS `t9`
                         WHERE
                          `t9`.`kind` = 'prefers'
                          AND NOT `t9`.`channel` IS NULL
                          AND NOT `t9`.`person_id` IS NULL
                          AND `t9`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                          AND (
                           (
                            `t9`.`from` IS NULL
                           ) OR (
                            `t9`.`from` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                           )
                          )
                          AND (
                           (
                            `t9`.`until` IS NULL
                           ) OR (
                            `t9`.`until` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                           )
                          )
                          AND (
                           (
                            `t9`.`given_by` IS NULL
                           ) OR (
                            `t9`.`given_by` = `t9`.`person_id`
                           )
                          )
                        ) AS `t33`
                       ) AS `t63`
                       WHERE
                        `t63`.`place` = 0
                      ) AS `t70`
                     ) AS `t84`
                     FULL OUTER JOIN (
                      SELECT
                       `t27`.`person_id`,
                       COUNT(DISTINCT `t27`.`contact_id`) AS `reminders`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t2`.`event_id`,
                         `t2`.`contact_id`,
                         `t2`.`at`,
                         `t2`.`direction`,
                         `t2`.`kind`,
                         `t2`.`channel`,
                         `t2`.`creditor_id`,
                         `t2`.`agency_id`,
                         `t2`.`debt_ids`,
                         `t2`.`person_id`,
                         `t2`.`point_id`,
                         `t2`.`mode`,
                         `t2`.`outcome`,
                         `t2`.`content`,
                         `t2`.`in_reply_to`,
                         `t2`.`text`,
                         `t2`.`language`,
                         `t2`.`amount`,
                         `t2`.`flags`,
                         `t2`.`disclosures`,
                         `t2`.`named_debts`,
                         `t2`.`counted_debts`,
                         `t2`.`spoke_with`,
                         `t2`.`duration_s`,
                         `t2`.`sender_id`,
                         `t2`.`to`,
                         `t2`.`to_role`,
                         `t2`.`collector_id`,
                         `t2`.`collectors`,
                         `t2`.`batch_id`,
                         `t2`.`template_id`,
                         `t2`.`recording`,
                         `t2`.`valid_until`
                        FROM `typed events` AS `t2`
                       ) AS `t8`
                       WHERE
                        `t8`.`direction` = 'out'
                        AND `t8`.`content` = 'reminder'
                        AND `t8`.`at` > CAST('2026-11-16T01:00:00' AS TIMESTAMP_NTZ)
                        AND `t8`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                        AND NOT `t8`.`person_id` IS NULL
                      ) AS `t27`
                      GROUP BY
                       1
                     ) AS `t52`
                      ON `t84`.`person_id` = `t52`.`person_id`
                    ) AS `t91`
                   ) AS `t99`
                  ) AS `t108`
                  FULL OUTER JOIN (
                   SELECT
                    `t90`.`person_id`,
                    SUM(CAST(NOT (
                     `t90`.`dialled`
                    ) AS INT)) AS `reached`,
                    SUM(CAST(`t90`.`dialled` AS INT)) AS `dialled`
                   FROM (
                    SELECT
                     `t82`.`contact_id`,
                     `t82`.`person_id`,
                     `t80`.`dialled`
                    FROM (
                     SELECT DISTINCT
                      *
                     FROM (
                      SELECT
                       `t67`.`contact_id`,
                       `t67`.`person_id`
                      FROM `t61` AS `t67`
                     ) AS `t69`
                    ) AS `t82`
                    INNER JOIN (
                     SELECT
                      `t47`.`contact_id`,
                      BOOL_AND(
                       COALESCE(
                        `t47`.`channel` IN ('ai_call', 'call')
                        AND (
                         `t47`.`kind` = 'attempt'
                        )
                        AND COALESCE(`t47`.`outcome`, 'no_answer') IN ('busy', 'no_answer', 'not_in_service', 'voicemail_full'),
                        FALSE
                       )
                      ) AS `dialled`
                     FROM `t38` AS `t47`
                     GROUP BY
                      1
                    ) AS `t80`
                     ON `t82`.`contact_id` = `t80`.`contact_id`
                   ) AS `t90`
                   GROUP BY
                    1
                  ) AS `t104`
                   ON `t108`.`person_id` = `t104`.`person_id`
                 ) AS `t111`
                ) AS `t115`
               ) AS `t117`
               FULL OUTER JOIN (
                SELECT
                 `t155`.`person_id`,
                 CASE
                  WHEN `t155`.`turn` = 0
                  THEN 'reminder'
                  WHEN (
                   `t155`.`turn` = 1
                  )
                  AND (
                   NOT (
                    COALESCE(`t155`.`questioned`, FALSE)
                   ) AND NOT (
                    COALESCE(`t155`.`offered`, FALSE)
                   )
                  )
                  AND NOT (
                   COALESCE(`t155`.`thanked`, FALSE)
                  )
                  THEN 'thanks'
                  WHEN (
                   `t155`.`turn` = 1
                  ) OR COALESCE(`t155`.`thanked`, FALSE)
                  THEN CAST(NULL AS STRING)
                  WHEN NOT (
                   COALESCE(`t155`.`questioned`, FALSE)
                  ) AND NOT (
                   COALESCE(`t155`.`offered`, FALSE)
                  )
                  THEN 'question'
                  WHEN NOT (
                   COALESCE(`t155`.`offered`, FALSE)
                  )
                  THEN 'offer'
                  ELSE CAST(NULL AS STRING)
                 END AS `promise_step`,
                 `t155`.`debt_ids` AS `promise_debts`
                FROM (
                 SELECT
                  `t154`.`person_id`,
                  `t154`.`debt_ids`,
                  `t154`.`made_at`,
                  `t154`.`since`,
                  `t154`.`turn`,
                  `t154`.`questioned`,
                  `t154`.`offered`,
                  `t154`.`thanked`
                 FROM (
                  SELECT
                   `t149`.`person_id`,
                   `t149`.`debt_ids`,
                   `t149`.`made_at`,
                   `t149`.`since`,
                   `t149`.`turn`,
                   `t153`.`person_id` AS `person_id_right`,
                   `t153`.`questioned`,
                   `t153`.`offered`,
                   `t153`.`thanked`
                  FROM (
                   SELECT
                    `t147`.`person_id`,
                    `t147`.`debt_ids`,
                    `t147`.`made_at`,
                    `t147`.`since`,
                    `t147`.`turn`
                   FROM (
                    SELECT
                     *
                    FROM (
                     SELECT
                      `t145`.`promise_id`,
                      `t145`.`person_id`,
                      `t145`.`due_on`,
                      `t145`.`amount`,
                      `t145`.`paid`,
                      `t145`.`state`,
                      `t145`.`kept_on`,
                      `t145`.`debt_ids`,
                      `t145`.`made_at`,
                      `t145`.`confirmable`,
                      `t145`.`turn`,
                      `t145`.`ago`,
                      `t145`.`since`,
                      ROW_NUMBER() OVER (
                       PARTITION BY `t145`.`person_id`
                       ORDER BY `t145`.`turn` ASC NULLS LAST, `t145`.`due_on` DESC, `t145`.`promise_id` DESC
                      ) - 1 AS `place`
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
                       CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t144`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t142`.`promise_id`,
                         `t142`.`person_id`,
                         `t142`.`due_on`,
                         `t142`.`amount`,
                         `t142`.`paid`,
                         `t142`.`state`,
                         `t142`.`kept_on`,
                         `t142`.`debt_ids`,
                         `t142`.`made_at`,
                         `t142`.`confirmable`,
                         CASE
                          WHEN (
                           `t142`.`state` = 'open'
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) = -1
                          )
                          THEN 0
                          WHEN (
                           `t142`.`state` = 'kept'
                          )
                          AND (
                           `t142`.`paid` >= `t142`.`amount`
                          )
                          AND COALESCE(`t142`.`confirmable`, FALSE)
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) >= 1
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) <= 2
                          )
                          THEN 1
                          WHEN (
                           `t142`.`state` = 'broken'
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) >= 1
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) <= 14
                          )
                          THEN 2
                          ELSE NULL
                         END AS `turn`,
                         IF(
                          CASE
                           WHEN (
                            `t142`.`state` = 'open'
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) = -1
                           )
                           THEN 0
                           WHEN (
                            `t142`.`state` = 'kept'
                           )
                           AND (
                            `t142`.`paid` >= `t142`.`amount`
                           )
                           AND COALESCE(`t142`.`confirmable`, FALSE)
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) >= 1
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) <= 2
                           )
                           THEN 1
                           WHEN (
                            `t142`.`state` = 'broken'
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) >= 1
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) <= 14
                           )
                           THEN 2
                           ELSE NULL
                          END = 1,
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT),
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT)
                         ) AS `ago`
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
                          `t141`.`confirmable`
                         FROM (
                          SELECT
                           `t140`.`promise_id`,
                           `t140`.`person_id`,
                           `t140`.`due_on`,
                           `t140`.`amount`,
                           `t140`.`paid`,
                           `t140`.`state`,
                           `t140`.`kept_on`,
                           `t29`.`debt_ids`,
                           `t29`.`made_at`,
                           `t106`.`promise_id` AS `promise_id_right`,
                           `t106`.`confirmable`
                          FROM (
                           SELECT
                            `t138`.`promise_id`,
                            `t138`.`person_id`,
                            `t138`.`due_on`,
                            `t138`.`amount`,
                            `t138`.`paid`,
                            `t138`.`state`,
                            `t138`.`kept_on`
                           FROM (
                            SELECT
                             `t137`.`promise_id`,
                             `t137`.`person_id`,
                             `t137`.`debt_ids`,
                             `t137`.`made_at`,
                             `t137`.`due_on`,
                             `t137`.`amount`,
                             `t137`.`status`,
                             `t137`.`ask`,
                             `t137`.`asked_at`,
                             `t137`.`paid`,
                             `t137`.`last_on`,
                             `t137`.`waits`,
                             `t137`.`unsure`,
                             `t137`.`kept`,
                             `t137`.`state`,
                             IF(`t137`.`state` = 'kept', `t137`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
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
                              CASE
                               WHEN COALESCE(`t136`.`status` = 'withdrawn', FALSE)
                               THEN 'withdrawn'
                               WHEN `t136`.`kept`
                               THEN 'kept'
                               WHEN COALESCE(`t136`.`unsure`, FALSE)
                               THEN 'unknown'
                               WHEN COALESCE(`t136`.`waits`, FALSE) OR (
                                MAKE_DATE(2026, 11, 23) <= `t136`.`due_on`
                               )
                               THEN 'open'
                               ELSE 'broken'
                              END AS `state`
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
                               COALESCE(`t135`.`status` = 'kept', FALSE) OR (
                                `t135`.`paid` >= `t135`.`amount`
                               ) AS `kept`
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
                                COALESCE(`t134`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                                `t134`.`last_on`,
                                `t134`.`waits`,
                                `t134`.`unsure`
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
                                 `t133`.`paid`,
                                 `t133`.`last_on`,
                                 `t133`.`waits`,
                                 `t133`.`unsure`
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
                                  `t132`.`ask` AS `ask_right`,
                                  `t132`.`paid`,
                                  `t132`.`last_on`,
                                  `t132`.`waits`,
                                  `t132`.`unsure`
                                 FROM `t41` AS `t53`
                                 LEFT OUTER JOIN (
                                  SELECT
                                   `t130`.`ask`,
                                   SUM(IF(COALESCE(`t130`.`status` = 'posted', FALSE) AND (
                                    `t130`.`net` > 0
                                   ), `t130`.`net`, NULL)) AS `paid`,
                                   MAX(IF(COALESCE(`t130`.`status` = 'posted', FALSE) AND (
                                    `t130`.`net` > 0
                                   ), `t130`.`day`, NULL)) AS `last_on`,
                                   BOOL_OR(COALESCE(`t130`.`status` = 'pending', FALSE)) AS `waits`,
                                   BOOL_OR((
                                    `t130`.`status` IS NULL
                                   ) OR COALESCE(`t130`.`doubted`, FALSE)) AS `unsure`
                                  FROM (
                                   SELECT
                                    `t129`.`ask`,
                                    `t129`.`made_at`,
                                    `t129`.`due_on`,
                                    `t129`.`asked_at`,
                                    `t129`.`debt_id`,
                                    `t129`.`payment_id`,
                                    `t129`.`status`,
                                    `t129`.`paid_at`,
                                    `t129`.`amount`,
                                    `t129`.`day`,
                                    `t129`.`undone`,
                                    `t129`.`doubted`,
                                    GREATEST(
                                     CAST(`t129`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t129`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                     CAST('0.00' AS DECIMAL(38, 2))
                                    ) AS `net`
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
                                     `t128`.`doubted`
                                    FROM (
                                     SELECT
                                      `t121`.`ask`,
                                      `t121`.`made_at`,
                                      `t121`.`due_on`,
                                      `t121`.`asked_at`,
                                      `t121`.`debt_id`,
                                      `t121`.`payment_id`,
                                      `t121`.`status`,
                                      `t121`.`paid_at`,
                                      `t121`.`amount`,
                                      `t121`.`day`,
                                      `t127`.`ask` AS `ask_right`,
                                      `t127`.`payment_id` AS `payment_id_right`,
                                      `t127`.`undone`,
                                      `t127`.`doubted`
                                     FROM `t119` AS `t121`
                                     LEFT OUTER JOIN (
                                      SELECT
                                       `t125`.`ask`,
                                       `t125`.`payment_id`,
                                       SUM(ABS(`t125`.`undone`)) AS `undone`,
                                       BOOL_OR(`t125`.`back_status` IS NULL) AS `doubted`
                                      FROM (
                                       SELECT
                                        *
                                       FROM (
                                        SELECT
                                         `t123`.`ask`,
                                         `t123`.`asked_at`,
                                         `t123`.`payment_id`,
                                         `t55`.`undone_at`,
                                         `t55`.`undone`,
                                         `t55`.`back_status`
                                        FROM (
                                         SELECT
                                          `t120`.`ask`,
                                          `t120`.`asked_at`,
                                          `t120`.`payment_id`
                                         FROM `t119` AS `t120`
                                        ) AS `t123`
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
                                            `t6`.`payment_id`,
                                            `t6`.`debt_id`,
                                            `t6`.`paid_at`,
                                            `t6`.`amount`,
                                            `t6`.`status`,
                                            `t6`.`value_on`,
                                            `t6`.`payer_id`,
                                            `t6`.`reverses`
                                           FROM `typed payments` AS `t6`
                                          ) AS `t12`
                                          WHERE
                                           NOT `t12`.`reverses` IS NULL AND (
                                            (
                                             `t12`.`status` IS NULL
                                            ) OR (
                                             `t12`.`status` = 'posted'
                                            )
                                           )
                                         ) AS `t34`
                                        ) AS `t55`
                                         ON `t123`.`payment_id` = `t55`.`payment_id`
                                       ) AS `t124`
                                       WHERE
                                        `t124`.`undone_at` <= `t124`.`asked_at`
                                      ) AS `t125`
                                      GROUP BY
                                       1,
                                       2
                                     ) AS `t127`
                                      ON `t121`.`ask` = `t127`.`ask` AND `t121`.`payment_id` = `t127`.`payment_id`
                                    ) AS `t128`
                                   ) AS `t129`
                                  ) AS `t130`
                                  GROUP BY
                                   1
                                 ) AS `t132`
                                  ON `t53`.`ask` = `t132`.`ask`
                                ) AS `t133`
                               ) AS `t134`
                              ) AS `t135`
                             ) AS `t136`
                            ) AS `t137`
                           ) AS `t138`
                          ) AS `t140`
                          INNER JOIN (
                           SELECT
                            `t10`.`promise_id`,
                            `t10`.`debt_ids`,
                            `t10`.`made_at`
                           FROM (
                            SELECT
                             `t4`.`promise_id`,
                             `t4`.`person_id`,
                             `t4`.`debt_ids`,
                             `t4`.`made_at`,
                             `t4`.`due_on`,
                             `t4`.`amount`,
                             `t4`.`status`
                            FROM `typed promises` AS `t4`
                           ) AS `t10`
                          ) AS `t29`
                           ON `t140`.`promise_id` = `t29`.`promise_id`
                          LEFT OUTER JOIN (
                           SELECT
                            `t87`.`promise_id`,
                            BOOL_AND(NOT `t87`.`creditor_id` IS NULL)
                            AND (
                             COUNT(DISTINCT `t87`.`creditor_id`) = 1
                            )
                            AND (
                             BOOL_AND(NOT `t87`.`currency` IS NULL) AND (
                              COUNT(DISTINCT `t87`.`currency`) = 1
                             )
                            )
                            AND BOOL_OR(`t87`.`owes`) AS `confirmable`
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
                                `t25`.`debt_id`
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
                               ) AS `t25`
                              ) AS `t36`
                             ) AS `owes`
                            FROM (
                             SELECT
                              `t72`.`promise_id`,
                              `t72`.`debt_id`,
                              `t72`.`creditor_id`,
                              `t72`.`currency`
                             FROM (
                              SELECT
                               `t48`.`promise_id`,
                               `t48`.`debt_id`,
                               `t58`.`debt_id` AS `debt_id_right`,
                               `t58`.`creditor_id`,
                               `t58`.`currency`
                              FROM (
                               SELECT DISTINCT
                                *
                               FROM (
                                SELECT
                                 `t10`.`promise_id`,
                                 EXPLODE(`t10`.`debt_ids`) AS `debt_id`
                                FROM (
                                 SELECT
                                  `t4`.`promise_id`,
                                  `t4`.`person_id`,
                                  `t4`.`debt_ids`,
                                  `t4`.`made_at`,
                                  `t4`.`due_on`,
                                  `t4`.`amount`,
                                  `t4`.`status`
                                 FROM `typed promises` AS `t4`
                                ) AS `t10`
                               ) AS `t28`
                              ) AS `t48`
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
                                  `t5`.`debt_id`,
                                  `t5`.`creditor_id`,
                                  `t5`.`product`,
                                  `t5`.`currency`,
                                  `t5`.`opened_on`,
                                  `t5`.`principal`,
                                  `t5`.`annual_rate`,
                                  `t5`.`as_of`,
                                  `t5`.`status`,
                                  `t5`.`penalty_rate`,
                                  `t5`.`grace_days`,
                                  `t5`.`allocation`,
                                  `t5`.`disbursed`,
                                  `t5`.`all_in_rate`,
                                  `t5`.`country`,
                                  `t5`.`region`,
                                  `t5`.`assigned_from`,
                                  `t5`.`assignment_notified_at`,
                                  `t5`.`original_creditor`,
                                  `t5`.`co_creditors`,
                                  `t5`.`platform_id`,
                                  `t5`.`account`,
                                  `t5`.`charged_off_on`,
                                  `t5`.`judgment_on`,
                                  `t5`.`itemized_on`,
                                  `t5`.`time_barred_on`,
                                  `t5`.`disputed_amount`,
                                  `t5`.`in_default_when_acquired`
                                 FROM `typed debts` AS `t5`
                                ) AS `t11`
                                WHERE
                                 (
                                  `t11`.`status` IS NULL
                                 ) OR NOT (
                                  `t11`.`status` IN ('discharged', 'settled', 'sold')
                                 )
                               ) AS `t42`
                              ) AS `t58`
                               ON `t48`.`debt_id` = `t58`.`debt_id`
                             ) AS `t72`
                            ) AS `t75`
                           ) AS `t87`
                           GROUP BY
                            1
                          ) AS `t106`
                           ON `t140`.`promise_id` = `t106`.`promise_id`
                         ) AS `t141`
                        ) AS `t142`
                       ) AS `t143`
                       WHERE
                        NOT `t143`.`turn` IS NULL
                      ) AS `t144`
                     ) AS `t145`
                    ) AS `t146`
                    WHERE
                     `t146`.`place` = 0
                   ) AS `t147`
                  ) AS `t149`
                  LEFT OUTER JOIN (
                   SELECT
                    `t151`.`person_id`,
                    BOOL_OR(COALESCE((
                     `t151`.`sent_at` >= `t151`.`since`
                    ) AND `t151`.`content` IN ('callback', 'knock'), FALSE)) AS `questioned`,
                    BOOL_OR(COALESCE((
                     `t151`.`sent_at` >= `t151`.`since`
                    ) AND (
                     `t151`.`content` = 'offer'
                    ), FALSE)) AS `offered`,
                    BOOL_OR(
                     COALESCE(
                      (
                       `t151`.`content` = 'offer'
                      )
                      AND STARTSWITH(`t151`.`template_id`, 'kept.')
                      AND (
                       SIZE(FILTER(`t151`.`about`, x -> ARRAY_CONTAINS(`t151`.`debt_ids`, x))) > 0
                      ),
                      FALSE
                     )
                    ) AS `thanked`
                   FROM (
                    SELECT
                     *
                    FROM (
                     SELECT
                      `t149`.`person_id`,
                      `t149`.`debt_ids`,
                      `t149`.`made_at`,
                      `t149`.`since`,
                      `t149`.`turn`,
                      `t45`.`content`,
                      `t45`.`template_id`,
                      `t45`.`sent_at`,
                      `t45`.`about`
                     FROM (
                      SELECT
                       `t147`.`person_id`,
                       `t147`.`debt_ids`,
                       `t147`.`made_at`,
                       `t147`.`since`,
                       `t147`.`turn`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t145`.`promise_id`,
                         `t145`.`person_id`,
                         `t145`.`due_on`,
                         `t145`.`amount`,
                         `t145`.`paid`,
                         `t145`.`state`,
                         `t145`.`kept_on`,
                         `t145`.`debt_ids`,
                         `t145`.`made_at`,
                         `t145`.`confirmable`,
                         `t145`.`turn`,
                         `t145`.`ago`,
                         `t145`.`since`,
                         ROW_NUMBER() OVER (
                          PARTITION BY `t145`.`person_id`
                          ORDER BY `t145`.`turn` ASC NULLS LAST, `t145`.`due_on` DESC, `t145`.`promise_id` DESC
                         ) - 1 AS `place`
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
                          CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t144`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            `t142`.`promise_id`,
                            `t142`.`person_id`,
                            `t142`.`due_on`,
                            `t142`.`amount`,
                            `t142`.`paid`,
                            `t142`.`state`,
                            `t142`.`kept_on`,
                            `t142`.`debt_ids`,
                            `t142`.`made_at`,
                            `t142`.`confirmable`,
                            CASE
                             WHEN (
                              `t142`.`state` = 'open'
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) = -1
                             )
                             THEN 0
                             WHEN (
                              `t142`.`state` = 'kept'
                             )
                             AND (
                              `t142`.`paid` >= `t142`.`amount`
                             )
                             AND COALESCE(`t142`.`confirmable`, FALSE)
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) >= 1
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) <= 2
                             )
                             THEN 1
                             WHEN (
                              `t142`.`state` = 'broken'
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) >= 1
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) <= 14
                             )
                             THEN 2
                             ELSE NULL
                            END AS `turn`,
                            IF(
                             CASE
                              WHEN (
                               `t142`.`state` = 'open'
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) = -1
                              )
                              THEN 0
                              WHEN (
                               `t142`.`state` = 'kept'
                              )
                              AND (
                               `t142`.`paid` >= `t142`.`amount`
                              )
                              AND COALESCE(`t142`.`confirmable`, FALSE)
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) >= 1
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) <= 2
                              )
                              THEN 1
                              WHEN (
                               `t142`.`state` = 'broken'
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) >= 1
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) <= 14
                              )
                              THEN 2
                              ELSE NULL
                             END = 1,
                             CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT),
                             CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT)
                            ) AS `ago`
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
                             `t141`.`confirmable`
                            FROM (
                             SELECT
                              `t140`.`promise_id`,
                              `t140`.`person_id`,
                              `t140`.`due_on`,
                              `t140`.`amount`,
                              `t140`.`paid`,
                              `t140`.`state`,
                              `t140`.`kept_on`,
                              `t29`.`debt_ids`,
                              `t29`.`made_at`,
                              `t106`.`promise_id` AS `promise_id_right`,
                              `t106`.`confirmable`
                             FROM (
                              SELECT
                               `t138`.`promise_id`,
                               `t138`.`person_id`,
                               `t138`.`due_on`,
                               `t138`.`amount`,
                               `t138`.`paid`,
                               `t138`.`state`,
                               `t138`.`kept_on`
                              FROM (
                               SELECT
                                `t137`.`promise_id`,
                                `t137`.`person_id`,
                                `t137`.`debt_ids`,
                                `t137`.`made_at`,
                                `t137`.`due_on`,
                                `t137`.`amount`,
                                `t137`.`status`,
                                `t137`.`ask`,
                                `t137`.`asked_at`,
                                `t137`.`paid`,
                                `t137`.`last_on`,
                                `t137`.`waits`,
                                `t137`.`unsure`,
                                `t137`.`kept`,
                                `t137`.`state`,
                                IF(`t137`.`state` = 'kept', `t137`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
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
                                 CASE
                                  WHEN COALESCE(`t136`.`status` = 'withdrawn', FALSE)
                                  THEN 'withdrawn'
                                  WHEN `t136`.`kept`
                                  THEN 'kept'
                                  WHEN COALESCE(`t136`.`unsure`, FALSE)
                                  THEN 'unknown'
                                  WHEN COALESCE(`t136`.`waits`, FALSE) OR (
                                   MAKE_DATE(2026, 11, 23) <= `t136`.`due_on`
                                  )
                                  THEN 'open'
                                  ELSE 'broken'
                                 END AS `state`
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
                                  COALESCE(`t135`.`status` = 'kept', FALSE) OR (
                                   `t135`.`paid` >= `t135`.`amount`
                                  ) AS `kept`
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
                                   COALESCE(`t134`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                                   `t134`.`last_on`,
                                   `t134`.`waits`,
                                   `t134`.`unsure`
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
                                    `t133`.`paid`,
                                    `t133`.`last_on`,
                                    `t133`.`waits`,
                                    `t133`.`unsure`
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
                                     `t132`.`ask` AS `ask_right`,
                                     `t132`.`paid`,
                                     `t132`.`last_on`,
                                     `t132`.`waits`,
                                     `t132`.`unsure`
                                    FROM `t41` AS `t53`
                                    LEFT OUTER JOIN (
                                     SELECT
                                      `t130`.`ask`,
                                      SUM(IF(COALESCE(`t130`.`status` = 'posted', FALSE) AND (
                                       `t130`.`net` > 0
                                      ), `t130`.`net`, NULL)) AS `paid`,
                                      MAX(IF(COALESCE(`t130`.`status` = 'posted', FALSE) AND (
                                       `t130`.`net` > 0
                                      ), `t130`.`day`, NULL)) AS `last_on`,
                                      BOOL_OR(COALESCE(`t130`.`status` = 'pending', FALSE)) AS `waits`,
                                      BOOL_OR((
                                       `t130`.`status` IS NULL
                                      ) OR COALESCE(`t130`.`doubted`, FALSE)) AS `unsure`
                                     FROM (
                                      SELECT
                                       `t129`.`ask`,
                                       `t129`.`made_at`,
                                       `t129`.`due_on`,
                                       `t129`.`asked_at`,
                                       `t129`.`debt_id`,
                                       `t129`.`payment_id`,
                                       `t129`.`status`,
                                       `t129`.`paid_at`,
                                       `t129`.`amount`,
                                       `t129`.`day`,
                                       `t129`.`undone`,
                                       `t129`.`doubted`,
                                       GREATEST(
                                        CAST(`t129`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t129`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                        CAST('0.00' AS DECIMAL(38, 2))
                                       ) AS `net`
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
                                        `t128`.`doubted`
                                       FROM (
                                        SELECT
                                         `t121`.`ask`,
                                         `t121`.`made_at`,
                                         `t121`.`due_on`,
                                         `t121`.`asked_at`,
                                         `t121`.`debt_id`,
                                         `t121`.`payment_id`,
                                         `t121`.`status`,
                                         `t121`.`paid_at`,
                                         `t121`.`amount`,
                                         `t121`.`day`,
                                         `t127`.`ask` AS `ask_right`,
                                         `t127`.`payment_id` AS `payment_id_right`,
                                         `t127`.`undone`,
                                         `t127`.`doubted`
                                        FROM `t119` AS `t121`
                                        LEFT OUTER JOIN (
                                         SELECT
                                          `t125`.`ask`,
                                          `t125`.`payment_id`,
                                          SUM(ABS(`t125`.`undone`)) AS `undone`,
                                          BOOL_OR(`t125`.`back_status` IS NULL) AS `doubted`
                                         FROM (
                                          SELECT
                                           *
                                          FROM (
                                           SELECT
                                            `t123`.`ask`,
                                            `t123`.`asked_at`,
                                            `t123`.`payment_id`,
                                            `t55`.`undone_at`,
                                            `t55`.`undone`,
                                            `t55`.`back_status`
                                           FROM (
                                            SELECT
                                             `t120`.`ask`,
                                             `t120`.`asked_at`,
                                             `t120`.`payment_id`
                                            FROM `t119` AS `t120`
                                           ) AS `t123`
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
                                               `t6`.`payment_id`,
                                               `t6`.`debt_id`,
                                               `t6`.`paid_at`,
                                               `t6`.`amount`,
                                               `t6`.`status`,
                                               `t6`.`value_on`,
                                               `t6`.`payer_id`,
                                               `t6`.`reverses`
                                              FROM `typed payments` AS `t6`
                                             ) AS `t12`
                                             WHERE
                                              NOT `t12`.`reverses` IS NULL AND (
                                               (
                                                `t12`.`status` IS NULL
                                               ) OR (
                                                `t12`.`status` = 'posted'
                                               )
                                              )
                                            ) AS `t34`
                                           ) AS `t55`
                                            ON `t123`.`payment_id` = `t55`.`payment_id`
                                          ) AS `t124`
                                          WHERE
                                           `t124`.`undone_at` <= `t124`.`asked_at`
                                         ) AS `t125`
                                         GROUP BY
                                          1,
                                          2
                                        ) AS `t127`
                                         ON `t121`.`ask` = `t127`.`ask` AND `t121`.`payment_id` = `t127`.`payment_id`
                                       ) AS `t128`
                                      ) AS `t129`
                                     ) AS `t130`
                                     GROUP BY
                                      1
                                    ) AS `t132`
                                     ON `t53`.`ask` = `t132`.`ask`
                                   ) AS `t133`
                                  ) AS `t134`
                                 ) AS `t135`
                                ) AS `t136`
                               ) AS `t137`
                              ) AS `t138`
                             ) AS `t140`
                             INNER JOIN (
                              SELECT
                               `t10`.`promise_id`,
                               `t10`.`debt_ids`,
                               `t10`.`made_at`
                              FROM (
                               SELECT
                                `t4`.`promise_id`,
                                `t4`.`person_id`,
                                `t4`.`debt_ids`,
                                `t4`.`made_at`,
                                `t4`.`due_on`,
                                `t4`.`amount`,
                                `t4`.`status`
                               FROM `typed promises` AS `t4`
                              ) AS `t10`
                             ) AS `t29`
                              ON `t140`.`promise_id` = `t29`.`promise_id`
                             LEFT OUTER JOIN (
                              SELECT
                               `t87`.`promise_id`,
                               BOOL_AND(NOT `t87`.`creditor_id` IS NULL)
                               AND (
                                COUNT(DISTINCT `t87`.`creditor_id`) = 1
                               )
                               AND (
                                BOOL_AND(NOT `t87`.`currency` IS NULL) AND (
                                 COUNT(DISTINCT `t87`.`currency`) = 1
                                )
                               )
                               AND BOOL_OR(`t87`.`owes`) AS `confirmable`
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
                                   `t25`.`debt_id`
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
                                  ) AS `t25`
                                 ) AS `t36`
                                ) AS `owes`
                               FROM (
                                SELECT
                                 `t72`.`promise_id`,
                                 `t72`.`debt_id`,
                                 `t72`.`creditor_id`,
                                 `t72`.`currency`
                                FROM (
                                 SELECT
                                  `t48`.`promise_id`,
                                  `t48`.`debt_id`,
                                  `t58`.`debt_id` AS `debt_id_right`,
                                  `t58`.`creditor_id`,
                                  `t58`.`currency`
                                 FROM (
                                  SELECT DISTINCT
                                   *
                                  FROM (
                                   SELECT
                                    `t10`.`promise_id`,
                                    EXPLODE(`t10`.`debt_ids`) AS `debt_id`
                                   FROM (
                                    SELECT
                                     `t4`.`promise_id`,
                                     `t4`.`person_id`,
                                     `t4`.`debt_ids`,
                                     `t4`.`made_at`,
                                     `t4`.`due_on`,
                                     `t4`.`amount`,
                                     `t4`.`status`
                                    FROM `typed promises` AS `t4`
                                   ) AS `t10`
                                  ) AS `t28`
                                 ) AS `t48`
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
                                     `t5`.`debt_id`,
                                     `t5`.`creditor_id`,
                                     `t5`.`product`,
                                     `t5`.`currency`,
                                     `t5`.`opened_on`,
                                     `t5`.`principal`,
                                     `t5`.`annual_rate`,
                                     `t5`.`as_of`,
                                     `t5`.`status`,
                                     `t5`.`penalty_rate`,
                                     `t5`.`grace_days`,
                                     `t5`.`allocation`,
                                     `t5`.`disbursed`,
                                     `t5`.`all_in_rate`,
                                     `t5`.`country`,
                                     `t5`.`region`,
                                     `t5`.`assigned_from`,
                                     `t5`.`assignment_notified_at`,
                                     `t5`.`original_creditor`,
                                     `t5`.`co_creditors`,
                                     `t5`.`platform_id`,
                                     `t5`.`account`,
                                     `t5`.`charged_off_on`,
                                     `t5`.`judgment_on`,
                                     `t5`.`itemized_on`,
                                     `t5`.`time_barred_on`,
                                     `t5`.`disputed_amount`,
                                     `t5`.`in_default_when_acquired`
                                    FROM `typed debts` AS `t5`
                                   ) AS `t11`
                                   WHERE
                                    (
                                     `t11`.`status` IS NULL
                                    ) OR NOT (
                                     `t11`.`status` IN ('discharged', 'settled', 'sold')
                                    )
                                  ) AS `t42`
                                 ) AS `t58`
                                  ON `t48`.`debt_id` = `t58`.`debt_id`
                                ) AS `t72`
                               ) AS `t75`
                              ) AS `t87`
                              GROUP BY
                               1
                             ) AS `t106`
                              ON `t140`.`promise_id` = `t106`.`promise_id`
                            ) AS `t141`
                           ) AS `t142`
                          ) AS `t143`
                          WHERE
                           NOT `t143`.`turn` IS NULL
                         ) AS `t144`
                        ) AS `t145`
                       ) AS `t146`
                       WHERE
                        `t146`.`place` = 0
                      ) AS `t147`
                     ) AS `t149`
                     INNER JOIN (
                      SELECT
                       `t26`.`person_id`,
                       `t26`.`content`,
                       `t26`.`template_id`,
                       `t26`.`at` AS `sent_at`,
                       `t26`.`debt_ids` AS `about`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t2`.`event_id`,
                         `t2`.`contact_id`,
                         `t2`.`at`,
                         `t2`.`direction`,
                         `t2`.`kind`,
                         `t2`.`channel`,
                         `t2`.`creditor_id`,
                         `t2`.`agency_id`,
                         `t2`.`debt_ids`,
                         `t2`.`person_id`,
                         `t2`.`point_id`,
                         `t2`.`mode`,
                         `t2`.`outcome`,
                         `t2`.`content`,
                         `t2`.`in_reply_to`,
                         `t2`.`text`,
                         `t2`.`language`,
                         `t2`.`amount`,
                         `t2`.`flags`,
                         `t2`.`disclosures`,
                         `t2`.`named_debts`,
                         `t2`.`counted_debts`,
                         `t2`.`spoke_with`,
                         `t2`.`duration_s`,
                         `t2`.`sender_id`,
                         `t2`.`to`,
                         `t2`.`to_role`,
                         `t2`.`collector_id`,
                         `t2`.`collectors`,
                         `t2`.`batch_id`,
                         `t2`.`template_id`,
                         `t2`.`recording`,
                         `t2`.`valid_until`
                        FROM `typed events` AS `t2`
                       ) AS `t8`
                       WHERE
                        `t8`.`direction` = 'out'
                        AND `t8`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                        AND NOT `t8`.`person_id` IS NULL
                      ) AS `t26`
                     ) AS `t45`
                      ON `t149`.`person_id` = `t45`.`person_id`
                    ) AS `t150`
                    WHERE
                     `t150`.`sent_at` >= `t150`.`made_at`
                   ) AS `t151`
                   GROUP BY
                    1
                  ) AS `t153`
                   ON `t149`.`person_id` = `t153`.`person_id`
                 ) AS `t154`
                ) AS `t155`
               ) AS `t157`
                ON `t117`.`person_id` = `t157`.`person_id`
              ) AS `t158`
             ) AS `t159`
            ) AS `t160`
           ) AS `t164`
            ON `t21`.`person_id` = `t164`.`person_id`
          ) AS `t165`
         ) AS `t167`
         LEFT OUTER JOIN (
          SELECT
           `t107`.`person_id`,
           `t107`.`channel`,
           COUNT(DISTINCT IF(NOT (
            `t107`.`neutral`
           ), `t107`.`contact_id`, NULL)) AS `told_in_vain`,
           COUNT(DISTINCT IF(`t107`.`neutral`, `t107`.`contact_id`, NULL)) AS `knocked_in_vain`
          FROM (
           SELECT
            *
           FROM (
            SELECT
             `t93`.`person_id`,
             `t93`.`channel`,
             `t93`.`contact_id`,
             `t93`.`begun_at`,
             `t93`.`neutral`,
             `t93`.`heard_at`
            FROM (
             SELECT
              `t86`.`person_id`,
              `t86`.`channel`,
              `t86`.`contact_id`,
              `t86`.`begun_at`,
              `t86`.`neutral`,
              `t62`.`person_id` AS `person_id_right`,
              `t62`.`heard_at`
             FROM (
              SELECT
               `t67`.`person_id`,
               `t67`.`channel`,
               `t67`.`contact_id`,
               MIN(`t67`.`at`) AS `begun_at`,
               BOOL_AND(COALESCE(`t67`.`content` IN ('callback', 'knock'), FALSE)) AS `neutral`
              FROM `t61` AS `t67`
              GROUP BY
               1,
               2,
               3
             ) AS `t86`
             LEFT OUTER JOIN (
              SELECT
               `t39`.`person_id`,
               MAX(`t39`.`at`) AS `heard_at`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t2`.`event_id`,
                 `t2`.`contact_id`,
                 `t2`.`at`,
                 `t2`.`direction`,
                 `t2`.`kind`,
                 `t2`.`channel`,
                 `t2`.`creditor_id`,
                 `t2`.`agency_id`,
                 `t2`.`debt_ids`,
                 `t2`.`person_id`,
                 `t2`.`point_id`,
                 `t2`.`mode`,
                 `t2`.`outcome`,
                 `t2`.`content`,
                 `t2`.`in_reply_to`,
                 `t2`.`text`,
                 `t2`.`language`,
                 `t2`.`amount`,
                 `t2`.`flags`,
                 `t2`.`disclosures`,
                 `t2`.`named_debts`,
                 `t2`.`counted_debts`,
                 `t2`.`spoke_with`,
                 `t2`.`duration_s`,
                 `t2`.`sender_id`,
                 `t2`.`to`,
                 `t2`.`to_role`,
                 `t2`.`collector_id`,
                 `t2`.`collectors`,
                 `t2`.`batch_id`,
                 `t2`.`template_id`,
                 `t2`.`recording`,
                 `t2`.`valid_until`
                FROM `typed events` AS `t2`
               ) AS `t8`
               WHERE
                (
                 (
                  `t8`.`direction` = 'in'
                 )
                 OR (
                  (
                   `t8`.`kind` = 'conversation'
                  ) AND (
                   `t8`.`spoke_with` = `t8`.`person_id`
                  )
                 )
                )
                AND `t8`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                AND NOT `t8`.`person_id` IS NULL
              ) AS `t39`
              GROUP BY
               1
             ) AS `t62`
              ON `t86`.`person_id` = `t62`.`person_id`
            ) AS `t93`
           ) AS `t96`
           WHERE
            (
             `t96`.`heard_at` IS NULL
            ) OR (
             `t96`.`begun_at` > `t96`.`heard_at`
            )
          ) AS `t107`
          GROUP BY
           1,
           2
         ) AS `t113`
          ON `t167`.`person_id` = `t113`.`person_id` AND `t167`.`channel` = `t113`.`channel`
        ) AS `t168`
       ) AS `t170`
       LEFT OUTER JOIN (
        SELECT
         `t95`.`candidate_id`,
         `t95`.`dpd`
        FROM `t92` AS `t95`
       ) AS `t103`
        ON `t170`.`candidate_id` = `t103`.`candidate_id`
      ) AS `t171`
     ) AS `t172`
    ) AS `t173`
   ) AS `t174`
  ) AS `t175`
 ) AS `t176`
)
SELECT
 `t194`.`person_id`,
 `t194`.`candidate_id`,
 `t194`.`outcome`,
 `t194`.`step`,
 `t194`.`by_choice`,
 `t194`.`rang_out`,
 `t194`.`last_way`,
 `t194`.`scarce`,
 `t194`.`out_at`,
 `t194`.`no_room`,
 `t194`.`debt_ids`,
 `t194`.`point_id`,
 `t194`.`channel`,
 `t194`.`mode`,
 `t194`.`verdict`,
 `t194`.`retry_at`,
 `t194`.`reasons`,
 `t194`.`right_party`,
 `t194`.`promise_step`,
 `t194`.`dpd`,
 `t194`.`overdue`,
 `t194`.`coming`,
 `t194`.`currency`
FROM (
 SELECT
  `t193`.`person_id`,
  `t193`.`candidate_id`,
  `t193`.`outcome`,
  `t193`.`step`,
  `t193`.`by_choice`,
  `t193`.`rang_out`,
  `t193`.`last_way`,
  `t193`.`scarce`,
  `t193`.`out_at`,
  `t193`.`no_room`,
  `t193`.`debt_ids`,
  `t193`.`point_id`,
  `t193`.`channel`,
  `t193`.`mode`,
  `t193`.`verdict`,
  `t193`.`retry_at`,
  `t193`.`reasons`,
  `t193`.`right_party`,
  `t193`.`promise_step`,
  `t98`.`candidate_id` AS `candidate_id_right`,
  `t98`.`dpd`,
  `t98`.`overdue`,
  `t98`.`coming`,
  `t98`.`currency`
 FROM (
  SELECT
   `t191`.`person_id`,
   `t191`.`candidate_id`,
   `t191`.`outcome`,
   `t191`.`step`,
   `t191`.`by_choice`,
   `t191`.`rang_out`,
   `t191`.`last_way`,
   `t191`.`scarce`,
   `t191`.`out_at`,
   `t191`.`no_room`,
   `t191`.`debt_ids`,
   `t191`.`point_id`,
   `t191`.`channel`,
   `t191`.`mode`,
   `t191`.`verdict`,
   `t191`.`retry_at`,
   `t191`.`reasons`,
   `t191`.`right_party`,
   `t191`.`promise_step`
  FROM (
   SELECT
    `t190`.`person_id`,
    `t190`.`candidate_id`,
    `t190`.`outcome`,
    `t190`.`step`,
    `t190`.`by_choice`,
    `t190`.`rang_out`,
    `t190`.`last_way`,
    `t190`.`scarce`,
    `t190`.`out_at`,
    `t190`.`no_room`,
    `t20`.`debt_ids`,
    `t20`.`point_id`,
    `t20`.`channel`,
    `t20`.`mode`,
    `t20`.`verdict`,
    `t20`.`retry_at`,
    `t20`.`reasons`,
    `t20`.`right_party`,
    `t163`.`person_id` AS `person_id_right`,
    `t163`.`promise_step`
   FROM (
    SELECT
     `t188`.`person_id`,
     `t188`.`candidate_id`,
     `t188`.`outcome`,
     `t188`.`step`,
     `t188`.`by_choice`,
     `t188`.`rang_out`,
     `t188`.`last_way`,
     CAST(NULL AS STRING) AS `scarce`,
     CAST(NULL AS TIMESTAMP_NTZ) AS `out_at`,
     FALSE AS `no_room`
    FROM (
     SELECT
      `t187`.`person_id`,
      `t187`.`first`.`candidate_id` AS `candidate_id`,
      `t187`.`first`.`outcome` AS `outcome`,
      `t187`.`first`.`step` AS `step`,
      `t187`.`first`.`by_choice` AS `by_choice`,
      `t187`.`first`.`rang_out` AS `rang_out`,
      `t187`.`first`.`last_way` AS `last_way`
     FROM (
      SELECT
       `t186`.`person_id`,
       MIN(`t186`.`rank`) AS `first`
      FROM (
       SELECT
        `t185`.`person_id`,
        `t185`.`channel`,
        `t185`.`outcome`,
        STRUCT(
         CASE `t185`.`outcome` WHEN 'planned' THEN 0 WHEN 'held' THEN 1 WHEN 'denied' THEN 4 ELSE 6 END + IF(`t185`.`last_way`, 2, 0) AS `open`,
         IF(`t185`.`rang_out`, 0, 1) AS `rang`,
         IF((
          `t185`.`outcome` = 'planned'
         ) AND NOT (
          `t185`.`by_choice`
         ), `t185`.`in_vain`, 0) AS `tries`,
         COALESCE(IF(`t185`.`outcome` = 'planned', `t185`.`order`, 0), 0) AS `order`,
         COALESCE(
          IF(`t185`.`outcome` = 'held', `t185`.`retry_at`, CAST('1970-01-01T00:00:00' AS TIMESTAMP_NTZ)),
          CAST('1970-01-01T00:00:00' AS TIMESTAMP_NTZ)
         ) AS `waits`,
         CASE `t185`.`verdict` WHEN 'limited' THEN 0 WHEN 'allow' THEN 1 WHEN 'delay' THEN 2 WHEN 'deny' THEN 3 ELSE 9 END AS `severity`,
         IF(COALESCE(`t185`.`right_party` = 'verified', FALSE), 0, 1) AS `proven`,
         COALESCE(`t185`.`channel_place`, 999) AS `place`,
         COALESCE(-(
          `t185`.`dpd`
         ), 1) AS `late`,
         `t185`.`candidate_id` AS `candidate_id`,
         `t185`.`outcome` AS `outcome`,
         `t185`.`step` AS `step`,
         `t185`.`by_choice` AS `by_choice`,
         `t185`.`rang_out` AS `rang_out`,
         `t185`.`last_way` AS `last_way`
        ) AS `rank`
       FROM (
        SELECT
         `t184`.`candidate_id`,
         `t184`.`person_id`,
         `t184`.`channel`,
         `t184`.`allowed`,
         `t184`.`reasons`,
         `t184`.`debt_ids`,
         `t184`.`verdict`,
         `t184`.`retry_at`,
         `t184`.`right_party`,
         `t184`.`own_channel`,
         `t184`.`reminders`,
         `t184`.`dialled`,
         `t184`.`promise_step`,
         `t184`.`promise_debts`,
         `t184`.`told_in_vain`,
         `t184`.`knocked_in_vain`,
         `t184`.`dpd`,
         `t184`.`by_choice`,
         `t184`.`last_way`,
         `t184`.`leads_on`,
         IF(`t184`.`outcome` = 'planned', `t184`.`step`, CAST(NULL AS BIGINT)) AS `step`,
         `t184`.`order`,
         `t184`.`channel_place`,
         `t184`.`in_vain`,
         `t184`.`rang_out`,
         `t184`.`outcome`
        FROM (
         SELECT
          `t178`.`candidate_id`,
          `t178`.`person_id`,
          `t178`.`channel`,
          `t178`.`allowed`,
          `t178`.`reasons`,
          `t178`.`debt_ids`,
          `t178`.`verdict`,
          `t178`.`retry_at`,
          `t178`.`right_party`,
          `t178`.`own_channel`,
          `t178`.`reminders`,
          `t178`.`dialled`,
          `t178`.`promise_step`,
          `t178`.`promise_debts`,
          `t178`.`told_in_vain`,
          `t178`.`knocked_in_vain`,
          `t178`.`dpd`,
          `t178`.`by_choice`,
          `t178`.`last_way`,
          `t178`.`leads_on`,
          `t178`.`step`,
          `t178`.`order`,
          `t178`.`channel_place`,
          `t178`.`in_vain`,
          `t178`.`channel` IN ('ai_call', 'call', 'ringless')
          AND COALESCE(`t178`.`dialled` >= 8, FALSE)
          AND (
           (
            (
             `t178`.`verdict` IN ('allow', 'limited')
             OR (
              COALESCE(`t178`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
               `t178`.`verdict` = 'delay'
              )
             )
            )
            AND (
             NOT `t178`.`step` IS NULL
            )
           )
           OR COALESCE(
            (
             `t178`.`verdict` = 'delay'
            )
            AND (
             `t178`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
            )
            AND (
             `t178`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
            ),
            FALSE
           )
          ) AS `rang_out`,
          CASE
           WHEN `t178`.`channel_place` IS NULL
           THEN 'skipped'
           WHEN (
            `t178`.`verdict` IN ('allow', 'limited')
            OR (
             COALESCE(`t178`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
              `t178`.`verdict` = 'delay'
             )
            )
           )
           AND (
            NOT `t178`.`step` IS NULL
           )
           AND NOT (
            (
             `t178`.`channel` IN ('ai_call', 'call', 'ringless')
             AND COALESCE(`t178`.`dialled` >= 8, FALSE)
             AND (
              (
               (
                `t178`.`verdict` IN ('allow', 'limited')
                OR (
                 COALESCE(`t178`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
                  `t178`.`verdict` = 'delay'
                 )
                )
               )
               AND (
                NOT `t178`.`step` IS NULL
               )
              )
              OR COALESCE(
               (
                `t178`.`verdict` = 'delay'
               )
               AND (
                `t178`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
               )
               AND (
                `t178`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
               ),
               FALSE
              )
             )
            )
            OR (
             `t178`.`last_way`
             AND `t178`.`person_id` IN (
              SELECT
               *
              FROM (
               SELECT DISTINCT
                *
               FROM (
                SELECT
                 `t180`.`person_id`
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   *
                  FROM `t177` AS `t178`
                  WHERE
                   NOT (
                    `t178`.`channel` IN ('ai_call', 'call', 'ringless') AND COALESCE(`t178`.`dialled` >= 8, FALSE)
                   )
                   AND NOT (
                    `t178`.`last_way`
                   )
                 ) AS `t179`
                 WHERE
                  `t179`.`verdict` = 'delay'
                  AND `t179`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                  AND `t179`.`retry_at` < CAST('2026-11-30T01:00:00' AS TIMESTAMP_NTZ)
                  AND NOT `t179`.`channel_place` IS NULL
                ) AS `t180`
               ) AS `t181`
              ) AS `t182`
             )
            )
           )
           THEN 'planned'
           WHEN COALESCE(
            (
             `t178`.`verdict` = 'delay'
            )
            AND (
             `t178`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
            )
            AND (
             `t178`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
            ),
            FALSE
           )
           AND NOT (
            (
             `t178`.`channel` IN ('ai_call', 'call', 'ringless')
             AND COALESCE(`t178`.`dialled` >= 8, FALSE)
             AND (
              (
               (
                `t178`.`verdict` IN ('allow', 'limited')
                OR (
                 COALESCE(`t178`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
                  `t178`.`verdict` = 'delay'
                 )
                )
               )
               AND (
                NOT `t178`.`step` IS NULL
               )
              )
              OR COALESCE(
               (
                `t178`.`verdict` = 'delay'
               )
               AND (
                `t178`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
               )
               AND (
                `t178`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
               ),
               FALSE
              )
             )
            )
            OR (
             `t178`.`last_way`
             AND `t178`.`person_id` IN (
              SELECT
               *
              FROM (
               SELECT DISTINCT
                *
               FROM (
                SELECT
                 `t180`.`person_id`
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   *
                  FROM `t177` AS `t178`
                  WHERE
                   NOT (
                    `t178`.`channel` IN ('ai_call', 'call', 'ringless') AND COALESCE(`t178`.`dialled` >= 8, FALSE)
                   )
                   AND NOT (
                    `t178`.`last_way`
                   )
                 ) AS `t179`
                 WHERE
                  `t179`.`verdict` = 'delay'
                  AND `t179`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                  AND `t179`.`retry_at` < CAST('2026-11-30T01:00:00' AS TIMESTAMP_NTZ)
                  AND NOT `t179`.`channel_place` IS NULL
                ) AS `t180`
               ) AS `t181`
              ) AS `t182`
             )
            )
           )
           THEN 'held'
           ELSE 'denied'
          END AS `outcome`
         FROM `t177` AS `t178`
        ) AS `t184`
       ) AS `t185`
      ) AS `t186`
      GROUP BY
       1
     ) AS `t187`
    ) AS `t188`
   ) AS `t190`
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
   ) AS `t20`
    ON `t190`.`candidate_id` = `t20`.`candidate_id`
   LEFT OUTER JOIN (
    SELECT
     `t160`.`person_id`,
     `t160`.`promise_step`
    FROM (
     SELECT
      `t159`.`person_id`,
      `t159`.`own_channel`,
      `t159`.`reminders`,
      `t159`.`reached`,
      `t159`.`dialled`,
      `t159`.`promise_step`,
      `t159`.`promise_debts`
     FROM (
      SELECT
       COALESCE(`t158`.`person_id`, `t158`.`person_id_right`) AS `person_id`,
       `t158`.`own_channel`,
       `t158`.`reminders`,
       `t158`.`reached`,
       `t158`.`dialled`,
       `t158`.`person_id_right`,
       `t158`.`promise_step`,
       `t158`.`promise_debts`
      FROM (
       SELECT
        `t117`.`person_id`,
        `t117`.`own_channel`,
        `t117`.`reminders`,
        `t117`.`reached`,
        `t117`.`dialled`,
        `t157`.`person_id` AS `person_id_right`,
        `t157`.`promise_step`,
        `t157`.`promise_debts`
       FROM (
        SELECT
         `t115`.`person_id`,
         `t115`.`own_channel`,
         `t115`.`reminders`,
         `t115`.`reached`,
         `t115`.`dialled`
        FROM (
         SELECT
          COALESCE(`t111`.`person_id`, `t111`.`person_id_right`) AS `person_id`,
          `t111`.`own_channel`,
          `t111`.`reminders`,
          `t111`.`person_id_right`,
          `t111`.`reached`,
          `t111`.`dialled`
         FROM (
          SELECT
           `t108`.`person_id`,
           `t108`.`own_channel`,
           `t108`.`reminders`,
           `t104`.`person_id` AS `person_id_right`,
           `t104`.`reached`,
           `t104`.`dialled`
          FROM (
           SELECT
            `t99`.`person_id`,
            `t99`.`own_channel`,
            `t99`.`reminders`
           FROM (
            SELECT
             COALESCE(`t91`.`person_id`, `t91`.`person_id_right`) AS `person_id`,
             `t91`.`own_channel`,
             `t91`.`person_id_right`,
             `t91`.`reminders`
            FROM (
             SELECT
              `t84`.`person_id`,
              `t84`.`own_channel`,
              `t52`.`person_id` AS `person_id_right`,
              `t52`.`reminders`
             FROM (
              SELECT
               `t70`.`person_id`,
               `t70`.`channel` AS `own_channel`
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
                   `t3`.`notice_id`,
                   `t3`.`at`,
                   `t3`.`kind`,
                   `t3`.`person_id`,
                   `t3`.`debt_id`,
                   `t3`.`point_id`,
                   `t3`.`creditor_id`,
                   `t3`.`channel`,
                   `t3`.`given_by`,
                   `t3`.`given_to`,
                   `t3`.`medium`,
                   `t3`.`scope`,
                   `t3`.`from`,
                   `t3`.`until`,
                   `t3`.`hours`,
                   `t3`.`days`,
                   `t3`.`received_at`,
                   `t3`.`recording`,
                   `t3`.`ref`,
                   `t3`.`detail`
                  FROM `typed notices` AS `t3`
                 ) AS `t9`
                 WHERE
                  `t9`.`kind` = 'prefers'
                  AND NOT `t9`.`channel` IS NULL
                  AND NOT `t9`.`person_id` IS NULL
                  AND `t9`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                  AND (
                   (
                    `t9`.`from` IS NULL
                   ) OR (
                    `t9`.`from` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                   )
                  )
                  AND (
                   (
                    `t9`.`until` IS NULL
                   ) OR (
                    `t9`.`until` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                   )
                  )
                  AND (
                   (
                    `t9`.`given_by` IS NULL
                   ) OR (
                    `t9`.`given_by` = `t9`.`person_id`
                   )
                  )
                ) AS `t33`
               ) AS `t63`
               WHERE
                `t63`.`place` = 0
              ) AS `t70`
             ) AS `t84`
             FULL OUTER JOIN (
              SELECT
               `t27`.`person_id`,
               COUNT(DISTINCT `t27`.`contact_id`) AS `reminders`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t2`.`event_id`,
                 `t2`.`contact_id`,
                 `t2`.`at`,
                 `t2`.`direction`,
                 `t2`.`kind`,
                 `t2`.`channel`,
                 `t2`.`creditor_id`,
                 `t2`.`agency_id`,
                 `t2`.`debt_ids`,
                 `t2`.`person_id`,
                 `t2`.`point_id`,
                 `t2`.`mode`,
                 `t2`.`outcome`,
                 `t2`.`content`,
                 `t2`.`in_reply_to`,
                 `t2`.`text`,
                 `t2`.`language`,
                 `t2`.`amount`,
                 `t2`.`flags`,
                 `t2`.`disclosures`,
                 `t2`.`named_debts`,
                 `t2`.`counted_debts`,
                 `t2`.`spoke_with`,
                 `t2`.`duration_s`,
                 `t2`.`sender_id`,
                 `t2`.`to`,
                 `t2`.`to_role`,
                 `t2`.`collector_id`,
                 `t2`.`collectors`,
                 `t2`.`batch_id`,
                 `t2`.`template_id`,
                 `t2`.`recording`,
                 `t2`.`valid_until`
                FROM `typed events` AS `t2`
               ) AS `t8`
               WHERE
                `t8`.`direction` = 'out'
                AND `t8`.`content` = 'reminder'
                AND `t8`.`at` > CAST('2026-11-16T01:00:00' AS TIMESTAMP_NTZ)
                AND `t8`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                AND NOT `t8`.`person_id` IS NULL
              ) AS `t27`
              GROUP BY
               1
             ) AS `t52`
              ON `t84`.`person_id` = `t52`.`person_id`
            ) AS `t91`
           ) AS `t99`
          ) AS `t108`
          FULL OUTER JOIN (
           SELECT
            `t90`.`person_id`,
            SUM(CAST(NOT (
             `t90`.`dialled`
            ) AS INT)) AS `reached`,
            SUM(CAST(`t90`.`dialled` AS INT)) AS `dialled`
           FROM (
            SELECT
             `t82`.`contact_id`,
             `t82`.`person_id`,
             `t80`.`dialled`
            FROM (
             SELECT DISTINCT
              *
             FROM (
              SELECT
               `t67`.`contact_id`,
               `t67`.`person_id`
              FROM `t61` AS `t67`
             ) AS `t69`
            ) AS `t82`
            INNER JOIN (
             SELECT
              `t47`.`contact_id`,
              BOOL_AND(
               COALESCE(
                `t47`.`channel` IN ('ai_call', 'call')
                AND (
                 `t47`.`kind` = 'attempt'
                )
                AND COALESCE(`t47`.`outcome`, 'no_answer') IN ('busy', 'no_answer', 'not_in_service', 'voicemail_full'),
                FALSE
               )
              ) AS `dialled`
             FROM `t38` AS `t47`
             GROUP BY
              1
            ) AS `t80`
             ON `t82`.`contact_id` = `t80`.`contact_id`
           ) AS `t90`
           GROUP BY
            1
          ) AS `t104`
           ON `t108`.`person_id` = `t104`.`person_id`
         ) AS `t111`
        ) AS `t115`
       ) AS `t117`
       FULL OUTER JOIN (
        SELECT
         `t155`.`person_id`,
         CASE
          WHEN `t155`.`turn` = 0
          THEN 'reminder'
          WHEN (
           `t155`.`turn` = 1
          )
          AND (
           NOT (
            COALESCE(`t155`.`questioned`, FALSE)
           ) AND NOT (
            COALESCE(`t155`.`offered`, FALSE)
           )
          )
          AND NOT (
           COALESCE(`t155`.`thanked`, FALSE)
          )
          THEN 'thanks'
          WHEN (
           `t155`.`turn` = 1
          ) OR COALESCE(`t155`.`thanked`, FALSE)
          THEN CAST(NULL AS STRING)
          WHEN NOT (
           COALESCE(`t155`.`questioned`, FALSE)
          ) AND NOT (
           COALESCE(`t155`.`offered`, FALSE)
          )
          THEN 'question'
          WHEN NOT (
           COALESCE(`t155`.`offered`, FALSE)
          )
          THEN 'offer'
          ELSE CAST(NULL AS STRING)
         END AS `promise_step`,
         `t155`.`debt_ids` AS `promise_debts`
        FROM (
         SELECT
          `t154`.`person_id`,
          `t154`.`debt_ids`,
          `t154`.`made_at`,
          `t154`.`since`,
          `t154`.`turn`,
          `t154`.`questioned`,
          `t154`.`offered`,
          `t154`.`thanked`
         FROM (
          SELECT
           `t149`.`person_id`,
           `t149`.`debt_ids`,
           `t149`.`made_at`,
           `t149`.`since`,
           `t149`.`turn`,
           `t153`.`person_id` AS `person_id_right`,
           `t153`.`questioned`,
           `t153`.`offered`,
           `t153`.`thanked`
          FROM (
           SELECT
            `t147`.`person_id`,
            `t147`.`debt_ids`,
            `t147`.`made_at`,
            `t147`.`since`,
            `t147`.`turn`
           FROM (
            SELECT
             *
            FROM (
             SELECT
              `t145`.`promise_id`,
              `t145`.`person_id`,
              `t145`.`due_on`,
              `t145`.`amount`,
              `t145`.`paid`,
              `t145`.`state`,
              `t145`.`kept_on`,
              `t145`.`debt_ids`,
              `t145`.`made_at`,
              `t145`.`confirmable`,
              `t145`.`turn`,
              `t145`.`ago`,
              `t145`.`since`,
              ROW_NUMBER() OVER (
               PARTITION BY `t145`.`person_id`
               ORDER BY `t145`.`turn` ASC NULLS LAST, `t145`.`due_on` DESC, `t145`.`promise_id` DESC
              ) - 1 AS `place`
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
               CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t144`.`ago` - 1, ' days') AS INTERVAL) AS `since`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t142`.`promise_id`,
                 `t142`.`person_id`,
                 `t142`.`due_on`,
                 `t142`.`amount`,
                 `t142`.`paid`,
                 `t142`.`state`,
                 `t142`.`kept_on`,
                 `t142`.`debt_ids`,
                 `t142`.`made_at`,
                 `t142`.`confirmable`,
                 CASE
                  WHEN (
                   `t142`.`state` = 'open'
                  )
                  AND (
                   CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) = -1
                  )
                  THEN 0
                  WHEN (
                   `t142`.`state` = 'kept'
                  )
                  AND (
                   `t142`.`paid` >= `t142`.`amount`
                  )
                  AND COALESCE(`t142`.`confirmable`, FALSE)
                  AND (
                   CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) >= 1
                  )
                  AND (
                   CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) <= 2
                  )
                  THEN 1
                  WHEN (
                   `t142`.`state` = 'broken'
                  )
                  AND (
                   CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) >= 1
                  )
                  AND (
                   CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) <= 14
                  )
                  THEN 2
                  ELSE NULL
                 END AS `turn`,
                 IF(
                  CASE
                   WHEN (
                    `t142`.`state` = 'open'
                   )
                   AND (
                    CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) = -1
                   )
                   THEN 0
                   WHEN (
                    `t142`.`state` = 'kept'
                   )
                   AND (
                    `t142`.`paid` >= `t142`.`amount`
                   )
                   AND COALESCE(`t142`.`confirmable`, FALSE)
                   AND (
                    CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) >= 1
                   )
                   AND (
                    CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) <= 2
                   )
                   THEN 1
                   WHEN (
                    `t142`.`state` = 'broken'
                   )
                   AND (
                    CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) >= 1
                   )
                   AND (
                    CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) <= 14
                   )
                   THEN 2
                   ELSE NULL
                  END = 1,
                  CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT),
                  CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT)
                 ) AS `ago`
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
                  `t141`.`confirmable`
                 FROM (
                  SELECT
                   `t140`.`promise_id`,
                   `t140`.`person_id`,
                   `t140`.`due_on`,
                   `t140`.`amount`,
                   `t140`.`paid`,
                   `t140`.`state`,
                   `t140`.`kept_on`,
                   `t29`.`debt_ids`,
                   `t29`.`made_at`,
                   `t106`.`promise_id` AS `promise_id_right`,
                   `t106`.`confirmable`
                  FROM (
                   SELECT
                    `t138`.`promise_id`,
                    `t138`.`person_id`,
                    `t138`.`due_on`,
                    `t138`.`amount`,
                    `t138`.`paid`,
                    `t138`.`state`,
                    `t138`.`kept_on`
                   FROM (
                    SELECT
                     `t137`.`promise_id`,
                     `t137`.`person_id`,
                     `t137`.`debt_ids`,
                     `t137`.`made_at`,
                     `t137`.`due_on`,
                     `t137`.`amount`,
                     `t137`.`status`,
                     `t137`.`ask`,
                     `t137`.`asked_at`,
                     `t137`.`paid`,
                     `t137`.`last_on`,
                     `t137`.`waits`,
                     `t137`.`unsure`,
                     `t137`.`kept`,
                     `t137`.`state`,
                     IF(`t137`.`state` = 'kept', `t137`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
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
                      CASE
                       WHEN COALESCE(`t136`.`status` = 'withdrawn', FALSE)
                       THEN 'withdrawn'
                       WHEN `t136`.`kept`
                       THEN 'kept'
                       WHEN COALESCE(`t136`.`unsure`, FALSE)
                       THEN 'unknown'
                       WHEN COALESCE(`t136`.`waits`, FALSE) OR (
                        MAKE_DATE(2026, 11, 23) <= `t136`.`due_on`
                       )
                       THEN 'open'
                       ELSE 'broken'
                      END AS `state`
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
                       COALESCE(`t135`.`status` = 'kept', FALSE) OR (
                        `t135`.`paid` >= `t135`.`amount`
                       ) AS `kept`
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
                        COALESCE(`t134`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                        `t134`.`last_on`,
                        `t134`.`waits`,
                        `t134`.`unsure`
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
                         `t133`.`paid`,
                         `t133`.`last_on`,
                         `t133`.`waits`,
                         `t133`.`unsure`
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
                          `t132`.`ask` AS `ask_right`,
                          `t132`.`paid`,
                          `t132`.`last_on`,
                          `t132`.`waits`,
                          `t132`.`unsure`
                         FROM `t41` AS `t53`
                         LEFT OUTER JOIN (
                          SELECT
                           `t130`.`ask`,
                           SUM(IF(COALESCE(`t130`.`status` = 'posted', FALSE) AND (
                            `t130`.`net` > 0
                           ), `t130`.`net`, NULL)) AS `paid`,
                           MAX(IF(COALESCE(`t130`.`status` = 'posted', FALSE) AND (
                            `t130`.`net` > 0
                           ), `t130`.`day`, NULL)) AS `last_on`,
                           BOOL_OR(COALESCE(`t130`.`status` = 'pending', FALSE)) AS `waits`,
                           BOOL_OR((
                            `t130`.`status` IS NULL
                           ) OR COALESCE(`t130`.`doubted`, FALSE)) AS `unsure`
                          FROM (
                           SELECT
                            `t129`.`ask`,
                            `t129`.`made_at`,
                            `t129`.`due_on`,
                            `t129`.`asked_at`,
                            `t129`.`debt_id`,
                            `t129`.`payment_id`,
                            `t129`.`status`,
                            `t129`.`paid_at`,
                            `t129`.`amount`,
                            `t129`.`day`,
                            `t129`.`undone`,
                            `t129`.`doubted`,
                            GREATEST(
                             CAST(`t129`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t129`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                             CAST('0.00' AS DECIMAL(38, 2))
                            ) AS `net`
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
                             `t128`.`doubted`
                            FROM (
                             SELECT
                              `t121`.`ask`,
                              `t121`.`made_at`,
                              `t121`.`due_on`,
                              `t121`.`asked_at`,
                              `t121`.`debt_id`,
                              `t121`.`payment_id`,
                              `t121`.`status`,
                              `t121`.`paid_at`,
                              `t121`.`amount`,
                              `t121`.`day`,
                              `t127`.`ask` AS `ask_right`,
                              `t127`.`payment_id` AS `payment_id_right`,
                              `t127`.`undone`,
                              `t127`.`doubted`
                             FROM `t119` AS `t121`
                             LEFT OUTER JOIN (
                              SELECT
                               `t125`.`ask`,
                               `t125`.`payment_id`,
                               SUM(ABS(`t125`.`undone`)) AS `undone`,
                               BOOL_OR(`t125`.`back_status` IS NULL) AS `doubted`
                              FROM (
                               SELECT
                                *
                               FROM (
                                SELECT
                                 `t123`.`ask`,
                                 `t123`.`asked_at`,
                                 `t123`.`payment_id`,
                                 `t55`.`undone_at`,
                                 `t55`.`undone`,
                                 `t55`.`back_status`
                                FROM (
                                 SELECT
                                  `t120`.`ask`,
                                  `t120`.`asked_at`,
                                  `t120`.`payment_id`
                                 FROM `t119` AS `t120`
                                ) AS `t123`
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
                                    `t6`.`payment_id`,
                                    `t6`.`debt_id`,
                                    `t6`.`paid_at`,
                                    `t6`.`amount`,
                                    `t6`.`status`,
                                    `t6`.`value_on`,
                                    `t6`.`payer_id`,
                                    `t6`.`reverses`
                                   FROM `typed payments` AS `t6`
                                  ) AS `t12`
                                  WHERE
                                   NOT `t12`.`reverses` IS NULL AND (
                                    (
                                     `t12`.`status` IS NULL
                                    ) OR (
                                     `t12`.`status` = 'posted'
                                    )
                                   )
                                 ) AS `t34`
                                ) AS `t55`
                                 ON `t123`.`payment_id` = `t55`.`payment_id`
                               ) AS `t124`
                               WHERE
                                `t124`.`undone_at` <= `t124`.`asked_at`
                              ) AS `t125`
                              GROUP BY
                               1,
                               2
                             ) AS `t127`
                              ON `t121`.`ask` = `t127`.`ask` AND `t121`.`payment_id` = `t127`.`payment_id`
                            ) AS `t128`
                           ) AS `t129`
                          ) AS `t130`
                          GROUP BY
                           1
                         ) AS `t132`
                          ON `t53`.`ask` = `t132`.`ask`
                        ) AS `t133`
                       ) AS `t134`
                      ) AS `t135`
                     ) AS `t136`
                    ) AS `t137`
                   ) AS `t138`
                  ) AS `t140`
                  INNER JOIN (
                   SELECT
                    `t10`.`promise_id`,
                    `t10`.`debt_ids`,
                    `t10`.`made_at`
                   FROM (
                    SELECT
                     `t4`.`promise_id`,
                     `t4`.`person_id`,
                     `t4`.`debt_ids`,
                     `t4`.`made_at`,
                     `t4`.`due_on`,
                     `t4`.`amount`,
                     `t4`.`status`
                    FROM `typed promises` AS `t4`
                   ) AS `t10`
                  ) AS `t29`
                   ON `t140`.`promise_id` = `t29`.`promise_id`
                  LEFT OUTER JOIN (
                   SELECT
                    `t87`.`promise_id`,
                    BOOL_AND(NOT `t87`.`creditor_id` IS NULL)
                    AND (
                     COUNT(DISTINCT `t87`.`creditor_id`) = 1
                    )
                    AND (
                     BOOL_AND(NOT `t87`.`currency` IS NULL) AND (
                      COUNT(DISTINCT `t87`.`currency`) = 1
                     )
                    )
                    AND BOOL_OR(`t87`.`owes`) AS `confirmable`
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
                        `t25`.`debt_id`
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
                       ) AS `t25`
                      ) AS `t36`
                     ) AS `owes`
                    FROM (
                     SELECT
                      `t72`.`promise_id`,
                      `t72`.`debt_id`,
                      `t72`.`creditor_id`,
                      `t72`.`currency`
                     FROM (
                      SELECT
                       `t48`.`promise_id`,
                       `t48`.`debt_id`,
                       `t58`.`debt_id` AS `debt_id_right`,
                       `t58`.`creditor_id`,
                       `t58`.`currency`
                      FROM (
                       SELECT DISTINCT
                        *
                       FROM (
                        SELECT
                         `t10`.`promise_id`,
                         EXPLODE(`t10`.`debt_ids`) AS `debt_id`
                        FROM (
                         SELECT
                          `t4`.`promise_id`,
                          `t4`.`person_id`,
                          `t4`.`debt_ids`,
                          `t4`.`made_at`,
                          `t4`.`due_on`,
                          `t4`.`amount`,
                          `t4`.`status`
                         FROM `typed promises` AS `t4`
                        ) AS `t10`
                       ) AS `t28`
                      ) AS `t48`
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
                          `t5`.`debt_id`,
                          `t5`.`creditor_id`,
                          `t5`.`product`,
                          `t5`.`currency`,
                          `t5`.`opened_on`,
                          `t5`.`principal`,
                          `t5`.`annual_rate`,
                          `t5`.`as_of`,
                          `t5`.`status`,
                          `t5`.`penalty_rate`,
                          `t5`.`grace_days`,
                          `t5`.`allocation`,
                          `t5`.`disbursed`,
                          `t5`.`all_in_rate`,
                          `t5`.`country`,
                          `t5`.`region`,
                          `t5`.`assigned_from`,
                          `t5`.`assignment_notified_at`,
                          `t5`.`original_creditor`,
                          `t5`.`co_creditors`,
                          `t5`.`platform_id`,
                          `t5`.`account`,
                          `t5`.`charged_off_on`,
                          `t5`.`judgment_on`,
                          `t5`.`itemized_on`,
                          `t5`.`time_barred_on`,
                          `t5`.`disputed_amount`,
                          `t5`.`in_default_when_acquired`
                         FROM `typed debts` AS `t5`
                        ) AS `t11`
                        WHERE
                         (
                          `t11`.`status` IS NULL
                         ) OR NOT (
                          `t11`.`status` IN ('discharged', 'settled', 'sold')
                         )
                       ) AS `t42`
                      ) AS `t58`
                       ON `t48`.`debt_id` = `t58`.`debt_id`
                     ) AS `t72`
                    ) AS `t75`
                   ) AS `t87`
                   GROUP BY
                    1
                  ) AS `t106`
                   ON `t140`.`promise_id` = `t106`.`promise_id`
                 ) AS `t141`
                ) AS `t142`
               ) AS `t143`
               WHERE
                NOT `t143`.`turn` IS NULL
              ) AS `t144`
             ) AS `t145`
            ) AS `t146`
            WHERE
             `t146`.`place` = 0
           ) AS `t147`
          ) AS `t149`
          LEFT OUTER JOIN (
           SELECT
            `t151`.`person_id`,
            BOOL_OR(COALESCE((
             `t151`.`sent_at` >= `t151`.`since`
            ) AND `t151`.`content` IN ('callback', 'knock'), FALSE)) AS `questioned`,
            BOOL_OR(COALESCE((
             `t151`.`sent_at` >= `t151`.`since`
            ) AND (
             `t151`.`content` = 'offer'
            ), FALSE)) AS `offered`,
            BOOL_OR(
             COALESCE(
              (
               `t151`.`content` = 'offer'
              )
              AND STARTSWITH(`t151`.`template_id`, 'kept.')
              AND (
               SIZE(FILTER(`t151`.`about`, x -> ARRAY_CONTAINS(`t151`.`debt_ids`, x))) > 0
              ),
              FALSE
             )
            ) AS `thanked`
           FROM (
            SELECT
             *
            FROM (
             SELECT
              `t149`.`person_id`,
              `t149`.`debt_ids`,
              `t149`.`made_at`,
              `t149`.`since`,
              `t149`.`turn`,
              `t45`.`content`,
              `t45`.`template_id`,
              `t45`.`sent_at`,
              `t45`.`about`
             FROM (
              SELECT
               `t147`.`person_id`,
               `t147`.`debt_ids`,
               `t147`.`made_at`,
               `t147`.`since`,
               `t147`.`turn`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t145`.`promise_id`,
                 `t145`.`person_id`,
                 `t145`.`due_on`,
                 `t145`.`amount`,
                 `t145`.`paid`,
                 `t145`.`state`,
                 `t145`.`kept_on`,
                 `t145`.`debt_ids`,
                 `t145`.`made_at`,
                 `t145`.`confirmable`,
                 `t145`.`turn`,
                 `t145`.`ago`,
                 `t145`.`since`,
                 ROW_NUMBER() OVER (
                  PARTITION BY `t145`.`person_id`
                  ORDER BY `t145`.`turn` ASC NULLS LAST, `t145`.`due_on` DESC, `t145`.`promise_id` DESC
                 ) - 1 AS `place`
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
                  CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t144`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t142`.`promise_id`,
                    `t142`.`person_id`,
                    `t142`.`due_on`,
                    `t142`.`amount`,
                    `t142`.`paid`,
                    `t142`.`state`,
                    `t142`.`kept_on`,
                    `t142`.`debt_ids`,
                    `t142`.`made_at`,
                    `t142`.`confirmable`,
                    CASE
                     WHEN (
                      `t142`.`state` = 'open'
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) = -1
                     )
                     THEN 0
                     WHEN (
                      `t142`.`state` = 'kept'
                     )
                     AND (
                      `t142`.`paid` >= `t142`.`amount`
                     )
                     AND COALESCE(`t142`.`confirmable`, FALSE)
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) >= 1
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) <= 2
                     )
                     THEN 1
                     WHEN (
                      `t142`.`state` = 'broken'
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) >= 1
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) <= 14
                     )
                     THEN 2
                     ELSE NULL
                    END AS `turn`,
                    IF(
                     CASE
                      WHEN (
                       `t142`.`state` = 'open'
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) = -1
                      )
                      THEN 0
                      WHEN (
                       `t142`.`state` = 'kept'
                      )
                      AND (
                       `t142`.`paid` >= `t142`.`amount`
                      )
                      AND COALESCE(`t142`.`confirmable`, FALSE)
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) >= 1
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT) <= 2
                      )
                      THEN 1
                      WHEN (
                       `t142`.`state` = 'broken'
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) >= 1
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT) <= 14
                      )
                      THEN 2
                      ELSE NULL
                     END = 1,
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`kept_on` AS DATE)) AS BIGINT),
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t142`.`due_on` AS DATE)) AS BIGINT)
                    ) AS `ago`
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
                     `t141`.`confirmable`
                    FROM (
                     SELECT
                      `t140`.`promise_id`,
                      `t140`.`person_id`,
                      `t140`.`due_on`,
                      `t140`.`amount`,
                      `t140`.`paid`,
                      `t140`.`state`,
                      `t140`.`kept_on`,
                      `t29`.`debt_ids`,
                      `t29`.`made_at`,
                      `t106`.`promise_id` AS `promise_id_right`,
                      `t106`.`confirmable`
                     FROM (
                      SELECT
                       `t138`.`promise_id`,
                       `t138`.`person_id`,
                       `t138`.`due_on`,
                       `t138`.`amount`,
                       `t138`.`paid`,
                       `t138`.`state`,
                       `t138`.`kept_on`
                      FROM (
                       SELECT
                        `t137`.`promise_id`,
                        `t137`.`person_id`,
                        `t137`.`debt_ids`,
                        `t137`.`made_at`,
                        `t137`.`due_on`,
                        `t137`.`amount`,
                        `t137`.`status`,
                        `t137`.`ask`,
                        `t137`.`asked_at`,
                        `t137`.`paid`,
                        `t137`.`last_on`,
                        `t137`.`waits`,
                        `t137`.`unsure`,
                        `t137`.`kept`,
                        `t137`.`state`,
                        IF(`t137`.`state` = 'kept', `t137`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
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
                         CASE
                          WHEN COALESCE(`t136`.`status` = 'withdrawn', FALSE)
                          THEN 'withdrawn'
                          WHEN `t136`.`kept`
                          THEN 'kept'
                          WHEN COALESCE(`t136`.`unsure`, FALSE)
                          THEN 'unknown'
                          WHEN COALESCE(`t136`.`waits`, FALSE) OR (
                           MAKE_DATE(2026, 11, 23) <= `t136`.`due_on`
                          )
                          THEN 'open'
                          ELSE 'broken'
                         END AS `state`
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
                          COALESCE(`t135`.`status` = 'kept', FALSE) OR (
                           `t135`.`paid` >= `t135`.`amount`
                          ) AS `kept`
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
                           COALESCE(`t134`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                           `t134`.`last_on`,
                           `t134`.`waits`,
                           `t134`.`unsure`
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
                            `t133`.`paid`,
                            `t133`.`last_on`,
                            `t133`.`waits`,
                            `t133`.`unsure`
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
                             `t132`.`ask` AS `ask_right`,
                             `t132`.`paid`,
                             `t132`.`last_on`,
                             `t132`.`waits`,
                             `t132`.`unsure`
                            FROM `t41` AS `t53`
                            LEFT OUTER JOIN (
                             SELECT
                              `t130`.`ask`,
                              SUM(IF(COALESCE(`t130`.`status` = 'posted', FALSE) AND (
                               `t130`.`net` > 0
                              ), `t130`.`net`, NULL)) AS `paid`,
                              MAX(IF(COALESCE(`t130`.`status` = 'posted', FALSE) AND (
                               `t130`.`net` > 0
                              ), `t130`.`day`, NULL)) AS `last_on`,
                              BOOL_OR(COALESCE(`t130`.`status` = 'pending', FALSE)) AS `waits`,
                              BOOL_OR((
                               `t130`.`status` IS NULL
                              ) OR COALESCE(`t130`.`doubted`, FALSE)) AS `unsure`
                             FROM (
                              SELECT
                               `t129`.`ask`,
                               `t129`.`made_at`,
                               `t129`.`due_on`,
                               `t129`.`asked_at`,
                               `t129`.`debt_id`,
                               `t129`.`payment_id`,
                               `t129`.`status`,
                               `t129`.`paid_at`,
                               `t129`.`amount`,
                               `t129`.`day`,
                               `t129`.`undone`,
                               `t129`.`doubted`,
                               GREATEST(
                                CAST(`t129`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t129`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                CAST('0.00' AS DECIMAL(38, 2))
                               ) AS `net`
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
                                `t128`.`doubted`
                               FROM (
                                SELECT
                                 `t121`.`ask`,
                                 `t121`.`made_at`,
                                 `t121`.`due_on`,
                                 `t121`.`asked_at`,
                                 `t121`.`debt_id`,
                                 `t121`.`payment_id`,
                                 `t121`.`status`,
                                 `t121`.`paid_at`,
                                 `t121`.`amount`,
                                 `t121`.`day`,
                                 `t127`.`ask` AS `ask_right`,
                                 `t127`.`payment_id` AS `payment_id_right`,
                                 `t127`.`undone`,
                                 `t127`.`doubted`
                                FROM `t119` AS `t121`
                                LEFT OUTER JOIN (
                                 SELECT
                                  `t125`.`ask`,
                                  `t125`.`payment_id`,
                                  SUM(ABS(`t125`.`undone`)) AS `undone`,
                                  BOOL_OR(`t125`.`back_status` IS NULL) AS `doubted`
                                 FROM (
                                  SELECT
                                   *
                                  FROM (
                                   SELECT
                                    `t123`.`ask`,
                                    `t123`.`asked_at`,
                                    `t123`.`payment_id`,
                                    `t55`.`undone_at`,
                                    `t55`.`undone`,
                                    `t55`.`back_status`
                                   FROM (
                                    SELECT
                                     `t120`.`ask`,
                                     `t120`.`asked_at`,
                                     `t120`.`payment_id`
                                    FROM `t119` AS `t120`
                                   ) AS `t123`
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
                                       `t6`.`payment_id`,
                                       `t6`.`debt_id`,
                                       `t6`.`paid_at`,
                                       `t6`.`amount`,
                                       `t6`.`status`,
                                       `t6`.`value_on`,
                                       `t6`.`payer_id`,
                                       `t6`.`reverses`
                                      FROM `typed payments` AS `t6`
                                     ) AS `t12`
                                     WHERE
                                      NOT `t12`.`reverses` IS NULL AND (
                                       (
                                        `t12`.`status` IS NULL
                                       ) OR (
                                        `t12`.`status` = 'posted'
                                       )
                                      )
                                    ) AS `t34`
                                   ) AS `t55`
                                    ON `t123`.`payment_id` = `t55`.`payment_id`
                                  ) AS `t124`
                                  WHERE
                                   `t124`.`undone_at` <= `t124`.`asked_at`
                                 ) AS `t125`
                                 GROUP BY
                                  1,
                                  2
                                ) AS `t127`
                                 ON `t121`.`ask` = `t127`.`ask` AND `t121`.`payment_id` = `t127`.`payment_id`
                               ) AS `t128`
                              ) AS `t129`
                             ) AS `t130`
                             GROUP BY
                              1
                            ) AS `t132`
                             ON `t53`.`ask` = `t132`.`ask`
                           ) AS `t133`
                          ) AS `t134`
                         ) AS `t135`
                        ) AS `t136`
                       ) AS `t137`
                      ) AS `t138`
                     ) AS `t140`
                     INNER JOIN (
                      SELECT
                       `t10`.`promise_id`,
                       `t10`.`debt_ids`,
                       `t10`.`made_at`
                      FROM (
                       SELECT
                        `t4`.`promise_id`,
                        `t4`.`person_id`,
                        `t4`.`debt_ids`,
                        `t4`.`made_at`,
                        `t4`.`due_on`,
                        `t4`.`amount`,
                        `t4`.`status`
                       FROM `typed promises` AS `t4`
                      ) AS `t10`
                     ) AS `t29`
                      ON `t140`.`promise_id` = `t29`.`promise_id`
                     LEFT OUTER JOIN (
                      SELECT
                       `t87`.`promise_id`,
                       BOOL_AND(NOT `t87`.`creditor_id` IS NULL)
                       AND (
                        COUNT(DISTINCT `t87`.`creditor_id`) = 1
                       )
                       AND (
                        BOOL_AND(NOT `t87`.`currency` IS NULL) AND (
                         COUNT(DISTINCT `t87`.`currency`) = 1
                        )
                       )
                       AND BOOL_OR(`t87`.`owes`) AS `confirmable`
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
                           `t25`.`debt_id`
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
                          ) AS `t25`
                         ) AS `t36`
                        ) AS `owes`
                       FROM (
                        SELECT
                         `t72`.`promise_id`,
                         `t72`.`debt_id`,
                         `t72`.`creditor_id`,
                         `t72`.`currency`
                        FROM (
                         SELECT
                          `t48`.`promise_id`,
                          `t48`.`debt_id`,
                          `t58`.`debt_id` AS `debt_id_right`,
                          `t58`.`creditor_id`,
                          `t58`.`currency`
                         FROM (
                          SELECT DISTINCT
                           *
                          FROM (
                           SELECT
                            `t10`.`promise_id`,
                            EXPLODE(`t10`.`debt_ids`) AS `debt_id`
                           FROM (
                            SELECT
                             `t4`.`promise_id`,
                             `t4`.`person_id`,
                             `t4`.`debt_ids`,
                             `t4`.`made_at`,
                             `t4`.`due_on`,
                             `t4`.`amount`,
                             `t4`.`status`
                            FROM `typed promises` AS `t4`
                           ) AS `t10`
                          ) AS `t28`
                         ) AS `t48`
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
                             `t5`.`debt_id`,
                             `t5`.`creditor_id`,
                             `t5`.`product`,
                             `t5`.`currency`,
                             `t5`.`opened_on`,
                             `t5`.`principal`,
                             `t5`.`annual_rate`,
                             `t5`.`as_of`,
                             `t5`.`status`,
                             `t5`.`penalty_rate`,
                             `t5`.`grace_days`,
                             `t5`.`allocation`,
                             `t5`.`disbursed`,
                             `t5`.`all_in_rate`,
                             `t5`.`country`,
                             `t5`.`region`,
                             `t5`.`assigned_from`,
                             `t5`.`assignment_notified_at`,
                             `t5`.`original_creditor`,
                             `t5`.`co_creditors`,
                             `t5`.`platform_id`,
                             `t5`.`account`,
                             `t5`.`charged_off_on`,
                             `t5`.`judgment_on`,
                             `t5`.`itemized_on`,
                             `t5`.`time_barred_on`,
                             `t5`.`disputed_amount`,
                             `t5`.`in_default_when_acquired`
                            FROM `typed debts` AS `t5`
                           ) AS `t11`
                           WHERE
                            (
                             `t11`.`status` IS NULL
                            ) OR NOT (
                             `t11`.`status` IN ('discharged', 'settled', 'sold')
                            )
                          ) AS `t42`
                         ) AS `t58`
                          ON `t48`.`debt_id` = `t58`.`debt_id`
                        ) AS `t72`
                       ) AS `t75`
                      ) AS `t87`
                      GROUP BY
                       1
                     ) AS `t106`
                      ON `t140`.`promise_id` = `t106`.`promise_id`
                    ) AS `t141`
                   ) AS `t142`
                  ) AS `t143`
                  WHERE
                   NOT `t143`.`turn` IS NULL
                 ) AS `t144`
                ) AS `t145`
               ) AS `t146`
               WHERE
                `t146`.`place` = 0
              ) AS `t147`
             ) AS `t149`
             INNER JOIN (
              SELECT
               `t26`.`person_id`,
               `t26`.`content`,
               `t26`.`template_id`,
               `t26`.`at` AS `sent_at`,
               `t26`.`debt_ids` AS `about`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t2`.`event_id`,
                 `t2`.`contact_id`,
                 `t2`.`at`,
                 `t2`.`direction`,
                 `t2`.`kind`,
                 `t2`.`channel`,
                 `t2`.`creditor_id`,
                 `t2`.`agency_id`,
                 `t2`.`debt_ids`,
                 `t2`.`person_id`,
                 `t2`.`point_id`,
                 `t2`.`mode`,
                 `t2`.`outcome`,
                 `t2`.`content`,
                 `t2`.`in_reply_to`,
                 `t2`.`text`,
                 `t2`.`language`,
                 `t2`.`amount`,
                 `t2`.`flags`,
                 `t2`.`disclosures`,
                 `t2`.`named_debts`,
                 `t2`.`counted_debts`,
                 `t2`.`spoke_with`,
                 `t2`.`duration_s`,
                 `t2`.`sender_id`,
                 `t2`.`to`,
                 `t2`.`to_role`,
                 `t2`.`collector_id`,
                 `t2`.`collectors`,
                 `t2`.`batch_id`,
                 `t2`.`template_id`,
                 `t2`.`recording`,
                 `t2`.`valid_until`
                FROM `typed events` AS `t2`
               ) AS `t8`
               WHERE
                `t8`.`direction` = 'out'
                AND `t8`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                AND NOT `t8`.`person_id` IS NULL
              ) AS `t26`
             ) AS `t45`
              ON `t149`.`person_id` = `t45`.`person_id`
            ) AS `t150`
            WHERE
             `t150`.`sent_at` >= `t150`.`made_at`
           ) AS `t151`
           GROUP BY
            1
          ) AS `t153`
           ON `t149`.`person_id` = `t153`.`person_id`
         ) AS `t154`
        ) AS `t155`
       ) AS `t157`
        ON `t117`.`person_id` = `t157`.`person_id`
      ) AS `t158`
     ) AS `t159`
    ) AS `t160`
   ) AS `t163`
    ON `t190`.`person_id` = `t163`.`person_id`
  ) AS `t191`
 ) AS `t193`
 LEFT OUTER JOIN `t92` AS `t98`
  ON `t193`.`candidate_id` = `t98`.`candidate_id`
) AS `t194`;

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
  NULLIF(ARRAY_SORT(COLLECT_SET(IF(NOT `t74`.`debt_id` IS NULL, `t74`.`debt_id`, NULL))), ARRAY()) AS `overdue_debt_ids`
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
      CASE WHEN `t166`.`by_choice` THEN 'own_choice;' WHEN `t166`.`last_way` THEN 'last_way;' ELSE 'gentlest;' END,
      COALESCE(`t166`.`right_party`, 'unverified')
     ),
     COALESCE(IF(`t166`.`dpd` > 0, CONCAT(';dpd=', CAST(`t166`.`dpd` AS STRING)), ''), '')
    ),
    COALESCE(IF(NOT `t166`.`promise_step` IS NULL, CONCAT(';promise=', `t166`.`promise_step`), ''), '')
   ),
   COALESCE(IF(NOT `t166`.`scarce` IS NULL, CONCAT(';limit=', `t166`.`scarce`), ''), '')
  )
  ELSE NULL
 END AS `why`,
 CASE
  WHEN `t166`.`status` = 'planned'
  THEN CAST((
   IF(
    COALESCE(`t166`.`promise_step` = 'thanks', FALSE),
    CAST('0.0000' AS DECIMAL(19, 4)),
    CASE `t166`.`step`
     WHEN 1
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     WHEN 2
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     WHEN 3
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     WHEN 4
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     WHEN 5
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     WHEN 6
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     WHEN 7
     THEN CAST('0.0050' AS DECIMAL(19, 4))
     WHEN 8
     THEN CAST('0.0040' AS DECIMAL(19, 4))
     WHEN 9
     THEN CAST('0.0050' AS DECIMAL(19, 4))
     WHEN 10
     THEN CAST('0.0060' AS DECIMAL(19, 4))
     WHEN 11
     THEN CAST('0.0080' AS DECIMAL(19, 4))
     WHEN 12
     THEN CAST('0.0300' AS DECIMAL(19, 4))
     WHEN 13
     THEN CAST('0.0300' AS DECIMAL(19, 4))
     WHEN 14
     THEN CAST('0.0120' AS DECIMAL(19, 4))
     WHEN 15
     THEN CAST('0.0120' AS DECIMAL(19, 4))
     WHEN 16
     THEN CAST('0.0150' AS DECIMAL(19, 4))
     WHEN 17
     THEN CAST('0.0150' AS DECIMAL(19, 4))
     WHEN 18
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     WHEN 19
     THEN CAST('0.0040' AS DECIMAL(19, 4))
     WHEN 20
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     WHEN 21
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     WHEN 22
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     WHEN 23
     THEN CAST('0.0300' AS DECIMAL(19, 4))
     WHEN 24
     THEN CAST('0.0120' AS DECIMAL(19, 4))
     WHEN 25
     THEN CAST('0.0150' AS DECIMAL(19, 4))
     WHEN 26
     THEN CAST('0.0100' AS DECIMAL(19, 4))
     ELSE NULL
    END
   ) * CAST(IF(
    IF(`t166`.`step` IN (15, 17, 2, 4, 6), `t166`.`coming`, `t166`.`overdue`) > CAST('99999999999999.99' AS DECIMAL(38, 18)),
    CAST('99999999999999.99' AS DECIMAL(38, 2)),
    IF(`t166`.`step` IN (15, 17, 2, 4, 6), `t166`.`coming`, `t166`.`overdue`)
   ) AS DECIMAL(19, 4))
  ) - (
   CASE `t166`.`step`
    WHEN 1
    THEN CAST('0.2000' AS DECIMAL(19, 4))
    WHEN 2
    THEN CAST('0.2000' AS DECIMAL(19, 4))
    WHEN 3
    THEN CAST('0.3000' AS DECIMAL(19, 4))
    WHEN 4
    THEN CAST('0.3000' AS DECIMAL(19, 4))
    WHEN 5
    THEN CAST('0.4000' AS DECIMAL(19, 4))
    WHEN 6
    THEN CAST('0.4000' AS DECIMAL(19, 4))
    WHEN 7
    THEN CAST('0.1000' AS DECIMAL(19, 4))
    WHEN 8
    THEN CAST('0.2000' AS DECIMAL(19, 4))
    WHEN 9
    THEN CAST('0.3000' AS DECIMAL(19, 4))
    WHEN 10
    THEN CAST('0.4000' AS DECIMAL(19, 4))
    WHEN 11
    THEN CAST('0.5000' AS DECIMAL(19, 4))
    WHEN 12
    THEN CAST('2.0000' AS DECIMAL(19, 4))
    WHEN 13
    THEN CAST('2.0000' AS DECIMAL(19, 4))
    WHEN 14
    THEN CAST('1.0000' AS DECIMAL(19, 4))
    WHEN 15
    THEN CAST('1.0000' AS DECIMAL(19, 4))
    WHEN 16
    THEN CAST('1.0000' AS DECIMAL(19, 4))
    WHEN 17
    THEN CAST('1.0000' AS DECIMAL(19, 4))
    WHEN 18
    THEN CAST('1.0000' AS DECIMAL(19, 4))
    WHEN 19
    THEN CAST('0.6000' AS DECIMAL(19, 4))
    WHEN 20
    THEN CAST('0.2000' AS DECIMAL(19, 4))
    WHEN 21
    THEN CAST('0.3000' AS DECIMAL(19, 4))
    WHEN 22
    THEN CAST('0.4000' AS DECIMAL(19, 4))
    WHEN 23
    THEN CAST('2.0000' AS DECIMAL(19, 4))
    WHEN 24
    THEN CAST('1.0000' AS DECIMAL(19, 4))
    WHEN 25
    THEN CAST('1.0000' AS DECIMAL(19, 4))
    WHEN 26
    THEN CAST('1.0000' AS DECIMAL(19, 4))
    ELSE NULL
   END * CASE `t166`.`currency`
    WHEN 'CNY'
    THEN CAST('5.0000' AS DECIMAL(19, 4))
    WHEN 'USD'
    THEN CAST('1.0000' AS DECIMAL(19, 4))
    WHEN 'EUR'
    THEN CAST('1.0000' AS DECIMAL(19, 4))
    WHEN 'INR'
    THEN CAST('20.0000' AS DECIMAL(19, 4))
    ELSE NULL
   END
  ) AS DECIMAL(18, 2))
  ELSE NULL
 END AS `expected_value`,
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
  `t165`.`promise_step`,
  `t165`.`dpd`,
  `t165`.`overdue`,
  `t165`.`coming`,
  `t165`.`currency`,
  `t165`.`contacted`,
  `t165`.`often`,
  CASE
   WHEN COALESCE(`t165`.`contacted`, FALSE) OR COALESCE(`t165`.`often`, FALSE)
   THEN 'denied'
   WHEN (
    `t165`.`outcome` IS NULL
   ) OR COALESCE(`t165`.`no_room`, FALSE)
   THEN 'skipped'
   ELSE `t165`.`outcome`
  END AS `status`
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
   `t164`.`promise_step`,
   `t164`.`dpd`,
   `t164`.`overdue`,
   `t164`.`coming`,
   `t164`.`currency`,
   `t164`.`contacted`,
   `t164`.`often`
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
    `t121`.`promise_step`,
    `t121`.`dpd`,
    `t121`.`overdue`,
    `t121`.`coming`,
    `t121`.`currency`,
    `t121`.`contacted`,
    `t163`.`person_id` AS `person_id_right`,
    `t163`.`often`
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
     `t117`.`promise_step`,
     `t117`.`dpd`,
     `t117`.`overdue`,
     `t117`.`coming`,
     `t117`.`currency`,
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
      `t114`.`promise_step`,
      `t114`.`dpd`,
      `t114`.`overdue`,
      `t114`.`coming`,
      `t114`.`currency`,
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
       `t109`.`promise_step`,
       `t109`.`dpd`,
       `t109`.`overdue`,
       `t109`.`coming`,
       `t109`.`currency`
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
        `t9`.`promise_step`,
        `t9`.`dpd`,
        `t9`.`overdue`,
        `t9`.`coming`,
        `t9`.`currency`
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
     `t161`.`person_id`,
     TRUE AS `often`
    FROM (
     SELECT
      `t160`.`person_id`
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
    ) AS `t161`
   ) AS `t163`
    ON `t121`.`person_id` = `t163`.`person_id`
  ) AS `t164`
 ) AS `t165`
) AS `t166`;
