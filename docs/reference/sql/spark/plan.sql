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
WITH `t35` AS (
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
 ) AS `t9`
 WHERE
  `t9`.`direction` = 'out'
  AND `t9`.`at` > CAST('2026-10-24T01:00:00' AS TIMESTAMP_NTZ)
  AND `t9`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
  AND (
   (
    `t9`.`content` IS NULL
   ) OR NOT (
    `t9`.`content` IN ('reply', 'statutory')
   )
  )
), `t38` AS (
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
    `t4`.`promise_id`,
    `t4`.`person_id`,
    `t4`.`debt_ids`,
    `t4`.`made_at`,
    `t4`.`due_on`,
    `t4`.`amount`,
    `t4`.`status`
   FROM `typed promises` AS `t4`
  ) AS `t11`
  WHERE
   `t11`.`made_at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
 ) AS `t27`
), `t55` AS (
 SELECT
  *
 FROM `t35` AS `t41`
 WHERE
  NOT `t41`.`person_id` IS NULL
), `t105` AS (
 SELECT
  *
 FROM (
  SELECT
   `t64`.`ask`,
   `t64`.`made_at`,
   `t64`.`due_on`,
   `t64`.`asked_at`,
   `t64`.`debt_id`,
   `t100`.`payment_id`,
   `t100`.`status`,
   `t100`.`paid_at`,
   `t100`.`amount`,
   `t100`.`day`
  FROM (
   SELECT DISTINCT
    *
   FROM (
    SELECT
     `t44`.`ask`,
     `t44`.`made_at`,
     `t44`.`due_on`,
     `t44`.`asked_at`,
     EXPLODE(`t44`.`debt_ids`) AS `debt_id`
    FROM `t38` AS `t44`
   ) AS `t58`
  ) AS `t64`
  INNER JOIN (
   SELECT
    `t95`.`payment_id`,
    `t95`.`debt_id`,
    `t95`.`status`,
    `t95`.`paid_at`,
    `t95`.`amount`,
    `t95`.`day`
   FROM (
    SELECT
     `t86`.`payment_id`,
     `t86`.`debt_id`,
     `t86`.`paid_at`,
     `t86`.`amount`,
     `t86`.`status`,
     `t86`.`value_on`,
     `t86`.`payer_id`,
     `t86`.`reverses`,
     `t86`.`offset`,
     CAST(`t86`.`paid_at` + CAST(CONCAT(COALESCE(`t86`.`offset`, -720), ' minutes') AS INTERVAL) AS DATE) AS `day`
    FROM (
     SELECT
      `t84`.`payment_id`,
      `t84`.`debt_id`,
      `t84`.`paid_at`,
      `t84`.`amount`,
      `t84`.`status`,
      `t84`.`value_on`,
      `t84`.`payer_id`,
      `t84`.`reverses`,
      `t84`.`offset`
     FROM (
      SELECT
       `t32`.`payment_id`,
       `t32`.`debt_id`,
       `t32`.`paid_at`,
       `t32`.`amount`,
       `t32`.`status`,
       `t32`.`value_on`,
       `t32`.`payer_id`,
       `t32`.`reverses`,
       `t80`.`debt_id` AS `debt_id_right`,
       `t80`.`offset`
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
       ) AS `t13`
       WHERE
        `t13`.`reverses` IS NULL
      ) AS `t32`
      LEFT OUTER JOIN (
       SELECT
        `t70`.`debt_id`,
        `t70`.`offset`
       FROM (
        SELECT
         `t66`.`debt_id`,
         `t66`.`creditor_id`,
         `t66`.`product`,
         `t66`.`currency`,
         `t66`.`opened_on`,
         `t66`.`principal`,
         `t66`.`annual_rate`,
         `t66`.`as_of`,
         `t66`.`status`,
         `t66`.`penalty_rate`,
         `t66`.`grace_days`,
         `t66`.`allocation`,
         `t66`.`disbursed`,
         `t66`.`all_in_rate`,
         `t66`.`country`,
         `t66`.`region`,
         `t66`.`assigned_from`,
         `t66`.`assignment_notified_at`,
         `t66`.`original_creditor`,
         `t66`.`co_creditors`,
         `t66`.`platform_id`,
         `t66`.`account`,
         `t66`.`charged_off_on`,
         `t66`.`judgment_on`,
         `t66`.`itemized_on`,
         `t66`.`time_barred_on`,
         `t66`.`disputed_amount`,
         `t66`.`in_default_when_acquired`,
         `t66`.`creditor_country`,
         `t66`.`offset`
        FROM (
         SELECT
          `t52`.`debt_id`,
          `t52`.`creditor_id`,
          `t52`.`product`,
          `t52`.`currency`,
          `t52`.`opened_on`,
          `t52`.`principal`,
          `t52`.`annual_rate`,
          `t52`.`as_of`,
          `t52`.`status`,
          `t52`.`penalty_rate`,
          `t52`.`grace_days`,
          `t52`.`allocation`,
          `t52`.`disbursed`,
          `t52`.`all_in_rate`,
          `t52`.`country`,
          `t52`.`region`,
          `t52`.`assigned_from`,
          `t52`.`assignment_notified_at`,
          `t52`.`original_creditor`,
          `t52`.`co_creditors`,
          `t52`.`platform_id`,
          `t52`.`account`,
          `t52`.`charged_off_on`,
          `t52`.`judgment_on`,
          `t52`.`itemized_on`,
          `t52`.`time_barred_on`,
          `t52`.`disputed_amount`,
          `t52`.`in_default_when_acquired`,
          `t52`.`creditor_id_right`,
          `t52`.`creditor_country`,
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
            COALESCE(COALESCE(`t52`.`country`, `t52`.`creditor_country`), '')
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
           )[COALESCE(COALESCE(`t52`.`country`, `t52`.`creditor_country`), '')],
           -720
          ) AS `offset`
         FROM (
          SELECT
           `t16`.`debt_id`,
           `t16`.`creditor_id`,
           `t16`.`product`,
           `t16`.`currency`,
           `t16`.`opened_on`,
           `t16`.`principal`,
           `t16`.`annual_rate`,
           `t16`.`as_of`,
           `t16`.`status`,
           `t16`.`penalty_rate`,
           `t16`.`grace_days`,
           `t16`.`allocation`,
           `t16`.`disbursed`,
           `t16`.`all_in_rate`,
           `t16`.`country`,
           `t16`.`region`,
           `t16`.`assigned_from`,
           `t16`.`assignment_notified_at`,
           `t16`.`original_creditor`,
           `t16`.`co_creditors`,
           `t16`.`platform_id`,
           `t16`.`account`,
           `t16`.`charged_off_on`,
           `t16`.`judgment_on`,
           `t16`.`itemized_on`,
           `t16`.`time_barred_on`,
           `t16`.`disputed_amount`,
           `t16`.`in_default_when_acquired`,
           `t29`.`creditor_id` AS `creditor_id_right`,
           `t29`.`creditor_country`
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
          ) AS `t16`
          LEFT OUTER JOIN (
           SELECT
            `t14`.`creditor_id`,
            `t14`.`country` AS `creditor_country`
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
           ) AS `t14`
          ) AS `t29`
           ON `t16`.`creditor_id` = `t29`.`creditor_id`
         ) AS `t52`
        ) AS `t66`
       ) AS `t70`
      ) AS `t80`
       ON `t32`.`debt_id` = `t80`.`debt_id`
     ) AS `t84`
    ) AS `t86`
   ) AS `t95`
  ) AS `t100`
   ON `t64`.`debt_id` = `t100`.`debt_id`
 ) AS `t104`
 WHERE
  `t104`.`paid_at` <= `t104`.`asked_at`
  AND `t104`.`paid_at` >= `t104`.`made_at`
  AND `t104`.`day` <= `t104`.`due_on`
)
SELECT
 `t164`.`candidate_id`,
 `t164`.`debt_ids`,
 `t164`.`person_id`,
 `t164`.`point_id`,
 `t164`.`channel`,
 `t164`.`mode`,
 `t164`.`content`,
 `t164`.`verdict`,
 `t164`.`allowed`,
 `t164`.`ceiling`,
 `t164`.`retry_at`,
 `t164`.`until_event`,
 `t164`.`reasons`,
 `t164`.`requires`,
 `t164`.`right_party`,
 `t164`.`rulebook`,
 `t164`.`model`,
 `t164`.`own_channel`,
 `t164`.`reminders`,
 `t164`.`reached`,
 `t164`.`dialled`,
 `t164`.`promise_step`,
 `t164`.`promise_debts`,
 `t164`.`told_in_vain`,
 `t164`.`knocked_in_vain`,
 `t164`.`dpd`,
 `t164`.`overdue`,
 `t164`.`coming`,
 `t164`.`currency`,
 `t164`.`by_choice`,
 `t164`.`last_way`,
 `t164`.`step`,
 `t164`.`rang_out`,
 `t164`.`outcome`
FROM (
 SELECT
  *
 FROM (
  SELECT
   `t162`.`candidate_id`,
   `t162`.`debt_ids`,
   `t162`.`person_id`,
   `t162`.`point_id`,
   `t162`.`channel`,
   `t162`.`mode`,
   `t162`.`content`,
   `t162`.`verdict`,
   `t162`.`allowed`,
   `t162`.`ceiling`,
   `t162`.`retry_at`,
   `t162`.`until_event`,
   `t162`.`reasons`,
   `t162`.`requires`,
   `t162`.`right_party`,
   `t162`.`rulebook`,
   `t162`.`model`,
   `t162`.`own_channel`,
   `t162`.`reminders`,
   `t162`.`reached`,
   `t162`.`dialled`,
   `t162`.`promise_step`,
   `t162`.`promise_debts`,
   `t162`.`told_in_vain`,
   `t162`.`knocked_in_vain`,
   `t162`.`dpd`,
   `t162`.`overdue`,
   `t162`.`coming`,
   `t162`.`currency`,
   `t162`.`by_choice`,
   `t162`.`last_way`,
   `t162`.`leads_on`,
   `t162`.`step`,
   `t162`.`order`,
   `t162`.`channel_place`,
   `t162`.`in_vain`,
   `t162`.`rang_out`,
   `t162`.`outcome`,
   ROW_NUMBER() OVER (
    PARTITION BY `t162`.`person_id`
    ORDER BY CASE `t162`.`outcome` WHEN 'planned' THEN 0 WHEN 'held' THEN 1 WHEN 'denied' THEN 4 ELSE 6 END + IF(`t162`.`last_way`, 2, 0) ASC NULLS LAST, IF(`t162`.`rang_out`, 0, 1) ASC NULLS LAST, IF((
     `t162`.`outcome` = 'planned'
    ) AND NOT (
     `t162`.`by_choice`
    ), `t162`.`in_vain`, 0) ASC NULLS LAST, IF(`t162`.`outcome` = 'planned', `t162`.`order`, CAST(NULL AS BIGINT)) ASC NULLS LAST, IF(`t162`.`outcome` = 'held', `t162`.`retry_at`, CAST(NULL AS TIMESTAMP_NTZ)) ASC NULLS LAST, CASE `t162`.`verdict` WHEN 'limited' THEN 0 WHEN 'allow' THEN 1 WHEN 'delay' THEN 2 WHEN 'deny' THEN 3 ELSE 9 END ASC NULLS LAST, IF(`t162`.`right_party` = 'verified', 0, 1) ASC NULLS LAST, `t162`.`channel_place` ASC NULLS LAST, `t162`.`dpd` DESC, `t162`.`candidate_id` ASC NULLS LAST
   ) - 1 AS `rank`
  FROM (
   SELECT
    `t161`.`candidate_id`,
    `t161`.`debt_ids`,
    `t161`.`person_id`,
    `t161`.`point_id`,
    `t161`.`channel`,
    `t161`.`mode`,
    `t161`.`content`,
    `t161`.`verdict`,
    `t161`.`allowed`,
    `t161`.`ceiling`,
    `t161`.`retry_at`,
    `t161`.`until_event`,
    `t161`.`reasons`,
    `t161`.`requires`,
    `t161`.`right_party`,
    `t161`.`rulebook`,
    `t161`.`model`,
    `t161`.`own_channel`,
    `t161`.`reminders`,
    `t161`.`reached`,
    `t161`.`dialled`,
    `t161`.`promise_step`,
    `t161`.`promise_debts`,
    `t161`.`told_in_vain`,
    `t161`.`knocked_in_vain`,
    `t161`.`dpd`,
    `t161`.`overdue`,
    `t161`.`coming`,
    `t161`.`currency`,
    `t161`.`by_choice`,
    `t161`.`last_way`,
    `t161`.`leads_on`,
    IF(`t161`.`outcome` = 'planned', `t161`.`step`, CAST(NULL AS BIGINT)) AS `step`,
    `t161`.`order`,
    `t161`.`channel_place`,
    `t161`.`in_vain`,
    `t161`.`rang_out`,
    `t161`.`outcome`
   FROM (
    SELECT
     `t160`.`candidate_id`,
     `t160`.`debt_ids`,
     `t160`.`person_id`,
     `t160`.`point_id`,
     `t160`.`channel`,
     `t160`.`mode`,
     `t160`.`content`,
     `t160`.`verdict`,
     `t160`.`allowed`,
     `t160`.`ceiling`,
     `t160`.`retry_at`,
     `t160`.`until_event`,
     `t160`.`reasons`,
     `t160`.`requires`,
     `t160`.`right_party`,
     `t160`.`rulebook`,
     `t160`.`model`,
     `t160`.`own_channel`,
     `t160`.`reminders`,
     `t160`.`reached`,
     `t160`.`dialled`,
     `t160`.`promise_step`,
     `t160`.`promise_debts`,
     `t160`.`told_in_vain`,
     `t160`.`knocked_in_vain`,
     `t160`.`dpd`,
     `t160`.`overdue`,
     `t160`.`coming`,
     `t160`.`currency`,
     `t160`.`by_choice`,
     `t160`.`last_way`,
     `t160`.`leads_on`,
     `t160`.`step`,
     `t160`.`order`,
     `t160`.`channel_place`,
     `t160`.`in_vain`,
     `t160`.`channel` IN ('ai_call', 'call', 'ringless')
     AND COALESCE(`t160`.`dialled` >= 8, FALSE)
     AND (
      (
       (
        `t160`.`verdict` IN ('allow', 'limited')
        OR (
         COALESCE(`t160`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
          `t160`.`verdict` = 'delay'
         )
        )
       )
       AND (
        NOT `t160`.`step` IS NULL
       )
      )
      OR COALESCE(
       (
        `t160`.`verdict` = 'delay'
       )
       AND (
        `t160`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
       )
       AND (
        `t160`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
       ),
       FALSE
      )
     ) AS `rang_out`,
     CASE
      WHEN `t160`.`channel_place` IS NULL
      THEN 'skipped'
      WHEN (
       `t160`.`verdict` IN ('allow', 'limited')
       OR (
        COALESCE(`t160`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
         `t160`.`verdict` = 'delay'
        )
       )
      )
      AND (
       NOT `t160`.`step` IS NULL
      )
      AND NOT (
       (
        `t160`.`channel` IN ('ai_call', 'call', 'ringless')
        AND COALESCE(`t160`.`dialled` >= 8, FALSE)
        AND (
         (
          (
           `t160`.`verdict` IN ('allow', 'limited')
           OR (
            COALESCE(`t160`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
             `t160`.`verdict` = 'delay'
            )
           )
          )
          AND (
           NOT `t160`.`step` IS NULL
          )
         )
         OR COALESCE(
          (
           `t160`.`verdict` = 'delay'
          )
          AND (
           `t160`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
          )
          AND (
           `t160`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
          ),
          FALSE
         )
        )
       )
       OR (
        `t160`.`last_way`
        AND BOOL_OR(
         COALESCE(
          (
           `t160`.`verdict` = 'delay'
          )
          AND (
           `t160`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
          )
          AND (
           `t160`.`retry_at` < CAST('2026-11-30T01:00:00' AS TIMESTAMP_NTZ)
          )
          AND (
           NOT (
            `t160`.`channel` IN ('ai_call', 'call', 'ringless') AND COALESCE(`t160`.`dialled` >= 8, FALSE)
           )
           AND NOT (
            `t160`.`last_way`
           )
          )
          AND (
           NOT `t160`.`channel_place` IS NULL
          ),
          FALSE
         )
        ) OVER (PARTITION BY `t160`.`person_id` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
       )
      )
      THEN 'planned'
      WHEN COALESCE(
       (
        `t160`.`verdict` = 'delay'
       )
       AND (
        `t160`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
       )
       AND (
        `t160`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
       ),
       FALSE
      )
      AND NOT (
       (
        `t160`.`channel` IN ('ai_call', 'call', 'ringless')
        AND COALESCE(`t160`.`dialled` >= 8, FALSE)
        AND (
         (
          (
           `t160`.`verdict` IN ('allow', 'limited')
           OR (
            COALESCE(`t160`.`promise_step` IN ('reminder', 'thanks'), FALSE) AND (
             `t160`.`verdict` = 'delay'
            )
           )
          )
          AND (
           NOT `t160`.`step` IS NULL
          )
         )
         OR COALESCE(
          (
           `t160`.`verdict` = 'delay'
          )
          AND (
           `t160`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
          )
          AND (
           `t160`.`retry_at` < CAST('2026-11-23T16:00:00' AS TIMESTAMP_NTZ)
          ),
          FALSE
         )
        )
       )
       OR (
        `t160`.`last_way`
        AND BOOL_OR(
         COALESCE(
          (
           `t160`.`verdict` = 'delay'
          )
          AND (
           `t160`.`retry_at` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
          )
          AND (
           `t160`.`retry_at` < CAST('2026-11-30T01:00:00' AS TIMESTAMP_NTZ)
          )
          AND (
           NOT (
            `t160`.`channel` IN ('ai_call', 'call', 'ringless') AND COALESCE(`t160`.`dialled` >= 8, FALSE)
           )
           AND NOT (
            `t160`.`last_way`
           )
          )
          AND (
           NOT `t160`.`channel_place` IS NULL
          ),
          FALSE
         )
        ) OVER (PARTITION BY `t160`.`person_id` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
       )
      )
      THEN 'held'
      ELSE 'denied'
     END AS `outcome`
    FROM (
     SELECT
      `t159`.`candidate_id`,
      `t159`.`debt_ids`,
      `t159`.`person_id`,
      `t159`.`point_id`,
      `t159`.`channel`,
      `t159`.`mode`,
      `t159`.`content`,
      `t159`.`verdict`,
      `t159`.`allowed`,
      `t159`.`ceiling`,
      `t159`.`retry_at`,
      `t159`.`until_event`,
      `t159`.`reasons`,
      `t159`.`requires`,
      `t159`.`right_party`,
      `t159`.`rulebook`,
      `t159`.`model`,
      `t159`.`own_channel`,
      `t159`.`reminders`,
      `t159`.`reached`,
      `t159`.`dialled`,
      `t159`.`promise_step`,
      `t159`.`promise_debts`,
      `t159`.`told_in_vain`,
      `t159`.`knocked_in_vain`,
      `t159`.`dpd`,
      `t159`.`overdue`,
      `t159`.`coming`,
      `t159`.`currency`,
      `t159`.`by_choice`,
      `t159`.`last_way`,
      `t159`.`leads_on`,
      `t159`.`step`,
      `t159`.`order`,
      `t159`.`channel_place`,
      COALESCE(IF(`t159`.`step` IN (10, 11, 12, 13, 19, 7, 8, 9), `t159`.`knocked_in_vain`, `t159`.`told_in_vain`), 0) + CASE `t159`.`step`
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
       `t158`.`candidate_id`,
       `t158`.`debt_ids`,
       `t158`.`person_id`,
       `t158`.`point_id`,
       `t158`.`channel`,
       `t158`.`mode`,
       `t158`.`content`,
       `t158`.`verdict`,
       `t158`.`allowed`,
       `t158`.`ceiling`,
       `t158`.`retry_at`,
       `t158`.`until_event`,
       `t158`.`reasons`,
       `t158`.`requires`,
       `t158`.`right_party`,
       `t158`.`rulebook`,
       `t158`.`model`,
       `t158`.`own_channel`,
       `t158`.`reminders`,
       `t158`.`reached`,
       `t158`.`dialled`,
       `t158`.`promise_step`,
       `t158`.`promise_debts`,
       `t158`.`told_in_vain`,
       `t158`.`knocked_in_vain`,
       `t158`.`dpd`,
       `t158`.`overdue`,
       `t158`.`coming`,
       `t158`.`currency`,
       `t158`.`by_choice`,
       `t158`.`last_way`,
       `t158`.`leads_on`,
       CASE
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN 1
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        AND `t158`.`by_choice`
        THEN 2
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN 20
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN 7
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN 3
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        AND `t158`.`by_choice`
        THEN 4
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN 21
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN 5
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        AND `t158`.`by_choice`
        THEN 6
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN 22
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN 8
        WHEN (
         `t158`.`channel` = 'push'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN 9
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN 14
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        AND `t158`.`by_choice`
        THEN 15
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN 24
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN 10
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN 16
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        AND `t158`.`by_choice`
        THEN 17
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN 25
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN 11
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND (
         COALESCE(
          `t158`.`promise_step` IN ('offer', 'thanks')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
         AND (
          `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
         )
        )
        AND `t158`.`by_choice`
        THEN 23
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'callback'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR (
          COALESCE(
           `t158`.`promise_step` IN ('question')
           AND IF(
            `t158`.`promise_step` = 'thanks',
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
           ),
           FALSE
          )
          AND (
           `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
          )
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN 12
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR (
          COALESCE(
           `t158`.`promise_step` IN ('question')
           AND IF(
            `t158`.`promise_step` = 'thanks',
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
           ),
           FALSE
          )
          AND (
           `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
          )
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN 13
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN 18
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN 26
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN 19
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 1
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        THEN 2
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 3
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        THEN 4
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 5
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        THEN 6
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 7
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 8
        WHEN (
         `t158`.`channel` = 'push'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 9
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 10
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 11
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'callback'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR (
          COALESCE(
           `t158`.`promise_step` IN ('question')
           AND IF(
            `t158`.`promise_step` = 'thanks',
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
           ),
           FALSE
          )
          AND (
           `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
          )
         )
        )
        AND `t158`.`leads_on`
        THEN 12
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR (
          COALESCE(
           `t158`.`promise_step` IN ('question')
           AND IF(
            `t158`.`promise_step` = 'thanks',
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
           ),
           FALSE
          )
          AND (
           `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
          )
         )
        )
        AND `t158`.`leads_on`
        THEN 13
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 14
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        THEN 15
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 16
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        THEN 17
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 18
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 19
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 20
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 21
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 22
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND (
         COALESCE(
          `t158`.`promise_step` IN ('offer', 'thanks')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
         AND (
          `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
         )
        )
        THEN 23
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 24
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 25
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 26
        ELSE NULL
       END AS `step`,
       CASE
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN -52
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        AND `t158`.`by_choice`
        THEN -51
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN -50
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN -49
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN -52
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        AND `t158`.`by_choice`
        THEN -51
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN -50
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN -52
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        AND `t158`.`by_choice`
        THEN -51
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN -50
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN -49
        WHEN (
         `t158`.`channel` = 'push'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN -52
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN -52
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        AND `t158`.`by_choice`
        THEN -51
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN -50
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN -49
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN -52
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        AND `t158`.`by_choice`
        THEN -51
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN -50
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN -49
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND (
         COALESCE(
          `t158`.`promise_step` IN ('offer', 'thanks')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
         AND (
          `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
         )
        )
        AND `t158`.`by_choice`
        THEN -52
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'callback'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR (
          COALESCE(
           `t158`.`promise_step` IN ('question')
           AND IF(
            `t158`.`promise_step` = 'thanks',
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
           ),
           FALSE
          )
          AND (
           `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
          )
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN -51
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR (
          COALESCE(
           `t158`.`promise_step` IN ('question')
           AND IF(
            `t158`.`promise_step` = 'thanks',
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
           ),
           FALSE
          )
          AND (
           `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
          )
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN -50
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`by_choice`
        THEN -52
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        AND `t158`.`by_choice`
        THEN -51
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        AND `t158`.`by_choice`
        THEN -50
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 1
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        THEN 2
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 3
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        THEN 4
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 5
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        THEN 6
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 7
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 8
        WHEN (
         `t158`.`channel` = 'push'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 9
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 10
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 11
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'callback'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR (
          COALESCE(
           `t158`.`promise_step` IN ('question')
           AND IF(
            `t158`.`promise_step` = 'thanks',
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
           ),
           FALSE
          )
          AND (
           `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
          )
         )
        )
        AND `t158`.`leads_on`
        THEN 12
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR (
          COALESCE(
           `t158`.`promise_step` IN ('question')
           AND IF(
            `t158`.`promise_step` = 'thanks',
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
            SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
           ),
           FALSE
          )
          AND (
           `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
          )
         )
        )
        AND `t158`.`leads_on`
        THEN 13
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 14
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        THEN 15
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 16
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'reminder'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('reminder')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND (
         COALESCE(`t158`.`reminders`, 0) < 2
        )
        THEN 17
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'full'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          FALSE
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        THEN 18
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'knock'), FALSE))
        AND (
         (
          `t158`.`promise_step` IS NULL
         )
         OR COALESCE(
          `t158`.`promise_step` IN ('question')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
        )
        AND `t158`.`leads_on`
        THEN 19
        WHEN (
         `t158`.`channel` = 'inbox'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 20
        WHEN (
         `t158`.`channel` = 'app'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 21
        WHEN (
         `t158`.`channel` = 'email'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 22
        WHEN (
         `t158`.`channel` = 'call'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND (
         COALESCE(
          `t158`.`promise_step` IN ('offer', 'thanks')
          AND IF(
           `t158`.`promise_step` = 'thanks',
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
           SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
          ),
          FALSE
         )
         AND (
          `t158`.`by_choice` OR COALESCE(`t158`.`promise_step` <> 'thanks', TRUE)
         )
        )
        THEN 23
        WHEN (
         `t158`.`channel` = 'im'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 24
        WHEN (
         `t158`.`channel` = 'sms'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 25
        WHEN (
         `t158`.`channel` = 'letter'
        )
        AND IF(`t158`.`allowed` IS NULL, NULL, COALESCE(ARRAY_CONTAINS(`t158`.`allowed`, 'offer'), FALSE))
        AND COALESCE(
         `t158`.`promise_step` IN ('offer', 'thanks')
         AND IF(
          `t158`.`promise_step` = 'thanks',
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) = SIZE(ARRAY_DISTINCT(`t158`.`promise_debts`)),
          SIZE(FILTER(`t158`.`debt_ids`, x -> ARRAY_CONTAINS(`t158`.`promise_debts`, x))) > 0
         ),
         FALSE
        )
        THEN 26
        ELSE NULL
       END AS `order`,
       CASE `t158`.`channel`
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
        `t157`.`candidate_id`,
        `t157`.`debt_ids`,
        `t157`.`person_id`,
        `t157`.`point_id`,
        `t157`.`channel`,
        `t157`.`mode`,
        `t157`.`content`,
        `t157`.`verdict`,
        `t157`.`allowed`,
        `t157`.`ceiling`,
        `t157`.`retry_at`,
        `t157`.`until_event`,
        `t157`.`reasons`,
        `t157`.`requires`,
        `t157`.`right_party`,
        `t157`.`rulebook`,
        `t157`.`model`,
        `t157`.`own_channel`,
        `t157`.`reminders`,
        `t157`.`reached`,
        `t157`.`dialled`,
        `t157`.`promise_step`,
        `t157`.`promise_debts`,
        `t157`.`told_in_vain`,
        `t157`.`knocked_in_vain`,
        `t157`.`dpd`,
        `t157`.`overdue`,
        `t157`.`coming`,
        `t157`.`currency`,
        `t157`.`by_choice`,
        `t157`.`last_way`,
        NOT (
         `t157`.`channel` IN ('ai_call', 'call', 'ringless')
        )
        OR COALESCE(
         SIZE(
          FILTER(
           `t157`.`reasons`,
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
         `t156`.`candidate_id`,
         `t156`.`debt_ids`,
         `t156`.`person_id`,
         `t156`.`point_id`,
         `t156`.`channel`,
         `t156`.`mode`,
         `t156`.`content`,
         `t156`.`verdict`,
         `t156`.`allowed`,
         `t156`.`ceiling`,
         `t156`.`retry_at`,
         `t156`.`until_event`,
         `t156`.`reasons`,
         `t156`.`requires`,
         `t156`.`right_party`,
         `t156`.`rulebook`,
         `t156`.`model`,
         `t156`.`own_channel`,
         `t156`.`reminders`,
         `t156`.`reached`,
         `t156`.`dialled`,
         `t156`.`promise_step`,
         `t156`.`promise_debts`,
         `t156`.`told_in_vain`,
         `t156`.`knocked_in_vain`,
         `t156`.`dpd`,
         `t156`.`overdue`,
         `t156`.`coming`,
         `t156`.`currency`,
         `t156`.`by_choice`,
         `t156`.`channel` IN ('letter') AND NOT (
          `t156`.`by_choice`
         ) AS `last_way`
        FROM (
         SELECT
          `t155`.`candidate_id`,
          `t155`.`debt_ids`,
          `t155`.`person_id`,
          `t155`.`point_id`,
          `t155`.`channel`,
          `t155`.`mode`,
          `t155`.`content`,
          `t155`.`verdict`,
          `t155`.`allowed`,
          `t155`.`ceiling`,
          `t155`.`retry_at`,
          `t155`.`until_event`,
          `t155`.`reasons`,
          `t155`.`requires`,
          `t155`.`right_party`,
          `t155`.`rulebook`,
          `t155`.`model`,
          `t155`.`own_channel`,
          `t155`.`reminders`,
          `t155`.`reached`,
          `t155`.`dialled`,
          `t155`.`promise_step`,
          `t155`.`promise_debts`,
          `t155`.`told_in_vain`,
          `t155`.`knocked_in_vain`,
          `t155`.`dpd`,
          `t155`.`overdue`,
          `t155`.`coming`,
          `t155`.`currency`,
          COALESCE(`t155`.`channel` = `t155`.`own_channel`, FALSE) AS `by_choice`
         FROM (
          SELECT
           `t154`.`candidate_id`,
           `t154`.`debt_ids`,
           `t154`.`person_id`,
           `t154`.`point_id`,
           `t154`.`channel`,
           `t154`.`mode`,
           `t154`.`content`,
           `t154`.`verdict`,
           `t154`.`allowed`,
           `t154`.`ceiling`,
           `t154`.`retry_at`,
           `t154`.`until_event`,
           `t154`.`reasons`,
           `t154`.`requires`,
           `t154`.`right_party`,
           `t154`.`rulebook`,
           `t154`.`model`,
           `t154`.`own_channel`,
           `t154`.`reminders`,
           `t154`.`reached`,
           `t154`.`dialled`,
           `t154`.`promise_step`,
           `t154`.`promise_debts`,
           `t154`.`told_in_vain`,
           `t154`.`knocked_in_vain`,
           `t154`.`dpd`,
           `t154`.`overdue`,
           `t154`.`coming`,
           `t154`.`currency`
          FROM (
           SELECT
            `t153`.`candidate_id`,
            `t153`.`debt_ids`,
            `t153`.`person_id`,
            `t153`.`point_id`,
            `t153`.`channel`,
            `t153`.`mode`,
            `t153`.`content`,
            `t153`.`verdict`,
            `t153`.`allowed`,
            `t153`.`ceiling`,
            `t153`.`retry_at`,
            `t153`.`until_event`,
            `t153`.`reasons`,
            `t153`.`requires`,
            `t153`.`right_party`,
            `t153`.`rulebook`,
            `t153`.`model`,
            `t153`.`own_channel`,
            `t153`.`reminders`,
            `t153`.`reached`,
            `t153`.`dialled`,
            `t153`.`promise_step`,
            `t153`.`promise_debts`,
            `t153`.`told_in_vain`,
            `t153`.`knocked_in_vain`,
            `t67`.`candidate_id` AS `candidate_id_right`,
            `t67`.`dpd`,
            `t67`.`overdue`,
            `t67`.`coming`,
            `t67`.`currency`
           FROM (
            SELECT
             `t151`.`candidate_id`,
             `t151`.`debt_ids`,
             `t151`.`person_id`,
             `t151`.`point_id`,
             `t151`.`channel`,
             `t151`.`mode`,
             `t151`.`content`,
             `t151`.`verdict`,
             `t151`.`allowed`,
             `t151`.`ceiling`,
             `t151`.`retry_at`,
             `t151`.`until_event`,
             `t151`.`reasons`,
             `t151`.`requires`,
             `t151`.`right_party`,
             `t151`.`rulebook`,
             `t151`.`model`,
             `t151`.`own_channel`,
             `t151`.`reminders`,
             `t151`.`reached`,
             `t151`.`dialled`,
             `t151`.`promise_step`,
             `t151`.`promise_debts`,
             `t151`.`told_in_vain`,
             `t151`.`knocked_in_vain`
            FROM (
             SELECT
              `t150`.`candidate_id`,
              `t150`.`debt_ids`,
              `t150`.`person_id`,
              `t150`.`point_id`,
              `t150`.`channel`,
              `t150`.`mode`,
              `t150`.`content`,
              `t150`.`verdict`,
              `t150`.`allowed`,
              `t150`.`ceiling`,
              `t150`.`retry_at`,
              `t150`.`until_event`,
              `t150`.`reasons`,
              `t150`.`requires`,
              `t150`.`right_party`,
              `t150`.`rulebook`,
              `t150`.`model`,
              `t150`.`own_channel`,
              `t150`.`reminders`,
              `t150`.`reached`,
              `t150`.`dialled`,
              `t150`.`promise_step`,
              `t150`.`promise_debts`,
              `t99`.`person_id` AS `person_id_right`,
              `t99`.`channel` AS `channel_right`,
              `t99`.`told_in_vain`,
              `t99`.`knocked_in_vain`
             FROM (
              SELECT
               `t148`.`candidate_id`,
               `t148`.`debt_ids`,
               `t148`.`person_id`,
               `t148`.`point_id`,
               `t148`.`channel`,
               `t148`.`mode`,
               `t148`.`content`,
               `t148`.`verdict`,
               `t148`.`allowed`,
               `t148`.`ceiling`,
               `t148`.`retry_at`,
               `t148`.`until_event`,
               `t148`.`reasons`,
               `t148`.`requires`,
               `t148`.`right_party`,
               `t148`.`rulebook`,
               `t148`.`model`,
               `t148`.`own_channel`,
               `t148`.`reminders`,
               `t148`.`reached`,
               `t148`.`dialled`,
               `t148`.`promise_step`,
               `t148`.`promise_debts`
              FROM (
               SELECT
                `t8`.`candidate_id`,
                `t8`.`debt_ids`,
                `t8`.`person_id`,
                `t8`.`point_id`,
                `t8`.`channel`,
                `t8`.`mode`,
                `t8`.`content`,
                `t8`.`verdict`,
                `t8`.`allowed`,
                `t8`.`ceiling`,
                `t8`.`retry_at`,
                `t8`.`until_event`,
                `t8`.`reasons`,
                `t8`.`requires`,
                `t8`.`right_party`,
                `t8`.`rulebook`,
                `t8`.`model`,
                `t147`.`person_id` AS `person_id_right`,
                `t147`.`own_channel`,
                `t147`.`reminders`,
                `t147`.`reached`,
                `t147`.`dialled`,
                `t147`.`promise_step`,
                `t147`.`promise_debts`
               FROM `decisions` AS `t8`
               LEFT OUTER JOIN (
                SELECT
                 `t145`.`person_id`,
                 `t145`.`own_channel`,
                 `t145`.`reminders`,
                 `t145`.`reached`,
                 `t145`.`dialled`,
                 `t145`.`promise_step`,
                 `t145`.`promise_debts`
                FROM (
                 SELECT
                  COALESCE(`t144`.`person_id`, `t144`.`person_id_right`) AS `person_id`,
                  `t144`.`own_channel`,
                  `t144`.`reminders`,
                  `t144`.`reached`,
                  `t144`.`dialled`,
                  `t144`.`person_id_right`,
                  `t144`.`promise_step`,
                  `t144`.`promise_debts`
                 FROM (
                  SELECT
                   `t103`.`person_id`,
                   `t103`.`own_channel`,
                   `t103`.`reminders`,
                   `t103`.`reached`,
                   `t103`.`dialled`,
                   `t143`.`person_id` AS `person_id_right`,
                   `t143`.`promise_step`,
                   `t143`.`promise_debts`
                  FROM (
                   SELECT
                    `t101`.`person_id`,
                    `t101`.`own_channel`,
                    `t101`.`reminders`,
                    `t101`.`reached`,
                    `t101`.`dialled`
                   FROM (
                    SELECT
                     COALESCE(`t97`.`person_id`, `t97`.`person_id_right`) AS `person_id`,
                     `t97`.`own_channel`,
                     `t97`.`reminders`,
                     `t97`.`person_id_right`,
                     `t97`.`reached`,
                     `t97`.`dialled`
                    FROM (
                     SELECT
                      `t94`.`person_id`,
                      `t94`.`own_channel`,
                      `t94`.`reminders`,
                      `t90`.`person_id` AS `person_id_right`,
                      `t90`.`reached`,
                      `t90`.`dialled`
                     FROM (
                      SELECT
                       `t87`.`person_id`,
                       `t87`.`own_channel`,
                       `t87`.`reminders`
                      FROM (
                       SELECT
                        COALESCE(`t82`.`person_id`, `t82`.`person_id_right`) AS `person_id`,
                        `t82`.`own_channel`,
                        `t82`.`person_id_right`,
                        `t82`.`reminders`
                       FROM (
                        SELECT
                         `t76`.`person_id`,
                         `t76`.`own_channel`,
                         `t48`.`person_id` AS `person_id_right`,
                         `t48`.`reminders`
                        FROM (
                         SELECT
                          `t63`.`person_id`,
                          `t63`.`channel` AS `own_channel`
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            `t30`.`notice_id`,
                            `t30`.`at`,
                            `t30`.`kind`,
                            `t30`.`person_id`,
                            `t30`.`debt_id`,
                            `t30`.`point_id`,
                            `t30`.`creditor_id`,
                            `t30`.`channel`,
                            `t30`.`given_by`,
                            `t30`.`given_to`,
                            `t30`.`medium`,
                            `t30`.`scope`,
                            `t30`.`from`,
                            `t30`.`until`,
                            `t30`.`hours`,
                            `t30`.`days`,
                            `t30`.`received_at`,
                            `t30`.`recording`,
                            `t30`.`ref`,
                            `t30`.`detail`,
                            ROW_NUMBER() OVER (PARTITION BY `t30`.`person_id` ORDER BY `t30`.`at` DESC, `t30`.`notice_id` DESC) - 1 AS `place`
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
                            ) AS `t10`
                            WHERE
                             `t10`.`kind` = 'prefers'
                             AND NOT `t10`.`channel` IS NULL
                             AND NOT `t10`.`person_id` IS NULL
                             AND `t10`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                             AND (
                              (
                               `t10`.`from` IS NULL
                              ) OR (
                               `t10`.`from` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                              )
                             )
                             AND (
                              (
                               `t10`.`until` IS NULL
                              ) OR (
                               `t10`.`until` > CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                              )
                             )
                             AND (
                              (
                               `t10`.`given_by` IS NULL
                              ) OR (
                               `t10`.`given_by` = `t10`.`person_id`
                              )
                             )
                           ) AS `t30`
                          ) AS `t57`
                          WHERE
                           `t57`.`place` = 0
                         ) AS `t63`
                        ) AS `t76`
                        FULL OUTER JOIN (
                         SELECT
                          `t24`.`person_id`,
                          COUNT(DISTINCT `t24`.`contact_id`) AS `reminders`
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
                          ) AS `t9`
                          WHERE
                           `t9`.`direction` = 'out'
                           AND `t9`.`content` = 'reminder'
                           AND `t9`.`at` > CAST('2026-11-16T01:00:00' AS TIMESTAMP_NTZ)
                           AND `t9`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                           AND NOT `t9`.`person_id` IS NULL
                         ) AS `t24`
                         GROUP BY
                          1
                        ) AS `t48`
                         ON `t76`.`person_id` = `t48`.`person_id`
                       ) AS `t82`
                      ) AS `t87`
                     ) AS `t94`
                     FULL OUTER JOIN (
                      SELECT
                       `t81`.`person_id`,
                       SUM(CAST(NOT (
                        `t81`.`dialled`
                       ) AS INT)) AS `reached`,
                       SUM(CAST(`t81`.`dialled` AS INT)) AS `dialled`
                      FROM (
                       SELECT
                        `t74`.`contact_id`,
                        `t74`.`person_id`,
                        `t72`.`dialled`
                       FROM (
                        SELECT DISTINCT
                         *
                        FROM (
                         SELECT
                          `t59`.`contact_id`,
                          `t59`.`person_id`
                         FROM `t55` AS `t59`
                        ) AS `t62`
                       ) AS `t74`
                       INNER JOIN (
                        SELECT
                         `t41`.`contact_id`,
                         BOOL_AND(
                          COALESCE(
                           `t41`.`channel` IN ('ai_call', 'call')
                           AND (
                            `t41`.`kind` = 'attempt'
                           )
                           AND COALESCE(`t41`.`outcome`, 'no_answer') IN ('busy', 'no_answer', 'not_in_service', 'voicemail_full'),
                           FALSE
                          )
                         ) AS `dialled`
                        FROM `t35` AS `t41`
                        GROUP BY
                         1
                       ) AS `t72`
                        ON `t74`.`contact_id` = `t72`.`contact_id`
                      ) AS `t81`
                      GROUP BY
                       1
                     ) AS `t90`
                      ON `t94`.`person_id` = `t90`.`person_id`
                    ) AS `t97`
                   ) AS `t101`
                  ) AS `t103`
                  FULL OUTER JOIN (
                   SELECT
                    `t141`.`person_id`,
                    CASE
                     WHEN `t141`.`turn` = 0
                     THEN 'reminder'
                     WHEN (
                      `t141`.`turn` = 1
                     )
                     AND (
                      NOT (
                       COALESCE(`t141`.`questioned`, FALSE)
                      ) AND NOT (
                       COALESCE(`t141`.`offered`, FALSE)
                      )
                     )
                     AND NOT (
                      COALESCE(`t141`.`thanked`, FALSE)
                     )
                     THEN 'thanks'
                     WHEN (
                      `t141`.`turn` = 1
                     ) OR COALESCE(`t141`.`thanked`, FALSE)
                     THEN CAST(NULL AS STRING)
                     WHEN NOT (
                      COALESCE(`t141`.`questioned`, FALSE)
                     ) AND NOT (
                      COALESCE(`t141`.`offered`, FALSE)
                     )
                     THEN 'question'
                     WHEN NOT (
                      COALESCE(`t141`.`offered`, FALSE)
                     )
                     THEN 'offer'
                     ELSE CAST(NULL AS STRING)
                    END AS `promise_step`,
                    `t141`.`debt_ids` AS `promise_debts`
                   FROM (
                    SELECT
                     `t140`.`person_id`,
                     `t140`.`debt_ids`,
                     `t140`.`made_at`,
                     `t140`.`since`,
                     `t140`.`turn`,
                     `t140`.`questioned`,
                     `t140`.`offered`,
                     `t140`.`thanked`
                    FROM (
                     SELECT
                      `t135`.`person_id`,
                      `t135`.`debt_ids`,
                      `t135`.`made_at`,
                      `t135`.`since`,
                      `t135`.`turn`,
                      `t139`.`person_id` AS `person_id_right`,
                      `t139`.`questioned`,
                      `t139`.`offered`,
                      `t139`.`thanked`
                     FROM (
                      SELECT
                       `t133`.`person_id`,
                       `t133`.`debt_ids`,
                       `t133`.`made_at`,
                       `t133`.`since`,
                       `t133`.`turn`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t131`.`promise_id`,
                         `t131`.`person_id`,
                         `t131`.`due_on`,
                         `t131`.`amount`,
                         `t131`.`paid`,
                         `t131`.`state`,
                         `t131`.`kept_on`,
                         `t131`.`debt_ids`,
                         `t131`.`made_at`,
                         `t131`.`confirmable`,
                         `t131`.`turn`,
                         `t131`.`ago`,
                         `t131`.`since`,
                         ROW_NUMBER() OVER (
                          PARTITION BY `t131`.`person_id`
                          ORDER BY `t131`.`turn` ASC NULLS LAST, `t131`.`due_on` DESC, `t131`.`promise_id` DESC
                         ) - 1 AS `place`
                        FROM (
                         SELECT
                          `t130`.`promise_id`,
                          `t130`.`person_id`,
                          `t130`.`due_on`,
                          `t130`.`amount`,
                          `t130`.`paid`,
                          `t130`.`state`,
                          `t130`.`kept_on`,
                          `t130`.`debt_ids`,
                          `t130`.`made_at`,
                          `t130`.`confirmable`,
                          `t130`.`turn`,
                          `t130`.`ago`,
                          CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t130`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            `t128`.`promise_id`,
                            `t128`.`person_id`,
                            `t128`.`due_on`,
                            `t128`.`amount`,
                            `t128`.`paid`,
                            `t128`.`state`,
                            `t128`.`kept_on`,
                            `t128`.`debt_ids`,
                            `t128`.`made_at`,
                            `t128`.`confirmable`,
                            CASE
                             WHEN (
                              `t128`.`state` = 'open'
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) = -1
                             )
                             THEN 0
                             WHEN (
                              `t128`.`state` = 'kept'
                             )
                             AND (
                              `t128`.`paid` >= `t128`.`amount`
                             )
                             AND COALESCE(`t128`.`confirmable`, FALSE)
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`kept_on` AS DATE)) AS BIGINT) >= 1
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`kept_on` AS DATE)) AS BIGINT) <= 2
                             )
                             THEN 1
                             WHEN (
                              `t128`.`state` = 'broken'
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) >= 1
                             )
                             AND (
                              CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) <= 14
                             )
                             THEN 2
                             ELSE NULL
                            END AS `turn`,
                            IF(
                             CASE
                              WHEN (
                               `t128`.`state` = 'open'
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) = -1
                              )
                              THEN 0
                              WHEN (
                               `t128`.`state` = 'kept'
                              )
                              AND (
                               `t128`.`paid` >= `t128`.`amount`
                              )
                              AND COALESCE(`t128`.`confirmable`, FALSE)
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`kept_on` AS DATE)) AS BIGINT) >= 1
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`kept_on` AS DATE)) AS BIGINT) <= 2
                              )
                              THEN 1
                              WHEN (
                               `t128`.`state` = 'broken'
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) >= 1
                              )
                              AND (
                               CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) <= 14
                              )
                              THEN 2
                              ELSE NULL
                             END = 1,
                             CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`kept_on` AS DATE)) AS BIGINT),
                             CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT)
                            ) AS `ago`
                           FROM (
                            SELECT
                             `t127`.`promise_id`,
                             `t127`.`person_id`,
                             `t127`.`due_on`,
                             `t127`.`amount`,
                             `t127`.`paid`,
                             `t127`.`state`,
                             `t127`.`kept_on`,
                             `t127`.`debt_ids`,
                             `t127`.`made_at`,
                             `t127`.`confirmable`
                            FROM (
                             SELECT
                              `t126`.`promise_id`,
                              `t126`.`person_id`,
                              `t126`.`due_on`,
                              `t126`.`amount`,
                              `t126`.`paid`,
                              `t126`.`state`,
                              `t126`.`kept_on`,
                              `t26`.`debt_ids`,
                              `t26`.`made_at`,
                              `t92`.`promise_id` AS `promise_id_right`,
                              `t92`.`confirmable`
                             FROM (
                              SELECT
                               `t124`.`promise_id`,
                               `t124`.`person_id`,
                               `t124`.`due_on`,
                               `t124`.`amount`,
                               `t124`.`paid`,
                               `t124`.`state`,
                               `t124`.`kept_on`
                              FROM (
                               SELECT
                                `t123`.`promise_id`,
                                `t123`.`person_id`,
                                `t123`.`debt_ids`,
                                `t123`.`made_at`,
                                `t123`.`due_on`,
                                `t123`.`amount`,
                                `t123`.`status`,
                                `t123`.`ask`,
                                `t123`.`asked_at`,
                                `t123`.`paid`,
                                `t123`.`last_on`,
                                `t123`.`waits`,
                                `t123`.`unsure`,
                                `t123`.`kept`,
                                `t123`.`state`,
                                IF(`t123`.`state` = 'kept', `t123`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                               FROM (
                                SELECT
                                 `t122`.`promise_id`,
                                 `t122`.`person_id`,
                                 `t122`.`debt_ids`,
                                 `t122`.`made_at`,
                                 `t122`.`due_on`,
                                 `t122`.`amount`,
                                 `t122`.`status`,
                                 `t122`.`ask`,
                                 `t122`.`asked_at`,
                                 `t122`.`paid`,
                                 `t122`.`last_on`,
                                 `t122`.`waits`,
                                 `t122`.`unsure`,
                                 `t122`.`kept`,
                                 CASE
                                  WHEN COALESCE(`t122`.`status` = 'withdrawn', FALSE)
                                  THEN 'withdrawn'
                                  WHEN `t122`.`kept`
                                  THEN 'kept'
                                  WHEN COALESCE(`t122`.`unsure`, FALSE)
                                  THEN 'unknown'
                                  WHEN COALESCE(`t122`.`waits`, FALSE) OR (
                                   MAKE_DATE(2026, 11, 23) <= `t122`.`due_on`
                                  )
                                  THEN 'open'
                                  ELSE 'broken'
                                 END AS `state`
                                FROM (
                                 SELECT
                                  `t121`.`promise_id`,
                                  `t121`.`person_id`,
                                  `t121`.`debt_ids`,
                                  `t121`.`made_at`,
                                  `t121`.`due_on`,
                                  `t121`.`amount`,
                                  `t121`.`status`,
                                  `t121`.`ask`,
                                  `t121`.`asked_at`,
                                  `t121`.`paid`,
                                  `t121`.`last_on`,
                                  `t121`.`waits`,
                                  `t121`.`unsure`,
                                  COALESCE(`t121`.`status` = 'kept', FALSE) OR (
                                   `t121`.`paid` >= `t121`.`amount`
                                  ) AS `kept`
                                 FROM (
                                  SELECT
                                   `t120`.`promise_id`,
                                   `t120`.`person_id`,
                                   `t120`.`debt_ids`,
                                   `t120`.`made_at`,
                                   `t120`.`due_on`,
                                   `t120`.`amount`,
                                   `t120`.`status`,
                                   `t120`.`ask`,
                                   `t120`.`asked_at`,
                                   COALESCE(`t120`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                                   `t120`.`last_on`,
                                   `t120`.`waits`,
                                   `t120`.`unsure`
                                  FROM (
                                   SELECT
                                    `t119`.`promise_id`,
                                    `t119`.`person_id`,
                                    `t119`.`debt_ids`,
                                    `t119`.`made_at`,
                                    `t119`.`due_on`,
                                    `t119`.`amount`,
                                    `t119`.`status`,
                                    `t119`.`ask`,
                                    `t119`.`asked_at`,
                                    `t119`.`paid`,
                                    `t119`.`last_on`,
                                    `t119`.`waits`,
                                    `t119`.`unsure`
                                   FROM (
                                    SELECT
                                     `t49`.`promise_id`,
                                     `t49`.`person_id`,
                                     `t49`.`debt_ids`,
                                     `t49`.`made_at`,
                                     `t49`.`due_on`,
                                     `t49`.`amount`,
                                     `t49`.`status`,
                                     `t49`.`ask`,
                                     `t49`.`asked_at`,
                                     `t118`.`ask` AS `ask_right`,
                                     `t118`.`paid`,
                                     `t118`.`last_on`,
                                     `t118`.`waits`,
                                     `t118`.`unsure`
                                    FROM `t38` AS `t49`
                                    LEFT OUTER JOIN (
                                     SELECT
                                      `t116`.`ask`,
                                      SUM(IF(COALESCE(`t116`.`status` = 'posted', FALSE) AND (
                                       `t116`.`net` > 0
                                      ), `t116`.`net`, NULL)) AS `paid`,
                                      MAX(IF(COALESCE(`t116`.`status` = 'posted', FALSE) AND (
                                       `t116`.`net` > 0
                                      ), `t116`.`day`, NULL)) AS `last_on`,
                                      BOOL_OR(COALESCE(`t116`.`status` = 'pending', FALSE)) AS `waits`,
                                      BOOL_OR((
                                       `t116`.`status` IS NULL
                                      ) OR COALESCE(`t116`.`doubted`, FALSE)) AS `unsure`
                                     FROM (
                                      SELECT
                                       `t115`.`ask`,
                                       `t115`.`made_at`,
                                       `t115`.`due_on`,
                                       `t115`.`asked_at`,
                                       `t115`.`debt_id`,
                                       `t115`.`payment_id`,
                                       `t115`.`status`,
                                       `t115`.`paid_at`,
                                       `t115`.`amount`,
                                       `t115`.`day`,
                                       `t115`.`undone`,
                                       `t115`.`doubted`,
                                       GREATEST(
                                        CAST(`t115`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t115`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                        CAST('0.00' AS DECIMAL(38, 2))
                                       ) AS `net`
                                      FROM (
                                       SELECT
                                        `t114`.`ask`,
                                        `t114`.`made_at`,
                                        `t114`.`due_on`,
                                        `t114`.`asked_at`,
                                        `t114`.`debt_id`,
                                        `t114`.`payment_id`,
                                        `t114`.`status`,
                                        `t114`.`paid_at`,
                                        `t114`.`amount`,
                                        `t114`.`day`,
                                        `t114`.`undone`,
                                        `t114`.`doubted`
                                       FROM (
                                        SELECT
                                         `t107`.`ask`,
                                         `t107`.`made_at`,
                                         `t107`.`due_on`,
                                         `t107`.`asked_at`,
                                         `t107`.`debt_id`,
                                         `t107`.`payment_id`,
                                         `t107`.`status`,
                                         `t107`.`paid_at`,
                                         `t107`.`amount`,
                                         `t107`.`day`,
                                         `t113`.`ask` AS `ask_right`,
                                         `t113`.`payment_id` AS `payment_id_right`,
                                         `t113`.`undone`,
                                         `t113`.`doubted`
                                        FROM `t105` AS `t107`
                                        LEFT OUTER JOIN (
                                         SELECT
                                          `t111`.`ask`,
                                          `t111`.`payment_id`,
                                          SUM(ABS(`t111`.`undone`)) AS `undone`,
                                          BOOL_OR(`t111`.`back_status` IS NULL) AS `doubted`
                                         FROM (
                                          SELECT
                                           *
                                          FROM (
                                           SELECT
                                            `t109`.`ask`,
                                            `t109`.`asked_at`,
                                            `t109`.`payment_id`,
                                            `t51`.`undone_at`,
                                            `t51`.`undone`,
                                            `t51`.`back_status`
                                           FROM (
                                            SELECT
                                             `t106`.`ask`,
                                             `t106`.`asked_at`,
                                             `t106`.`payment_id`
                                            FROM `t105` AS `t106`
                                           ) AS `t109`
                                           INNER JOIN (
                                            SELECT
                                             `t31`.`reverses` AS `payment_id`,
                                             `t31`.`paid_at` AS `undone_at`,
                                             `t31`.`amount` AS `undone`,
                                             `t31`.`status` AS `back_status`
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
                                             ) AS `t13`
                                             WHERE
                                              NOT `t13`.`reverses` IS NULL AND (
                                               (
                                                `t13`.`status` IS NULL
                                               ) OR (
                                                `t13`.`status` = 'posted'
                                               )
                                              )
                                            ) AS `t31`
                                           ) AS `t51`
                                            ON `t109`.`payment_id` = `t51`.`payment_id`
                                          ) AS `t110`
                                          WHERE
                                           `t110`.`undone_at` <= `t110`.`asked_at`
                                         ) AS `t111`
                                         GROUP BY
                                          1,
                                          2
                                        ) AS `t113`
                                         ON `t107`.`ask` = `t113`.`ask` AND `t107`.`payment_id` = `t113`.`payment_id`
                                       ) AS `t114`
                                      ) AS `t115`
                                     ) AS `t116`
                                     GROUP BY
                                      1
                                    ) AS `t118`
                                     ON `t49`.`ask` = `t118`.`ask`
                                   ) AS `t119`
                                  ) AS `t120`
                                 ) AS `t121`
                                ) AS `t122`
                               ) AS `t123`
                              ) AS `t124`
                             ) AS `t126`
                             INNER JOIN (
                              SELECT
                               `t11`.`promise_id`,
                               `t11`.`debt_ids`,
                               `t11`.`made_at`
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
                              ) AS `t11`
                             ) AS `t26`
                              ON `t126`.`promise_id` = `t26`.`promise_id`
                             LEFT OUTER JOIN (
                              SELECT
                               `t79`.`promise_id`,
                               BOOL_AND(NOT `t79`.`creditor_id` IS NULL)
                               AND (
                                COUNT(DISTINCT `t79`.`creditor_id`) = 1
                               )
                               AND (
                                BOOL_AND(NOT `t79`.`currency` IS NULL) AND (
                                 COUNT(DISTINCT `t79`.`currency`) = 1
                                )
                               )
                               AND BOOL_OR(`t79`.`owes`) AS `confirmable`
                              FROM (
                               SELECT
                                `t69`.`promise_id`,
                                `t69`.`debt_id`,
                                `t69`.`creditor_id`,
                                `t69`.`currency`,
                                `t69`.`debt_id` IN (
                                 SELECT
                                  *
                                 FROM (
                                  SELECT
                                   `t22`.`debt_id`
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
                                  ) AS `t22`
                                 ) AS `t33`
                                ) AS `owes`
                               FROM (
                                SELECT
                                 `t65`.`promise_id`,
                                 `t65`.`debt_id`,
                                 `t65`.`creditor_id`,
                                 `t65`.`currency`
                                FROM (
                                 SELECT
                                  `t43`.`promise_id`,
                                  `t43`.`debt_id`,
                                  `t54`.`debt_id` AS `debt_id_right`,
                                  `t54`.`creditor_id`,
                                  `t54`.`currency`
                                 FROM (
                                  SELECT DISTINCT
                                   *
                                  FROM (
                                   SELECT
                                    `t11`.`promise_id`,
                                    EXPLODE(`t11`.`debt_ids`) AS `debt_id`
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
                                   ) AS `t11`
                                  ) AS `t25`
                                 ) AS `t43`
                                 LEFT OUTER JOIN (
                                  SELECT
                                   `t39`.`debt_id`,
                                   `t39`.`creditor_id`,
                                   `t39`.`currency`
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
                                   ) AS `t12`
                                   WHERE
                                    (
                                     `t12`.`status` IS NULL
                                    ) OR NOT (
                                     `t12`.`status` IN ('discharged', 'settled', 'sold')
                                    )
                                  ) AS `t39`
                                 ) AS `t54`
                                  ON `t43`.`debt_id` = `t54`.`debt_id`
                                ) AS `t65`
                               ) AS `t69`
                              ) AS `t79`
                              GROUP BY
                               1
                             ) AS `t92`
                              ON `t126`.`promise_id` = `t92`.`promise_id`
                            ) AS `t127`
                           ) AS `t128`
                          ) AS `t129`
                          WHERE
                           NOT `t129`.`turn` IS NULL
                         ) AS `t130`
                        ) AS `t131`
                       ) AS `t132`
                       WHERE
                        `t132`.`place` = 0
                      ) AS `t133`
                     ) AS `t135`
                     LEFT OUTER JOIN (
                      SELECT
                       `t137`.`person_id`,
                       BOOL_OR(COALESCE((
                        `t137`.`sent_at` >= `t137`.`since`
                       ) AND `t137`.`content` IN ('callback', 'knock'), FALSE)) AS `questioned`,
                       BOOL_OR(COALESCE((
                        `t137`.`sent_at` >= `t137`.`since`
                       ) AND (
                        `t137`.`content` = 'offer'
                       ), FALSE)) AS `offered`,
                       BOOL_OR(
                        COALESCE(
                         (
                          `t137`.`content` = 'offer'
                         )
                         AND STARTSWITH(`t137`.`template_id`, 'kept.')
                         AND (
                          SIZE(FILTER(`t137`.`about`, x -> ARRAY_CONTAINS(`t137`.`debt_ids`, x))) > 0
                         ),
                         FALSE
                        )
                       ) AS `thanked`
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         `t135`.`person_id`,
                         `t135`.`debt_ids`,
                         `t135`.`made_at`,
                         `t135`.`since`,
                         `t135`.`turn`,
                         `t40`.`content`,
                         `t40`.`template_id`,
                         `t40`.`sent_at`,
                         `t40`.`about`
                        FROM (
                         SELECT
                          `t133`.`person_id`,
                          `t133`.`debt_ids`,
                          `t133`.`made_at`,
                          `t133`.`since`,
                          `t133`.`turn`
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            `t131`.`promise_id`,
                            `t131`.`person_id`,
                            `t131`.`due_on`,
                            `t131`.`amount`,
                            `t131`.`paid`,
                            `t131`.`state`,
                            `t131`.`kept_on`,
                            `t131`.`debt_ids`,
                            `t131`.`made_at`,
                            `t131`.`confirmable`,
                            `t131`.`turn`,
                            `t131`.`ago`,
                            `t131`.`since`,
                            ROW_NUMBER() OVER (
                             PARTITION BY `t131`.`person_id`
                             ORDER BY `t131`.`turn` ASC NULLS LAST, `t131`.`due_on` DESC, `t131`.`promise_id` DESC
                            ) - 1 AS `place`
                           FROM (
                            SELECT
                             `t130`.`promise_id`,
                             `t130`.`person_id`,
                             `t130`.`due_on`,
                             `t130`.`amount`,
                             `t130`.`paid`,
                             `t130`.`state`,
                             `t130`.`kept_on`,
                             `t130`.`debt_ids`,
                             `t130`.`made_at`,
                             `t130`.`confirmable`,
                             `t130`.`turn`,
                             `t130`.`ago`,
                             CAST('2026-11-22T16:00:00' AS TIMESTAMP_NTZ) - CAST(CONCAT(`t130`.`ago` - 1, ' days') AS INTERVAL) AS `since`
                            FROM (
                             SELECT
                              *
                             FROM (
                              SELECT
                               `t128`.`promise_id`,
                               `t128`.`person_id`,
                               `t128`.`due_on`,
                               `t128`.`amount`,
                               `t128`.`paid`,
                               `t128`.`state`,
                               `t128`.`kept_on`,
                               `t128`.`debt_ids`,
                               `t128`.`made_at`,
                               `t128`.`confirmable`,
                               CASE
                                WHEN (
                                 `t128`.`state` = 'open'
                                )
                                AND (
                                 CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) = -1
                                )
                                THEN 0
                                WHEN (
                                 `t128`.`state` = 'kept'
                                )
                                AND (
                                 `t128`.`paid` >= `t128`.`amount`
                                )
                                AND COALESCE(`t128`.`confirmable`, FALSE)
                                AND (
                                 CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`kept_on` AS DATE)) AS BIGINT) >= 1
                                )
                                AND (
                                 CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`kept_on` AS DATE)) AS BIGINT) <= 2
                                )
                                THEN 1
                                WHEN (
                                 `t128`.`state` = 'broken'
                                )
                                AND (
                                 CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) >= 1
                                )
                                AND (
                                 CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) <= 14
                                )
                                THEN 2
                                ELSE NULL
                               END AS `turn`,
                               IF(
                                CASE
                                 WHEN (
                                  `t128`.`state` = 'open'
                                 )
                                 AND (
                                  CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) = -1
                                 )
                                 THEN 0
                                 WHEN (
                                  `t128`.`state` = 'kept'
                                 )
                                 AND (
                                  `t128`.`paid` >= `t128`.`amount`
                                 )
                                 AND COALESCE(`t128`.`confirmable`, FALSE)
                                 AND (
                                  CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`kept_on` AS DATE)) AS BIGINT) >= 1
                                 )
                                 AND (
                                  CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`kept_on` AS DATE)) AS BIGINT) <= 2
                                 )
                                 THEN 1
                                 WHEN (
                                  `t128`.`state` = 'broken'
                                 )
                                 AND (
                                  CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) >= 1
                                 )
                                 AND (
                                  CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT) <= 14
                                 )
                                 THEN 2
                                 ELSE NULL
                                END = 1,
                                CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`kept_on` AS DATE)) AS BIGINT),
                                CAST(DATEDIFF(CAST(MAKE_DATE(2026, 11, 23) AS DATE), CAST(`t128`.`due_on` AS DATE)) AS BIGINT)
                               ) AS `ago`
                              FROM (
                               SELECT
                                `t127`.`promise_id`,
                                `t127`.`person_id`,
                                `t127`.`due_on`,
                                `t127`.`amount`,
                                `t127`.`paid`,
                                `t127`.`state`,
                                `t127`.`kept_on`,
                                `t127`.`debt_ids`,
                                `t127`.`made_at`,
                                `t127`.`confirmable`
                               FROM (
                                SELECT
                                 `t126`.`promise_id`,
                                 `t126`.`person_id`,
                                 `t126`.`due_on`,
                                 `t126`.`amount`,
                                 `t126`.`paid`,
                                 `t126`.`state`,
                                 `t126`.`kept_on`,
                                 `t26`.`debt_ids`,
                                 `t26`.`made_at`,
                                 `t92`.`promise_id` AS `promise_id_right`,
                                 `t92`.`confirmable`
                                FROM (
                                 SELECT
                                  `t124`.`promise_id`,
                                  `t124`.`person_id`,
                                  `t124`.`due_on`,
                                  `t124`.`amount`,
                                  `t124`.`paid`,
                                  `t124`.`state`,
                                  `t124`.`kept_on`
                                 FROM (
                                  SELECT
                                   `t123`.`promise_id`,
                                   `t123`.`person_id`,
                                   `t123`.`debt_ids`,
                                   `t123`.`made_at`,
                                   `t123`.`due_on`,
                                   `t123`.`amount`,
                                   `t123`.`status`,
                                   `t123`.`ask`,
                                   `t123`.`asked_at`,
                                   `t123`.`paid`,
                                   `t123`.`last_on`,
                                   `t123`.`waits`,
                                   `t123`.`unsure`,
                                   `t123`.`kept`,
                                   `t123`.`state`,
                                   IF(`t123`.`state` = 'kept', `t123`.`last_on`, CAST(NULL AS DATE)) AS `kept_on`
                                  FROM (
                                   SELECT
                                    `t122`.`promise_id`,
                                    `t122`.`person_id`,
                                    `t122`.`debt_ids`,
                                    `t122`.`made_at`,
                                    `t122`.`due_on`,
                                    `t122`.`amount`,
                                    `t122`.`status`,
                                    `t122`.`ask`,
                                    `t122`.`asked_at`,
                                    `t122`.`paid`,
                                    `t122`.`last_on`,
                                    `t122`.`waits`,
                                    `t122`.`unsure`,
                                    `t122`.`kept`,
                                    CASE
                                     WHEN COALESCE(`t122`.`status` = 'withdrawn', FALSE)
                                     THEN 'withdrawn'
                                     WHEN `t122`.`kept`
                                     THEN 'kept'
                                     WHEN COALESCE(`t122`.`unsure`, FALSE)
                                     THEN 'unknown'
                                     WHEN COALESCE(`t122`.`waits`, FALSE) OR (
                                      MAKE_DATE(2026, 11, 23) <= `t122`.`due_on`
                                     )
                                     THEN 'open'
                                     ELSE 'broken'
                                    END AS `state`
                                   FROM (
                                    SELECT
                                     `t121`.`promise_id`,
                                     `t121`.`person_id`,
                                     `t121`.`debt_ids`,
                                     `t121`.`made_at`,
                                     `t121`.`due_on`,
                                     `t121`.`amount`,
                                     `t121`.`status`,
                                     `t121`.`ask`,
                                     `t121`.`asked_at`,
                                     `t121`.`paid`,
                                     `t121`.`last_on`,
                                     `t121`.`waits`,
                                     `t121`.`unsure`,
                                     COALESCE(`t121`.`status` = 'kept', FALSE) OR (
                                      `t121`.`paid` >= `t121`.`amount`
                                     ) AS `kept`
                                    FROM (
                                     SELECT
                                      `t120`.`promise_id`,
                                      `t120`.`person_id`,
                                      `t120`.`debt_ids`,
                                      `t120`.`made_at`,
                                      `t120`.`due_on`,
                                      `t120`.`amount`,
                                      `t120`.`status`,
                                      `t120`.`ask`,
                                      `t120`.`asked_at`,
                                      COALESCE(`t120`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
                                      `t120`.`last_on`,
                                      `t120`.`waits`,
                                      `t120`.`unsure`
                                     FROM (
                                      SELECT
                                       `t119`.`promise_id`,
                                       `t119`.`person_id`,
                                       `t119`.`debt_ids`,
                                       `t119`.`made_at`,
                                       `t119`.`due_on`,
                                       `t119`.`amount`,
                                       `t119`.`status`,
                                       `t119`.`ask`,
                                       `t119`.`asked_at`,
                                       `t119`.`paid`,
                                       `t119`.`last_on`,
                                       `t119`.`waits`,
                                       `t119`.`unsure`
                                      FROM (
                                       SELECT
                                        `t49`.`promise_id`,
                                        `t49`.`person_id`,
                                        `t49`.`debt_ids`,
                                        `t49`.`made_at`,
                                        `t49`.`due_on`,
                                        `t49`.`amount`,
                                        `t49`.`status`,
                                        `t49`.`ask`,
                                        `t49`.`asked_at`,
                                        `t118`.`ask` AS `ask_right`,
                                        `t118`.`paid`,
                                        `t118`.`last_on`,
                                        `t118`.`waits`,
                                        `t118`.`unsure`
                                       FROM `t38` AS `t49`
                                       LEFT OUTER JOIN (
                                        SELECT
                                         `t116`.`ask`,
                                         SUM(IF(COALESCE(`t116`.`status` = 'posted', FALSE) AND (
                                          `t116`.`net` > 0
                                         ), `t116`.`net`, NULL)) AS `paid`,
                                         MAX(IF(COALESCE(`t116`.`status` = 'posted', FALSE) AND (
                                          `t116`.`net` > 0
                                         ), `t116`.`day`, NULL)) AS `last_on`,
                                         BOOL_OR(COALESCE(`t116`.`status` = 'pending', FALSE)) AS `waits`,
                                         BOOL_OR((
                                          `t116`.`status` IS NULL
                                         ) OR COALESCE(`t116`.`doubted`, FALSE)) AS `unsure`
                                        FROM (
                                         SELECT
                                          `t115`.`ask`,
                                          `t115`.`made_at`,
                                          `t115`.`due_on`,
                                          `t115`.`asked_at`,
                                          `t115`.`debt_id`,
                                          `t115`.`payment_id`,
                                          `t115`.`status`,
                                          `t115`.`paid_at`,
                                          `t115`.`amount`,
                                          `t115`.`day`,
                                          `t115`.`undone`,
                                          `t115`.`doubted`,
                                          GREATEST(
                                           CAST(`t115`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t115`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
                                           CAST('0.00' AS DECIMAL(38, 2))
                                          ) AS `net`
                                         FROM (
                                          SELECT
                                           `t114`.`ask`,
                                           `t114`.`made_at`,
                                           `t114`.`due_on`,
                                           `t114`.`asked_at`,
                                           `t114`.`debt_id`,
                                           `t114`.`payment_id`,
                                           `t114`.`status`,
                                           `t114`.`paid_at`,
                                           `t114`.`amount`,
                                           `t114`.`day`,
                                           `t114`.`undone`,
                                           `t114`.`doubted`
                                          FROM (
                                           SELECT
                                            `t107`.`ask`,
                                            `t107`.`made_at`,
                                            `t107`.`due_on`,
                                            `t107`.`asked_at`,
                                            `t107`.`debt_id`,
                                            `t107`.`payment_id`,
                                            `t107`.`status`,
                                            `t107`.`paid_at`,
                                            `t107`.`amount`,
                                            `t107`.`day`,
                                            `t113`.`ask` AS `ask_right`,
                                            `t113`.`payment_id` AS `payment_id_right`,
                                            `t113`.`undone`,
                                            `t113`.`doubted`
                                           FROM `t105` AS `t107`
                                           LEFT OUTER JOIN (
                                            SELECT
                                             `t111`.`ask`,
                                             `t111`.`payment_id`,
                                             SUM(ABS(`t111`.`undone`)) AS `undone`,
                                             BOOL_OR(`t111`.`back_status` IS NULL) AS `doubted`
                                            FROM (
                                             SELECT
                                              *
                                             FROM (
                                              SELECT
                                               `t109`.`ask`,
                                               `t109`.`asked_at`,
                                               `t109`.`payment_id`,
                                               `t51`.`undone_at`,
                                               `t51`.`undone`,
                                               `t51`.`back_status`
                                              FROM (
                                               SELECT
                                                `t106`.`ask`,
                                                `t106`.`asked_at`,
                                                `t106`.`payment_id`
                                               FROM `t105` AS `t106`
                                              ) AS `t109`
                                              INNER JOIN (
                                               SELECT
                                                `t31`.`reverses` AS `payment_id`,
                                                `t31`.`paid_at` AS `undone_at`,
                                                `t31`.`amount` AS `undone`,
                                                `t31`.`status` AS `back_status`
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
                                                ) AS `t13`
                                                WHERE
                                                 NOT `t13`.`reverses` IS NULL AND (
                                                  (
                                                   `t13`.`status` IS NULL
                                                  ) OR (
                                                   `t13`.`status` = 'posted'
                                                  )
                                                 )
                                               ) AS `t31`
                                              ) AS `t51`
                                               ON `t109`.`payment_id` = `t51`.`payment_id`
                                             ) AS `t110`
                                             WHERE
                                              `t110`.`undone_at` <= `t110`.`asked_at`
                                            ) AS `t111`
                                            GROUP BY
                                             1,
                                             2
                                           ) AS `t113`
                                            ON `t107`.`ask` = `t113`.`ask` AND `t107`.`payment_id` = `t113`.`payment_id`
                                          ) AS `t114`
                                         ) AS `t115`
                                        ) AS `t116`
                                        GROUP BY
                                         1
                                       ) AS `t118`
                                        ON `t49`.`ask` = `t118`.`ask`
                                      ) AS `t119`
                                     ) AS `t120`
                                    ) AS `t121`
                                   ) AS `t122`
                                  ) AS `t123`
                                 ) AS `t124`
                                ) AS `t126`
                                INNER JOIN (
                                 SELECT
                                  `t11`.`promise_id`,
                                  `t11`.`debt_ids`,
                                  `t11`.`made_at`
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
                                 ) AS `t11`
                                ) AS `t26`
                                 ON `t126`.`promise_id` = `t26`.`promise_id`
                                LEFT OUTER JOIN (
                                 SELECT
                                  `t79`.`promise_id`,
                                  BOOL_AND(NOT `t79`.`creditor_id` IS NULL)
                                  AND (
                                   COUNT(DISTINCT `t79`.`creditor_id`) = 1
                                  )
                                  AND (
                                   BOOL_AND(NOT `t79`.`currency` IS NULL) AND (
                                    COUNT(DISTINCT `t79`.`currency`) = 1
                                   )
                                  )
                                  AND BOOL_OR(`t79`.`owes`) AS `confirmable`
                                 FROM (
                                  SELECT
                                   `t69`.`promise_id`,
                                   `t69`.`debt_id`,
                                   `t69`.`creditor_id`,
                                   `t69`.`currency`,
                                   `t69`.`debt_id` IN (
                                    SELECT
                                     *
                                    FROM (
                                     SELECT
                                      `t22`.`debt_id`
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
                                     ) AS `t22`
                                    ) AS `t33`
                                   ) AS `owes`
                                  FROM (
                                   SELECT
                                    `t65`.`promise_id`,
                                    `t65`.`debt_id`,
                                    `t65`.`creditor_id`,
                                    `t65`.`currency`
                                   FROM (
                                    SELECT
                                     `t43`.`promise_id`,
                                     `t43`.`debt_id`,
                                     `t54`.`debt_id` AS `debt_id_right`,
                                     `t54`.`creditor_id`,
                                     `t54`.`currency`
                                    FROM (
                                     SELECT DISTINCT
                                      *
                                     FROM (
                                      SELECT
                                       `t11`.`promise_id`,
                                       EXPLODE(`t11`.`debt_ids`) AS `debt_id`
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
                                      ) AS `t11`
                                     ) AS `t25`
                                    ) AS `t43`
                                    LEFT OUTER JOIN (
                                     SELECT
                                      `t39`.`debt_id`,
                                      `t39`.`creditor_id`,
                                      `t39`.`currency`
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
                                      ) AS `t12`
                                      WHERE
                                       (
                                        `t12`.`status` IS NULL
                                       ) OR NOT (
                                        `t12`.`status` IN ('discharged', 'settled', 'sold')
                                       )
                                     ) AS `t39`
                                    ) AS `t54`
                                     ON `t43`.`debt_id` = `t54`.`debt_id`
                                   ) AS `t65`
                                  ) AS `t69`
                                 ) AS `t79`
                                 GROUP BY
                                  1
                                ) AS `t92`
                                 ON `t126`.`promise_id` = `t92`.`promise_id`
                               ) AS `t127`
                              ) AS `t128`
                             ) AS `t129`
                             WHERE
                              NOT `t129`.`turn` IS NULL
                            ) AS `t130`
                           ) AS `t131`
                          ) AS `t132`
                          WHERE
                           `t132`.`place` = 0
                         ) AS `t133`
                        ) AS `t135`
                        INNER JOIN (
                         SELECT
                          `t23`.`person_id`,
                          `t23`.`content`,
                          `t23`.`template_id`,
                          `t23`.`at` AS `sent_at`,
                          `t23`.`debt_ids` AS `about`
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
                          ) AS `t9`
                          WHERE
                           `t9`.`direction` = 'out'
                           AND `t9`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                           AND NOT `t9`.`person_id` IS NULL
                         ) AS `t23`
                        ) AS `t40`
                         ON `t135`.`person_id` = `t40`.`person_id`
                       ) AS `t136`
                       WHERE
                        `t136`.`sent_at` >= `t136`.`made_at`
                      ) AS `t137`
                      GROUP BY
                       1
                     ) AS `t139`
                      ON `t135`.`person_id` = `t139`.`person_id`
                    ) AS `t140`
                   ) AS `t141`
                  ) AS `t143`
                   ON `t103`.`person_id` = `t143`.`person_id`
                 ) AS `t144`
                ) AS `t145`
               ) AS `t147`
                ON `t8`.`person_id` = `t147`.`person_id`
              ) AS `t148`
             ) AS `t150`
             LEFT OUTER JOIN (
              SELECT
               `t93`.`person_id`,
               `t93`.`channel`,
               COUNT(DISTINCT IF(NOT (
                `t93`.`neutral`
               ), `t93`.`contact_id`, NULL)) AS `told_in_vain`,
               COUNT(DISTINCT IF(`t93`.`neutral`, `t93`.`contact_id`, NULL)) AS `knocked_in_vain`
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 `t83`.`person_id`,
                 `t83`.`channel`,
                 `t83`.`contact_id`,
                 `t83`.`begun_at`,
                 `t83`.`neutral`,
                 `t83`.`heard_at`
                FROM (
                 SELECT
                  `t78`.`person_id`,
                  `t78`.`channel`,
                  `t78`.`contact_id`,
                  `t78`.`begun_at`,
                  `t78`.`neutral`,
                  `t56`.`person_id` AS `person_id_right`,
                  `t56`.`heard_at`
                 FROM (
                  SELECT
                   `t59`.`person_id`,
                   `t59`.`channel`,
                   `t59`.`contact_id`,
                   MIN(`t59`.`at`) AS `begun_at`,
                   BOOL_AND(COALESCE(`t59`.`content` IN ('callback', 'knock'), FALSE)) AS `neutral`
                  FROM `t55` AS `t59`
                  GROUP BY
                   1,
                   2,
                   3
                 ) AS `t78`
                 LEFT OUTER JOIN (
                  SELECT
                   `t36`.`person_id`,
                   MAX(`t36`.`at`) AS `heard_at`
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
                   ) AS `t9`
                   WHERE
                    (
                     (
                      `t9`.`direction` = 'in'
                     )
                     OR (
                      (
                       `t9`.`kind` = 'conversation'
                      ) AND (
                       `t9`.`spoke_with` = `t9`.`person_id`
                      )
                     )
                    )
                    AND `t9`.`at` <= CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
                    AND NOT `t9`.`person_id` IS NULL
                  ) AS `t36`
                  GROUP BY
                   1
                 ) AS `t56`
                  ON `t78`.`person_id` = `t56`.`person_id`
                ) AS `t83`
               ) AS `t85`
               WHERE
                (
                 `t85`.`heard_at` IS NULL
                ) OR (
                 `t85`.`begun_at` > `t85`.`heard_at`
                )
              ) AS `t93`
              GROUP BY
               1,
               2
             ) AS `t99`
              ON `t150`.`person_id` = `t99`.`person_id` AND `t150`.`channel` = `t99`.`channel`
            ) AS `t151`
           ) AS `t153`
           LEFT OUTER JOIN (
            SELECT
             `t46`.`candidate_id`,
             MAX(`t46`.`dpd`) AS `dpd`,
             CASE WHEN BOOL_OR(`t46`.`total` IS NULL) THEN CAST(NULL AS DECIMAL(38, 2)) ELSE SUM(`t46`.`total`) END AS `overdue`,
             SUM(`t46`.`next_due_amount`) AS `coming`,
             CASE WHEN COUNT(DISTINCT `t46`.`currency`) = 1 THEN MAX(`t46`.`currency`) ELSE NULL END AS `currency`
            FROM (
             SELECT
              `t21`.`candidate_id`,
              `t21`.`debt_id`,
              `t18`.`total`,
              `t18`.`next_due_amount`,
              `t18`.`dpd`,
              `t18`.`currency`
             FROM (
              SELECT
               `t0`.`candidate_id`,
               EXPLODE(`t0`.`debt_ids`) AS `debt_id`
              FROM `decisions` AS `t0`
             ) AS `t21`
             INNER JOIN (
              SELECT
               `t1`.`debt_id`,
               `t1`.`total`,
               `t1`.`next_due_amount`,
               `t1`.`dpd`,
               `t1`.`currency`
              FROM `plan_balance` AS `t1`
             ) AS `t18`
              ON `t21`.`debt_id` = `t18`.`debt_id`
            ) AS `t46`
            GROUP BY
             1
           ) AS `t67`
            ON `t153`.`candidate_id` = `t67`.`candidate_id`
          ) AS `t154`
         ) AS `t155`
        ) AS `t156`
       ) AS `t157`
      ) AS `t158`
     ) AS `t159`
    ) AS `t160`
   ) AS `t161`
  ) AS `t162`
 ) AS `t163`
 WHERE
  `t163`.`rank` = 0
) AS `t164`;

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
  THEN CAST('2026-11-23T01:00:00' AS TIMESTAMP_NTZ)
  WHEN `t166`.`status` = 'held'
  THEN `t166`.`retry_at`
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
     CASE WHEN `t166`.`by_choice` THEN 'own_choice;' WHEN `t166`.`last_way` THEN 'last_way;' ELSE 'gentlest;' END,
     COALESCE(`t166`.`right_party`, 'unverified')
    ),
    COALESCE(IF(`t166`.`dpd` > 0, CONCAT(';dpd=', CAST(`t166`.`dpd` AS STRING)), ''), '')
   ),
   COALESCE(IF(NOT `t166`.`promise_step` IS NULL, CONCAT(';promise=', `t166`.`promise_step`), ''), '')
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
  `t165`.`debt_ids`,
  `t165`.`point_id`,
  `t165`.`channel`,
  `t165`.`mode`,
  `t165`.`content`,
  `t165`.`verdict`,
  `t165`.`allowed`,
  `t165`.`ceiling`,
  `t165`.`retry_at`,
  `t165`.`until_event`,
  `t165`.`reasons`,
  `t165`.`requires`,
  `t165`.`right_party`,
  `t165`.`rulebook`,
  `t165`.`model`,
  `t165`.`own_channel`,
  `t165`.`reminders`,
  `t165`.`reached`,
  `t165`.`dialled`,
  `t165`.`promise_step`,
  `t165`.`promise_debts`,
  `t165`.`told_in_vain`,
  `t165`.`knocked_in_vain`,
  `t165`.`dpd`,
  `t165`.`overdue`,
  `t165`.`coming`,
  `t165`.`currency`,
  `t165`.`by_choice`,
  `t165`.`last_way`,
  `t165`.`step`,
  `t165`.`rang_out`,
  `t165`.`outcome`,
  `t165`.`contacted`,
  `t165`.`often`,
  CASE
   WHEN COALESCE(`t165`.`contacted`, FALSE) OR COALESCE(`t165`.`often`, FALSE)
   THEN 'denied'
   WHEN `t165`.`outcome` IS NULL
   THEN 'skipped'
   ELSE `t165`.`outcome`
  END AS `status`
 FROM (
  SELECT
   `t164`.`person_id`,
   `t164`.`overdue_debt_ids`,
   `t164`.`candidate_id`,
   `t164`.`debt_ids`,
   `t164`.`point_id`,
   `t164`.`channel`,
   `t164`.`mode`,
   `t164`.`content`,
   `t164`.`verdict`,
   `t164`.`allowed`,
   `t164`.`ceiling`,
   `t164`.`retry_at`,
   `t164`.`until_event`,
   `t164`.`reasons`,
   `t164`.`requires`,
   `t164`.`right_party`,
   `t164`.`rulebook`,
   `t164`.`model`,
   `t164`.`own_channel`,
   `t164`.`reminders`,
   `t164`.`reached`,
   `t164`.`dialled`,
   `t164`.`promise_step`,
   `t164`.`promise_debts`,
   `t164`.`told_in_vain`,
   `t164`.`knocked_in_vain`,
   `t164`.`dpd`,
   `t164`.`overdue`,
   `t164`.`coming`,
   `t164`.`currency`,
   `t164`.`by_choice`,
   `t164`.`last_way`,
   `t164`.`step`,
   `t164`.`rang_out`,
   `t164`.`outcome`,
   `t164`.`contacted`,
   `t164`.`often`
  FROM (
   SELECT
    `t121`.`person_id`,
    `t121`.`overdue_debt_ids`,
    `t121`.`candidate_id`,
    `t121`.`debt_ids`,
    `t121`.`point_id`,
    `t121`.`channel`,
    `t121`.`mode`,
    `t121`.`content`,
    `t121`.`verdict`,
    `t121`.`allowed`,
    `t121`.`ceiling`,
    `t121`.`retry_at`,
    `t121`.`until_event`,
    `t121`.`reasons`,
    `t121`.`requires`,
    `t121`.`right_party`,
    `t121`.`rulebook`,
    `t121`.`model`,
    `t121`.`own_channel`,
    `t121`.`reminders`,
    `t121`.`reached`,
    `t121`.`dialled`,
    `t121`.`promise_step`,
    `t121`.`promise_debts`,
    `t121`.`told_in_vain`,
    `t121`.`knocked_in_vain`,
    `t121`.`dpd`,
    `t121`.`overdue`,
    `t121`.`coming`,
    `t121`.`currency`,
    `t121`.`by_choice`,
    `t121`.`last_way`,
    `t121`.`step`,
    `t121`.`rang_out`,
    `t121`.`outcome`,
    `t121`.`contacted`,
    `t163`.`person_id` AS `person_id_right`,
    `t163`.`often`
   FROM (
    SELECT
     `t117`.`person_id`,
     `t117`.`overdue_debt_ids`,
     `t117`.`candidate_id`,
     `t117`.`debt_ids`,
     `t117`.`point_id`,
     `t117`.`channel`,
     `t117`.`mode`,
     `t117`.`content`,
     `t117`.`verdict`,
     `t117`.`allowed`,
     `t117`.`ceiling`,
     `t117`.`retry_at`,
     `t117`.`until_event`,
     `t117`.`reasons`,
     `t117`.`requires`,
     `t117`.`right_party`,
     `t117`.`rulebook`,
     `t117`.`model`,
     `t117`.`own_channel`,
     `t117`.`reminders`,
     `t117`.`reached`,
     `t117`.`dialled`,
     `t117`.`promise_step`,
     `t117`.`promise_debts`,
     `t117`.`told_in_vain`,
     `t117`.`knocked_in_vain`,
     `t117`.`dpd`,
     `t117`.`overdue`,
     `t117`.`coming`,
     `t117`.`currency`,
     `t117`.`by_choice`,
     `t117`.`last_way`,
     `t117`.`step`,
     `t117`.`rang_out`,
     `t117`.`outcome`,
     `t117`.`contacted`
    FROM (
     SELECT
      `t114`.`person_id`,
      `t114`.`overdue_debt_ids`,
      `t114`.`candidate_id`,
      `t114`.`debt_ids`,
      `t114`.`point_id`,
      `t114`.`channel`,
      `t114`.`mode`,
      `t114`.`content`,
      `t114`.`verdict`,
      `t114`.`allowed`,
      `t114`.`ceiling`,
      `t114`.`retry_at`,
      `t114`.`until_event`,
      `t114`.`reasons`,
      `t114`.`requires`,
      `t114`.`right_party`,
      `t114`.`rulebook`,
      `t114`.`model`,
      `t114`.`own_channel`,
      `t114`.`reminders`,
      `t114`.`reached`,
      `t114`.`dialled`,
      `t114`.`promise_step`,
      `t114`.`promise_debts`,
      `t114`.`told_in_vain`,
      `t114`.`knocked_in_vain`,
      `t114`.`dpd`,
      `t114`.`overdue`,
      `t114`.`coming`,
      `t114`.`currency`,
      `t114`.`by_choice`,
      `t114`.`last_way`,
      `t114`.`step`,
      `t114`.`rang_out`,
      `t114`.`outcome`,
      `t67`.`person_id` AS `person_id_right`,
      `t67`.`contacted`
     FROM (
      SELECT
       `t109`.`person_id`,
       `t109`.`overdue_debt_ids`,
       `t109`.`candidate_id`,
       `t109`.`debt_ids`,
       `t109`.`point_id`,
       `t109`.`channel`,
       `t109`.`mode`,
       `t109`.`content`,
       `t109`.`verdict`,
       `t109`.`allowed`,
       `t109`.`ceiling`,
       `t109`.`retry_at`,
       `t109`.`until_event`,
       `t109`.`reasons`,
       `t109`.`requires`,
       `t109`.`right_party`,
       `t109`.`rulebook`,
       `t109`.`model`,
       `t109`.`own_channel`,
       `t109`.`reminders`,
       `t109`.`reached`,
       `t109`.`dialled`,
       `t109`.`promise_step`,
       `t109`.`promise_debts`,
       `t109`.`told_in_vain`,
       `t109`.`knocked_in_vain`,
       `t109`.`dpd`,
       `t109`.`overdue`,
       `t109`.`coming`,
       `t109`.`currency`,
       `t109`.`by_choice`,
       `t109`.`last_way`,
       `t109`.`step`,
       `t109`.`rang_out`,
       `t109`.`outcome`
      FROM (
       SELECT
        `t104`.`person_id`,
        `t104`.`overdue_debt_ids`,
        `t9`.`candidate_id`,
        `t9`.`debt_ids`,
        `t9`.`person_id` AS `person_id_right`,
        `t9`.`point_id`,
        `t9`.`channel`,
        `t9`.`mode`,
        `t9`.`content`,
        `t9`.`verdict`,
        `t9`.`allowed`,
        `t9`.`ceiling`,
        `t9`.`retry_at`,
        `t9`.`until_event`,
        `t9`.`reasons`,
        `t9`.`requires`,
        `t9`.`right_party`,
        `t9`.`rulebook`,
        `t9`.`model`,
        `t9`.`own_channel`,
        `t9`.`reminders`,
        `t9`.`reached`,
        `t9`.`dialled`,
        `t9`.`promise_step`,
        `t9`.`promise_debts`,
        `t9`.`told_in_vain`,
        `t9`.`knocked_in_vain`,
        `t9`.`dpd`,
        `t9`.`overdue`,
        `t9`.`coming`,
        `t9`.`currency`,
        `t9`.`by_choice`,
        `t9`.`last_way`,
        `t9`.`step`,
        `t9`.`rang_out`,
        `t9`.`outcome`
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
