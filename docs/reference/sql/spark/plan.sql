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
   `t3`.`complaint_id`,
   `t3`.`at`,
   `t3`.`source`,
   `t3`.`cause`,
   `t3`.`person_id`,
   `t3`.`point_id`,
   `t3`.`due_on`,
   `t3`.`extended_to`,
   `t3`.`answered_at`,
   `t3`.`outcome`
  FROM `typed complaints` AS `t3`
 ) AS `t12`
 WHERE
  `t12`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
), `t36` AS (
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
), `t55` AS (
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
), `t58` AS (
 SELECT
  `t42`.`promise_id`,
  `t42`.`person_id`,
  `t42`.`debt_ids`,
  `t42`.`made_at`,
  `t42`.`due_on`,
  `t42`.`amount`,
  `t42`.`status`,
  `t42`.`promise_id` AS `ask`,
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
 ) AS `t42`
), `t72` AS (
 SELECT
  *
 FROM `t36` AS `t47`
 WHERE
  `t47`.`person_id` IS NULL AND `t47`.`debt_id` IS NULL
), `t89` AS (
 SELECT
  *
 FROM `t55` AS `t64`
 WHERE
  NOT `t64`.`person_id` IS NULL
), `t134` AS (
 SELECT
  *
 FROM (
  SELECT
   `t92`.`candidate_id`,
   `t28`.`dpd`,
   `t28`.`total` AS `overdue`,
   `t28`.`next_due_amount` AS `coming`,
   `t28`.`currency`
  FROM (
   SELECT
    `t60`.`candidate_id`,
    TRY_ELEMENT_AT(`t60`.`debt_ids`, 1) AS `debt_id`
   FROM (
    SELECT
     *
    FROM `t20` AS `t25`
    WHERE
     SIZE(`t25`.`debt_ids`) = 1
   ) AS `t60`
  ) AS `t92`
  INNER JOIN (
   SELECT
    `t1`.`debt_id`,
    `t1`.`total`,
    `t1`.`next_due_amount`,
    `t1`.`dpd`,
    `t1`.`currency`
   FROM `plan_balance` AS `t1`
  ) AS `t28`
   ON `t92`.`debt_id` = `t28`.`debt_id`
 ) AS `t110`
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   `t111`.`candidate_id`,
   MAX(`t111`.`dpd`) AS `dpd`,
   CASE WHEN BOOL_OR(`t111`.`total` IS NULL) THEN CAST(NULL AS DECIMAL(38, 2)) ELSE SUM(`t111`.`total`) END AS `overdue`,
   SUM(`t111`.`next_due_amount`) AS `coming`,
   CASE WHEN COUNT(DISTINCT `t111`.`currency`) = 1 THEN MAX(`t111`.`currency`) ELSE NULL END AS `currency`
  FROM (
   SELECT
    `t93`.`candidate_id`,
    `t93`.`debt_id`,
    `t28`.`total`,
    `t28`.`next_due_amount`,
    `t28`.`dpd`,
    `t28`.`currency`
   FROM (
    SELECT
     `t61`.`candidate_id`,
     EXPLODE(`t61`.`debt_ids`) AS `debt_id`
    FROM (
     SELECT
      *
     FROM `t20` AS `t25`
     WHERE
      SIZE(`t25`.`debt_ids`) > 1
    ) AS `t61`
   ) AS `t93`
   INNER JOIN (
    SELECT
     `t1`.`debt_id`,
     `t1`.`total`,
     `t1`.`next_due_amount`,
     `t1`.`dpd`,
     `t1`.`currency`
    FROM `plan_balance` AS `t1`
   ) AS `t28`
    ON `t93`.`debt_id` = `t28`.`debt_id`
  ) AS `t111`
  GROUP BY
   1
 ) AS `t130`
), `t135` AS (
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    `t97`.`person_id`,
    `t97`.`kind`
   FROM (
    SELECT
     *
    FROM `t72` AS `t79`
    WHERE
     NOT `t79`.`person_id` IS NULL
   ) AS `t97`
  ) AS `t105`
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    `t52`.`person_id`,
    `t113`.`kind`
   FROM (
    SELECT
     `t98`.`point_id`,
     `t98`.`kind`
    FROM (
     SELECT
      *
     FROM `t72` AS `t79`
     WHERE
      `t79`.`person_id` IS NULL AND NOT `t79`.`point_id` IS NULL
    ) AS `t98`
   ) AS `t113`
   INNER JOIN (
    SELECT DISTINCT
     *
    FROM (
     SELECT
      `t11`.`point_id`,
      `t11`.`person_id`
     FROM (
      SELECT
       `t2`.`point_id`,
       `t2`.`person_id`,
       `t2`.`at`,
       `t2`.`kind`,
       `t2`.`as_of`,
       `t2`.`since`,
       `t2`.`source`,
       `t2`.`authority`,
       `t2`.`contact_id`
      FROM `typed evidence` AS `t2`
     ) AS `t11`
    ) AS `t29`
   ) AS `t52`
    ON `t113`.`point_id` = `t52`.`point_id`
  ) AS `t129`
 ) AS `t131`
 UNION ALL
 SELECT
  *
 FROM (
  SELECT
   *
  FROM (
   SELECT
    `t71`.`person_id`,
    `t71`.`kind`
   FROM (
    SELECT
     *
    FROM `t36` AS `t47`
    WHERE
     NOT `t47`.`person_id` IS NULL
   ) AS `t71`
  ) AS `t86`
  UNION ALL
  SELECT
   *
  FROM (
   SELECT
    `t37`.`person_id`,
    `t95`.`kind`
   FROM (
    SELECT
     `t73`.`debt_id`,
     `t73`.`kind`
    FROM (
     SELECT
      *
     FROM `t36` AS `t47`
     WHERE
      `t47`.`person_id` IS NULL AND NOT `t47`.`debt_id` IS NULL
    ) AS `t73`
   ) AS `t95`
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
   ) AS `t37`
    ON `t95`.`debt_id` = `t37`.`debt_id`
  ) AS `t114`
 ) AS `t119`
), `t171` AS (
 SELECT
  *
 FROM (
  SELECT
   `t102`.`ask`,
   `t102`.`made_at`,
   `t102`.`due_on`,
   `t102`.`asked_at`,
   `t102`.`debt_id`,
   `t164`.`payment_id`,
   `t164`.`status`,
   `t164`.`paid_at`,
   `t164`.`amount`,
   `t164`.`day`
  FROM (
   SELECT DISTINCT
    *
   FROM (
    SELECT
     `t66`.`ask`,
     `t66`.`made_at`,
     `t66`.`due_on`,
     `t66`.`asked_at`,
     EXPLODE(`t66`.`debt_ids`) AS `debt_id`
    FROM `t58` AS `t66`
   ) AS `t91`
  ) AS `t102`
  INNER JOIN (
   SELECT
    `t158`.`payment_id`,
    `t158`.`debt_id`,
    `t158`.`status`,
    `t158`.`paid_at`,
    `t158`.`amount`,
    `t158`.`day`
   FROM (
    SELECT
     `t141`.`payment_id`,
     `t141`.`debt_id`,
     `t141`.`paid_at`,
     `t141`.`amount`,
     `t141`.`status`,
     `t141`.`value_on`,
     `t141`.`payer_id`,
     `t141`.`reverses`,
     `t141`.`offset`,
     CAST(`t141`.`paid_at` + CAST(CONCAT(COALESCE(`t141`.`offset`, -720), ' minutes') AS INTERVAL) AS DATE) AS `day`
    FROM (
     SELECT
      `t137`.`payment_id`,
      `t137`.`debt_id`,
      `t137`.`paid_at`,
      `t137`.`amount`,
      `t137`.`status`,
      `t137`.`value_on`,
      `t137`.`payer_id`,
      `t137`.`reverses`,
      `t137`.`offset`
     FROM (
      SELECT
       `t50`.`payment_id`,
       `t50`.`debt_id`,
       `t50`.`paid_at`,
       `t50`.`amount`,
       `t50`.`status`,
       `t50`.`value_on`,
       `t50`.`payer_id`,
       `t50`.`reverses`,
       `t126`.`debt_id` AS `debt_id_right`,
       `t126`.`offset`
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
      ) AS `t50`
      LEFT OUTER JOIN (
       SELECT
        `t109`.`debt_id`,
        `t109`.`offset`
       FROM (
        SELECT
         `t104`.`debt_id`,
         `t104`.`creditor_id`,
         `t104`.`product`,
         `t104`.`currency`,
         `t104`.`opened_on`,
         `t104`.`principal`,
         `t104`.`annual_rate`,
         `t104`.`as_of`,
         `t104`.`status`,
         `t104`.`penalty_rate`,
         `t104`.`grace_days`,
         `t104`.`allocation`,
         `t104`.`disbursed`,
         `t104`.`all_in_rate`,
         `t104`.`country`,
         `t104`.`region`,
         `t104`.`assigned_from`,
         `t104`.`assignment_notified_at`,
         `t104`.`original_creditor`,
         `t104`.`co_creditors`,
         `t104`.`platform_id`,
         `t104`.`account`,
         `t104`.`charged_off_on`,
         `t104`.`judgment_on`,
         `t104`.`itemized_on`,
         `t104`.`time_barred_on`,
         `t104`.`disputed_amount`,
         `t104`.`in_default_when_acquired`,
         `t104`.`creditor_country`,
         `t104`.`offset`
        FROM (
         SELECT
          `t78`.`debt_id`,
          `t78`.`creditor_id`,
          `t78`.`product`,
          `t78`.`currency`,
          `t78`.`opened_on`,
          `t78`.`principal`,
          `t78`.`annual_rate`,
          `t78`.`as_of`,
          `t78`.`status`,
          `t78`.`penalty_rate`,
          `t78`.`grace_days`,
          `t78`.`allocation`,
          `t78`.`disbursed`,
          `t78`.`all_in_rate`,
          `t78`.`country`,
          `t78`.`region`,
          `t78`.`assigned_from`,
          `t78`.`assignment_notified_at`,
          `t78`.`original_creditor`,
          `t78`.`co_creditors`,
          `t78`.`platform_id`,
          `t78`.`account`,
          `t78`.`charged_off_on`,
          `t78`.`judgment_on`,
          `t78`.`itemized_on`,
          `t78`.`time_barred_on`,
          `t78`.`disputed_amount`,
          `t78`.`in_default_when_acquired`,
          `t78`.`creditor_id_right`,
          `t78`.`creditor_country`,
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
            COALESCE(COALESCE(`t78`.`country`, `t78`.`creditor_country`), '')
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
           )[COALESCE(COALESCE(`t78`.`country`, `t78`.`creditor_country`), '')],
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
           `t44`.`creditor_id` AS `creditor_id_right`,
           `t44`.`creditor_country`
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
          ) AS `t44`
           ON `t24`.`creditor_id` = `t44`.`creditor_id`
         ) AS `t78`
        ) AS `t104`
       ) AS `t109`
      ) AS `t126`
       ON `t50`.`debt_id` = `t126`.`debt_id`
     ) AS `t137`
    ) AS `t141`
   ) AS `t158`
  ) AS `t164`
   ON `t102`.`debt_id` = `t164`.`debt_id`
 ) AS `t170`
 WHERE
  `t170`.`paid_at` <= `t170`.`asked_at`
  AND `t170`.`paid_at` >= `t170`.`made_at`
  AND `t170`.`day` <= `t170`.`due_on`
), `t234` AS (
 SELECT
  `t233`.`candidate_id`,
  `t233`.`person_id`,
  `t233`.`channel`,
  `t233`.`allowed`,
  `t233`.`reasons`,
  `t233`.`debt_ids`,
  `t233`.`verdict`,
  `t233`.`retry_at`,
  `t233`.`right_party`,
  `t233`.`own_channel`,
  `t233`.`reminders`,
  `t233`.`dialled`,
  `t233`.`promise_step`,
  `t233`.`promise_debts`,
  `t233`.`told_in_vain`,
  `t233`.`knocked_in_vain`,
  `t233`.`dpd`,
  `t233`.`by_choice`,
  `t233`.`last_way`,
  `t233`.`leads_on`,
  `t233`.`step`,
  `t233`.`order`,
  `t233`.`channel_place`,
  COALESCE(IF(`t233`.`step` IN (10, 11, 12, 13, 19, 7, 8, 9), `t233`.`knocked_in_vain`, `t233`.`told_in_vain`), 0) + CASE `t233`.`step`
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
   `t232`.`candidate_id`,
   `t232`.`person_id`,
   `t232`.`channel`,
   `t232`.`allowed`,
   `t232`.`reasons`,
   `t232`.`debt_ids`,
   `t232`.`verdict`,
   `t232`.`retry_at`,
   `t232`.`right_party`,
   `t232`.`own_channel`,
   `t232`.`reminders`,
   `t232`.`dialled`,
   `t232`.`promise_step`,
   `t232`.`promise_debts`,
   `t232`.`told_in_vain`,
   `t232`.`knocked_in_vain`,
   `t232`.`dpd`,
   `t232`.`by_choice`,
   `t232`.`last_way`,
   `t232`.`leads_on`,
   CASE
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN 1
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    AND `t232`.`by_choice`
    THEN 2
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN 20
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN 7
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN 3
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    AND `t232`.`by_choice`
    THEN 4
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN 21
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN 5
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    AND `t232`.`by_choice`
    THEN 6
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN 22
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN 8
    WHEN (
     `t232`.`channel` = 'push'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN 9
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN 14
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    AND `t232`.`by_choice`
    THEN 15
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN 24
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN 10
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN 16
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    AND `t232`.`by_choice`
    THEN 17
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN 25
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN 11
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t232`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
     )
    )
    AND `t232`.`by_choice`
    THEN 23
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t232`.`promise_step` IN ('question')
       AND IF(
        `t232`.`promise_step` = 'thanks',
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN 12
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t232`.`promise_step` IN ('question')
       AND IF(
        `t232`.`promise_step` = 'thanks',
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN 13
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN 18
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN 26
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN 19
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 1
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    THEN 2
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 3
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    THEN 4
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 5
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    THEN 6
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 7
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 8
    WHEN (
     `t232`.`channel` = 'push'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 9
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 10
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 11
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t232`.`promise_step` IN ('question')
       AND IF(
        `t232`.`promise_step` = 'thanks',
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t232`.`leads_on`
    THEN 12
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t232`.`promise_step` IN ('question')
       AND IF(
        `t232`.`promise_step` = 'thanks',
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t232`.`leads_on`
    THEN 13
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 14
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    THEN 15
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 16
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    THEN 17
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 18
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 19
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 20
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 21
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 22
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t232`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
     )
    )
    THEN 23
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 24
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 25
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 26
    ELSE NULL
   END AS `step`,
   CASE
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN -52
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    AND `t232`.`by_choice`
    THEN -51
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN -50
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN -49
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN -52
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    AND `t232`.`by_choice`
    THEN -51
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN -50
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN -52
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    AND `t232`.`by_choice`
    THEN -51
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN -50
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN -49
    WHEN (
     `t232`.`channel` = 'push'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN -52
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN -52
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    AND `t232`.`by_choice`
    THEN -51
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN -50
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN -49
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN -52
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    AND `t232`.`by_choice`
    THEN -51
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN -50
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN -49
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t232`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
     )
    )
    AND `t232`.`by_choice`
    THEN -52
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t232`.`promise_step` IN ('question')
       AND IF(
        `t232`.`promise_step` = 'thanks',
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN -51
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t232`.`promise_step` IN ('question')
       AND IF(
        `t232`.`promise_step` = 'thanks',
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN -50
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`by_choice`
    THEN -52
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    AND `t232`.`by_choice`
    THEN -51
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    AND `t232`.`by_choice`
    THEN -50
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 1
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    THEN 2
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 3
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    THEN 4
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 5
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    THEN 6
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 7
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 8
    WHEN (
     `t232`.`channel` = 'push'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 9
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 10
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 11
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'callback'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t232`.`promise_step` IN ('question')
       AND IF(
        `t232`.`promise_step` = 'thanks',
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t232`.`leads_on`
    THEN 12
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR (
      COALESCE(
       `t232`.`promise_step` IN ('question')
       AND IF(
        `t232`.`promise_step` = 'thanks',
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
        SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
       ),
       FALSE
      )
      AND (
       `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
      )
     )
    )
    AND `t232`.`leads_on`
    THEN 13
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 14
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    THEN 15
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 16
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'reminder'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('reminder')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND (
     COALESCE(`t232`.`reminders`, 0) < 2
    )
    THEN 17
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'full'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      FALSE
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    THEN 18
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'knock'), FALSE))
    AND (
     (
      `t232`.`promise_step` IS NULL
     )
     OR COALESCE(
      `t232`.`promise_step` IN ('question')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
    )
    AND `t232`.`leads_on`
    THEN 19
    WHEN (
     `t232`.`channel` = 'inbox'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 20
    WHEN (
     `t232`.`channel` = 'app'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 21
    WHEN (
     `t232`.`channel` = 'email'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 22
    WHEN (
     `t232`.`channel` = 'call'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND (
     COALESCE(
      `t232`.`promise_step` IN ('offer', 'thanks')
      AND IF(
       `t232`.`promise_step` = 'thanks',
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
       SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
      ),
      FALSE
     )
     AND (
      `t232`.`by_choice` OR COALESCE(`t232`.`promise_step` <> 'thanks', TRUE)
     )
    )
    THEN 23
    WHEN (
     `t232`.`channel` = 'im'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 24
    WHEN (
     `t232`.`channel` = 'sms'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 25
    WHEN (
     `t232`.`channel` = 'letter'
    )
    AND IF(`t232`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t232`.`allowed`, 'offer'), FALSE))
    AND COALESCE(
     `t232`.`promise_step` IN ('offer', 'thanks')
     AND IF(
      `t232`.`promise_step` = 'thanks',
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t232`.`promise_debts`)),
      SIZE(FILTER(`t232`.`debt_ids`, x -> ARRAY_CONTAINS(`t232`.`promise_debts`, x))) > 0
     ),
     FALSE
    )
    THEN 26
    ELSE NULL
   END AS `order`,
   CASE `t232`.`channel`
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
    `t231`.`candidate_id`,
    `t231`.`person_id`,
    `t231`.`channel`,
    `t231`.`allowed`,
    `t231`.`reasons`,
    `t231`.`debt_ids`,
    `t231`.`verdict`,
    `t231`.`retry_at`,
    `t231`.`right_party`,
    `t231`.`own_channel`,
    `t231`.`reminders`,
    `t231`.`dialled`,
    `t231`.`promise_step`,
    `t231`.`promise_debts`,
    `t231`.`told_in_vain`,
    `t231`.`knocked_in_vain`,
    `t231`.`dpd`,
    `t231`.`by_choice`,
    `t231`.`last_way`,
    NOT (
     `t231`.`channel` IN ('ai_call', 'call', 'ringless')
    )
    OR COALESCE(
     SIZE(
      FILTER(
       `t231`.`reasons`,
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
     `t230`.`candidate_id`,
     `t230`.`person_id`,
     `t230`.`channel`,
     `t230`.`allowed`,
     `t230`.`reasons`,
     `t230`.`debt_ids`,
     `t230`.`verdict`,
     `t230`.`retry_at`,
     `t230`.`right_party`,
     `t230`.`own_channel`,
     `t230`.`reminders`,
     `t230`.`dialled`,
     `t230`.`promise_step`,
     `t230`.`promise_debts`,
     `t230`.`told_in_vain`,
     `t230`.`knocked_in_vain`,
     `t230`.`dpd`,
     `t230`.`by_choice`,
     `t230`.`channel` IN ('letter') AND NOT (
      `t230`.`by_choice`
     ) AS `last_way`
    FROM (
     SELECT
      `t229`.`candidate_id`,
      `t229`.`person_id`,
      `t229`.`channel`,
      `t229`.`allowed`,
      `t229`.`reasons`,
      `t229`.`debt_ids`,
      `t229`.`verdict`,
      `t229`.`retry_at`,
      `t229`.`right_party`,
      `t229`.`own_channel`,
      `t229`.`reminders`,
      `t229`.`dialled`,
      `t229`.`promise_step`,
      `t229`.`promise_debts`,
      `t229`.`told_in_vain`,
      `t229`.`knocked_in_vain`,
      `t229`.`dpd`,
      COALESCE(`t229`.`channel` = `t229`.`own_channel`, FALSE) AS `by_choice`
     FROM (
      SELECT
       `t228`.`candidate_id`,
       `t228`.`person_id`,
       `t228`.`channel`,
       `t228`.`allowed`,
       `t228`.`reasons`,
       `t228`.`debt_ids`,
       `t228`.`verdict`,
       `t228`.`retry_at`,
       `t228`.`right_party`,
       `t228`.`own_channel`,
       `t228`.`reminders`,
       `t228`.`dialled`,
       `t228`.`promise_step`,
       `t228`.`promise_debts`,
       `t228`.`told_in_vain`,
       `t228`.`knocked_in_vain`,
       `t228`.`dpd`
      FROM (
       SELECT
        `t227`.`candidate_id`,
        `t227`.`person_id`,
        `t227`.`channel`,
        `t227`.`allowed`,
        `t227`.`reasons`,
        `t227`.`debt_ids`,
        `t227`.`verdict`,
        `t227`.`retry_at`,
        `t227`.`right_party`,
        `t227`.`own_channel`,
        `t227`.`reminders`,
        `t227`.`dialled`,
        `t227`.`promise_step`,
        `t227`.`promise_debts`,
        `t227`.`told_in_vain`,
        `t227`.`knocked_in_vain`,
        `t147`.`candidate_id` AS `candidate_id_right`,
        `t147`.`dpd`
       FROM (
        SELECT
         `t224`.`candidate_id`,
         `t224`.`person_id`,
         `t224`.`channel`,
         `t224`.`allowed`,
         `t224`.`reasons`,
         `t224`.`debt_ids`,
         `t224`.`verdict`,
         `t224`.`retry_at`,
         `t224`.`right_party`,
         `t224`.`own_channel`,
         `t224`.`reminders`,
         `t224`.`dialled`,
         `t224`.`promise_step`,
         `t224`.`promise_debts`,
         `t224`.`told_in_vain`,
         `t224`.`knocked_in_vain`
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
          `t163`.`person_id` AS `person_id_right`,
          `t163`.`channel` AS `channel_right`,
          `t163`.`told_in_vain`,
          `t163`.`knocked_in_vain`
         FROM (
          SELECT
           `t218`.`candidate_id`,
           `t218`.`person_id`,
           `t218`.`channel`,
           `t218`.`allowed`,
           `t218`.`reasons`,
           `t218`.`debt_ids`,
           `t218`.`verdict`,
           `t218`.`retry_at`,
           `t218`.`right_party`,
           `t218`.`own_channel`,
           `t218`.`reminders`,
           `t218`.`dialled`,
           `t218`.`promise_step`,
           `t218`.`promise_debts`
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
            `t216`.`person_id` AS `person_id_right`,
            `t216`.`own_channel`,
            `t216`.`reminders`,
            `t216`.`dialled`,
            `t216`.`promise_step`,
            `t216`.`promise_debts`
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
             `t212`.`person_id`,
             `t212`.`own_channel`,
             `t212`.`reminders`,
             `t212`.`dialled`,
             `t212`.`promise_step`,
             `t212`.`promise_debts`
            FROM (
             SELECT
              `t211`.`person_id`,
              `t211`.`own_channel`,
              `t211`.`reminders`,
              `t211`.`reached`,
              `t211`.`dialled`,
              `t211`.`promise_step`,
              `t211`.`promise_debts`
             FROM (
              SELECT
               COALESCE(`t210`.`person_id`, `t210`.`person_id_right`) AS `person_id`,
               `t210`.`own_channel`,
               `t210`.`reminders`,
               `t210`.`reached`,
               `t210`.`dialled`,
               `t210`.`person_id_right`,
               `t210`.`promise_step`,
               `t210`.`promise_debts`
              FROM (
               SELECT
                `t169`.`person_id`,
                `t169`.`own_channel`,
                `t169`.`reminders`,
                `t169`.`reached`,
                `t169`.`dialled`,
                `t209`.`person_id` AS `person_id_right`,
                `t209`.`promise_step`,
                `t209`.`promise_debts`
               FROM (
                SELECT
                 `t167`.`person_id`,
                 `t167`.`own_channel`,
                 `t167`.`reminders`,
                 `t167`.`reached`,
                 `t167`.`dialled`
                FROM (
                 SELECT
                  COALESCE(`t160`.`person_id`, `t160`.`person_id_right`) AS `person_id`,
                  `t160`.`own_channel`,
                  `t160`.`reminders`,
                  `t160`.`person_id_right`,
                  `t160`.`reached`,
                  `t160`.`dialled`
                 FROM (
                  SELECT
                   `t153`.`person_id`,
                   `t153`.`own_channel`,
                   `t153`.`reminders`,
                   `t151`.`person_id` AS `person_id_right`,
                   `t151`.`reached`,
                   `t151`.`dialled`
                  FROM (
                   SELECT
                    `t143`.`person_id`,
                    `t143`.`own_channel`,
                    `t143`.`reminders`
                   FROM (
                    SELECT
                     COALESCE(`t132`.`person_id`, `t132`.`person_id_right`) AS `person_id`,
                     `t132`.`own_channel`,
                     `t132`.`person_id_right`,
                     `t132`.`reminders`
                    FROM (
                     SELECT
                      `t120`.`person_id`,
                      `t120`.`own_channel`,
                      `t74`.`person_id` AS `person_id_right`,
                      `t74`.`reminders`
                     FROM (
                      SELECT
                       `t100`.`person_id`,
                       `t100`.`channel` AS `own_channel`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t48`.`notice_id`,
                         `t48`.`at`,
                         `t48`.`kind`,
                         `t48`.`person_id`,
                         `t48`.`debt_id`,
                         `t48`.`point_id`,
                         `t48`.`creditor_id`,
                         `t48`.`channel`,
                         `t48`.`given_by`,
                         `t48`.`given_to`,
                         `t48`.`medium`,
                         `t48`.`scope`,
                         `t48`.`from`,
                         `t48`.`until`,
                         `t48`.`hours`,
                         `t48`.`days`,
                         `t48`.`received_at`,
                         `t48`.`recording`,
                         `t48`.`ref`,
                         `t48`.`detail`,
                         ROW_NUMBER() OVER (PARTITION BY `t48`.`person_id` ORDER BY `t48`.`at` DESC, `t48`.`notice_id` DESC) - 1 AS `place`
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
                        ) AS `t48`
                       ) AS `t88`
                       WHERE
                        `t88`.`place` = 0
                      ) AS `t100`
                     ) AS `t120`
                     FULL OUTER JOIN (
                      SELECT
                       `t39`.`person_id`,
                       COUNT(DISTINCT `t39`.`contact_id`) AS `reminders`
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
                      ) AS `t39`
                      GROUP BY
                       1
                     ) AS `t74`
                      ON `t120`.`person_id` = `t74`.`person_id`
                    ) AS `t132`
                   ) AS `t143`
                  ) AS `t153`
                  FULL OUTER JOIN (
                   SELECT
                    `t133`.`person_id`,
                    SUM(CAST(NOT (
                     `t133`.`dialled`
                    ) AS INT)) AS `reached`,
                    SUM(CAST(`t133`.`dialled` AS INT)) AS `dialled`
                   FROM (
                    SELECT
                     `t121`.`contact_id`,
                     `t121`.`person_id`,
                     `t117`.`dialled`
                    FROM (
                     SELECT DISTINCT
                      *
                     FROM (
                      SELECT
                       `t96`.`contact_id`,
                       `t96`.`person_id`
                      FROM `t89` AS `t96`
                     ) AS `t101`
                    ) AS `t121`
                    INNER JOIN (
                     SELECT
                      `t64`.`contact_id`,
                      BOOL_AND(
                       COALESCE(
                        `t64`.`channel` IN ('ai_call', 'call')
                        AND (
                         `t64`.`kind` = 'attempt'
                        )
                        AND COALESCE(`t64`.`outcome`, 'no_answer') IN ('busy', 'no_answer', 'not_in_service', 'voicemail_full'),
                        FALSE
                       )
                      ) AS `dialled`
                     FROM `t55` AS `t64`
                     GROUP BY
                      1
                    ) AS `t117`
                     ON `t121`.`contact_id` = `t117`.`contact_id`
                   ) AS `t133`
                   GROUP BY
                    1
                  ) AS `t151`
                   ON `t153`.`person_id` = `t151`.`person_id`
                 ) AS `t160`
                ) AS `t167`
               ) AS `t169`
               FULL OUTER JOIN (
                SELECT
                 `t207`.`person_id`,
                 CASE
                  WHEN `t207`.`turn` = 0
                  THEN 'reminder'
                  WHEN (
                   `t207`.`turn` = 1
                  )
                  AND (
                   NOT (
                    COALESCE(`t207`.`questioned`, FALSE)
                   ) AND NOT (
                    COALESCE(`t207`.`offered`, FALSE)
                   )
                  )
                  AND NOT (
                   COALESCE(`t207`.`thanked`, FALSE)
                  )
                  THEN 'thanks'
                  WHEN (
                   `t207`.`turn` = 1
                  ) OR COALESCE(`t207`.`thanked`, FALSE)
                  THEN CAST(NULL AS STRING)
                  WHEN NOT (
                   COALESCE(`t207`.`questioned`, FALSE)
                  ) AND NOT (
                   COALESCE(`t207`.`offered`, FALSE)
                  )
                  THEN 'question'
                  WHEN NOT (
                   COALESCE(`t207`.`offered`, FALSE)
                  )
                  THEN 'offer'
                  ELSE CAST(NULL AS STRING)
                 END AS `promise_step`,
                 `t207`.`debt_ids` AS `promise_debts`
                FROM (
                 SELECT
                  `t206`.`person_id`,
                  `t206`.`debt_ids`,
                  `t206`.`made_at`,
                  `t206`.`since`,
                  `t206`.`turn`,
                  `t206`.`questioned`,
                  `t206`.`offered`,
                  `t206`.`thanked`
                 FROM (
                  SELECT
                   `t201`.`person_id`,
                   `t201`.`debt_ids`,
                   `t201`.`made_at`,
                   `t201`.`since`,
                   `t201`.`turn`,
                   `t205`.`person_id` AS `person_id_right`,
                   `t205`.`questioned`,
                   `t205`.`offered`,
                   `t205`.`thanked`
                  FROM (
                   SELECT
                    `t199`.`person_id`,
                    `t199`.`debt_ids`,
                    `t199`.`made_at`,
                    `t199`.`since`,
                    `t199`.`turn`
                   FROM (
                    SELECT
                     *
                    FROM (
                     SELECT
                      `t197`.`promise_id`,
                      `t197`.`person_id`,
                      `t197`.`due_on`,
                      `t197`.`amount`,
                      `t197`.`paid`,
                      `t197`.`state`,
                      `t197`.`kept_on`,
                      `t197`.`debt_ids`,
                      `t197`.`made_at`,
                      `t197`.`confirmable`,
                      `t197`.`turn`,
                      `t197`.`ago`,
                      `t197`.`since`,
                      ROW_NUMBER() OVER (
                       PARTITION BY `t197`.`person_id`
                       ORDER BY `t197`.`turn` ASC NULLS LAST, `t197`.`due_on` DESC, `t197`.`promise_id` DESC
                      ) - 1 AS `place`
                     FROM (
                      SELECT
                       `t196`.`promise_id`,
                       `t196`.`person_id`,
                       `t196`.`due_on`,
                       `t196`.`amount`,
                       `t196`.`paid`,
                       `t196`.`state`,
                       `t196`.`kept_on`,
                       `t196`.`debt_ids`,
                       `t196`.`made_at`,
                       `t196`.`confirmable`,
                       `t196`.`turn`,
                       `t196`.`ago`,
                       CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t196`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t194`.`promise_id`,
                         `t194`.`person_id`,
                         `t194`.`due_on`,
                         `t194`.`amount`,
                         `t194`.`paid`,
                         `t194`.`state`,
                         `t194`.`kept_on`,
                         `t194`.`debt_ids`,
                         `t194`.`made_at`,
                         `t194`.`confirmable`,
                         CASE
                          WHEN (
                           `t194`.`state` = 'open'
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) = -1
                          )
                          THEN 0
                          WHEN (
                           `t194`.`state` = 'kept'
                          )
                          AND (
                           `t194`.`paid` >= `t194`.`amount`
                          )
                          AND COALESCE(`t194`.`confirmable`, FALSE)
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) >= 1
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) <= 2
                          )
                          THEN 1
                          WHEN (
                           `t194`.`state` = 'broken'
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) >= 1
                          )
                          AND (
                           CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) <= 14
                          )
                          THEN 2
                          ELSE NULL
                         END AS `turn`,
                         IF(
                          CASE
                           WHEN (
                            `t194`.`state` = 'open'
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) = -1
                           )
                           THEN 0
                           WHEN (
                            `t194`.`state` = 'kept'
                           )
                           AND (
                            `t194`.`paid` >= `t194`.`amount`
                           )
                           AND COALESCE(`t194`.`confirmable`, FALSE)
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) >= 1
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) <= 2
                           )
                           THEN 1
                           WHEN (
                            `t194`.`state` = 'broken'
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) >= 1
                           )
                           AND (
                            CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) <= 14
                           )
                           THEN 2
                           ELSE NULL
                          END = 1,
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT),
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT)
                         ) AS `ago`
                        FROM (
                         SELECT
                          `t193`.`promise_id`,
                          `t193`.`person_id`,
                          `t193`.`due_on`,
                          `t193`.`amount`,
                          `t193`.`paid`,
                          `t193`.`state`,
                          `t193`.`kept_on`,
                          `t193`.`debt_ids`,
                          `t193`.`made_at`,
                          `t193`.`confirmable`
                         FROM (
                          SELECT
                           `t192`.`promise_id`,
                           `t192`.`person_id`,
                           `t192`.`due_on`,
                           `t192`.`amount`,
                           `t192`.`paid`,
                           `t192`.`state`,
                           `t192`.`kept_on`,
                           `t41`.`debt_ids`,
                           `t41`.`made_at`,
                           `t152`.`promise_id` AS `promise_id_right`,
                           `t152`.`confirmable`
                          FROM (
                           SELECT
                            `t190`.`promise_id`,
                            `t190`.`person_id`,
                            `t190`.`due_on`,
                            `t190`.`amount`,
                            `t190`.`paid`,
                            `t190`.`state`,
                            `t190`.`kept_on`
                           FROM (
                            SELECT
                             `t189`.`promise_id`,
                             `t189`.`person_id`,
                             `t189`.`debt_ids`,
                             `t189`.`made_at`,
                             `t189`.`due_on`,
                             `t189`.`amount`,
                             `t189`.`status`,
                             `t189`.`ask`,
                             `t189`.`asked_at`,
                             `t189`.`paid`,
                             `t189`.`last_on`,
                             `t189`.`waits`,
                             `t189`.`unsure`,
                             `t189`.`kept`,
                             `t189`.`state`,
                             IF(`t189`.`state` = 'kept', `t189`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                            FROM (
                             SELECT
                              `t188`.`promise_id`,
                              `t188`.`person_id`,
                              `t188`.`debt_ids`,
                              `t188`.`made_at`,
                              `t188`.`due_on`,
                              `t188`.`amount`,
                              `t188`.`status`,
                              `t188`.`ask`,
                              `t188`.`asked_at`,
                              `t188`.`paid`,
                              `t188`.`last_on`,
                              `t188`.`waits`,
                              `t188`.`unsure`,
                              `t188`.`kept`,
                              CASE
                               WHEN COALESCE(`t188`.`status` = 'withdrawn', FALSE)
                               THEN 'withdrawn'
                               WHEN `t188`.`kept`
                               THEN 'kept'
                               WHEN COALESCE(`t188`.`unsure`, FALSE)
                               THEN 'unknown'
                               WHEN COALESCE(`t188`.`waits`, FALSE) OR (
                                MAKE_DATE(2026, 11, 23) <= `t188`.`due_on`
                               )
                               THEN 'open'
                               ELSE 'broken'
                              END AS `state`
                             FROM (
                              SELECT
                               `t187`.`promise_id`,
                               `t187`.`person_id`,
                               `t187`.`debt_ids`,
                               `t187`.`made_at`,
                               `t187`.`due_on`,
                               `t187`.`amount`,
                               `t187`.`status`,
                               `t187`.`ask`,
                               `t187`.`asked_at`,
                               `t187`.`paid`,
                               `t187`.`last_on`,
                               `t187`.`waits`,
                               `t187`.`unsure`,
                               COALESCE(`t187`.`status` = 'kept', FALSE) OR (
                                `t187`.`paid` >= `t187`.`amount`
                               ) AS `kept`
                              FROM (
                               SELECT
                                `t186`.`promise_id`,
                                `t186`.`person_id`,
                                `t186`.`debt_ids`,
                                `t186`.`made_at`,
                                `t186`.`due_on`,
                                `t186`.`amount`,
                                `t186`.`status`,
                                `t186`.`ask`,
                                `t186`.`asked_at`,
                                COALESCE(`t186`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                                `t186`.`last_on`,
                                `t186`.`waits`,
                                `t186`.`unsure`
                               FROM (
                                SELECT
                                 `t185`.`promise_id`,
                                 `t185`.`person_id`,
                                 `t185`.`debt_ids`,
                                 `t185`.`made_at`,
                                 `t185`.`due_on`,
                                 `t185`.`amount`,
                                 `t185`.`status`,
                                 `t185`.`ask`,
                                 `t185`.`asked_at`,
                                 `t185`.`paid`,
                                 `t185`.`last_on`,
                                 `t185`.`waits`,
                                 `t185`.`unsure`
                                FROM (
                                 SELECT
                                  `t75`.`promise_id`,
                                  `t75`.`person_id`,
                                  `t75`.`debt_ids`,
                                  `t75`.`made_at`,
                                  `t75`.`due_on`,
                                  `t75`.`amount`,
                                  `t75`.`status`,
                                  `t75`.`ask`,
                                  `t75`.`asked_at`,
                                  `t184`.`ask` AS `ask_right`,
                                  `t184`.`paid`,
                                  `t184`.`last_on`,
                                  `t184`.`waits`,
                                  `t184`.`unsure`
                                 FROM `t58` AS `t75`
                                 LEFT OUTER JOIN (
                                  SELECT
                                   `t182`.`ask`,
                                   SUM(IF(COALESCE(`t182`.`status` = 'posted', FALSE) AND (
                                    `t182`.`net` > 0
                                   ), `t182`.`net`, NULL)) AS `paid`,
                                   MAX(IF(COALESCE(`t182`.`status` = 'posted', FALSE) AND (
                                    `t182`.`net` > 0
                                   ), `t182`.`day`, NULL)) AS `last_on`,
                                   BOOL_OR(COALESCE(`t182`.`status` = 'pending', FALSE)) AS `waits`,
                                   BOOL_OR((
                                    `t182`.`status` IS NULL
                                   ) OR COALESCE(`t182`.`doubted`, FALSE)) AS `unsure`
                                  FROM (
                                   SELECT
                                    `t181`.`ask`,
                                    `t181`.`made_at`,
                                    `t181`.`due_on`,
                                    `t181`.`asked_at`,
                                    `t181`.`debt_id`,
                                    `t181`.`payment_id`,
                                    `t181`.`status`,
                                    `t181`.`paid_at`,
                                    `t181`.`amount`,
                                    `t181`.`day`,
                                    `t181`.`undone`,
                                    `t181`.`doubted`,
                                    GREATEST(
                                     CAST(`t181`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t181`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                     CAST('0.00' AS DECIMAL(38, 2))
                                    ) AS `net`
                                   FROM (
                                    SELECT
                                     `t180`.`ask`,
                                     `t180`.`made_at`,
                                     `t180`.`due_on`,
                                     `t180`.`asked_at`,
                                     `t180`.`debt_id`,
                                     `t180`.`payment_id`,
                                     `t180`.`status`,
                                     `t180`.`paid_at`,
                                     `t180`.`amount`,
                                     `t180`.`day`,
                                     `t180`.`undone`,
                                     `t180`.`doubted`
                                    FROM (
                                     SELECT
                                      `t173`.`ask`,
                                      `t173`.`made_at`,
                                      `t173`.`due_on`,
                                      `t173`.`asked_at`,
                                      `t173`.`debt_id`,
                                      `t173`.`payment_id`,
                                      `t173`.`status`,
                                      `t173`.`paid_at`,
                                      `t173`.`amount`,
                                      `t173`.`day`,
                                      `t179`.`ask` AS `ask_right`,
                                      `t179`.`payment_id` AS `payment_id_right`,
                                      `t179`.`undone`,
                                      `t179`.`doubted`
                                     FROM `t171` AS `t173`
                                     LEFT OUTER JOIN (
                                      SELECT
                                       `t177`.`ask`,
                                       `t177`.`payment_id`,
                                       SUM(ABS(`t177`.`undone`)) AS `undone`,
                                       BOOL_OR(`t177`.`back_status` IS NULL) AS `doubted`
                                      FROM (
                                       SELECT
                                        *
                                       FROM (
                                        SELECT
                                         `t175`.`ask`,
                                         `t175`.`asked_at`,
                                         `t175`.`payment_id`,
                                         `t77`.`undone_at`,
                                         `t77`.`undone`,
                                         `t77`.`back_status`
                                        FROM (
                                         SELECT
                                          `t172`.`ask`,
                                          `t172`.`asked_at`,
                                          `t172`.`payment_id`
                                         FROM `t171` AS `t172`
                                        ) AS `t175`
                                        INNER JOIN (
                                         SELECT
                                          `t49`.`reverses` AS `payment_id`,
                                          `t49`.`paid_at` AS `undone_at`,
                                          `t49`.`amount` AS `undone`,
                                          `t49`.`status` AS `back_status`
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
                                         ) AS `t49`
                                        ) AS `t77`
                                         ON `t175`.`payment_id` = `t77`.`payment_id`
                                       ) AS `t176`
                                       WHERE
                                        `t176`.`undone_at` <= `t176`.`asked_at`
                                      ) AS `t177`
                                      GROUP BY
                                       1,
                                       2
                                     ) AS `t179`
                                      ON `t173`.`ask` = `t179`.`ask` AND `t173`.`payment_id` = `t179`.`payment_id`
                                    ) AS `t180`
                                   ) AS `t181`
                                  ) AS `t182`
                                  GROUP BY
                                   1
                                 ) AS `t184`
                                  ON `t75`.`ask` = `t184`.`ask`
                                ) AS `t185`
                               ) AS `t186`
                              ) AS `t187`
                             ) AS `t188`
                            ) AS `t189`
                           ) AS `t190`
                          ) AS `t192`
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
                          ) AS `t41`
                           ON `t192`.`promise_id` = `t41`.`promise_id`
                          LEFT OUTER JOIN (
                           SELECT
                            `t125`.`promise_id`,
                            BOOL_AND(NOT `t125`.`creditor_id` IS NULL)
                            AND (
                             COUNT(DISTINCT `t125`.`creditor_id`) = 1
                            )
                            AND (
                             BOOL_AND(NOT `t125`.`currency` IS NULL) AND (
                              COUNT(DISTINCT `t125`.`currency`) = 1
                             )
                            )
                            AND BOOL_OR(`t125`.`owes`) AS `confirmable`
                           FROM (
                            SELECT
                             `t108`.`promise_id`,
                             `t108`.`debt_id`,
                             `t108`.`creditor_id`,
                             `t108`.`currency`,
                             `t108`.`debt_id` IN (
                              SELECT
                               *
                              FROM (
                               SELECT
                                `t33`.`debt_id`
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
                               ) AS `t33`
                              ) AS `t51`
                             ) AS `owes`
                            FROM (
                             SELECT
                              `t103`.`promise_id`,
                              `t103`.`debt_id`,
                              `t103`.`creditor_id`,
                              `t103`.`currency`
                             FROM (
                              SELECT
                               `t65`.`promise_id`,
                               `t65`.`debt_id`,
                               `t81`.`debt_id` AS `debt_id_right`,
                               `t81`.`creditor_id`,
                               `t81`.`currency`
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
                               ) AS `t40`
                              ) AS `t65`
                              LEFT OUTER JOIN (
                               SELECT
                                `t59`.`debt_id`,
                                `t59`.`creditor_id`,
                                `t59`.`currency`
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
                               ) AS `t59`
                              ) AS `t81`
                               ON `t65`.`debt_id` = `t81`.`debt_id`
                             ) AS `t103`
                            ) AS `t108`
                           ) AS `t125`
                           GROUP BY
                            1
                          ) AS `t152`
                           ON `t192`.`promise_id` = `t152`.`promise_id`
                         ) AS `t193`
                        ) AS `t194`
                       ) AS `t195`
                       WHERE
                        NOT `t195`.`turn` IS NULL
                      ) AS `t196`
                     ) AS `t197`
                    ) AS `t198`
                    WHERE
                     `t198`.`place` = 0
                   ) AS `t199`
                  ) AS `t201`
                  LEFT OUTER JOIN (
                   SELECT
                    `t203`.`person_id`,
                    BOOL_OR(COALESCE((
                     `t203`.`sent_at` >= `t203`.`since`
                    ) AND `t203`.`content` IN ('callback', 'knock'), FALSE)) AS `questioned`,
                    BOOL_OR(COALESCE((
                     `t203`.`sent_at` >= `t203`.`since`
                    ) AND (
                     `t203`.`content` = 'offer'
                    ), FALSE)) AS `offered`,
                    BOOL_OR(
                     COALESCE(
                      (
                       `t203`.`content` = 'offer'
                      )
                      AND STARTSWITH(`t203`.`template_id`, 'kept.')
                      AND (
                       SIZE(FILTER(`t203`.`about`, x -> ARRAY_CONTAINS(`t203`.`debt_ids`, x))) > 0
                      ),
                      FALSE
                     )
                    ) AS `thanked`
                   FROM (
                    SELECT
                     *
                    FROM (
                     SELECT
                      `t201`.`person_id`,
                      `t201`.`debt_ids`,
                      `t201`.`made_at`,
                      `t201`.`since`,
                      `t201`.`turn`,
                      `t62`.`content`,
                      `t62`.`template_id`,
                      `t62`.`sent_at`,
                      `t62`.`about`
                     FROM (
                      SELECT
                       `t199`.`person_id`,
                       `t199`.`debt_ids`,
                       `t199`.`made_at`,
                       `t199`.`since`,
                       `t199`.`turn`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t197`.`promise_id`,
                         `t197`.`person_id`,
                         `t197`.`due_on`,
                         `t197`.`amount`,
                         `t197`.`paid`,
                         `t197`.`state`,
                         `t197`.`kept_on`,
                         `t197`.`debt_ids`,
                         `t197`.`made_at`,
                         `t197`.`confirmable`,
                         `t197`.`turn`,
                         `t197`.`ago`,
                         `t197`.`since`,
                         ROW_NUMBER() OVER (
                          PARTITION BY `t197`.`person_id`
                          ORDER BY `t197`.`turn` ASC NULLS LAST, `t197`.`due_on` DESC, `t197`.`promise_id` DESC
                         ) - 1 AS `place`
                        FROM (
                         SELECT
                          `t196`.`promise_id`,
                          `t196`.`person_id`,
                          `t196`.`due_on`,
                          `t196`.`amount`,
                          `t196`.`paid`,
                          `t196`.`state`,
                          `t196`.`kept_on`,
                          `t196`.`debt_ids`,
                          `t196`.`made_at`,
                          `t196`.`confirmable`,
                          `t196`.`turn`,
                          `t196`.`ago`,
                          CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t196`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            `t194`.`promise_id`,
                            `t194`.`person_id`,
                            `t194`.`due_on`,
                            `t194`.`amount`,
                            `t194`.`paid`,
                            `t194`.`state`,
                            `t194`.`kept_on`,
                            `t194`.`debt_ids`,
                            `t194`.`made_at`,
                            `t194`.`confirmable`,
                            CASE
                             WHEN (
                              `t194`.`state` = 'open'
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) = -1
                             )
                             THEN 0
                             WHEN (
                              `t194`.`state` = 'kept'
                             )
                             AND (
                              `t194`.`paid` >= `t194`.`amount`
                             )
                             AND COALESCE(`t194`.`confirmable`, FALSE)
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) >= 1
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) <= 2
                             )
                             THEN 1
                             WHEN (
                              `t194`.`state` = 'broken'
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) >= 1
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) <= 14
                             )
                             THEN 2
                             ELSE NULL
                            END AS `turn`,
                            IF(
                             CASE
                              WHEN (
                               `t194`.`state` = 'open'
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) = -1
                              )
                              THEN 0
                              WHEN (
                               `t194`.`state` = 'kept'
                              )
                              AND (
                               `t194`.`paid` >= `t194`.`amount`
                              )
                              AND COALESCE(`t194`.`confirmable`, FALSE)
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) >= 1
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) <= 2
                              )
                              THEN 1
                              WHEN (
                               `t194`.`state` = 'broken'
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) >= 1
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) <= 14
                              )
                              THEN 2
                              ELSE NULL
                             END = 1,
                             CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT),
                             CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT)
                            ) AS `ago`
                           FROM (
                            SELECT
                             `t193`.`promise_id`,
                             `t193`.`person_id`,
                             `t193`.`due_on`,
                             `t193`.`amount`,
                             `t193`.`paid`,
                             `t193`.`state`,
                             `t193`.`kept_on`,
                             `t193`.`debt_ids`,
                             `t193`.`made_at`,
                             `t193`.`confirmable`
                            FROM (
                             SELECT
                              `t192`.`promise_id`,
                              `t192`.`person_id`,
                              `t192`.`due_on`,
                              `t192`.`amount`,
                              `t192`.`paid`,
                              `t192`.`state`,
                              `t192`.`kept_on`,
                              `t41`.`debt_ids`,
                              `t41`.`made_at`,
                              `t152`.`promise_id` AS `promise_id_right`,
                              `t152`.`confirmable`
                             FROM (
                              SELECT
                               `t190`.`promise_id`,
                               `t190`.`person_id`,
                               `t190`.`due_on`,
                               `t190`.`amount`,
                               `t190`.`paid`,
                               `t190`.`state`,
                               `t190`.`kept_on`
                              FROM (
                               SELECT
                                `t189`.`promise_id`,
                                `t189`.`person_id`,
                                `t189`.`debt_ids`,
                                `t189`.`made_at`,
                                `t189`.`due_on`,
                                `t189`.`amount`,
                                `t189`.`status`,
                                `t189`.`ask`,
                                `t189`.`asked_at`,
                                `t189`.`paid`,
                                `t189`.`last_on`,
                                `t189`.`waits`,
                                `t189`.`unsure`,
                                `t189`.`kept`,
                                `t189`.`state`,
                                IF(`t189`.`state` = 'kept', `t189`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                               FROM (
                                SELECT
                                 `t188`.`promise_id`,
                                 `t188`.`person_id`,
                                 `t188`.`debt_ids`,
                                 `t188`.`made_at`,
                                 `t188`.`due_on`,
                                 `t188`.`amount`,
                                 `t188`.`status`,
                                 `t188`.`ask`,
                                 `t188`.`asked_at`,
                                 `t188`.`paid`,
                                 `t188`.`last_on`,
                                 `t188`.`waits`,
                                 `t188`.`unsure`,
                                 `t188`.`kept`,
                                 CASE
                                  WHEN COALESCE(`t188`.`status` = 'withdrawn', FALSE)
                                  THEN 'withdrawn'
                                  WHEN `t188`.`kept`
                                  THEN 'kept'
                                  WHEN COALESCE(`t188`.`unsure`, FALSE)
                                  THEN 'unknown'
                                  WHEN COALESCE(`t188`.`waits`, FALSE) OR (
                                   MAKE_DATE(2026, 11, 23) <= `t188`.`due_on`
                                  )
                                  THEN 'open'
                                  ELSE 'broken'
                                 END AS `state`
                                FROM (
                                 SELECT
                                  `t187`.`promise_id`,
                                  `t187`.`person_id`,
                                  `t187`.`debt_ids`,
                                  `t187`.`made_at`,
                                  `t187`.`due_on`,
                                  `t187`.`amount`,
                                  `t187`.`status`,
                                  `t187`.`ask`,
                                  `t187`.`asked_at`,
                                  `t187`.`paid`,
                                  `t187`.`last_on`,
                                  `t187`.`waits`,
                                  `t187`.`unsure`,
                                  COALESCE(`t187`.`status` = 'kept', FALSE) OR (
                                   `t187`.`paid` >= `t187`.`amount`
                                  ) AS `kept`
                                 FROM (
                                  SELECT
                                   `t186`.`promise_id`,
                                   `t186`.`person_id`,
                                   `t186`.`debt_ids`,
                                   `t186`.`made_at`,
                                   `t186`.`due_on`,
                                   `t186`.`amount`,
                                   `t186`.`status`,
                                   `t186`.`ask`,
                                   `t186`.`asked_at`,
                                   COALESCE(`t186`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                                   `t186`.`last_on`,
                                   `t186`.`waits`,
                                   `t186`.`unsure`
                                  FROM (
                                   SELECT
                                    `t185`.`promise_id`,
                                    `t185`.`person_id`,
                                    `t185`.`debt_ids`,
                                    `t185`.`made_at`,
                                    `t185`.`due_on`,
                                    `t185`.`amount`,
                                    `t185`.`status`,
                                    `t185`.`ask`,
                                    `t185`.`asked_at`,
                                    `t185`.`paid`,
                                    `t185`.`last_on`,
                                    `t185`.`waits`,
                                    `t185`.`unsure`
                                   FROM (
                                    SELECT
                                     `t75`.`promise_id`,
                                     `t75`.`person_id`,
                                     `t75`.`debt_ids`,
                                     `t75`.`made_at`,
                                     `t75`.`due_on`,
                                     `t75`.`amount`,
                                     `t75`.`status`,
                                     `t75`.`ask`,
                                     `t75`.`asked_at`,
                                     `t184`.`ask` AS `ask_right`,
                                     `t184`.`paid`,
                                     `t184`.`last_on`,
                                     `t184`.`waits`,
                                     `t184`.`unsure`
                                    FROM `t58` AS `t75`
                                    LEFT OUTER JOIN (
                                     SELECT
                                      `t182`.`ask`,
                                      SUM(IF(COALESCE(`t182`.`status` = 'posted', FALSE) AND (
                                       `t182`.`net` > 0
                                      ), `t182`.`net`, NULL)) AS `paid`,
                                      MAX(IF(COALESCE(`t182`.`status` = 'posted', FALSE) AND (
                                       `t182`.`net` > 0
                                      ), `t182`.`day`, NULL)) AS `last_on`,
                                      BOOL_OR(COALESCE(`t182`.`status` = 'pending', FALSE)) AS `waits`,
                                      BOOL_OR((
                                       `t182`.`status` IS NULL
                                      ) OR COALESCE(`t182`.`doubted`, FALSE)) AS `unsure`
                                     FROM (
                                      SELECT
                                       `t181`.`ask`,
                                       `t181`.`made_at`,
                                       `t181`.`due_on`,
                                       `t181`.`asked_at`,
                                       `t181`.`debt_id`,
                                       `t181`.`payment_id`,
                                       `t181`.`status`,
                                       `t181`.`paid_at`,
                                       `t181`.`amount`,
                                       `t181`.`day`,
                                       `t181`.`undone`,
                                       `t181`.`doubted`,
                                       GREATEST(
                                        CAST(`t181`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t181`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                        CAST('0.00' AS DECIMAL(38, 2))
                                       ) AS `net`
                                      FROM (
                                       SELECT
                                        `t180`.`ask`,
                                        `t180`.`made_at`,
                                        `t180`.`due_on`,
                                        `t180`.`asked_at`,
                                        `t180`.`debt_id`,
                                        `t180`.`payment_id`,
                                        `t180`.`status`,
                                        `t180`.`paid_at`,
                                        `t180`.`amount`,
                                        `t180`.`day`,
                                        `t180`.`undone`,
                                        `t180`.`doubted`
                                       FROM (
                                        SELECT
                                         `t173`.`ask`,
                                         `t173`.`made_at`,
                                         `t173`.`due_on`,
                                         `t173`.`asked_at`,
                                         `t173`.`debt_id`,
                                         `t173`.`payment_id`,
                                         `t173`.`status`,
                                         `t173`.`paid_at`,
                                         `t173`.`amount`,
                                         `t173`.`day`,
                                         `t179`.`ask` AS `ask_right`,
                                         `t179`.`payment_id` AS `payment_id_right`,
                                         `t179`.`undone`,
                                         `t179`.`doubted`
                                        FROM `t171` AS `t173`
                                        LEFT OUTER JOIN (
                                         SELECT
                                          `t177`.`ask`,
                                          `t177`.`payment_id`,
                                          SUM(ABS(`t177`.`undone`)) AS `undone`,
                                          BOOL_OR(`t177`.`back_status` IS NULL) AS `doubted`
                                         FROM (
                                          SELECT
                                           *
                                          FROM (
                                           SELECT
                                            `t175`.`ask`,
                                            `t175`.`asked_at`,
                                            `t175`.`payment_id`,
                                            `t77`.`undone_at`,
                                            `t77`.`undone`,
                                            `t77`.`back_status`
                                           FROM (
                                            SELECT
                                             `t172`.`ask`,
                                             `t172`.`asked_at`,
                                             `t172`.`payment_id`
                                            FROM `t171` AS `t172`
                                           ) AS `t175`
                                           INNER JOIN (
                                            SELECT
                                             `t49`.`reverses` AS `payment_id`,
                                             `t49`.`paid_at` AS `undone_at`,
                                             `t49`.`amount` AS `undone`,
                                             `t49`.`status` AS `back_status`
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
                                            ) AS `t49`
                                           ) AS `t77`
                                            ON `t175`.`payment_id` = `t77`.`payment_id`
                                          ) AS `t176`
                                          WHERE
                                           `t176`.`undone_at` <= `t176`.`asked_at`
                                         ) AS `t177`
                                         GROUP BY
                                          1,
                                          2
                                        ) AS `t179`
                                         ON `t173`.`ask` = `t179`.`ask` AND `t173`.`payment_id` = `t179`.`payment_id`
                                       ) AS `t180`
                                      ) AS `t181`
                                     ) AS `t182`
                                     GROUP BY
                                      1
                                    ) AS `t184`
                                     ON `t75`.`ask` = `t184`.`ask`
                                   ) AS `t185`
                                  ) AS `t186`
                                 ) AS `t187`
                                ) AS `t188`
                               ) AS `t189`
                              ) AS `t190`
                             ) AS `t192`
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
                             ) AS `t41`
                              ON `t192`.`promise_id` = `t41`.`promise_id`
                             LEFT OUTER JOIN (
                              SELECT
                               `t125`.`promise_id`,
                               BOOL_AND(NOT `t125`.`creditor_id` IS NULL)
                               AND (
                                COUNT(DISTINCT `t125`.`creditor_id`) = 1
                               )
                               AND (
                                BOOL_AND(NOT `t125`.`currency` IS NULL) AND (
                                 COUNT(DISTINCT `t125`.`currency`) = 1
                                )
                               )
                               AND BOOL_OR(`t125`.`owes`) AS `confirmable`
                              FROM (
                               SELECT
                                `t108`.`promise_id`,
                                `t108`.`debt_id`,
                                `t108`.`creditor_id`,
                                `t108`.`currency`,
                                `t108`.`debt_id` IN (
                                 SELECT
                                  *
                                 FROM (
                                  SELECT
                                   `t33`.`debt_id`
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
                                  ) AS `t33`
                                 ) AS `t51`
                                ) AS `owes`
                               FROM (
                                SELECT
                                 `t103`.`promise_id`,
                                 `t103`.`debt_id`,
                                 `t103`.`creditor_id`,
                                 `t103`.`currency`
                                FROM (
                                 SELECT
                                  `t65`.`promise_id`,
                                  `t65`.`debt_id`,
                                  `t81`.`debt_id` AS `debt_id_right`,
                                  `t81`.`creditor_id`,
                                  `t81`.`currency`
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
                                  ) AS `t40`
                                 ) AS `t65`
                                 LEFT OUTER JOIN (
                                  SELECT
                                   `t59`.`debt_id`,
                                   `t59`.`creditor_id`,
                                   `t59`.`currency`
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
                                  ) AS `t59`
                                 ) AS `t81`
                                  ON `t65`.`debt_id` = `t81`.`debt_id`
                                ) AS `t103`
                               ) AS `t108`
                              ) AS `t125`
                              GROUP BY
                               1
                             ) AS `t152`
                              ON `t192`.`promise_id` = `t152`.`promise_id`
                            ) AS `t193`
                           ) AS `t194`
                          ) AS `t195`
                          WHERE
                           NOT `t195`.`turn` IS NULL
                         ) AS `t196`
                        ) AS `t197`
                       ) AS `t198`
                       WHERE
                        `t198`.`place` = 0
                      ) AS `t199`
                     ) AS `t201`
                     INNER JOIN (
                      SELECT
                       `t38`.`person_id`,
                       `t38`.`content`,
                       `t38`.`template_id`,
                       `t38`.`at` AS `sent_at`,
                       `t38`.`debt_ids` AS `about`
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
                      ) AS `t38`
                     ) AS `t62`
                      ON `t201`.`person_id` = `t62`.`person_id`
                    ) AS `t202`
                    WHERE
                     `t202`.`sent_at` >= `t202`.`made_at`
                   ) AS `t203`
                   GROUP BY
                    1
                  ) AS `t205`
                   ON `t201`.`person_id` = `t205`.`person_id`
                 ) AS `t206`
                ) AS `t207`
               ) AS `t209`
                ON `t169`.`person_id` = `t209`.`person_id`
              ) AS `t210`
             ) AS `t211`
            ) AS `t212`
           ) AS `t216`
            ON `t27`.`person_id` = `t216`.`person_id`
          ) AS `t218`
         ) AS `t220`
         LEFT OUTER JOIN (
          SELECT
           `t154`.`person_id`,
           `t154`.`channel`,
           COUNT(DISTINCT IF(NOT (
            `t154`.`neutral`
           ), `t154`.`contact_id`, NULL)) AS `told_in_vain`,
           COUNT(DISTINCT IF(`t154`.`neutral`, `t154`.`contact_id`, NULL)) AS `knocked_in_vain`
          FROM (
           SELECT
            *
           FROM (
            SELECT
             `t136`.`person_id`,
             `t136`.`channel`,
             `t136`.`contact_id`,
             `t136`.`begun_at`,
             `t136`.`neutral`,
             `t136`.`heard_at`
            FROM (
             SELECT
              `t124`.`person_id`,
              `t124`.`channel`,
              `t124`.`contact_id`,
              `t124`.`begun_at`,
              `t124`.`neutral`,
              `t90`.`person_id` AS `person_id_right`,
              `t90`.`heard_at`
             FROM (
              SELECT
               `t96`.`person_id`,
               `t96`.`channel`,
               `t96`.`contact_id`,
               MIN(`t96`.`at`) AS `begun_at`,
               BOOL_AND(COALESCE(`t96`.`content` IN ('callback', 'knock'), FALSE)) AS `neutral`
              FROM `t89` AS `t96`
              GROUP BY
               1,
               2,
               3
             ) AS `t124`
             LEFT OUTER JOIN (
              SELECT
               `t56`.`person_id`,
               MAX(`t56`.`at`) AS `heard_at`
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
              ) AS `t56`
              GROUP BY
               1
             ) AS `t90`
              ON `t124`.`person_id` = `t90`.`person_id`
            ) AS `t136`
           ) AS `t140`
           WHERE
            (
             `t140`.`heard_at` IS NULL
            ) OR (
             `t140`.`begun_at` > `t140`.`heard_at`
            )
          ) AS `t154`
          GROUP BY
           1,
           2
         ) AS `t163`
          ON `t220`.`person_id` = `t163`.`person_id` AND `t220`.`channel` = `t163`.`channel`
        ) AS `t224`
       ) AS `t227`
       LEFT OUTER JOIN (
        SELECT
         `t138`.`candidate_id`,
         `t138`.`dpd`
        FROM `t134` AS `t138`
       ) AS `t147`
        ON `t227`.`candidate_id` = `t147`.`candidate_id`
      ) AS `t228`
     ) AS `t229`
    ) AS `t230`
   ) AS `t231`
  ) AS `t232`
 ) AS `t233`
)
SELECT
 `t252`.`person_id`,
 `t252`.`candidate_id`,
 `t252`.`outcome`,
 `t252`.`step`,
 `t252`.`by_choice`,
 `t252`.`rang_out`,
 `t252`.`last_way`,
 `t252`.`scarce`,
 `t252`.`out_at`,
 `t252`.`no_room`,
 `t252`.`debt_ids`,
 `t252`.`point_id`,
 `t252`.`channel`,
 `t252`.`mode`,
 `t252`.`verdict`,
 `t252`.`retry_at`,
 `t252`.`reasons`,
 `t252`.`right_party`,
 `t252`.`dpd`,
 `t252`.`overdue`,
 `t252`.`coming`,
 `t252`.`currency`,
 `t252`.`promise_step`,
 `t252`.`reached`,
 `t252`.`distressed`,
 `t252`.`complained`,
 `t252`.`wrong_party`,
 9 AS `hour`
FROM (
 SELECT
  `t251`.`person_id`,
  `t251`.`candidate_id`,
  `t251`.`outcome`,
  `t251`.`step`,
  `t251`.`by_choice`,
  `t251`.`rang_out`,
  `t251`.`last_way`,
  `t251`.`scarce`,
  `t251`.`out_at`,
  `t251`.`no_room`,
  `t251`.`debt_ids`,
  `t251`.`point_id`,
  `t251`.`channel`,
  `t251`.`mode`,
  `t251`.`verdict`,
  `t251`.`retry_at`,
  `t251`.`reasons`,
  `t251`.`right_party`,
  `t251`.`dpd`,
  `t251`.`overdue`,
  `t251`.`coming`,
  `t251`.`currency`,
  `t251`.`promise_step`,
  `t251`.`reached`,
  `t251`.`distressed`,
  `t251`.`complained`,
  `t251`.`wrong_party`
 FROM (
  SELECT
   `t250`.`person_id`,
   `t250`.`candidate_id`,
   `t250`.`outcome`,
   `t250`.`step`,
   `t250`.`by_choice`,
   `t250`.`rang_out`,
   `t250`.`last_way`,
   `t250`.`scarce`,
   `t250`.`out_at`,
   `t250`.`no_room`,
   `t250`.`debt_ids`,
   `t250`.`point_id`,
   `t250`.`channel`,
   `t250`.`mode`,
   `t250`.`verdict`,
   `t250`.`retry_at`,
   `t250`.`reasons`,
   `t250`.`right_party`,
   `t250`.`dpd`,
   `t250`.`overdue`,
   `t250`.`coming`,
   `t250`.`currency`,
   `t225`.`person_id` AS `person_id_right`,
   `t225`.`promise_step`,
   `t225`.`reached`,
   `t225`.`distressed`,
   `t225`.`complained`,
   `t225`.`wrong_party`
  FROM (
   SELECT
    `t248`.`person_id`,
    `t248`.`candidate_id`,
    `t248`.`outcome`,
    `t248`.`step`,
    `t248`.`by_choice`,
    `t248`.`rang_out`,
    `t248`.`last_way`,
    `t248`.`scarce`,
    `t248`.`out_at`,
    `t248`.`no_room`,
    `t248`.`debt_ids`,
    `t248`.`point_id`,
    `t248`.`channel`,
    `t248`.`mode`,
    `t248`.`verdict`,
    `t248`.`retry_at`,
    `t248`.`reasons`,
    `t248`.`right_party`,
    `t248`.`dpd`,
    `t248`.`overdue`,
    `t248`.`coming`,
    `t248`.`currency`
   FROM (
    SELECT
     `t247`.`person_id`,
     `t247`.`candidate_id`,
     `t247`.`outcome`,
     `t247`.`step`,
     `t247`.`by_choice`,
     `t247`.`rang_out`,
     `t247`.`last_way`,
     `t247`.`scarce`,
     `t247`.`out_at`,
     `t247`.`no_room`,
     `t26`.`debt_ids`,
     `t26`.`point_id`,
     `t26`.`channel`,
     `t26`.`mode`,
     `t26`.`verdict`,
     `t26`.`retry_at`,
     `t26`.`reasons`,
     `t26`.`right_party`,
     `t142`.`candidate_id` AS `candidate_id_right`,
     `t142`.`dpd`,
     `t142`.`overdue`,
     `t142`.`coming`,
     `t142`.`currency`
    FROM (
     SELECT
      `t245`.`person_id`,
      `t245`.`candidate_id`,
      `t245`.`outcome`,
      `t245`.`step`,
      `t245`.`by_choice`,
      `t245`.`rang_out`,
      `t245`.`last_way`,
      CAST(NULL AS STRING) AS `scarce`,
      CAST(NULL AS TIMESTAMP_NTZ) AS `out_at`,
      FALSE AS `no_room`
     FROM (
      SELECT
       `t244`.`person_id`,
       `t244`.`first`.`candidate_id` AS `candidate_id`,
       CASE CAST(FLOOR((
         CAST(`t244`.`first`.`told` AS DOUBLE) / CAST(8000000 AS DOUBLE)
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
          CAST(`t244`.`first`.`told` AS DOUBLE) / CAST(8 AS DOUBLE)
         )) AS BIGINT) % 1000000
        ) <> 999
        THEN CAST(FLOOR((
         CAST(`t244`.`first`.`told` AS DOUBLE) / CAST(8 AS DOUBLE)
        )) AS BIGINT) % 1000000
        ELSE CAST(NULL AS BIGINT)
       END AS `step`,
       (
        CAST(FLOOR((
         CAST(`t244`.`first`.`told` AS DOUBLE) / CAST(4 AS DOUBLE)
        )) AS BIGINT) % 2
       ) = 1 AS `by_choice`,
       (
        CAST(FLOOR((
         CAST(`t244`.`first`.`told` AS DOUBLE) / CAST(2 AS DOUBLE)
        )) AS BIGINT) % 2
       ) = 1 AS `rang_out`,
       (
        CAST(FLOOR((
         CAST(`t244`.`first`.`told` AS DOUBLE) / CAST(1 AS DOUBLE)
        )) AS BIGINT) % 2
       ) = 1 AS `last_way`
      FROM (
       SELECT
        `t243`.`person_id`,
        MIN(`t243`.`rank`) AS `first`
       FROM (
        SELECT
         `t242`.`person_id`,
         `t242`.`channel`,
         `t242`.`outcome`,
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
                  CAST(CASE `t242`.`outcome` WHEN 'planned' THEN 0 WHEN 'held' THEN 1 WHEN 'denied' THEN 4 ELSE 6 END + IF(`t242`.`last_way`, 2, 0) AS BIGINT),
                  99
                 ),
                 0
                )
               ) * 100
              ) + GREATEST(LEAST(CAST(IF(`t242`.`rang_out`, 0, 1) AS BIGINT), 99), 0)
             ) * 1000000
            ) + GREATEST(LEAST(IF((
             `t242`.`outcome` = 'planned'
            ) AND NOT (
             `t242`.`by_choice`
            ), `t242`.`in_vain`, 0), 999999), 0)
           ) * 1000000
          ) + GREATEST(LEAST(COALESCE(IF(`t242`.`outcome` = 'planned', `t242`.`order`, 0), 0) + 999, 999999), 0) AS `gentle`,
          COALESCE(
           IF(`t242`.`outcome` = 'held', `t242`.`retry_at`, CAST('1970-01-01T00:00:00' AS TIMESTAMP_NTZ)),
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
                  CAST(CASE `t242`.`verdict` WHEN 'limited' THEN 0 WHEN 'allow' THEN 1 WHEN 'delay' THEN 2 WHEN 'deny' THEN 3 ELSE 9 END AS BIGINT),
                  99
                 ),
                 0
                )
               ) * 100
              ) + GREATEST(LEAST(CAST(IF(COALESCE(`t242`.`right_party` = 'verified', FALSE), 0, 1) AS BIGINT), 99), 0)
             ) * 1000000
            ) + GREATEST(LEAST(COALESCE(`t242`.`channel_place`, 999), 999999), 0)
           ) * 1000002
          ) + GREATEST(LEAST(1000000 - COALESCE(`t242`.`dpd`, -1), 1000001), 0) AS `alike`,
          `t242`.`candidate_id` AS `candidate_id`,
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
                    CAST(CASE `t242`.`outcome` WHEN 'planned' THEN 0 WHEN 'held' THEN 1 WHEN 'denied' THEN 2 WHEN 'skipped' THEN 3 ELSE NULL END AS BIGINT),
                    99
                   ),
                   0
                  )
                 ) * 1000000
                ) + GREATEST(LEAST(COALESCE(`t242`.`step`, 999), 999999), 0)
               ) * 2
              ) + GREATEST(LEAST(CAST(IF(`t242`.`by_choice`, 1, 0) AS BIGINT), 1), 0)
             ) * 2
            ) + GREATEST(LEAST(CAST(IF(`t242`.`rang_out`, 1, 0) AS BIGINT), 1), 0)
           ) * 2
          ) + GREATEST(LEAST(CAST(IF(`t242`.`last_way`, 1, 0) AS BIGINT), 1), 0) AS `told`
         ) AS `rank`
        FROM (
         SELECT
          `t241`.`candidate_id`,
          `t241`.`person_id`,
          `t241`.`channel`,
          `t241`.`allowed`,
          `t241`.`reasons`,
          `t241`.`debt_ids`,
          `t241`.`verdict`,
          `t241`.`retry_at`,
          `t241`.`right_party`,
          `t241`.`own_channel`,
          `t241`.`reminders`,
          `t241`.`dialled`,
          `t241`.`promise_step`,
          `t241`.`promise_debts`,
          `t241`.`told_in_vain`,
          `t241`.`knocked_in_vain`,
          `t241`.`dpd`,
          `t241`.`by_choice`,
          `t241`.`last_way`,
          `t241`.`leads_on`,
          IF(`t241`.`outcome` = 'planned', `t241`.`step`, CAST(NULL AS BIGINT)) AS `step`,
          `t241`.`order`,
          `t241`.`channel_place`,
          `t241`.`in_vain`,
          `t241`.`rang_out`,
          `t241`.`outcome`
         FROM (
          SELECT
           `t235`.`candidate_id`,
           `t235`.`person_id`,
           `t235`.`channel`,
           `t235`.`allowed`,
           `t235`.`reasons`,
           `t235`.`debt_ids`,
           `t235`.`verdict`,
           `t235`.`retry_at`,
           `t235`.`right_party`,
           `t235`.`own_channel`,
           `t235`.`reminders`,
           `t235`.`dialled`,
           `t235`.`promise_step`,
           `t235`.`promise_debts`,
           `t235`.`told_in_vain`,
           `t235`.`knocked_in_vain`,
           `t235`.`dpd`,
           `t235`.`by_choice`,
           `t235`.`last_way`,
           `t235`.`leads_on`,
           `t235`.`step`,
           `t235`.`order`,
           `t235`.`channel_place`,
           `t235`.`in_vain`,
           `t235`.`channel` IN ('ai_call', 'call', 'ringless')
           AND COALESCE(`t235`.`dialled` >= 8, FALSE)
           AND (
            (
             (
              `t235`.`verdict` IN ('allow', 'limited')
              OR (
               COALESCE(`t235`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
                `t235`.`verdict` = 'delay'
               )
              )
             )
             AND (
              NOT `t235`.`step` IS NULL
             )
            )
            OR COALESCE(
             (
              `t235`.`verdict` = 'delay'
             )
             AND (
              `t235`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
             )
             AND (
              `t235`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
             ),
             FALSE
            )
           ) AS `rang_out`,
           CASE
            WHEN `t235`.`channel_place` IS NULL
            THEN 'skipped'
            WHEN (
             `t235`.`verdict` IN ('allow', 'limited')
             OR (
              COALESCE(`t235`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
               `t235`.`verdict` = 'delay'
              )
             )
            )
            AND (
             NOT `t235`.`step` IS NULL
            )
            AND NOT (
             (
              `t235`.`channel` IN ('ai_call', 'call', 'ringless')
              AND COALESCE(`t235`.`dialled` >= 8, FALSE)
              AND (
               (
                (
                 `t235`.`verdict` IN ('allow', 'limited')
                 OR (
                  COALESCE(`t235`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
                   `t235`.`verdict` = 'delay'
                  )
                 )
                )
                AND (
                 NOT `t235`.`step` IS NULL
                )
               )
               OR COALESCE(
                (
                 `t235`.`verdict` = 'delay'
                )
                AND (
                 `t235`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                )
                AND (
                 `t235`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
                ),
                FALSE
               )
              )
             )
             OR (
              `t235`.`last_way`
              AND `t235`.`person_id` IN (
               SELECT
                *
               FROM (
                SELECT DISTINCT
                 *
                FROM (
                 SELECT
                  `t237`.`person_id`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    *
                   FROM `t234` AS `t235`
                   WHERE
                    NOT (
                     `t235`.`channel` IN ('ai_call', 'call', 'ringless') AND COALESCE(`t235`.`dialled` >= 8, FALSE)
                    )
                    AND NOT (
                     `t235`.`last_way`
                    )
                  ) AS `t236`
                  WHERE
                   `t236`.`verdict` = 'delay'
                   AND `t236`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                   AND `t236`.`retry_at` < CAST('2026-11-30T01:00:00' AS TIMESTAMP_NTZ)
                   AND NOT `t236`.`channel_place` IS NULL
                 ) AS `t237`
                ) AS `t238`
               ) AS `t239`
              )
             )
            )
            THEN 'planned'
            WHEN COALESCE(
             (
              `t235`.`verdict` = 'delay'
             )
             AND (
              `t235`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
             )
             AND (
              `t235`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
             ),
             FALSE
            )
            AND NOT (
             (
              `t235`.`channel` IN ('ai_call', 'call', 'ringless')
              AND COALESCE(`t235`.`dialled` >= 8, FALSE)
              AND (
               (
                (
                 `t235`.`verdict` IN ('allow', 'limited')
                 OR (
                  COALESCE(`t235`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
                   `t235`.`verdict` = 'delay'
                  )
                 )
                )
                AND (
                 NOT `t235`.`step` IS NULL
                )
               )
               OR COALESCE(
                (
                 `t235`.`verdict` = 'delay'
                )
                AND (
                 `t235`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                )
                AND (
                 `t235`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
                ),
                FALSE
               )
              )
             )
             OR (
              `t235`.`last_way`
              AND `t235`.`person_id` IN (
               SELECT
                *
               FROM (
                SELECT DISTINCT
                 *
                FROM (
                 SELECT
                  `t237`.`person_id`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    *
                   FROM `t234` AS `t235`
                   WHERE
                    NOT (
                     `t235`.`channel` IN ('ai_call', 'call', 'ringless') AND COALESCE(`t235`.`dialled` >= 8, FALSE)
                    )
                    AND NOT (
                     `t235`.`last_way`
                    )
                  ) AS `t236`
                  WHERE
                   `t236`.`verdict` = 'delay'
                   AND `t236`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                   AND `t236`.`retry_at` < CAST('2026-11-30T01:00:00' AS TIMESTAMP_NTZ)
                   AND NOT `t236`.`channel_place` IS NULL
                 ) AS `t237`
                ) AS `t238`
               ) AS `t239`
              )
             )
            )
            THEN 'held'
            ELSE 'denied'
           END AS `outcome`
          FROM `t234` AS `t235`
         ) AS `t241`
        ) AS `t242`
       ) AS `t243`
       GROUP BY
        1
      ) AS `t244`
     ) AS `t245`
    ) AS `t247`
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
     ON `t247`.`candidate_id` = `t26`.`candidate_id`
    LEFT OUTER JOIN `t134` AS `t142`
     ON `t247`.`candidate_id` = `t142`.`candidate_id`
   ) AS `t248`
  ) AS `t250`
  LEFT OUTER JOIN (
   SELECT
    `t222`.`person_id`,
    `t222`.`promise_step`,
    `t222`.`reached`,
    `t222`.`distressed`,
    `t222`.`complained`,
    `t222`.`wrong_party`
   FROM (
    SELECT
     `t221`.`person_id`,
     `t221`.`promise_step`,
     `t221`.`reached`,
     `t221`.`own_channel`,
     `t221`.`distressed`,
     `t221`.`complained`,
     `t221`.`wrong_party`
    FROM (
     SELECT
      COALESCE(`t217`.`person_id`, `t217`.`person_id_right`) AS `person_id`,
      `t217`.`promise_step`,
      `t217`.`reached`,
      `t217`.`own_channel`,
      `t217`.`person_id_right`,
      `t217`.`distressed`,
      `t217`.`complained`,
      `t217`.`wrong_party`
     FROM (
      SELECT
       `t215`.`person_id`,
       `t215`.`promise_step`,
       `t215`.`reached`,
       `t215`.`own_channel`,
       `t166`.`person_id` AS `person_id_right`,
       `t166`.`distressed`,
       `t166`.`complained`,
       `t166`.`wrong_party`
      FROM (
       SELECT
        `t212`.`person_id`,
        `t212`.`promise_step`,
        `t212`.`reached`,
        `t212`.`own_channel`
       FROM (
        SELECT
         `t211`.`person_id`,
         `t211`.`own_channel`,
         `t211`.`reminders`,
         `t211`.`reached`,
         `t211`.`dialled`,
         `t211`.`promise_step`,
         `t211`.`promise_debts`
        FROM (
         SELECT
          COALESCE(`t210`.`person_id`, `t210`.`person_id_right`) AS `person_id`,
          `t210`.`own_channel`,
          `t210`.`reminders`,
          `t210`.`reached`,
          `t210`.`dialled`,
          `t210`.`person_id_right`,
          `t210`.`promise_step`,
          `t210`.`promise_debts`
         FROM (
          SELECT
           `t169`.`person_id`,
           `t169`.`own_channel`,
           `t169`.`reminders`,
           `t169`.`reached`,
           `t169`.`dialled`,
           `t209`.`person_id` AS `person_id_right`,
           `t209`.`promise_step`,
           `t209`.`promise_debts`
          FROM (
           SELECT
            `t167`.`person_id`,
            `t167`.`own_channel`,
            `t167`.`reminders`,
            `t167`.`reached`,
            `t167`.`dialled`
           FROM (
            SELECT
             COALESCE(`t160`.`person_id`, `t160`.`person_id_right`) AS `person_id`,
             `t160`.`own_channel`,
             `t160`.`reminders`,
             `t160`.`person_id_right`,
             `t160`.`reached`,
             `t160`.`dialled`
            FROM (
             SELECT
              `t153`.`person_id`,
              `t153`.`own_channel`,
              `t153`.`reminders`,
              `t151`.`person_id` AS `person_id_right`,
              `t151`.`reached`,
              `t151`.`dialled`
             FROM (
              SELECT
               `t143`.`person_id`,
               `t143`.`own_channel`,
               `t143`.`reminders`
              FROM (
               SELECT
                COALESCE(`t132`.`person_id`, `t132`.`person_id_right`) AS `person_id`,
                `t132`.`own_channel`,
                `t132`.`person_id_right`,
                `t132`.`reminders`
               FROM (
                SELECT
                 `t120`.`person_id`,
                 `t120`.`own_channel`,
                 `t74`.`person_id` AS `person_id_right`,
                 `t74`.`reminders`
                FROM (
                 SELECT
                  `t100`.`person_id`,
                  `t100`.`channel` AS `own_channel`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t48`.`notice_id`,
                    `t48`.`at`,
                    `t48`.`kind`,
                    `t48`.`person_id`,
                    `t48`.`debt_id`,
                    `t48`.`point_id`,
                    `t48`.`creditor_id`,
                    `t48`.`channel`,
                    `t48`.`given_by`,
                    `t48`.`given_to`,
                    `t48`.`medium`,
                    `t48`.`scope`,
                    `t48`.`from`,
                    `t48`.`until`,
                    `t48`.`hours`,
                    `t48`.`days`,
                    `t48`.`received_at`,
                    `t48`.`recording`,
                    `t48`.`ref`,
                    `t48`.`detail`,
                    ROW_NUMBER() OVER (PARTITION BY `t48`.`person_id` ORDER BY `t48`.`at` DESC, `t48`.`notice_id` DESC) - 1 AS `place`
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
                   ) AS `t48`
                  ) AS `t88`
                  WHERE
                   `t88`.`place` = 0
                 ) AS `t100`
                ) AS `t120`
                FULL OUTER JOIN (
                 SELECT
                  `t39`.`person_id`,
                  COUNT(DISTINCT `t39`.`contact_id`) AS `reminders`
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
                 ) AS `t39`
                 GROUP BY
                  1
                ) AS `t74`
                 ON `t120`.`person_id` = `t74`.`person_id`
               ) AS `t132`
              ) AS `t143`
             ) AS `t153`
             FULL OUTER JOIN (
              SELECT
               `t133`.`person_id`,
               SUM(CAST(NOT (
                `t133`.`dialled`
               ) AS INT)) AS `reached`,
               SUM(CAST(`t133`.`dialled` AS INT)) AS `dialled`
              FROM (
               SELECT
                `t121`.`contact_id`,
                `t121`.`person_id`,
                `t117`.`dialled`
               FROM (
                SELECT DISTINCT
                 *
                FROM (
                 SELECT
                  `t96`.`contact_id`,
                  `t96`.`person_id`
                 FROM `t89` AS `t96`
                ) AS `t101`
               ) AS `t121`
               INNER JOIN (
                SELECT
                 `t64`.`contact_id`,
                 BOOL_AND(
                  COALESCE(
                   `t64`.`channel` IN ('ai_call', 'call')
                   AND (
                    `t64`.`kind` = 'attempt'
                   )
                   AND COALESCE(`t64`.`outcome`, 'no_answer') IN ('busy', 'no_answer', 'not_in_service', 'voicemail_full'),
                   FALSE
                  )
                 ) AS `dialled`
                FROM `t55` AS `t64`
                GROUP BY
                 1
               ) AS `t117`
                ON `t121`.`contact_id` = `t117`.`contact_id`
              ) AS `t133`
              GROUP BY
               1
             ) AS `t151`
              ON `t153`.`person_id` = `t151`.`person_id`
            ) AS `t160`
           ) AS `t167`
          ) AS `t169`
          FULL OUTER JOIN (
           SELECT
            `t207`.`person_id`,
            CASE
             WHEN `t207`.`turn` = 0
             THEN 'reminder'
             WHEN (
              `t207`.`turn` = 1
             )
             AND (
              NOT (
               COALESCE(`t207`.`questioned`, FALSE)
              ) AND NOT (
               COALESCE(`t207`.`offered`, FALSE)
              )
             )
             AND NOT (
              COALESCE(`t207`.`thanked`, FALSE)
             )
             THEN 'thanks'
             WHEN (
              `t207`.`turn` = 1
             ) OR COALESCE(`t207`.`thanked`, FALSE)
             THEN CAST(NULL AS STRING)
             WHEN NOT (
              COALESCE(`t207`.`questioned`, FALSE)
             ) AND NOT (
              COALESCE(`t207`.`offered`, FALSE)
             )
             THEN 'question'
             WHEN NOT (
              COALESCE(`t207`.`offered`, FALSE)
             )
             THEN 'offer'
             ELSE CAST(NULL AS STRING)
            END AS `promise_step`,
            `t207`.`debt_ids` AS `promise_debts`
           FROM (
            SELECT
             `t206`.`person_id`,
             `t206`.`debt_ids`,
             `t206`.`made_at`,
             `t206`.`since`,
             `t206`.`turn`,
             `t206`.`questioned`,
             `t206`.`offered`,
             `t206`.`thanked`
            FROM (
             SELECT
              `t201`.`person_id`,
              `t201`.`debt_ids`,
              `t201`.`made_at`,
              `t201`.`since`,
              `t201`.`turn`,
              `t205`.`person_id` AS `person_id_right`,
              `t205`.`questioned`,
              `t205`.`offered`,
              `t205`.`thanked`
             FROM (
              SELECT
               `t199`.`person_id`,
               `t199`.`debt_ids`,
               `t199`.`made_at`,
               `t199`.`since`,
               `t199`.`turn`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t197`.`promise_id`,
                 `t197`.`person_id`,
                 `t197`.`due_on`,
                 `t197`.`amount`,
                 `t197`.`paid`,
                 `t197`.`state`,
                 `t197`.`kept_on`,
                 `t197`.`debt_ids`,
                 `t197`.`made_at`,
                 `t197`.`confirmable`,
                 `t197`.`turn`,
                 `t197`.`ago`,
                 `t197`.`since`,
                 ROW_NUMBER() OVER (
                  PARTITION BY `t197`.`person_id`
                  ORDER BY `t197`.`turn` ASC NULLS LAST, `t197`.`due_on` DESC, `t197`.`promise_id` DESC
                 ) - 1 AS `place`
                FROM (
                 SELECT
                  `t196`.`promise_id`,
                  `t196`.`person_id`,
                  `t196`.`due_on`,
                  `t196`.`amount`,
                  `t196`.`paid`,
                  `t196`.`state`,
                  `t196`.`kept_on`,
                  `t196`.`debt_ids`,
                  `t196`.`made_at`,
                  `t196`.`confirmable`,
                  `t196`.`turn`,
                  `t196`.`ago`,
                  CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t196`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t194`.`promise_id`,
                    `t194`.`person_id`,
                    `t194`.`due_on`,
                    `t194`.`amount`,
                    `t194`.`paid`,
                    `t194`.`state`,
                    `t194`.`kept_on`,
                    `t194`.`debt_ids`,
                    `t194`.`made_at`,
                    `t194`.`confirmable`,
                    CASE
                     WHEN (
                      `t194`.`state` = 'open'
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) = -1
                     )
                     THEN 0
                     WHEN (
                      `t194`.`state` = 'kept'
                     )
                     AND (
                      `t194`.`paid` >= `t194`.`amount`
                     )
                     AND COALESCE(`t194`.`confirmable`, FALSE)
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) >= 1
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) <= 2
                     )
                     THEN 1
                     WHEN (
                      `t194`.`state` = 'broken'
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) >= 1
                     )
                     AND (
                      CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) <= 14
                     )
                     THEN 2
                     ELSE NULL
                    END AS `turn`,
                    IF(
                     CASE
                      WHEN (
                       `t194`.`state` = 'open'
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) = -1
                      )
                      THEN 0
                      WHEN (
                       `t194`.`state` = 'kept'
                      )
                      AND (
                       `t194`.`paid` >= `t194`.`amount`
                      )
                      AND COALESCE(`t194`.`confirmable`, FALSE)
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) >= 1
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) <= 2
                      )
                      THEN 1
                      WHEN (
                       `t194`.`state` = 'broken'
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) >= 1
                      )
                      AND (
                       CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) <= 14
                      )
                      THEN 2
                      ELSE NULL
                     END = 1,
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT),
                     CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT)
                    ) AS `ago`
                   FROM (
                    SELECT
                     `t193`.`promise_id`,
                     `t193`.`person_id`,
                     `t193`.`due_on`,
                     `t193`.`amount`,
                     `t193`.`paid`,
                     `t193`.`state`,
                     `t193`.`kept_on`,
                     `t193`.`debt_ids`,
                     `t193`.`made_at`,
                     `t193`.`confirmable`
                    FROM (
                     SELECT
                      `t192`.`promise_id`,
                      `t192`.`person_id`,
                      `t192`.`due_on`,
                      `t192`.`amount`,
                      `t192`.`paid`,
                      `t192`.`state`,
                      `t192`.`kept_on`,
                      `t41`.`debt_ids`,
                      `t41`.`made_at`,
                      `t152`.`promise_id` AS `promise_id_right`,
                      `t152`.`confirmable`
                     FROM (
                      SELECT
                       `t190`.`promise_id`,
                       `t190`.`person_id`,
                       `t190`.`due_on`,
                       `t190`.`amount`,
                       `t190`.`paid`,
                       `t190`.`state`,
                       `t190`.`kept_on`
                      FROM (
                       SELECT
                        `t189`.`promise_id`,
                        `t189`.`person_id`,
                        `t189`.`debt_ids`,
                        `t189`.`made_at`,
                        `t189`.`due_on`,
                        `t189`.`amount`,
                        `t189`.`status`,
                        `t189`.`ask`,
                        `t189`.`asked_at`,
                        `t189`.`paid`,
                        `t189`.`last_on`,
                        `t189`.`waits`,
                        `t189`.`unsure`,
                        `t189`.`kept`,
                        `t189`.`state`,
                        IF(`t189`.`state` = 'kept', `t189`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                       FROM (
                        SELECT
                         `t188`.`promise_id`,
                         `t188`.`person_id`,
                         `t188`.`debt_ids`,
                         `t188`.`made_at`,
                         `t188`.`due_on`,
                         `t188`.`amount`,
                         `t188`.`status`,
                         `t188`.`ask`,
                         `t188`.`asked_at`,
                         `t188`.`paid`,
                         `t188`.`last_on`,
                         `t188`.`waits`,
                         `t188`.`unsure`,
                         `t188`.`kept`,
                         CASE
                          WHEN COALESCE(`t188`.`status` = 'withdrawn', FALSE)
                          THEN 'withdrawn'
                          WHEN `t188`.`kept`
                          THEN 'kept'
                          WHEN COALESCE(`t188`.`unsure`, FALSE)
                          THEN 'unknown'
                          WHEN COALESCE(`t188`.`waits`, FALSE) OR (
                           MAKE_DATE(2026, 11, 23) <= `t188`.`due_on`
                          )
                          THEN 'open'
                          ELSE 'broken'
                         END AS `state`
                        FROM (
                         SELECT
                          `t187`.`promise_id`,
                          `t187`.`person_id`,
                          `t187`.`debt_ids`,
                          `t187`.`made_at`,
                          `t187`.`due_on`,
                          `t187`.`amount`,
                          `t187`.`status`,
                          `t187`.`ask`,
                          `t187`.`asked_at`,
                          `t187`.`paid`,
                          `t187`.`last_on`,
                          `t187`.`waits`,
                          `t187`.`unsure`,
                          COALESCE(`t187`.`status` = 'kept', FALSE) OR (
                           `t187`.`paid` >= `t187`.`amount`
                          ) AS `kept`
                         FROM (
                          SELECT
                           `t186`.`promise_id`,
                           `t186`.`person_id`,
                           `t186`.`debt_ids`,
                           `t186`.`made_at`,
                           `t186`.`due_on`,
                           `t186`.`amount`,
                           `t186`.`status`,
                           `t186`.`ask`,
                           `t186`.`asked_at`,
                           COALESCE(`t186`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                           `t186`.`last_on`,
                           `t186`.`waits`,
                           `t186`.`unsure`
                          FROM (
                           SELECT
                            `t185`.`promise_id`,
                            `t185`.`person_id`,
                            `t185`.`debt_ids`,
                            `t185`.`made_at`,
                            `t185`.`due_on`,
                            `t185`.`amount`,
                            `t185`.`status`,
                            `t185`.`ask`,
                            `t185`.`asked_at`,
                            `t185`.`paid`,
                            `t185`.`last_on`,
                            `t185`.`waits`,
                            `t185`.`unsure`
                           FROM (
                            SELECT
                             `t75`.`promise_id`,
                             `t75`.`person_id`,
                             `t75`.`debt_ids`,
                             `t75`.`made_at`,
                             `t75`.`due_on`,
                             `t75`.`amount`,
                             `t75`.`status`,
                             `t75`.`ask`,
                             `t75`.`asked_at`,
                             `t184`.`ask` AS `ask_right`,
                             `t184`.`paid`,
                             `t184`.`last_on`,
                             `t184`.`waits`,
                             `t184`.`unsure`
                            FROM `t58` AS `t75`
                            LEFT OUTER JOIN (
                             SELECT
                              `t182`.`ask`,
                              SUM(IF(COALESCE(`t182`.`status` = 'posted', FALSE) AND (
                               `t182`.`net` > 0
                              ), `t182`.`net`, NULL)) AS `paid`,
                              MAX(IF(COALESCE(`t182`.`status` = 'posted', FALSE) AND (
                               `t182`.`net` > 0
                              ), `t182`.`day`, NULL)) AS `last_on`,
                              BOOL_OR(COALESCE(`t182`.`status` = 'pending', FALSE)) AS `waits`,
                              BOOL_OR((
                               `t182`.`status` IS NULL
                              ) OR COALESCE(`t182`.`doubted`, FALSE)) AS `unsure`
                             FROM (
                              SELECT
                               `t181`.`ask`,
                               `t181`.`made_at`,
                               `t181`.`due_on`,
                               `t181`.`asked_at`,
                               `t181`.`debt_id`,
                               `t181`.`payment_id`,
                               `t181`.`status`,
                               `t181`.`paid_at`,
                               `t181`.`amount`,
                               `t181`.`day`,
                               `t181`.`undone`,
                               `t181`.`doubted`,
                               GREATEST(
                                CAST(`t181`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t181`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                CAST('0.00' AS DECIMAL(38, 2))
                               ) AS `net`
                              FROM (
                               SELECT
                                `t180`.`ask`,
                                `t180`.`made_at`,
                                `t180`.`due_on`,
                                `t180`.`asked_at`,
                                `t180`.`debt_id`,
                                `t180`.`payment_id`,
                                `t180`.`status`,
                                `t180`.`paid_at`,
                                `t180`.`amount`,
                                `t180`.`day`,
                                `t180`.`undone`,
                                `t180`.`doubted`
                               FROM (
                                SELECT
                                 `t173`.`ask`,
                                 `t173`.`made_at`,
                                 `t173`.`due_on`,
                                 `t173`.`asked_at`,
                                 `t173`.`debt_id`,
                                 `t173`.`payment_id`,
                                 `t173`.`status`,
                                 `t173`.`paid_at`,
                                 `t173`.`amount`,
                                 `t173`.`day`,
                                 `t179`.`ask` AS `ask_right`,
                                 `t179`.`payment_id` AS `payment_id_right`,
                                 `t179`.`undone`,
                                 `t179`.`doubted`
                                FROM `t171` AS `t173`
                                LEFT OUTER JOIN (
                                 SELECT
                                  `t177`.`ask`,
                                  `t177`.`payment_id`,
                                  SUM(ABS(`t177`.`undone`)) AS `undone`,
                                  BOOL_OR(`t177`.`back_status` IS NULL) AS `doubted`
                                 FROM (
                                  SELECT
                                   *
                                  FROM (
                                   SELECT
                                    `t175`.`ask`,
                                    `t175`.`asked_at`,
                                    `t175`.`payment_id`,
                                    `t77`.`undone_at`,
                                    `t77`.`undone`,
                                    `t77`.`back_status`
                                   FROM (
                                    SELECT
                                     `t172`.`ask`,
                                     `t172`.`asked_at`,
                                     `t172`.`payment_id`
                                    FROM `t171` AS `t172`
                                   ) AS `t175`
                                   INNER JOIN (
                                    SELECT
                                     `t49`.`reverses` AS `payment_id`,
                                     `t49`.`paid_at` AS `undone_at`,
                                     `t49`.`amount` AS `undone`,
                                     `t49`.`status` AS `back_status`
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
                                    ) AS `t49`
                                   ) AS `t77`
                                    ON `t175`.`payment_id` = `t77`.`payment_id`
                                  ) AS `t176`
                                  WHERE
                                   `t176`.`undone_at` <= `t176`.`asked_at`
                                 ) AS `t177`
                                 GROUP BY
                                  1,
                                  2
                                ) AS `t179`
                                 ON `t173`.`ask` = `t179`.`ask` AND `t173`.`payment_id` = `t179`.`payment_id`
                               ) AS `t180`
                              ) AS `t181`
                             ) AS `t182`
                             GROUP BY
                              1
                            ) AS `t184`
                             ON `t75`.`ask` = `t184`.`ask`
                           ) AS `t185`
                          ) AS `t186`
                         ) AS `t187`
                        ) AS `t188`
                       ) AS `t189`
                      ) AS `t190`
                     ) AS `t192`
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
                     ) AS `t41`
                      ON `t192`.`promise_id` = `t41`.`promise_id`
                     LEFT OUTER JOIN (
                      SELECT
                       `t125`.`promise_id`,
                       BOOL_AND(NOT `t125`.`creditor_id` IS NULL)
                       AND (
                        COUNT(DISTINCT `t125`.`creditor_id`) = 1
                       )
                       AND (
                        BOOL_AND(NOT `t125`.`currency` IS NULL) AND (
                         COUNT(DISTINCT `t125`.`currency`) = 1
                        )
                       )
                       AND BOOL_OR(`t125`.`owes`) AS `confirmable`
                      FROM (
                       SELECT
                        `t108`.`promise_id`,
                        `t108`.`debt_id`,
                        `t108`.`creditor_id`,
                        `t108`.`currency`,
                        `t108`.`debt_id` IN (
                         SELECT
                          *
                         FROM (
                          SELECT
                           `t33`.`debt_id`
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
                          ) AS `t33`
                         ) AS `t51`
                        ) AS `owes`
                       FROM (
                        SELECT
                         `t103`.`promise_id`,
                         `t103`.`debt_id`,
                         `t103`.`creditor_id`,
                         `t103`.`currency`
                        FROM (
                         SELECT
                          `t65`.`promise_id`,
                          `t65`.`debt_id`,
                          `t81`.`debt_id` AS `debt_id_right`,
                          `t81`.`creditor_id`,
                          `t81`.`currency`
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
                          ) AS `t40`
                         ) AS `t65`
                         LEFT OUTER JOIN (
                          SELECT
                           `t59`.`debt_id`,
                           `t59`.`creditor_id`,
                           `t59`.`currency`
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
                          ) AS `t59`
                         ) AS `t81`
                          ON `t65`.`debt_id` = `t81`.`debt_id`
                        ) AS `t103`
                       ) AS `t108`
                      ) AS `t125`
                      GROUP BY
                       1
                     ) AS `t152`
                      ON `t192`.`promise_id` = `t152`.`promise_id`
                    ) AS `t193`
                   ) AS `t194`
                  ) AS `t195`
                  WHERE
                   NOT `t195`.`turn` IS NULL
                 ) AS `t196`
                ) AS `t197`
               ) AS `t198`
               WHERE
                `t198`.`place` = 0
              ) AS `t199`
             ) AS `t201`
             LEFT OUTER JOIN (
              SELECT
               `t203`.`person_id`,
               BOOL_OR(COALESCE((
                `t203`.`sent_at` >= `t203`.`since`
               ) AND `t203`.`content` IN ('callback', 'knock'), FALSE)) AS `questioned`,
               BOOL_OR(COALESCE((
                `t203`.`sent_at` >= `t203`.`since`
               ) AND (
                `t203`.`content` = 'offer'
               ), FALSE)) AS `offered`,
               BOOL_OR(
                COALESCE(
                 (
                  `t203`.`content` = 'offer'
                 )
                 AND STARTSWITH(`t203`.`template_id`, 'kept.')
                 AND (
                  SIZE(FILTER(`t203`.`about`, x -> ARRAY_CONTAINS(`t203`.`debt_ids`, x))) > 0
                 ),
                 FALSE
                )
               ) AS `thanked`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t201`.`person_id`,
                 `t201`.`debt_ids`,
                 `t201`.`made_at`,
                 `t201`.`since`,
                 `t201`.`turn`,
                 `t62`.`content`,
                 `t62`.`template_id`,
                 `t62`.`sent_at`,
                 `t62`.`about`
                FROM (
                 SELECT
                  `t199`.`person_id`,
                  `t199`.`debt_ids`,
                  `t199`.`made_at`,
                  `t199`.`since`,
                  `t199`.`turn`
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    `t197`.`promise_id`,
                    `t197`.`person_id`,
                    `t197`.`due_on`,
                    `t197`.`amount`,
                    `t197`.`paid`,
                    `t197`.`state`,
                    `t197`.`kept_on`,
                    `t197`.`debt_ids`,
                    `t197`.`made_at`,
                    `t197`.`confirmable`,
                    `t197`.`turn`,
                    `t197`.`ago`,
                    `t197`.`since`,
                    ROW_NUMBER() OVER (
                     PARTITION BY `t197`.`person_id`
                     ORDER BY `t197`.`turn` ASC NULLS LAST, `t197`.`due_on` DESC, `t197`.`promise_id` DESC
                    ) - 1 AS `place`
                   FROM (
                    SELECT
                     `t196`.`promise_id`,
                     `t196`.`person_id`,
                     `t196`.`due_on`,
                     `t196`.`amount`,
                     `t196`.`paid`,
                     `t196`.`state`,
                     `t196`.`kept_on`,
                     `t196`.`debt_ids`,
                     `t196`.`made_at`,
                     `t196`.`confirmable`,
                     `t196`.`turn`,
                     `t196`.`ago`,
                     CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t196`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                    FROM (
                     SELECT
                      *
                     FROM (
                      SELECT
                       `t194`.`promise_id`,
                       `t194`.`person_id`,
                       `t194`.`due_on`,
                       `t194`.`amount`,
                       `t194`.`paid`,
                       `t194`.`state`,
                       `t194`.`kept_on`,
                       `t194`.`debt_ids`,
                       `t194`.`made_at`,
                       `t194`.`confirmable`,
                       CASE
                        WHEN (
                         `t194`.`state` = 'open'
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) = -1
                        )
                        THEN 0
                        WHEN (
                         `t194`.`state` = 'kept'
                        )
                        AND (
                         `t194`.`paid` >= `t194`.`amount`
                        )
                        AND COALESCE(`t194`.`confirmable`, FALSE)
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) >= 1
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) <= 2
                        )
                        THEN 1
                        WHEN (
                         `t194`.`state` = 'broken'
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) >= 1
                        )
                        AND (
                         CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) <= 14
                        )
                        THEN 2
                        ELSE NULL
                       END AS `turn`,
                       IF(
                        CASE
                         WHEN (
                          `t194`.`state` = 'open'
                         )
                         AND (
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) = -1
                         )
                         THEN 0
                         WHEN (
                          `t194`.`state` = 'kept'
                         )
                         AND (
                          `t194`.`paid` >= `t194`.`amount`
                         )
                         AND COALESCE(`t194`.`confirmable`, FALSE)
                         AND (
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) >= 1
                         )
                         AND (
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT) <= 2
                         )
                         THEN 1
                         WHEN (
                          `t194`.`state` = 'broken'
                         )
                         AND (
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) >= 1
                         )
                         AND (
                          CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT) <= 14
                         )
                         THEN 2
                         ELSE NULL
                        END = 1,
                        CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`kept_on` AS DATE)) AS BIGINT),
                        CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t194`.`due_on` AS DATE)) AS BIGINT)
                       ) AS `ago`
                      FROM (
                       SELECT
                        `t193`.`promise_id`,
                        `t193`.`person_id`,
                        `t193`.`due_on`,
                        `t193`.`amount`,
                        `t193`.`paid`,
                        `t193`.`state`,
                        `t193`.`kept_on`,
                        `t193`.`debt_ids`,
                        `t193`.`made_at`,
                        `t193`.`confirmable`
                       FROM (
                        SELECT
                         `t192`.`promise_id`,
                         `t192`.`person_id`,
                         `t192`.`due_on`,
                         `t192`.`amount`,
                         `t192`.`paid`,
                         `t192`.`state`,
                         `t192`.`kept_on`,
                         `t41`.`debt_ids`,
                         `t41`.`made_at`,
                         `t152`.`promise_id` AS `promise_id_right`,
                         `t152`.`confirmable`
                        FROM (
                         SELECT
                          `t190`.`promise_id`,
                          `t190`.`person_id`,
                          `t190`.`due_on`,
                          `t190`.`amount`,
                          `t190`.`paid`,
                          `t190`.`state`,
                          `t190`.`kept_on`
                         FROM (
                          SELECT
                           `t189`.`promise_id`,
                           `t189`.`person_id`,
                           `t189`.`debt_ids`,
                           `t189`.`made_at`,
                           `t189`.`due_on`,
                           `t189`.`amount`,
                           `t189`.`status`,
                           `t189`.`ask`,
                           `t189`.`asked_at`,
                           `t189`.`paid`,
                           `t189`.`last_on`,
                           `t189`.`waits`,
                           `t189`.`unsure`,
                           `t189`.`kept`,
                           `t189`.`state`,
                           IF(`t189`.`state` = 'kept', `t189`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                          FROM (
                           SELECT
                            `t188`.`promise_id`,
                            `t188`.`person_id`,
                            `t188`.`debt_ids`,
                            `t188`.`made_at`,
                            `t188`.`due_on`,
                            `t188`.`amount`,
                            `t188`.`status`,
                            `t188`.`ask`,
                            `t188`.`asked_at`,
                            `t188`.`paid`,
                            `t188`.`last_on`,
                            `t188`.`waits`,
                            `t188`.`unsure`,
                            `t188`.`kept`,
                            CASE
                             WHEN COALESCE(`t188`.`status` = 'withdrawn', FALSE)
                             THEN 'withdrawn'
                             WHEN `t188`.`kept`
                             THEN 'kept'
                             WHEN COALESCE(`t188`.`unsure`, FALSE)
                             THEN 'unknown'
                             WHEN COALESCE(`t188`.`waits`, FALSE) OR (
                              MAKE_DATE(2026, 11, 23) <= `t188`.`due_on`
                             )
                             THEN 'open'
                             ELSE 'broken'
                            END AS `state`
                           FROM (
                            SELECT
                             `t187`.`promise_id`,
                             `t187`.`person_id`,
                             `t187`.`debt_ids`,
                             `t187`.`made_at`,
                             `t187`.`due_on`,
                             `t187`.`amount`,
                             `t187`.`status`,
                             `t187`.`ask`,
                             `t187`.`asked_at`,
                             `t187`.`paid`,
                             `t187`.`last_on`,
                             `t187`.`waits`,
                             `t187`.`unsure`,
                             COALESCE(`t187`.`status` = 'kept', FALSE) OR (
                              `t187`.`paid` >= `t187`.`amount`
                             ) AS `kept`
                            FROM (
                             SELECT
                              `t186`.`promise_id`,
                              `t186`.`person_id`,
                              `t186`.`debt_ids`,
                              `t186`.`made_at`,
                              `t186`.`due_on`,
                              `t186`.`amount`,
                              `t186`.`status`,
                              `t186`.`ask`,
                              `t186`.`asked_at`,
                              COALESCE(`t186`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                              `t186`.`last_on`,
                              `t186`.`waits`,
                              `t186`.`unsure`
                             FROM (
                              SELECT
                               `t185`.`promise_id`,
                               `t185`.`person_id`,
                               `t185`.`debt_ids`,
                               `t185`.`made_at`,
                               `t185`.`due_on`,
                               `t185`.`amount`,
                               `t185`.`status`,
                               `t185`.`ask`,
                               `t185`.`asked_at`,
                               `t185`.`paid`,
                               `t185`.`last_on`,
                               `t185`.`waits`,
                               `t185`.`unsure`
                              FROM (
                               SELECT
                                `t75`.`promise_id`,
                                `t75`.`person_id`,
                                `t75`.`debt_ids`,
                                `t75`.`made_at`,
                                `t75`.`due_on`,
                                `t75`.`amount`,
                                `t75`.`status`,
                                `t75`.`ask`,
                                `t75`.`asked_at`,
                                `t184`.`ask` AS `ask_right`,
                                `t184`.`paid`,
                                `t184`.`last_on`,
                                `t184`.`waits`,
                                `t184`.`unsure`
                               FROM `t58` AS `t75`
                               LEFT OUTER JOIN (
                                SELECT
                                 `t182`.`ask`,
                                 SUM(IF(COALESCE(`t182`.`status` = 'posted', FALSE) AND (
                                  `t182`.`net` > 0
                                 ), `t182`.`net`, NULL)) AS `paid`,
                                 MAX(IF(COALESCE(`t182`.`status` = 'posted', FALSE) AND (
                                  `t182`.`net` > 0
                                 ), `t182`.`day`, NULL)) AS `last_on`,
                                 BOOL_OR(COALESCE(`t182`.`status` = 'pending', FALSE)) AS `waits`,
                                 BOOL_OR((
                                  `t182`.`status` IS NULL
                                 ) OR COALESCE(`t182`.`doubted`, FALSE)) AS `unsure`
                                FROM (
                                 SELECT
                                  `t181`.`ask`,
                                  `t181`.`made_at`,
                                  `t181`.`due_on`,
                                  `t181`.`asked_at`,
                                  `t181`.`debt_id`,
                                  `t181`.`payment_id`,
                                  `t181`.`status`,
                                  `t181`.`paid_at`,
                                  `t181`.`amount`,
                                  `t181`.`day`,
                                  `t181`.`undone`,
                                  `t181`.`doubted`,
                                  GREATEST(
                                   CAST(`t181`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t181`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                   CAST('0.00' AS DECIMAL(38, 2))
                                  ) AS `net`
                                 FROM (
                                  SELECT
                                   `t180`.`ask`,
                                   `t180`.`made_at`,
                                   `t180`.`due_on`,
                                   `t180`.`asked_at`,
                                   `t180`.`debt_id`,
                                   `t180`.`payment_id`,
                                   `t180`.`status`,
                                   `t180`.`paid_at`,
                                   `t180`.`amount`,
                                   `t180`.`day`,
                                   `t180`.`undone`,
                                   `t180`.`doubted`
                                  FROM (
                                   SELECT
                                    `t173`.`ask`,
                                    `t173`.`made_at`,
                                    `t173`.`due_on`,
                                    `t173`.`asked_at`,
                                    `t173`.`debt_id`,
                                    `t173`.`payment_id`,
                                    `t173`.`status`,
                                    `t173`.`paid_at`,
                                    `t173`.`amount`,
                                    `t173`.`day`,
                                    `t179`.`ask` AS `ask_right`,
                                    `t179`.`payment_id` AS `payment_id_right`,
                                    `t179`.`undone`,
                                    `t179`.`doubted`
                                   FROM `t171` AS `t173`
                                   LEFT OUTER JOIN (
                                    SELECT
                                     `t177`.`ask`,
                                     `t177`.`payment_id`,
                                     SUM(ABS(`t177`.`undone`)) AS `undone`,
                                     BOOL_OR(`t177`.`back_status` IS NULL) AS `doubted`
                                    FROM (
                                     SELECT
                                      *
                                     FROM (
                                      SELECT
                                       `t175`.`ask`,
                                       `t175`.`asked_at`,
                                       `t175`.`payment_id`,
                                       `t77`.`undone_at`,
                                       `t77`.`undone`,
                                       `t77`.`back_status`
                                      FROM (
                                       SELECT
                                        `t172`.`ask`,
                                        `t172`.`asked_at`,
                                        `t172`.`payment_id`
                                       FROM `t171` AS `t172`
                                      ) AS `t175`
                                      INNER JOIN (
                                       SELECT
                                        `t49`.`reverses` AS `payment_id`,
                                        `t49`.`paid_at` AS `undone_at`,
                                        `t49`.`amount` AS `undone`,
                                        `t49`.`status` AS `back_status`
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
                                       ) AS `t49`
                                      ) AS `t77`
                                       ON `t175`.`payment_id` = `t77`.`payment_id`
                                     ) AS `t176`
                                     WHERE
                                      `t176`.`undone_at` <= `t176`.`asked_at`
                                    ) AS `t177`
                                    GROUP BY
                                     1,
                                     2
                                   ) AS `t179`
                                    ON `t173`.`ask` = `t179`.`ask` AND `t173`.`payment_id` = `t179`.`payment_id`
                                  ) AS `t180`
                                 ) AS `t181`
                                ) AS `t182`
                                GROUP BY
                                 1
                               ) AS `t184`
                                ON `t75`.`ask` = `t184`.`ask`
                              ) AS `t185`
                             ) AS `t186`
                            ) AS `t187`
                           ) AS `t188`
                          ) AS `t189`
                         ) AS `t190`
                        ) AS `t192`
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
                        ) AS `t41`
                         ON `t192`.`promise_id` = `t41`.`promise_id`
                        LEFT OUTER JOIN (
                         SELECT
                          `t125`.`promise_id`,
                          BOOL_AND(NOT `t125`.`creditor_id` IS NULL)
                          AND (
                           COUNT(DISTINCT `t125`.`creditor_id`) = 1
                          )
                          AND (
                           BOOL_AND(NOT `t125`.`currency` IS NULL) AND (
                            COUNT(DISTINCT `t125`.`currency`) = 1
                           )
                          )
                          AND BOOL_OR(`t125`.`owes`) AS `confirmable`
                         FROM (
                          SELECT
                           `t108`.`promise_id`,
                           `t108`.`debt_id`,
                           `t108`.`creditor_id`,
                           `t108`.`currency`,
                           `t108`.`debt_id` IN (
                            SELECT
                             *
                            FROM (
                             SELECT
                              `t33`.`debt_id`
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
                             ) AS `t33`
                            ) AS `t51`
                           ) AS `owes`
                          FROM (
                           SELECT
                            `t103`.`promise_id`,
                            `t103`.`debt_id`,
                            `t103`.`creditor_id`,
                            `t103`.`currency`
                           FROM (
                            SELECT
                             `t65`.`promise_id`,
                             `t65`.`debt_id`,
                             `t81`.`debt_id` AS `debt_id_right`,
                             `t81`.`creditor_id`,
                             `t81`.`currency`
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
                             ) AS `t40`
                            ) AS `t65`
                            LEFT OUTER JOIN (
                             SELECT
                              `t59`.`debt_id`,
                              `t59`.`creditor_id`,
                              `t59`.`currency`
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
                             ) AS `t59`
                            ) AS `t81`
                             ON `t65`.`debt_id` = `t81`.`debt_id`
                           ) AS `t103`
                          ) AS `t108`
                         ) AS `t125`
                         GROUP BY
                          1
                        ) AS `t152`
                         ON `t192`.`promise_id` = `t152`.`promise_id`
                       ) AS `t193`
                      ) AS `t194`
                     ) AS `t195`
                     WHERE
                      NOT `t195`.`turn` IS NULL
                    ) AS `t196`
                   ) AS `t197`
                  ) AS `t198`
                  WHERE
                   `t198`.`place` = 0
                 ) AS `t199`
                ) AS `t201`
                INNER JOIN (
                 SELECT
                  `t38`.`person_id`,
                  `t38`.`content`,
                  `t38`.`template_id`,
                  `t38`.`at` AS `sent_at`,
                  `t38`.`debt_ids` AS `about`
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
                 ) AS `t38`
                ) AS `t62`
                 ON `t201`.`person_id` = `t62`.`person_id`
               ) AS `t202`
               WHERE
                `t202`.`sent_at` >= `t202`.`made_at`
              ) AS `t203`
              GROUP BY
               1
             ) AS `t205`
              ON `t201`.`person_id` = `t205`.`person_id`
            ) AS `t206`
           ) AS `t207`
          ) AS `t209`
           ON `t169`.`person_id` = `t209`.`person_id`
         ) AS `t210`
        ) AS `t211`
       ) AS `t212`
      ) AS `t215`
      FULL OUTER JOIN (
       SELECT
        `t159`.`person_id`,
        BOOL_OR(`t159`.`distressed`) AS `distressed`,
        BOOL_OR(`t159`.`complained`) AS `complained`,
        BOOL_OR(`t159`.`wrong_party`) AS `wrong_party`
       FROM (
        SELECT
         *
        FROM (
         SELECT
          *
         FROM (
          SELECT
           `t148`.`person_id`,
           TRUE AS `distressed`,
           FALSE AS `complained`,
           FALSE AS `wrong_party`
          FROM (
           SELECT
            *
           FROM `t135` AS `t139`
           WHERE
            `t139`.`kind` IN (
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
          ) AS `t148`
         ) AS `t155`
         UNION ALL
         SELECT
          *
         FROM (
          SELECT
           `t149`.`person_id`,
           FALSE AS `distressed`,
           TRUE AS `complained`,
           FALSE AS `wrong_party`
          FROM (
           SELECT
            *
           FROM `t135` AS `t139`
           WHERE
            `t139`.`kind` IN (
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
          ) AS `t149`
         ) AS `t156`
        ) AS `t157`
        UNION ALL
        SELECT
         *
        FROM (
         SELECT
          *
         FROM (
          SELECT
           `t118`.`person_id`,
           FALSE AS `distressed`,
           TRUE AS `complained`,
           FALSE AS `wrong_party`
          FROM (
           SELECT
            *
           FROM (
            SELECT
             `t69`.`person_id`
            FROM (
             SELECT
              *
             FROM `t35` AS `t46`
             WHERE
              NOT `t46`.`person_id` IS NULL
            ) AS `t69`
           ) AS `t84`
           UNION ALL
           SELECT
            *
           FROM (
            SELECT
             `t52`.`person_id`
            FROM (
             SELECT
              `t70`.`point_id`
             FROM (
              SELECT
               *
              FROM `t35` AS `t46`
              WHERE
               `t46`.`person_id` IS NULL AND NOT `t46`.`point_id` IS NULL
             ) AS `t70`
            ) AS `t94`
            INNER JOIN (
             SELECT DISTINCT
              *
             FROM (
              SELECT
               `t11`.`point_id`,
               `t11`.`person_id`
              FROM (
               SELECT
                `t2`.`point_id`,
                `t2`.`person_id`,
                `t2`.`at`,
                `t2`.`kind`,
                `t2`.`as_of`,
                `t2`.`since`,
                `t2`.`source`,
                `t2`.`authority`,
                `t2`.`contact_id`
               FROM `typed evidence` AS `t2`
              ) AS `t11`
             ) AS `t29`
            ) AS `t52`
             ON `t94`.`point_id` = `t52`.`point_id`
           ) AS `t112`
          ) AS `t118`
         ) AS `t127`
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
             `t2`.`point_id`,
             `t2`.`person_id`,
             `t2`.`at`,
             `t2`.`kind`,
             `t2`.`as_of`,
             `t2`.`since`,
             `t2`.`source`,
             `t2`.`authority`,
             `t2`.`contact_id`
            FROM `typed evidence` AS `t2`
           ) AS `t11`
           WHERE
            `t11`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
            AND `t11`.`kind` IN ('carrier_mismatch', 'disclosure_reported', 'recycled', 'wrong_number')
          ) AS `t34`
         ) AS `t53`
        ) AS `t128`
       ) AS `t159`
       GROUP BY
        1
      ) AS `t166`
       ON `t215`.`person_id` = `t166`.`person_id`
     ) AS `t217`
    ) AS `t221`
   ) AS `t222`
  ) AS `t225`
   ON `t250`.`person_id` = `t225`.`person_id`
 ) AS `t251`
) AS `t252`;

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
