-- What is overdue, debt by debt. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
WITH `t13` AS (
 SELECT
  *
 FROM `quarantine` AS `t0`
 WHERE
  `t0`.`table` IN ('agreements', 'charges', 'debts', 'instalments', 'payments')
), `t40` AS (
 SELECT
  `t39`.`debt_id`,
  `t39`.`agreement_id`,
  `t39`.`agreed_at`,
  `t39`.`agreement_status`,
  `t39`.`agreement_allocation`,
  `t39`.`offset`,
  `t39`.`holds`,
  ROW_NUMBER() OVER (
   PARTITION BY `t39`.`debt_id`
   ORDER BY `t39`.`holds` DESC, NOT `t39`.`agreed_at` IS NULL DESC, `t39`.`agreed_at` DESC, `t39`.`agreement_id` DESC
  ) - 1 AS `place`
 FROM (
  SELECT
   `t38`.`debt_id`,
   `t38`.`agreement_id`,
   `t38`.`agreed_at`,
   `t38`.`agreement_status`,
   `t38`.`agreement_allocation`,
   `t38`.`offset`,
   COALESCE(`t38`.`agreement_status` IN ('done', 'late', 'performing'), FALSE)
   AND COALESCE(
    CAST(`t38`.`agreed_at` + CAST(CONCAT(`t38`.`offset`, ' minutes') AS INTERVAL) AS DATE) <= MAKE_DATE(2026, 11, 23),
    TRUE
   ) AS `holds`
  FROM (
   SELECT
    `t35`.`debt_id`,
    `t35`.`agreement_id`,
    `t35`.`agreed_at`,
    `t35`.`agreement_status`,
    `t35`.`agreement_allocation`,
    `t37`.`offset`
   FROM (
    SELECT
     `t28`.`debt_id`,
     `t28`.`agreement_id`,
     `t28`.`agreed_at`,
     `t28`.`agreement_status`,
     `t28`.`agreement_allocation`
    FROM (
     SELECT
      `t22`.`debt_id`,
      `t22`.`agreement_id`,
      `t16`.`agreement_id` AS `agreement_id_right`,
      `t16`.`agreed_at`,
      `t16`.`agreement_status`,
      `t16`.`agreement_allocation`
     FROM (
      SELECT DISTINCT
       *
      FROM (
       SELECT
        `t15`.`debt_id`,
        `t15`.`agreement_id`
       FROM (
        SELECT
         *
        FROM `instalments` AS `t5`
        WHERE
         NOT `t5`.`agreement_id` IS NULL
       ) AS `t15`
      ) AS `t18`
     ) AS `t22`
     LEFT OUTER JOIN (
      SELECT
       `t6`.`agreement_id`,
       `t6`.`agreed_at`,
       `t6`.`status` AS `agreement_status`,
       `t6`.`allocation` AS `agreement_allocation`
      FROM `agreements` AS `t6`
     ) AS `t16`
      ON `t22`.`agreement_id` = `t16`.`agreement_id`
    ) AS `t28`
   ) AS `t35`
   INNER JOIN (
    SELECT
     `t31`.`debt_id`,
     `t31`.`offset`
    FROM (
     SELECT
      `t27`.`debt_id`,
      `t27`.`creditor_id`,
      `t27`.`product`,
      `t27`.`currency`,
      `t27`.`opened_on`,
      `t27`.`principal`,
      `t27`.`annual_rate`,
      `t27`.`as_of`,
      `t27`.`status`,
      `t27`.`penalty_rate`,
      `t27`.`grace_days`,
      `t27`.`allocation`,
      `t27`.`disbursed`,
      `t27`.`all_in_rate`,
      `t27`.`country`,
      `t27`.`region`,
      `t27`.`assigned_from`,
      `t27`.`assignment_notified_at`,
      `t27`.`original_creditor`,
      `t27`.`co_creditors`,
      `t27`.`platform_id`,
      `t27`.`account`,
      `t27`.`charged_off_on`,
      `t27`.`judgment_on`,
      `t27`.`itemized_on`,
      `t27`.`time_barred_on`,
      `t27`.`disputed_amount`,
      `t27`.`in_default_when_acquired`,
      `t27`.`creditor_country`,
      `t27`.`offset`
     FROM (
      SELECT
       `t20`.`debt_id`,
       `t20`.`creditor_id`,
       `t20`.`product`,
       `t20`.`currency`,
       `t20`.`opened_on`,
       `t20`.`principal`,
       `t20`.`annual_rate`,
       `t20`.`as_of`,
       `t20`.`status`,
       `t20`.`penalty_rate`,
       `t20`.`grace_days`,
       `t20`.`allocation`,
       `t20`.`disbursed`,
       `t20`.`all_in_rate`,
       `t20`.`country`,
       `t20`.`region`,
       `t20`.`assigned_from`,
       `t20`.`assignment_notified_at`,
       `t20`.`original_creditor`,
       `t20`.`co_creditors`,
       `t20`.`platform_id`,
       `t20`.`account`,
       `t20`.`charged_off_on`,
       `t20`.`judgment_on`,
       `t20`.`itemized_on`,
       `t20`.`time_barred_on`,
       `t20`.`disputed_amount`,
       `t20`.`in_default_when_acquired`,
       `t20`.`creditor_id_right`,
       `t20`.`creditor_country`,
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
         COALESCE(COALESCE(`t20`.`country`, `t20`.`creditor_country`), '')
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
        )[COALESCE(COALESCE(`t20`.`country`, `t20`.`creditor_country`), '')],
        -720
       ) AS `offset`
      FROM (
       SELECT
        `t7`.`debt_id`,
        `t7`.`creditor_id`,
        `t7`.`product`,
        `t7`.`currency`,
        `t7`.`opened_on`,
        `t7`.`principal`,
        `t7`.`annual_rate`,
        `t7`.`as_of`,
        `t7`.`status`,
        `t7`.`penalty_rate`,
        `t7`.`grace_days`,
        `t7`.`allocation`,
        `t7`.`disbursed`,
        `t7`.`all_in_rate`,
        `t7`.`country`,
        `t7`.`region`,
        `t7`.`assigned_from`,
        `t7`.`assignment_notified_at`,
        `t7`.`original_creditor`,
        `t7`.`co_creditors`,
        `t7`.`platform_id`,
        `t7`.`account`,
        `t7`.`charged_off_on`,
        `t7`.`judgment_on`,
        `t7`.`itemized_on`,
        `t7`.`time_barred_on`,
        `t7`.`disputed_amount`,
        `t7`.`in_default_when_acquired`,
        `t14`.`creditor_id` AS `creditor_id_right`,
        `t14`.`creditor_country`
       FROM `debts` AS `t7`
       LEFT OUTER JOIN (
        SELECT
         `t3`.`creditor_id`,
         `t3`.`country` AS `creditor_country`
        FROM `creditors` AS `t3`
       ) AS `t14`
        ON `t7`.`creditor_id` = `t14`.`creditor_id`
      ) AS `t20`
     ) AS `t27`
    ) AS `t31`
   ) AS `t37`
    ON `t35`.`debt_id` = `t37`.`debt_id`
  ) AS `t38`
 ) AS `t39`
), `t52` AS (
 SELECT
  `t51`.`debt_id`,
  `t51`.`currency`,
  `t51`.`status`,
  `t51`.`as_of`,
  `t51`.`penalty_rate`,
  `t51`.`disputed_amount`,
  `t51`.`offset`,
  `t51`.`agreement_id`,
  `t51`.`agreed_at`,
  CAST(`t51`.`agreed_at` + CAST(CONCAT(`t51`.`offset`, ' minutes') AS INTERVAL) AS DATE) AS `since`,
  COALESCE(`t51`.`several_agreements`, FALSE) AS `several_agreements`,
  COALESCE(`t51`.`agreement_unknown`, FALSE) AS `agreement_unknown`,
  (
   NOT `t51`.`agreement_id` IS NULL
  ) AND (
   `t51`.`agreed_at` IS NULL
  ) AS `agreement_date_unknown`,
  (
   NOT COALESCE(`t51`.`agreement_allocation`, `t51`.`allocation`) IS NULL
  )
  AND NOT (
   COALESCE(
    BTRIM(
     REGEXP_REPLACE(LOWER(COALESCE(`t51`.`agreement_allocation`, `t51`.`allocation`)), '(?d)[^a-z]+', ' '),
     CONCAT(' \t\n\r', CHR( 11), CHR( 12))
    ) IN (
     'costs interest principal',
     'costs principal interest',
     'interest costs principal',
     'interest principal costs',
     'principal costs interest',
     'principal interest costs'
    ),
    FALSE
   )
  ) AS `allocation_unclear`,
  IF(
   MAP_CONTAINS_KEY(
    MAP_FROM_ARRAYS(
     ARRAY('IDR', 'INR', 'JPY', 'KRW', 'TWD', 'VND'),
     ARRAY(
      CAST('1000.00' AS DECIMAL(38, 2)),
      CAST('10.00' AS DECIMAL(38, 2)),
      CAST('20.00' AS DECIMAL(38, 2)),
      CAST('100.00' AS DECIMAL(38, 2)),
      CAST('5.00' AS DECIMAL(38, 2)),
      CAST('1000.00' AS DECIMAL(38, 2))
     )
    ),
    COALESCE(`t51`.`currency`, '')
   ),
   MAP_FROM_ARRAYS(
    ARRAY('IDR', 'INR', 'JPY', 'KRW', 'TWD', 'VND'),
    ARRAY(
     CAST('1000.00' AS DECIMAL(38, 2)),
     CAST('10.00' AS DECIMAL(38, 2)),
     CAST('20.00' AS DECIMAL(38, 2)),
     CAST('100.00' AS DECIMAL(38, 2)),
     CAST('5.00' AS DECIMAL(38, 2)),
     CAST('1000.00' AS DECIMAL(38, 2))
    )
   )[COALESCE(`t51`.`currency`, '')],
   CAST('1.00' AS DECIMAL(38, 2))
  ) AS `tolerance`,
  IF(
   MAP_CONTAINS_KEY(MAP_FROM_ARRAYS(ARRAY('CNY'), ARRAY(360)), COALESCE(`t51`.`currency`, '')),
   MAP_FROM_ARRAYS(ARRAY('CNY'), ARRAY(360))[COALESCE(`t51`.`currency`, '')],
   365
  ) AS `day_count`,
  REGEXP_EXTRACT(
   IF(
    COALESCE(
     BTRIM(
      REGEXP_REPLACE(LOWER(COALESCE(`t51`.`agreement_allocation`, `t51`.`allocation`)), '(?d)[^a-z]+', ' '),
      CONCAT(' \t\n\r', CHR( 11), CHR( 12))
     ) IN (
      'costs interest principal',
      'costs principal interest',
      'interest costs principal',
      'interest principal costs',
      'principal costs interest',
      'principal interest costs'
     ),
     FALSE
    ),
    BTRIM(
     REGEXP_REPLACE(LOWER(COALESCE(`t51`.`agreement_allocation`, `t51`.`allocation`)), '(?d)[^a-z]+', ' '),
     CONCAT(' \t\n\r', CHR( 11), CHR( 12))
    ),
    'costs interest principal'
   ),
   '(?d)^[a-z]+',
   0
  ) AS `first`,
  REGEXP_EXTRACT(
   IF(
    COALESCE(
     BTRIM(
      REGEXP_REPLACE(LOWER(COALESCE(`t51`.`agreement_allocation`, `t51`.`allocation`)), '(?d)[^a-z]+', ' '),
      CONCAT(' \t\n\r', CHR( 11), CHR( 12))
     ) IN (
      'costs interest principal',
      'costs principal interest',
      'interest costs principal',
      'interest principal costs',
      'principal costs interest',
      'principal interest costs'
     ),
     FALSE
    ),
    BTRIM(
     REGEXP_REPLACE(LOWER(COALESCE(`t51`.`agreement_allocation`, `t51`.`allocation`)), '(?d)[^a-z]+', ' '),
     CONCAT(' \t\n\r', CHR( 11), CHR( 12))
    ),
    'costs interest principal'
   ),
   '(?d)[a-z]+\\z',
   0
  ) AS `last`
 FROM (
  SELECT
   `t34`.`debt_id`,
   `t34`.`creditor_id`,
   `t34`.`product`,
   `t34`.`currency`,
   `t34`.`opened_on`,
   `t34`.`principal`,
   `t34`.`annual_rate`,
   `t34`.`as_of`,
   `t34`.`status`,
   `t34`.`penalty_rate`,
   `t34`.`grace_days`,
   `t34`.`allocation`,
   `t34`.`disbursed`,
   `t34`.`all_in_rate`,
   `t34`.`country`,
   `t34`.`region`,
   `t34`.`assigned_from`,
   `t34`.`assignment_notified_at`,
   `t34`.`original_creditor`,
   `t34`.`co_creditors`,
   `t34`.`platform_id`,
   `t34`.`account`,
   `t34`.`charged_off_on`,
   `t34`.`judgment_on`,
   `t34`.`itemized_on`,
   `t34`.`time_barred_on`,
   `t34`.`disputed_amount`,
   `t34`.`in_default_when_acquired`,
   `t34`.`creditor_country`,
   `t34`.`offset`,
   `t50`.`several_agreements`,
   `t50`.`agreement_unknown`,
   `t50`.`agreement_id`,
   `t50`.`agreed_at`,
   `t50`.`agreement_allocation`
  FROM (
   SELECT
    `t27`.`debt_id`,
    `t27`.`creditor_id`,
    `t27`.`product`,
    `t27`.`currency`,
    `t27`.`opened_on`,
    `t27`.`principal`,
    `t27`.`annual_rate`,
    `t27`.`as_of`,
    `t27`.`status`,
    `t27`.`penalty_rate`,
    `t27`.`grace_days`,
    `t27`.`allocation`,
    `t27`.`disbursed`,
    `t27`.`all_in_rate`,
    `t27`.`country`,
    `t27`.`region`,
    `t27`.`assigned_from`,
    `t27`.`assignment_notified_at`,
    `t27`.`original_creditor`,
    `t27`.`co_creditors`,
    `t27`.`platform_id`,
    `t27`.`account`,
    `t27`.`charged_off_on`,
    `t27`.`judgment_on`,
    `t27`.`itemized_on`,
    `t27`.`time_barred_on`,
    `t27`.`disputed_amount`,
    `t27`.`in_default_when_acquired`,
    `t27`.`creditor_country`,
    `t27`.`offset`
   FROM (
    SELECT
     `t20`.`debt_id`,
     `t20`.`creditor_id`,
     `t20`.`product`,
     `t20`.`currency`,
     `t20`.`opened_on`,
     `t20`.`principal`,
     `t20`.`annual_rate`,
     `t20`.`as_of`,
     `t20`.`status`,
     `t20`.`penalty_rate`,
     `t20`.`grace_days`,
     `t20`.`allocation`,
     `t20`.`disbursed`,
     `t20`.`all_in_rate`,
     `t20`.`country`,
     `t20`.`region`,
     `t20`.`assigned_from`,
     `t20`.`assignment_notified_at`,
     `t20`.`original_creditor`,
     `t20`.`co_creditors`,
     `t20`.`platform_id`,
     `t20`.`account`,
     `t20`.`charged_off_on`,
     `t20`.`judgment_on`,
     `t20`.`itemized_on`,
     `t20`.`time_barred_on`,
     `t20`.`disputed_amount`,
     `t20`.`in_default_when_acquired`,
     `t20`.`creditor_id_right`,
     `t20`.`creditor_country`,
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
       COALESCE(COALESCE(`t20`.`country`, `t20`.`creditor_country`), '')
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
      )[COALESCE(COALESCE(`t20`.`country`, `t20`.`creditor_country`), '')],
      -720
     ) AS `offset`
    FROM (
     SELECT
      `t7`.`debt_id`,
      `t7`.`creditor_id`,
      `t7`.`product`,
      `t7`.`currency`,
      `t7`.`opened_on`,
      `t7`.`principal`,
      `t7`.`annual_rate`,
      `t7`.`as_of`,
      `t7`.`status`,
      `t7`.`penalty_rate`,
      `t7`.`grace_days`,
      `t7`.`allocation`,
      `t7`.`disbursed`,
      `t7`.`all_in_rate`,
      `t7`.`country`,
      `t7`.`region`,
      `t7`.`assigned_from`,
      `t7`.`assignment_notified_at`,
      `t7`.`original_creditor`,
      `t7`.`co_creditors`,
      `t7`.`platform_id`,
      `t7`.`account`,
      `t7`.`charged_off_on`,
      `t7`.`judgment_on`,
      `t7`.`itemized_on`,
      `t7`.`time_barred_on`,
      `t7`.`disputed_amount`,
      `t7`.`in_default_when_acquired`,
      `t14`.`creditor_id` AS `creditor_id_right`,
      `t14`.`creditor_country`
     FROM `debts` AS `t7`
     LEFT OUTER JOIN (
      SELECT
       `t3`.`creditor_id`,
       `t3`.`country` AS `creditor_country`
      FROM `creditors` AS `t3`
     ) AS `t14`
      ON `t7`.`creditor_id` = `t14`.`creditor_id`
    ) AS `t20`
   ) AS `t27`
  ) AS `t34`
  LEFT OUTER JOIN (
   SELECT
    `t48`.`debt_id` AS `debt_0`,
    `t48`.`several_agreements`,
    `t48`.`agreement_unknown`,
    `t48`.`agreement_id`,
    `t48`.`agreed_at`,
    `t48`.`agreement_allocation`
   FROM (
    SELECT
     `t44`.`debt_id`,
     `t44`.`several_agreements`,
     `t44`.`agreement_unknown`,
     `t47`.`agreement_id`,
     `t47`.`agreed_at`,
     `t47`.`agreement_allocation`
    FROM (
     SELECT
      `t41`.`debt_id`,
      SUM(CAST(`t41`.`holds` AS INT)) > 1 AS `several_agreements`,
      BOOL_OR(`t41`.`agreement_status` IS NULL) AS `agreement_unknown`
     FROM `t40` AS `t41`
     GROUP BY
      1
    ) AS `t44`
    LEFT OUTER JOIN (
     SELECT
      `t45`.`debt_id` AS `debt_0`,
      `t45`.`agreement_id`,
      `t45`.`agreed_at`,
      `t45`.`agreement_allocation`
     FROM (
      SELECT
       `t42`.`debt_id`,
       `t42`.`agreement_id`,
       `t42`.`agreed_at`,
       `t42`.`agreement_allocation`
      FROM (
       SELECT
        *
       FROM `t40` AS `t41`
       WHERE
        `t41`.`place` = 0 AND `t41`.`holds`
      ) AS `t42`
     ) AS `t45`
    ) AS `t47`
     ON `t44`.`debt_id` = `t47`.`debt_0`
   ) AS `t48`
  ) AS `t50`
   ON `t34`.`debt_id` = `t50`.`debt_0`
 ) AS `t51`
), `t63` AS (
 SELECT
  `t9`.`debt_id`,
  `t9`.`payment_id`,
  `t9`.`status`,
  `t9`.`reverses`,
  `t58`.`since`,
  CAST(`t9`.`paid_at` + CAST(CONCAT(`t58`.`offset`, ' minutes') AS INTERVAL) AS DATE) AS `came_on`,
  COALESCE(`t9`.`value_on`, CAST(`t9`.`paid_at` + CAST(CONCAT(`t58`.`offset`, ' minutes') AS INTERVAL) AS DATE)) AS `day`,
  `t9`.`amount`
 FROM `payments` AS `t9`
 INNER JOIN (
  SELECT
   `t53`.`debt_id`,
   `t53`.`offset`,
   `t53`.`since`
  FROM `t52` AS `t53`
 ) AS `t58`
  ON `t9`.`debt_id` = `t58`.`debt_id`
), `t70` AS (
 SELECT
  `t66`.`debt_id`,
  `t66`.`due_on`,
  COALESCE(`t66`.`fee`, CAST('0.00' AS DECIMAL(18, 2))) AS `costs`,
  COALESCE(`t66`.`interest`, CAST('0.00' AS DECIMAL(18, 2))) AS `interest`,
  COALESCE(`t66`.`principal`, CAST('0.00' AS DECIMAL(18, 2))) AS `principal`,
  `t66`.`minimum` AS `least`,
  NOT `t66`.`minimum` IS NULL AS `revolving`
 FROM (
  SELECT
   *
  FROM (
   SELECT
    `t10`.`debt_id`,
    `t10`.`number`,
    `t10`.`due_on`,
    `t10`.`principal`,
    `t10`.`interest`,
    `t10`.`fee`,
    `t10`.`minimum`,
    `t10`.`agreement_id`,
    `t60`.`holding`
   FROM `instalments` AS `t10`
   INNER JOIN (
    SELECT
     `t53`.`debt_id`,
     COALESCE(`t53`.`agreement_id`, '') AS `holding`
    FROM `t52` AS `t53`
   ) AS `t60`
    ON `t10`.`debt_id` = `t60`.`debt_id`
  ) AS `t62`
  WHERE
   COALESCE(`t62`.`agreement_id`, '') = `t62`.`holding`
 ) AS `t66`
), `t75` AS (
 SELECT
  `t68`.`debt_id`,
  `t68`.`reverses` AS `payment_id`,
  SUM(IF(`t68`.`status` IS NULL, CAST('0.00' AS DECIMAL(18, 2)), ABS(`t68`.`amount`))) AS `undone`,
  BOOL_OR(`t68`.`status` IS NULL) AS `unsure`
 FROM (
  SELECT
   *
  FROM `t63` AS `t64`
  WHERE
   NOT `t64`.`reverses` IS NULL
   AND (
    (
     `t64`.`status` IS NULL
    ) OR (
     `t64`.`status` = 'posted'
    )
   )
   AND `t64`.`day` <= MAKE_DATE(2026, 11, 23)
 ) AS `t68`
 GROUP BY
  1,
  2
), `t78` AS (
 SELECT
  `t71`.`debt_id`,
  `t71`.`day`,
  IF(
   `t71`.`kind` IN ('adjustment', 'cost', 'late_fee'),
   GREATEST(`t71`.`amount`, CAST('0.00' AS DECIMAL(38, 2))),
   CAST('0.00' AS DECIMAL(38, 2))
  ) AS `costs`,
  IF(`t71`.`kind` = 'penalty', GREATEST(`t71`.`amount`, CAST('0.00' AS DECIMAL(38, 2))), CAST('0.00' AS DECIMAL(38, 2))) AS `interest`,
  CASE
   WHEN `t71`.`kind` IN ('refund', 'waiver')
   THEN ABS(`t71`.`amount`)
   WHEN `t71`.`kind` = 'write_off'
   THEN CAST('0.00' AS DECIMAL(38, 2))
   ELSE GREATEST(-(
    `t71`.`amount`
   ), CAST('0.00' AS DECIMAL(38, 2)))
  END AS `taken_off`,
  `t71`.`kind` = 'penalty' AS `penalty`
 FROM (
  SELECT
   *
  FROM (
   SELECT
    `t61`.`charge_id`,
    `t61`.`debt_id`,
    `t61`.`at`,
    `t61`.`kind`,
    CAST(`t61`.`amount` AS DECIMAL(38, 2)) AS `amount`,
    `t61`.`offset`,
    `t61`.`agreed_at`,
    CAST(`t61`.`at` + CAST(CONCAT(`t61`.`offset`, ' minutes') AS INTERVAL) AS DATE) AS `day`
   FROM (
    SELECT
     `t8`.`charge_id`,
     `t8`.`debt_id`,
     `t8`.`at`,
     `t8`.`kind`,
     `t8`.`amount`,
     `t57`.`offset`,
     `t57`.`agreed_at`
    FROM `charges` AS `t8`
    INNER JOIN (
     SELECT
      `t53`.`debt_id`,
      `t53`.`offset`,
      `t53`.`agreed_at`
     FROM `t52` AS `t53`
    ) AS `t57`
     ON `t8`.`debt_id` = `t57`.`debt_id`
   ) AS `t61`
  ) AS `t65`
  WHERE
   `t65`.`day` <= MAKE_DATE(2026, 11, 23)
   AND (
    (
     `t65`.`agreed_at` IS NULL
    ) OR (
     `t65`.`at` >= `t65`.`agreed_at`
    )
   )
 ) AS `t71`
), `t91` AS (
 SELECT
  `t73`.`debt_id`,
  `t73`.`due_on`,
  `t73`.`costs`,
  `t73`.`interest`,
  `t73`.`principal`,
  `t73`.`least`,
  `t73`.`revolving`
 FROM `t70` AS `t73`
 LEFT SEMI JOIN (
  SELECT DISTINCT
   *
  FROM (
   SELECT
    `t74`.`debt_id`
   FROM (
    SELECT
     *
    FROM `t70` AS `t72`
    WHERE
     `t72`.`revolving`
   ) AS `t74`
  ) AS `t77`
 ) AS `t83`
  ON `t73`.`debt_id` = `t83`.`debt_id`
), `t99` AS (
 SELECT
  `t90`.`debt_id`,
  `t90`.`due_on`,
  `t90`.`costs`,
  `t90`.`interest`,
  `t90`.`principal`,
  `t90`.`least`,
  `t90`.`revolving`,
  `t90`.`costs` + `t90`.`interest` + `t90`.`principal` AS `whole`
 FROM (
  SELECT
   `t73`.`debt_id`,
   `t73`.`due_on`,
   `t73`.`costs`,
   `t73`.`interest`,
   `t73`.`principal`,
   `t73`.`least`,
   `t73`.`revolving`
  FROM `t70` AS `t73`
  LEFT ANTI JOIN (
   SELECT DISTINCT
    *
   FROM (
    SELECT
     `t74`.`debt_id`
    FROM (
     SELECT
      *
     FROM `t70` AS `t72`
     WHERE
      `t72`.`revolving`
    ) AS `t74`
   ) AS `t77`
  ) AS `t83`
   ON `t73`.`debt_id` = `t83`.`debt_id`
 ) AS `t90`
), `t114` AS (
 SELECT
  `t100`.`debt_id`,
  `t100`.`day`,
  IF(
   (
    (
     `t100`.`status` IS NULL
    ) OR (
     `t100`.`status` = 'posted'
    )
   )
   AND (
    `t100`.`day` <= MAKE_DATE(2026, 11, 23)
   )
   AND (
    (
     `t100`.`since` IS NULL
    ) OR (
     `t100`.`day` >= `t100`.`since`
    )
   ),
   `t100`.`net`,
   CAST('0.00' AS DECIMAL(18, 2))
  ) AS `amount`,
  IF(
   (
    `t100`.`came_on` <= MAKE_DATE(2026, 11, 23)
   )
   AND COALESCE(
    (
     `t100`.`status` = 'pending'
    )
    OR (
     (
      (
       `t100`.`status` IS NULL
      ) OR (
       `t100`.`status` = 'posted'
      )
     )
     AND (
      `t100`.`day` > MAKE_DATE(2026, 11, 23)
     )
    ),
    FALSE
   ),
   `t100`.`net`,
   CAST('0.00' AS DECIMAL(18, 2))
  ) AS `pending`,
  (
   (
    (
     `t100`.`status` IS NULL
    ) OR (
     `t100`.`status` = 'posted'
    )
   )
   AND (
    `t100`.`day` <= MAKE_DATE(2026, 11, 23)
   )
   AND (
    (
     `t100`.`since` IS NULL
    ) OR (
     `t100`.`day` >= `t100`.`since`
    )
   )
   AND (
    `t100`.`status` IS NULL
   )
  )
  OR COALESCE(`t100`.`unsure`, FALSE) AS `unknown_status`,
  `t100`.`amount` < CAST('0.00' AS DECIMAL(18, 2)) AS `negative`,
  `t100`.`taken_back` > GREATEST(`t100`.`amount`, CAST('0.00' AS DECIMAL(18, 2))) AS `over_reversed`
 FROM (
  SELECT
   `t89`.`debt_id`,
   `t89`.`payment_id`,
   `t89`.`status`,
   `t89`.`reverses`,
   `t89`.`since`,
   `t89`.`came_on`,
   `t89`.`day`,
   `t89`.`amount`,
   `t89`.`undone`,
   `t89`.`unsure`,
   CAST(GREATEST(
    CAST(`t89`.`amount` AS DECIMAL(38, 2)) - COALESCE(`t89`.`undone`, CAST('0.00' AS DECIMAL(38, 2))),
    CAST('0.00' AS DECIMAL(38, 2))
   ) AS DECIMAL(18, 2)) AS `net`,
   COALESCE(`t89`.`undone`, CAST('0.00' AS DECIMAL(38, 2))) AS `taken_back`
  FROM (
   SELECT
    `t87`.`debt_id`,
    `t87`.`payment_id`,
    `t87`.`status`,
    `t87`.`reverses`,
    `t87`.`since`,
    `t87`.`came_on`,
    `t87`.`day`,
    `t87`.`amount`,
    `t87`.`undone`,
    `t87`.`unsure`
   FROM (
    SELECT
     `t69`.`debt_id`,
     `t69`.`payment_id`,
     `t69`.`status`,
     `t69`.`reverses`,
     `t69`.`since`,
     `t69`.`came_on`,
     `t69`.`day`,
     `t69`.`amount`,
     `t80`.`debt_id` AS `debt_id_right`,
     `t80`.`payment_id` AS `payment_id_right`,
     `t80`.`undone`,
     `t80`.`unsure`
    FROM (
     SELECT
      *
     FROM `t63` AS `t64`
     WHERE
      `t64`.`reverses` IS NULL
    ) AS `t69`
    LEFT OUTER JOIN `t75` AS `t80`
     ON `t69`.`debt_id` = `t80`.`debt_id` AND `t69`.`payment_id` = `t80`.`payment_id`
   ) AS `t87`
  ) AS `t89`
 ) AS `t100`
), `t129` AS (
 SELECT
  `t126`.`debt_id`,
  `t126`.`currency`,
  `t126`.`status`,
  `t126`.`as_of`,
  `t126`.`penalty_rate`,
  `t126`.`disputed_amount`,
  `t126`.`offset`,
  `t126`.`agreement_id`,
  `t126`.`agreed_at`,
  `t126`.`since`,
  `t126`.`several_agreements`,
  `t126`.`agreement_unknown`,
  `t126`.`agreement_date_unknown`,
  `t126`.`allocation_unclear`,
  `t126`.`tolerance`,
  `t126`.`day_count`,
  `t126`.`first`,
  `t126`.`last`,
  COALESCE(`t126`.`added`, CAST('0.00' AS DECIMAL(38, 2))) AS `added`,
  COALESCE(`t126`.`taken_off`, CAST('0.00' AS DECIMAL(38, 2))) AS `taken_off`,
  COALESCE(`t126`.`books_penalties`, FALSE) AS `books_penalties`,
  COALESCE(`t126`.`paid`, CAST('0.00' AS DECIMAL(38, 2))) AS `paid`,
  COALESCE(`t126`.`pending`, CAST('0.00' AS DECIMAL(38, 2))) AS `pending`,
  COALESCE(`t126`.`unknown_status`, FALSE) AS `unknown_status`,
  COALESCE(`t126`.`negative`, FALSE) AS `negative`,
  COALESCE(`t126`.`over_reversed`, FALSE) AS `over_reversed`,
  COALESCE(`t126`.`unmatched`, FALSE) AS `unmatched`
 FROM (
  SELECT
   `t54`.`debt_id`,
   `t54`.`currency`,
   `t54`.`status`,
   `t54`.`as_of`,
   `t54`.`penalty_rate`,
   `t54`.`disputed_amount`,
   `t54`.`offset`,
   `t54`.`agreement_id`,
   `t54`.`agreed_at`,
   `t54`.`since`,
   `t54`.`several_agreements`,
   `t54`.`agreement_unknown`,
   `t54`.`agreement_date_unknown`,
   `t54`.`allocation_unclear`,
   `t54`.`tolerance`,
   `t54`.`day_count`,
   `t54`.`first`,
   `t54`.`last`,
   `t95`.`added`,
   `t95`.`taken_off`,
   `t95`.`books_penalties`,
   `t124`.`paid`,
   `t124`.`pending`,
   `t124`.`unknown_status`,
   `t124`.`negative`,
   `t124`.`over_reversed`,
   `t115`.`unmatched`
  FROM `t52` AS `t54`
  LEFT OUTER JOIN (
   SELECT
    `t88`.`debt_id` AS `debt_0`,
    `t88`.`added`,
    `t88`.`taken_off`,
    `t88`.`books_penalties`
   FROM (
    SELECT
     `t81`.`debt_id`,
     SUM(`t81`.`costs` + `t81`.`interest`) AS `added`,
     SUM(`t81`.`taken_off`) AS `taken_off`,
     BOOL_OR(`t81`.`penalty`) AS `books_penalties`
    FROM `t78` AS `t81`
    GROUP BY
     1
   ) AS `t88`
  ) AS `t95`
   ON `t54`.`debt_id` = `t95`.`debt_0`
  LEFT OUTER JOIN (
   SELECT
    `t120`.`debt_id` AS `debt_1`,
    `t120`.`paid`,
    `t120`.`pending`,
    `t120`.`unknown_status`,
    `t120`.`negative`,
    `t120`.`over_reversed`
   FROM (
    SELECT
     `t116`.`debt_id`,
     SUM(`t116`.`amount`) AS `paid`,
     SUM(`t116`.`pending`) AS `pending`,
     BOOL_OR(`t116`.`unknown_status`) AS `unknown_status`,
     BOOL_OR(`t116`.`negative`) AS `negative`,
     BOOL_OR(`t116`.`over_reversed`) AS `over_reversed`
    FROM `t114` AS `t116`
    GROUP BY
     1
   ) AS `t120`
  ) AS `t124`
   ON `t54`.`debt_id` = `t124`.`debt_1`
  LEFT OUTER JOIN (
   SELECT
    `t109`.`debt_id` AS `debt_2`,
    `t109`.`unmatched`
   FROM (
    SELECT
     `t106`.`debt_id`,
     TRUE AS `unmatched`
    FROM (
     SELECT DISTINCT
      *
     FROM (
      SELECT
       `t79`.`debt_id`
      FROM `t75` AS `t79`
      LEFT ANTI JOIN (
       SELECT
        *
       FROM (
        SELECT
         `t87`.`debt_id`,
         `t87`.`payment_id`,
         `t87`.`status`,
         `t87`.`reverses`,
         `t87`.`since`,
         `t87`.`came_on`,
         `t87`.`day`,
         `t87`.`amount`,
         `t87`.`undone`,
         `t87`.`unsure`
        FROM (
         SELECT
          `t69`.`debt_id`,
          `t69`.`payment_id`,
          `t69`.`status`,
          `t69`.`reverses`,
          `t69`.`since`,
          `t69`.`came_on`,
          `t69`.`day`,
          `t69`.`amount`,
          `t80`.`debt_id` AS `debt_id_right`,
          `t80`.`payment_id` AS `payment_id_right`,
          `t80`.`undone`,
          `t80`.`unsure`
         FROM (
          SELECT
           *
          FROM `t63` AS `t64`
          WHERE
           `t64`.`reverses` IS NULL
         ) AS `t69`
         LEFT OUTER JOIN `t75` AS `t80`
          ON `t69`.`debt_id` = `t80`.`debt_id` AND `t69`.`payment_id` = `t80`.`payment_id`
        ) AS `t87`
       ) AS `t89`
       WHERE
        NOT `t89`.`undone` IS NULL
      ) AS `t98`
       ON `t79`.`debt_id` = `t98`.`debt_id` AND `t79`.`payment_id` = `t98`.`payment_id`
     ) AS `t102`
    ) AS `t106`
   ) AS `t109`
  ) AS `t115`
   ON `t54`.`debt_id` = `t115`.`debt_2`
 ) AS `t126`
), `t138` AS (
 SELECT
  *
 FROM (
  SELECT
   `t132`.`debt_id`,
   `t132`.`first`,
   `t132`.`last`,
   `t132`.`tolerance`,
   `t132`.`penalty_rate`,
   `t132`.`day_count`,
   `t111`.`to_come`,
   `t111`.`next_due_on`,
   `t111`.`fallen` + `t132`.`added` AS `due`,
   `t132`.`paid` + `t132`.`taken_off` AS `came`,
   COALESCE(`t132`.`penalty_rate` > 0, FALSE) AND NOT (
    `t132`.`books_penalties`
   ) AS `accrues`
  FROM `t129` AS `t132`
  INNER JOIN (
   SELECT
    `t101`.`debt_id`,
    COALESCE(SUM(IF(`t101`.`due_on` < MAKE_DATE(2026, 11, 23), `t101`.`whole`, NULL)), CAST('0.00' AS DECIMAL(38, 2))) AS `fallen`,
    COALESCE(
     SUM(IF(NOT (
      `t101`.`due_on` < MAKE_DATE(2026, 11, 23)
     ), `t101`.`whole`, NULL)),
     CAST('0.00' AS DECIMAL(38, 2))
    ) AS `to_come`,
    MIN(
     IF(
      NOT (
       `t101`.`due_on` < MAKE_DATE(2026, 11, 23)
      ) AND (
       `t101`.`whole` > CAST('0.00' AS DECIMAL(18, 2))
      ),
      `t101`.`due_on`,
      NULL
     )
    ) AS `next_due_on`
   FROM `t99` AS `t101`
   GROUP BY
    1
  ) AS `t111`
   ON `t132`.`debt_id` = `t111`.`debt_id`
 ) AS `t136`
 WHERE
  `t136`.`due` > `t136`.`came`
), `t168` AS (
 SELECT
  `t167`.`debt_id`,
  `t167`.`to_come`,
  `t167`.`next_due_on`,
  `t167`.`oldest_due_on`,
  COALESCE(`t167`.`costs`, CAST('0.00' AS DECIMAL(38, 2))) AS `costs`,
  COALESCE(`t167`.`interest`, CAST('0.00' AS DECIMAL(38, 2))) + `t167`.`penalty` AS `interest`,
  COALESCE(`t167`.`principal`, CAST('0.00' AS DECIMAL(38, 2))) AS `principal`,
  GREATEST(`t167`.`due` - `t167`.`came`, CAST('0.00' AS DECIMAL(38, 2))) + `t167`.`penalty` AS `total`,
  `t167`.`due` + `t167`.`penalty` AS `due`,
  GREATEST(`t167`.`came` - `t167`.`due`, CAST('0.00' AS DECIMAL(38, 2))) AS `credit`
 FROM (
  SELECT
   `t166`.`debt_id`,
   `t166`.`first`,
   `t166`.`last`,
   `t166`.`tolerance`,
   `t166`.`penalty_rate`,
   `t166`.`day_count`,
   `t166`.`to_come`,
   `t166`.`next_due_on`,
   `t166`.`due`,
   `t166`.`came`,
   `t166`.`accrues`,
   `t166`.`oldest_due_on`,
   `t166`.`principal_days`,
   `t166`.`costs`,
   `t166`.`interest`,
   `t166`.`principal`,
   COALESCE(
    IF(
     `t166`.`accrues`,
     CAST(CAST(ROUND(
      CAST(`t166`.`principal_days` AS DECIMAL(28, 2)) * (
       CAST(CAST(FLOOR(
        IF(
         CAST(`t166`.`day_count` * 2 AS DOUBLE) = 0,
         CAST((
          CAST(ROUND(CAST(`t166`.`penalty_rate` AS DECIMAL(18, 8)) * 100000000, 0) AS BIGINT) * 200
         ) + `t166`.`day_count` AS DOUBLE) * CAST('Infinity' AS DOUBLE),
         (
          CAST((
           CAST(ROUND(CAST(`t166`.`penalty_rate` AS DECIMAL(18, 8)) * 100000000, 0) AS BIGINT) * 200
          ) + `t166`.`day_count` AS DOUBLE) / CAST(`t166`.`day_count` * 2 AS DOUBLE)
         )
        )
       ) AS BIGINT) AS DECIMAL(28, 0)) * CAST('1E-10' AS DECIMAL(28, 10))
      ),
      2
     ) AS DECIMAL(28, 2)) AS DECIMAL(38, 2)),
     CAST('0.00' AS DECIMAL(38, 2))
    ),
    CAST('0.00' AS DECIMAL(38, 2))
   ) AS `penalty`
  FROM (
   SELECT
    `t132`.`debt_id`,
    `t132`.`first`,
    `t132`.`last`,
    `t132`.`tolerance`,
    `t132`.`penalty_rate`,
    `t132`.`day_count`,
    `t111`.`to_come`,
    `t111`.`next_due_on`,
    `t111`.`fallen` + `t132`.`added` AS `due`,
    `t132`.`paid` + `t132`.`taken_off` AS `came`,
    COALESCE(`t132`.`penalty_rate` > 0, FALSE) AND NOT (
     `t132`.`books_penalties`
    ) AS `accrues`,
    `t165`.`oldest_due_on`,
    `t165`.`principal_days`,
    `t165`.`costs`,
    `t165`.`interest`,
    `t165`.`principal`
   FROM `t129` AS `t132`
   INNER JOIN (
    SELECT
     `t101`.`debt_id`,
     COALESCE(SUM(IF(`t101`.`due_on` < MAKE_DATE(2026, 11, 23), `t101`.`whole`, NULL)), CAST('0.00' AS DECIMAL(38, 2))) AS `fallen`,
     COALESCE(
      SUM(IF(NOT (
       `t101`.`due_on` < MAKE_DATE(2026, 11, 23)
      ), `t101`.`whole`, NULL)),
      CAST('0.00' AS DECIMAL(38, 2))
     ) AS `to_come`,
     MIN(
      IF(
       NOT (
        `t101`.`due_on` < MAKE_DATE(2026, 11, 23)
       ) AND (
        `t101`.`whole` > CAST('0.00' AS DECIMAL(18, 2))
       ),
       `t101`.`due_on`,
       NULL
      )
     ) AS `next_due_on`
    FROM `t99` AS `t101`
    GROUP BY
     1
   ) AS `t111`
    ON `t132`.`debt_id` = `t111`.`debt_id`
   LEFT OUTER JOIN (
    SELECT
     `t163`.`debt_id` AS `debt_0`,
     `t163`.`oldest_due_on`,
     `t163`.`principal_days`,
     `t163`.`costs`,
     `t163`.`interest`,
     `t163`.`principal`
    FROM (
     SELECT
      `t162`.`debt_id`,
      `t162`.`oldest_due_on`,
      CASE
       WHEN `t144`.`first` = 'principal'
       THEN `t162`.`nights_first`
       WHEN `t144`.`last` = 'principal'
       THEN `t162`.`nights_all` - `t162`.`nights_second`
       ELSE `t162`.`nights_second` - `t162`.`nights_first`
      END AS `principal_days`,
      CASE
       WHEN `t144`.`first` = 'costs'
       THEN `t162`.`open_first`
       WHEN `t144`.`last` = 'costs'
       THEN `t162`.`open_all` - `t162`.`open_second`
       ELSE `t162`.`open_second` - `t162`.`open_first`
      END AS `costs`,
      CASE
       WHEN `t144`.`first` = 'interest'
       THEN `t162`.`open_first`
       WHEN `t144`.`last` = 'interest'
       THEN `t162`.`open_all` - `t162`.`open_second`
       ELSE `t162`.`open_second` - `t162`.`open_first`
      END AS `interest`,
      CASE
       WHEN `t144`.`first` = 'principal'
       THEN `t162`.`open_first`
       WHEN `t144`.`last` = 'principal'
       THEN `t162`.`open_all` - `t162`.`open_second`
       ELSE `t162`.`open_second` - `t162`.`open_first`
      END AS `principal`
     FROM (
      SELECT
       `t157`.`debt_id`,
       MIN(`t157`.`late_since`) AS `oldest_due_on`,
       MAX(IF(`t157`.`next_clock` IS NULL, `t157`.`open_first`, NULL)) AS `open_first`,
       MAX(IF(`t157`.`next_clock` IS NULL, `t157`.`open_second`, NULL)) AS `open_second`,
       MAX(IF(`t157`.`next_clock` IS NULL, `t157`.`open_all`, NULL)) AS `open_all`,
       SUM(
        IF(
         (
          `t157`.`last_even` IS NULL
         ) OR (
          `t157`.`step` > `t157`.`last_even`
         ),
         `t157`.`open_first` * (
          COALESCE(`t157`.`next_clock`, 20781) - `t157`.`clock`
         ),
         NULL
        )
       ) AS `nights_first`,
       SUM(
        IF(
         (
          `t157`.`last_even` IS NULL
         ) OR (
          `t157`.`step` > `t157`.`last_even`
         ),
         `t157`.`open_second` * (
          COALESCE(`t157`.`next_clock`, 20781) - `t157`.`clock`
         ),
         NULL
        )
       ) AS `nights_second`,
       SUM(
        IF(
         (
          `t157`.`last_even` IS NULL
         ) OR (
          `t157`.`step` > `t157`.`last_even`
         ),
         `t157`.`open_all` * (
          COALESCE(`t157`.`next_clock`, 20781) - `t157`.`clock`
         ),
         NULL
        )
       ) AS `nights_all`
      FROM (
       SELECT
        `t155`.`debt_id`,
        `t155`.`step`,
        `t155`.`clock`,
        `t155`.`next_clock`,
        `t155`.`free_first`,
        `t155`.`free_second`,
        `t155`.`open_all`,
        `t155`.`late_since`,
        `t155`.`free_first` - LEAST(
         MIN(`t155`.`free_first`) OVER (
          PARTITION BY `t155`.`debt_id`
          ORDER BY `t155`.`step` ASC NULLS LAST
          RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
         ),
         CAST('0.00' AS DECIMAL(38, 2))
        ) AS `open_first`,
        `t155`.`free_second` - LEAST(
         MIN(`t155`.`free_second`) OVER (
          PARTITION BY `t155`.`debt_id`
          ORDER BY `t155`.`step` ASC NULLS LAST
          RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
         ),
         CAST('0.00' AS DECIMAL(38, 2))
        ) AS `open_second`,
        MAX(IF(`t155`.`open_all` = CAST('0.00' AS DECIMAL(38, 2)), `t155`.`step`, NULL)) OVER (PARTITION BY `t155`.`debt_id` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `last_even`
       FROM (
        SELECT
         `t154`.`debt_id`,
         `t154`.`step`,
         `t154`.`clock`,
         `t154`.`next_clock`,
         `t154`.`due_first` - LEAST(`t154`.`came`, `t154`.`due`) AS `free_first`,
         `t154`.`due_second` - LEAST(`t154`.`came`, `t154`.`due`) AS `free_second`,
         `t154`.`due` - LEAST(`t154`.`came`, `t154`.`due`) AS `open_all`,
         IF(`t154`.`due` > `t154`.`enough`, `t154`.`due_on`, CAST(NULL AS DATE)) AS `late_since`
        FROM (
         SELECT
          `t152`.`debt_id`,
          `t152`.`step`,
          `t152`.`clock`,
          `t152`.`due_on`,
          `t152`.`enough`,
          `t152`.`first_part`,
          `t152`.`upto_second`,
          `t152`.`whole`,
          `t152`.`amount`,
          SUM(`t152`.`first_part`) OVER (
           PARTITION BY `t152`.`debt_id`
           ORDER BY `t152`.`step` ASC NULLS LAST
           RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `due_first`,
          SUM(`t152`.`upto_second`) OVER (
           PARTITION BY `t152`.`debt_id`
           ORDER BY `t152`.`step` ASC NULLS LAST
           RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `due_second`,
          SUM(`t152`.`whole`) OVER (
           PARTITION BY `t152`.`debt_id`
           ORDER BY `t152`.`step` ASC NULLS LAST
           RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `due`,
          SUM(`t152`.`amount`) OVER (
           PARTITION BY `t152`.`debt_id`
           ORDER BY `t152`.`step` ASC NULLS LAST
           RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `came`,
          LEAD(`t152`.`clock`) OVER (PARTITION BY `t152`.`debt_id` ORDER BY `t152`.`step` ASC NULLS LAST) AS `next_clock`
         FROM (
          SELECT
           *
          FROM (
           SELECT
            *
           FROM (
            SELECT
             `t108`.`debt_id`,
             (
              (
               CAST(DATEDIFF(CAST(`t108`.`due_on` AS DATE), CAST(MAKE_DATE(1970, 1, 1) AS DATE)) AS BIGINT) + 1
              ) * 3
             ) + 0 AS `step`,
             CAST(DATEDIFF(CAST(`t108`.`due_on` AS DATE), CAST(MAKE_DATE(1970, 1, 1) AS DATE)) AS BIGINT) + 1 AS `clock`,
             `t108`.`due_on`,
             `t146`.`enough`,
             CASE
              WHEN `t146`.`first` = 'costs'
              THEN `t108`.`costs`
              WHEN `t146`.`first` = 'interest'
              THEN `t108`.`interest`
              ELSE `t108`.`principal`
             END AS `first_part`,
             (
              `t108`.`costs` + `t108`.`interest` + `t108`.`principal`
             ) - CASE
              WHEN `t146`.`last` = 'costs'
              THEN `t108`.`costs`
              WHEN `t146`.`last` = 'interest'
              THEN `t108`.`interest`
              ELSE `t108`.`principal`
             END AS `upto_second`,
             `t108`.`costs` + `t108`.`interest` + `t108`.`principal` AS `whole`,
             CAST('0.00' AS DECIMAL(18, 2)) AS `amount`
            FROM (
             SELECT
              *
             FROM `t99` AS `t101`
             WHERE
              `t101`.`due_on` < MAKE_DATE(2026, 11, 23)
            ) AS `t108`
            INNER JOIN (
             SELECT
              `t139`.`debt_id`,
              `t139`.`first`,
              `t139`.`last`,
              `t139`.`came` + `t139`.`tolerance` AS `enough`
             FROM `t138` AS `t139`
            ) AS `t146`
             ON `t108`.`debt_id` = `t146`.`debt_id`
           ) AS `t149`
           UNION ALL
           SELECT
            *
           FROM (
            SELECT
             `t86`.`debt_id`,
             (
              (
               CAST(DATEDIFF(CAST(`t86`.`day` AS DATE), CAST(MAKE_DATE(1970, 1, 1) AS DATE)) AS BIGINT) + 0
              ) * 3
             ) + 1 AS `step`,
             CAST(DATEDIFF(CAST(`t86`.`day` AS DATE), CAST(MAKE_DATE(1970, 1, 1) AS DATE)) AS BIGINT) + 0 AS `clock`,
             `t86`.`due_on`,
             `t146`.`enough`,
             CAST(CASE
              WHEN `t146`.`first` = 'costs'
              THEN `t86`.`costs`
              WHEN `t146`.`first` = 'interest'
              THEN `t86`.`interest`
              ELSE `t86`.`principal`
             END AS DECIMAL(18, 2)) AS `first_part`,
             CAST((
              `t86`.`costs` + `t86`.`interest` + `t86`.`principal`
             ) - CASE
              WHEN `t146`.`last` = 'costs'
              THEN `t86`.`costs`
              WHEN `t146`.`last` = 'interest'
              THEN `t86`.`interest`
              ELSE `t86`.`principal`
             END AS DECIMAL(18, 2)) AS `upto_second`,
             CAST(`t86`.`costs` + `t86`.`interest` + `t86`.`principal` AS DECIMAL(18, 2)) AS `whole`,
             CAST('0.00' AS DECIMAL(18, 2)) AS `amount`
            FROM (
             SELECT
              `t81`.`debt_id`,
              `t81`.`day`,
              `t81`.`costs`,
              `t81`.`interest`,
              `t81`.`taken_off`,
              `t81`.`penalty`,
              CAST('0.00' AS DECIMAL(38, 2)) AS `principal`,
              CAST(NULL AS DATE) AS `due_on`
             FROM `t78` AS `t81`
            ) AS `t86`
            INNER JOIN (
             SELECT
              `t139`.`debt_id`,
              `t139`.`first`,
              `t139`.`last`,
              `t139`.`came` + `t139`.`tolerance` AS `enough`
             FROM `t138` AS `t139`
            ) AS `t146`
             ON `t86`.`debt_id` = `t146`.`debt_id`
           ) AS `t150`
          ) AS `t151`
          UNION ALL
          SELECT
           *
          FROM (
           SELECT
            `t125`.`debt_id`,
            (
             (
              CAST(DATEDIFF(CAST(`t125`.`day` AS DATE), CAST(MAKE_DATE(1970, 1, 1) AS DATE)) AS BIGINT) + 0
             ) * 3
            ) + 2 AS `step`,
            CAST(DATEDIFF(CAST(`t125`.`day` AS DATE), CAST(MAKE_DATE(1970, 1, 1) AS DATE)) AS BIGINT) + 1 AS `clock`,
            CAST(NULL AS DATE) AS `due_on`,
            CAST(NULL AS DECIMAL(38, 2)) AS `enough`,
            CAST('0.00' AS DECIMAL(18, 2)) AS `first_part`,
            CAST('0.00' AS DECIMAL(18, 2)) AS `upto_second`,
            CAST('0.00' AS DECIMAL(18, 2)) AS `whole`,
            `t125`.`amount`
           FROM (
            SELECT
             *
            FROM (
             SELECT
              `t119`.`debt_id`,
              `t119`.`day`,
              `t119`.`amount`
             FROM (
              SELECT
               *
              FROM `t114` AS `t116`
              WHERE
               `t116`.`amount` > CAST('0.00' AS DECIMAL(38, 2))
             ) AS `t119`
            ) AS `t121`
            UNION ALL
            SELECT
             *
            FROM (
             SELECT
              `t85`.`debt_id`,
              `t85`.`day`,
              CAST(`t85`.`taken_off` AS DECIMAL(18, 2)) AS `amount`
             FROM (
              SELECT
               *
              FROM `t78` AS `t81`
              WHERE
               `t81`.`taken_off` > CAST('0.00' AS DECIMAL(38, 2))
             ) AS `t85`
            ) AS `t92`
           ) AS `t125`
           LEFT SEMI JOIN `t138` AS `t140`
            ON `t125`.`debt_id` = `t140`.`debt_id`
          ) AS `t147`
         ) AS `t152`
        ) AS `t154`
       ) AS `t155`
      ) AS `t157`
      GROUP BY
       1
     ) AS `t162`
     INNER JOIN (
      SELECT
       `t139`.`debt_id`,
       `t139`.`first`,
       `t139`.`last`
      FROM `t138` AS `t139`
     ) AS `t144`
      ON `t162`.`debt_id` = `t144`.`debt_id`
    ) AS `t163`
   ) AS `t165`
    ON `t132`.`debt_id` = `t165`.`debt_0`
  ) AS `t166`
 ) AS `t167`
), `t172` AS (
 SELECT
  *
 FROM `t168` AS `t169`
 WHERE
  `t169`.`credit` > CAST('0.00' AS DECIMAL(38, 2))
)
SELECT
 `t201`.`debt_id`,
 IF(`t201`.`closed`, CAST('0.00' AS DECIMAL(38, 2)), `t201`.`principal`) AS `principal`,
 IF(`t201`.`closed`, CAST('0.00' AS DECIMAL(38, 2)), `t201`.`interest`) AS `interest`,
 IF(`t201`.`closed`, CAST('0.00' AS DECIMAL(38, 2)), `t201`.`costs`) AS `fee`,
 IF(`t201`.`closed`, CAST('0.00' AS DECIMAL(38, 2)), `t201`.`total`) AS `total`,
 `t201`.`currency`,
 COALESCE(
  CAST(DATEDIFF(
   CAST(MAKE_DATE(2026, 11, 23) AS DATE),
   CAST(IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`oldest_due_on`) AS DATE)
  ) AS BIGINT),
  IF(`t201`.`closed` OR NOT (
   `t201`.`unscheduled`
  ), 0, CAST(NULL AS BIGINT))
 ) AS `dpd`,
 IF(
  COALESCE(
   CAST(DATEDIFF(
    CAST(MAKE_DATE(2026, 11, 23) AS DATE),
    CAST(IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`oldest_due_on`) AS DATE)
   ) AS BIGINT),
   IF(`t201`.`closed` OR NOT (
    `t201`.`unscheduled`
   ), 0, CAST(NULL AS BIGINT))
  ) IS NULL,
  CAST(NULL AS STRING),
  CASE
   WHEN COALESCE(
    CAST(DATEDIFF(
     CAST(MAKE_DATE(2026, 11, 23) AS DATE),
     CAST(IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`oldest_due_on`) AS DATE)
    ) AS BIGINT),
    IF(`t201`.`closed` OR NOT (
     `t201`.`unscheduled`
    ), 0, CAST(NULL AS BIGINT))
   ) <= 0
   THEN 'current'
   WHEN COALESCE(
    CAST(DATEDIFF(
     CAST(MAKE_DATE(2026, 11, 23) AS DATE),
     CAST(IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`oldest_due_on`) AS DATE)
    ) AS BIGINT),
    IF(`t201`.`closed` OR NOT (
     `t201`.`unscheduled`
    ), 0, CAST(NULL AS BIGINT))
   ) <= 30
   THEN 'M1'
   WHEN COALESCE(
    CAST(DATEDIFF(
     CAST(MAKE_DATE(2026, 11, 23) AS DATE),
     CAST(IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`oldest_due_on`) AS DATE)
    ) AS BIGINT),
    IF(`t201`.`closed` OR NOT (
     `t201`.`unscheduled`
    ), 0, CAST(NULL AS BIGINT))
   ) <= 60
   THEN 'M2'
   WHEN COALESCE(
    CAST(DATEDIFF(
     CAST(MAKE_DATE(2026, 11, 23) AS DATE),
     CAST(IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`oldest_due_on`) AS DATE)
    ) AS BIGINT),
    IF(`t201`.`closed` OR NOT (
     `t201`.`unscheduled`
    ), 0, CAST(NULL AS BIGINT))
   ) <= 90
   THEN 'M3'
   WHEN COALESCE(
    CAST(DATEDIFF(
     CAST(MAKE_DATE(2026, 11, 23) AS DATE),
     CAST(IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`oldest_due_on`) AS DATE)
    ) AS BIGINT),
    IF(`t201`.`closed` OR NOT (
     `t201`.`unscheduled`
    ), 0, CAST(NULL AS BIGINT))
   ) <= 120
   THEN 'M4'
   WHEN COALESCE(
    CAST(DATEDIFF(
     CAST(MAKE_DATE(2026, 11, 23) AS DATE),
     CAST(IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`oldest_due_on`) AS DATE)
    ) AS BIGINT),
    IF(`t201`.`closed` OR NOT (
     `t201`.`unscheduled`
    ), 0, CAST(NULL AS BIGINT))
   ) <= 150
   THEN 'M5'
   WHEN COALESCE(
    CAST(DATEDIFF(
     CAST(MAKE_DATE(2026, 11, 23) AS DATE),
     CAST(IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`oldest_due_on`) AS DATE)
    ) AS BIGINT),
    IF(`t201`.`closed` OR NOT (
     `t201`.`unscheduled`
    ), 0, CAST(NULL AS BIGINT))
   ) <= 180
   THEN 'M6'
   ELSE 'M7+'
  END
 ) AS `bucket`,
 IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`oldest_due_on`) AS `oldest_due_on`,
 IF(`t201`.`closed`, CAST(NULL AS DATE), `t201`.`next_due_on`) AS `next_due_on`,
 IF(`t201`.`closed`, CAST(NULL AS DECIMAL(38, 2)), `t201`.`next_due_amount`) AS `next_due_amount`,
 IF(
  COALESCE(`t201`.`revolving`, FALSE),
  IF(`t201`.`closed`, CAST('0.00' AS DECIMAL(38, 2)), `t201`.`total`),
  CAST(NULL AS DECIMAL(38, 2))
 ) AS `minimum_due`,
 `t201`.`paid`,
 `t201`.`taken_off`,
 IF(`t201`.`closed`, CAST('0.00' AS DECIMAL(38, 2)), `t201`.`due`) AS `due`,
 IF(`t201`.`closed`, CAST('0.00' AS DECIMAL(38, 2)), `t201`.`not_yet_due`) AS `not_yet_due`,
 IF(`t201`.`closed`, CAST('0.00' AS DECIMAL(38, 2)), `t201`.`credit`) AS `credit`,
 `t201`.`pending`,
 CAST(`t201`.`disputed_amount` AS DECIMAL(38, 2)) AS `disputed`,
 `t201`.`as_of`,
 NULLIF(
  SUBSTRING(
   CONCAT(
    CONCAT(
     CONCAT(
      CONCAT(
       CONCAT(
        CONCAT(
         CONCAT(
          CONCAT(
           CONCAT(
            CONCAT(
             CONCAT(
              CONCAT(
               CONCAT(
                CONCAT(
                 CONCAT('', IF(COALESCE(`t201`.`status` = 'settled', FALSE), ';settled', '')),
                 IF(COALESCE(`t201`.`status` = 'sold', FALSE), ';sold', '')
                ),
                IF(COALESCE(`t201`.`status` = 'discharged', FALSE), ';discharged', '')
               ),
               IF(COALESCE(`t201`.`unscheduled`, FALSE), ';no_schedule', '')
              ),
              IF(COALESCE(`t201`.`left_out`, FALSE), ';rows_left_out', '')
             ),
             IF(COALESCE(`t201`.`charges_unknown`, FALSE), ';charges_unknown', '')
            ),
            IF(COALESCE(`t201`.`as_of` IS NULL, FALSE), ';balance_date_unknown', '')
           ),
           IF(
            COALESCE(
             CAST(DATEDIFF(
              CAST(MAKE_DATE(2026, 11, 23) AS DATE),
              CAST(CAST(`t201`.`as_of` + CAST(CONCAT(`t201`.`offset`, ' minutes') AS INTERVAL) AS DATE) AS DATE)
             ) AS BIGINT) > 3,
             FALSE
            ),
            ';balance_too_old',
            ''
           )
          ),
          IF(COALESCE(`t201`.`unknown_status`, FALSE), ';payment_status_unknown', '')
         ),
         IF(COALESCE(`t201`.`negative`, FALSE), ';payment_negative', '')
        ),
        IF(COALESCE(`t201`.`over_reversed` OR `t201`.`unmatched`, FALSE), ';reversal_unclear', '')
       ),
       IF(COALESCE(`t201`.`agreement_unknown`, FALSE), ';agreement_unknown', '')
      ),
      IF(COALESCE(`t201`.`agreement_date_unknown`, FALSE), ';agreement_date_unknown', '')
     ),
     IF(COALESCE(`t201`.`several_agreements`, FALSE), ';several_agreements', '')
    ),
    IF(COALESCE(`t201`.`allocation_unclear`, FALSE), ';allocation_unclear', '')
   ),
   IF(
    (
     1 + 1
    ) >= 1,
    1 + 1,
    1 + 1 + LENGTH(
     CONCAT(
      CONCAT(
       CONCAT(
        CONCAT(
         CONCAT(
          CONCAT(
           CONCAT(
            CONCAT(
             CONCAT(
              CONCAT(
               CONCAT(
                CONCAT(
                 CONCAT(
                  CONCAT(
                   CONCAT('', IF(COALESCE(`t201`.`status` = 'settled', FALSE), ';settled', '')),
                   IF(COALESCE(`t201`.`status` = 'sold', FALSE), ';sold', '')
                  ),
                  IF(COALESCE(`t201`.`status` = 'discharged', FALSE), ';discharged', '')
                 ),
                 IF(COALESCE(`t201`.`unscheduled`, FALSE), ';no_schedule', '')
                ),
                IF(COALESCE(`t201`.`left_out`, FALSE), ';rows_left_out', '')
               ),
               IF(COALESCE(`t201`.`charges_unknown`, FALSE), ';charges_unknown', '')
              ),
              IF(COALESCE(`t201`.`as_of` IS NULL, FALSE), ';balance_date_unknown', '')
             ),
             IF(
              COALESCE(
               CAST(DATEDIFF(
                CAST(MAKE_DATE(2026, 11, 23) AS DATE),
                CAST(CAST(`t201`.`as_of` + CAST(CONCAT(`t201`.`offset`, ' minutes') AS INTERVAL) AS DATE) AS DATE)
               ) AS BIGINT) > 3,
               FALSE
              ),
              ';balance_too_old',
              ''
             )
            ),
            IF(COALESCE(`t201`.`unknown_status`, FALSE), ';payment_status_unknown', '')
           ),
           IF(COALESCE(`t201`.`negative`, FALSE), ';payment_negative', '')
          ),
          IF(COALESCE(`t201`.`over_reversed` OR `t201`.`unmatched`, FALSE), ';reversal_unclear', '')
         ),
         IF(COALESCE(`t201`.`agreement_unknown`, FALSE), ';agreement_unknown', '')
        ),
        IF(COALESCE(`t201`.`agreement_date_unknown`, FALSE), ';agreement_date_unknown', '')
       ),
       IF(COALESCE(`t201`.`several_agreements`, FALSE), ';several_agreements', '')
      ),
      IF(COALESCE(`t201`.`allocation_unclear`, FALSE), ';allocation_unclear', '')
     )
    )
   )
  ),
  ''
 ) IS NULL AS `quotable`,
 NULLIF(
  SUBSTRING(
   CONCAT(
    CONCAT(
     CONCAT(
      CONCAT(
       CONCAT(
        CONCAT(
         CONCAT(
          CONCAT(
           CONCAT(
            CONCAT(
             CONCAT(
              CONCAT(
               CONCAT(
                CONCAT(
                 CONCAT('', IF(COALESCE(`t201`.`status` = 'settled', FALSE), ';settled', '')),
                 IF(COALESCE(`t201`.`status` = 'sold', FALSE), ';sold', '')
                ),
                IF(COALESCE(`t201`.`status` = 'discharged', FALSE), ';discharged', '')
               ),
               IF(COALESCE(`t201`.`unscheduled`, FALSE), ';no_schedule', '')
              ),
              IF(COALESCE(`t201`.`left_out`, FALSE), ';rows_left_out', '')
             ),
             IF(COALESCE(`t201`.`charges_unknown`, FALSE), ';charges_unknown', '')
            ),
            IF(COALESCE(`t201`.`as_of` IS NULL, FALSE), ';balance_date_unknown', '')
           ),
           IF(
            COALESCE(
             CAST(DATEDIFF(
              CAST(MAKE_DATE(2026, 11, 23) AS DATE),
              CAST(CAST(`t201`.`as_of` + CAST(CONCAT(`t201`.`offset`, ' minutes') AS INTERVAL) AS DATE) AS DATE)
             ) AS BIGINT) > 3,
             FALSE
            ),
            ';balance_too_old',
            ''
           )
          ),
          IF(COALESCE(`t201`.`unknown_status`, FALSE), ';payment_status_unknown', '')
         ),
         IF(COALESCE(`t201`.`negative`, FALSE), ';payment_negative', '')
        ),
        IF(COALESCE(`t201`.`over_reversed` OR `t201`.`unmatched`, FALSE), ';reversal_unclear', '')
       ),
       IF(COALESCE(`t201`.`agreement_unknown`, FALSE), ';agreement_unknown', '')
      ),
      IF(COALESCE(`t201`.`agreement_date_unknown`, FALSE), ';agreement_date_unknown', '')
     ),
     IF(COALESCE(`t201`.`several_agreements`, FALSE), ';several_agreements', '')
    ),
    IF(COALESCE(`t201`.`allocation_unclear`, FALSE), ';allocation_unclear', '')
   ),
   IF(
    (
     1 + 1
    ) >= 1,
    1 + 1,
    1 + 1 + LENGTH(
     CONCAT(
      CONCAT(
       CONCAT(
        CONCAT(
         CONCAT(
          CONCAT(
           CONCAT(
            CONCAT(
             CONCAT(
              CONCAT(
               CONCAT(
                CONCAT(
                 CONCAT(
                  CONCAT(
                   CONCAT('', IF(COALESCE(`t201`.`status` = 'settled', FALSE), ';settled', '')),
                   IF(COALESCE(`t201`.`status` = 'sold', FALSE), ';sold', '')
                  ),
                  IF(COALESCE(`t201`.`status` = 'discharged', FALSE), ';discharged', '')
                 ),
                 IF(COALESCE(`t201`.`unscheduled`, FALSE), ';no_schedule', '')
                ),
                IF(COALESCE(`t201`.`left_out`, FALSE), ';rows_left_out', '')
               ),
               IF(COALESCE(`t201`.`charges_unknown`, FALSE), ';charges_unknown', '')
              ),
              IF(COALESCE(`t201`.`as_of` IS NULL, FALSE), ';balance_date_unknown', '')
             ),
             IF(
              COALESCE(
               CAST(DATEDIFF(
                CAST(MAKE_DATE(2026, 11, 23) AS DATE),
                CAST(CAST(`t201`.`as_of` + CAST(CONCAT(`t201`.`offset`, ' minutes') AS INTERVAL) AS DATE) AS DATE)
               ) AS BIGINT) > 3,
               FALSE
              ),
              ';balance_too_old',
              ''
             )
            ),
            IF(COALESCE(`t201`.`unknown_status`, FALSE), ';payment_status_unknown', '')
           ),
           IF(COALESCE(`t201`.`negative`, FALSE), ';payment_negative', '')
          ),
          IF(COALESCE(`t201`.`over_reversed` OR `t201`.`unmatched`, FALSE), ';reversal_unclear', '')
         ),
         IF(COALESCE(`t201`.`agreement_unknown`, FALSE), ';agreement_unknown', '')
        ),
        IF(COALESCE(`t201`.`agreement_date_unknown`, FALSE), ';agreement_date_unknown', '')
       ),
       IF(COALESCE(`t201`.`several_agreements`, FALSE), ';several_agreements', '')
      ),
      IF(COALESCE(`t201`.`allocation_unclear`, FALSE), ';allocation_unclear', '')
     )
    )
   )
  ),
  ''
 ) AS `unquotable_because`
FROM (
 SELECT
  `t200`.`debt_id`,
  `t200`.`currency`,
  `t200`.`status`,
  COALESCE(`t200`.`as_of`, CAST(NULL AS TIMESTAMP_NTZ)) AS `as_of`,
  `t200`.`penalty_rate`,
  `t200`.`disputed_amount`,
  `t200`.`offset`,
  `t200`.`agreement_id`,
  `t200`.`agreed_at`,
  `t200`.`since`,
  `t200`.`several_agreements`,
  `t200`.`agreement_unknown`,
  `t200`.`agreement_date_unknown`,
  `t200`.`allocation_unclear`,
  `t200`.`tolerance`,
  `t200`.`day_count`,
  `t200`.`first`,
  `t200`.`last`,
  `t200`.`added`,
  `t200`.`taken_off`,
  `t200`.`books_penalties`,
  `t200`.`paid`,
  `t200`.`pending`,
  `t200`.`unknown_status`,
  `t200`.`negative`,
  `t200`.`over_reversed`,
  `t200`.`unmatched`,
  `t200`.`oldest_due_on`,
  `t200`.`next_due_on`,
  `t200`.`revolving`,
  `t200`.`principal`,
  `t200`.`interest`,
  `t200`.`total`,
  `t200`.`due`,
  `t200`.`credit`,
  `t200`.`not_yet_due`,
  `t200`.`costs`,
  `t200`.`next_due_amount`,
  `t200`.`named`,
  `t200`.`anybody`,
  `t200`.`left_out`,
  `t200`.`charges_unknown`,
  COALESCE(`t200`.`status` IN ('discharged', 'settled', 'sold'), FALSE) AS `closed`,
  `t200`.`total` IS NULL AS `unscheduled`
 FROM (
  SELECT
   `t199`.`debt_id`,
   `t199`.`currency`,
   `t199`.`status`,
   `t199`.`as_of`,
   `t199`.`penalty_rate`,
   `t199`.`disputed_amount`,
   `t199`.`offset`,
   `t199`.`agreement_id`,
   `t199`.`agreed_at`,
   `t199`.`since`,
   `t199`.`several_agreements`,
   `t199`.`agreement_unknown`,
   `t199`.`agreement_date_unknown`,
   `t199`.`allocation_unclear`,
   `t199`.`tolerance`,
   `t199`.`day_count`,
   `t199`.`first`,
   `t199`.`last`,
   `t199`.`added`,
   `t199`.`taken_off`,
   `t199`.`books_penalties`,
   `t199`.`paid`,
   `t199`.`pending`,
   `t199`.`unknown_status`,
   `t199`.`negative`,
   `t199`.`over_reversed`,
   `t199`.`unmatched`,
   `t199`.`oldest_due_on`,
   `t199`.`next_due_on`,
   `t199`.`revolving`,
   `t199`.`principal`,
   `t199`.`interest`,
   `t199`.`total`,
   `t199`.`due`,
   `t199`.`credit`,
   `t199`.`not_yet_due`,
   `t199`.`costs`,
   `t199`.`next_due_amount`,
   `t199`.`named`,
   `t199`.`anybody`,
   `t199`.`left_out`,
   FALSE AS `charges_unknown`
  FROM (
   SELECT
    `t198`.`debt_id`,
    `t198`.`currency`,
    `t198`.`status`,
    `t198`.`as_of`,
    `t198`.`penalty_rate`,
    `t198`.`disputed_amount`,
    `t198`.`offset`,
    `t198`.`agreement_id`,
    `t198`.`agreed_at`,
    `t198`.`since`,
    `t198`.`several_agreements`,
    `t198`.`agreement_unknown`,
    `t198`.`agreement_date_unknown`,
    `t198`.`allocation_unclear`,
    `t198`.`tolerance`,
    `t198`.`day_count`,
    `t198`.`first`,
    `t198`.`last`,
    `t198`.`added`,
    `t198`.`taken_off`,
    `t198`.`books_penalties`,
    `t198`.`paid`,
    `t198`.`pending`,
    `t198`.`unknown_status`,
    `t198`.`negative`,
    `t198`.`over_reversed`,
    `t198`.`unmatched`,
    `t198`.`oldest_due_on`,
    `t198`.`next_due_on`,
    `t198`.`revolving`,
    `t198`.`principal`,
    `t198`.`interest`,
    `t198`.`total`,
    `t198`.`due`,
    `t198`.`credit`,
    `t198`.`not_yet_due`,
    `t198`.`costs`,
    `t198`.`next_due_amount`,
    `t198`.`named`,
    `t198`.`anybody`,
    COALESCE(`t198`.`named`, FALSE) OR `t198`.`anybody` AS `left_out`
   FROM (
    SELECT
     `t132`.`debt_id`,
     `t132`.`currency`,
     `t132`.`status`,
     `t132`.`as_of`,
     `t132`.`penalty_rate`,
     `t132`.`disputed_amount`,
     `t132`.`offset`,
     `t132`.`agreement_id`,
     `t132`.`agreed_at`,
     `t132`.`since`,
     `t132`.`several_agreements`,
     `t132`.`agreement_unknown`,
     `t132`.`agreement_date_unknown`,
     `t132`.`allocation_unclear`,
     `t132`.`tolerance`,
     `t132`.`day_count`,
     `t132`.`first`,
     `t132`.`last`,
     `t132`.`added`,
     `t132`.`taken_off`,
     `t132`.`books_penalties`,
     `t132`.`paid`,
     `t132`.`pending`,
     `t132`.`unknown_status`,
     `t132`.`negative`,
     `t132`.`over_reversed`,
     `t132`.`unmatched`,
     `t197`.`oldest_due_on`,
     `t197`.`next_due_on`,
     `t197`.`revolving`,
     `t197`.`principal`,
     `t197`.`interest`,
     `t197`.`total`,
     `t197`.`due`,
     `t197`.`credit`,
     `t197`.`not_yet_due`,
     `t197`.`costs`,
     `t197`.`next_due_amount`,
     `t33`.`named`,
     `t30`.`anybody`
    FROM `t129` AS `t132`
    LEFT OUTER JOIN (
     SELECT
      `t195`.`debt_id` AS `debt_0`,
      `t195`.`oldest_due_on`,
      `t195`.`next_due_on`,
      `t195`.`revolving`,
      `t195`.`principal`,
      `t195`.`interest`,
      `t195`.`total`,
      `t195`.`due`,
      `t195`.`credit`,
      `t195`.`not_yet_due`,
      `t195`.`costs`,
      `t195`.`next_due_amount`
     FROM (
      SELECT
       *
      FROM (
       SELECT
        `t193`.`debt_id`,
        `t193`.`oldest_due_on`,
        `t193`.`next_due_on`,
        FALSE AS `revolving`,
        `t193`.`principal`,
        `t193`.`interest`,
        `t193`.`total`,
        `t193`.`due`,
        `t193`.`credit`,
        `t193`.`not_yet_due`,
        `t193`.`costs`,
        `t193`.`next_due_amount`
       FROM (
        SELECT
         `t192`.`debt_id`,
         `t192`.`costs`,
         `t192`.`interest`,
         `t192`.`principal`,
         `t192`.`total`,
         `t192`.`due`,
         `t192`.`credit`,
         `t192`.`oldest_due_on`,
         GREATEST(`t192`.`to_come` - `t192`.`credit`, CAST('0.00' AS DECIMAL(38, 2))) AS `not_yet_due`,
         IF(`t192`.`credit` > CAST('0.00' AS DECIMAL(38, 2)), `t192`.`open_due_on`, `t192`.`next_due_on`) AS `next_due_on`,
         IF(`t192`.`credit` > CAST('0.00' AS DECIMAL(38, 2)), `t192`.`open_due_amount`, `t192`.`next_due_amount`) AS `next_due_amount`
        FROM (
         SELECT
          `t170`.`debt_id`,
          `t170`.`to_come`,
          `t170`.`next_due_on`,
          `t170`.`oldest_due_on`,
          `t170`.`costs`,
          `t170`.`interest`,
          `t170`.`principal`,
          `t170`.`total`,
          `t170`.`due`,
          `t170`.`credit`,
          `t185`.`next_due_amount`,
          `t191`.`open_due_on`,
          `t191`.`open_due_amount`
         FROM `t168` AS `t170`
         LEFT OUTER JOIN (
          SELECT
           `t182`.`debt_id` AS `debt_0`,
           `t182`.`next_due_amount`
          FROM (
           SELECT
            `t180`.`debt_id`,
            SUM(`t180`.`whole`) AS `next_due_amount`
           FROM (
            SELECT
             `t107`.`debt_id`,
             `t107`.`due_on`,
             `t107`.`costs`,
             `t107`.`interest`,
             `t107`.`principal`,
             `t107`.`least`,
             `t107`.`revolving`,
             `t107`.`whole`
            FROM (
             SELECT
              *
             FROM `t99` AS `t101`
             WHERE
              `t101`.`due_on` >= MAKE_DATE(2026, 11, 23)
            ) AS `t107`
            INNER JOIN (
             SELECT
              `t171`.`debt_id`,
              `t171`.`next_due_on` AS `due_on`
             FROM (
              SELECT
               *
              FROM `t168` AS `t169`
              WHERE
               NOT `t169`.`next_due_on` IS NULL
             ) AS `t171`
            ) AS `t176`
             ON `t107`.`debt_id` = `t176`.`debt_id` AND `t107`.`due_on` = `t176`.`due_on`
           ) AS `t180`
           GROUP BY
            1
          ) AS `t182`
         ) AS `t185`
          ON `t170`.`debt_id` = `t185`.`debt_0`
         LEFT OUTER JOIN (
          SELECT
           `t189`.`debt_id` AS `debt_1`,
           `t189`.`open_due_on`,
           `t189`.`open_due_amount`
          FROM (
           SELECT
            `t188`.`debt_id`,
            MIN(`t188`.`due_on`) AS `open_due_on`,
            MIN_BY(`t188`.`left`, STRUCT(`t188`.`due_on` IS NULL AS col1, `t188`.`due_on` AS `due_on`)) AS `open_due_amount`
           FROM (
            SELECT
             *
            FROM (
             SELECT
              `t186`.`debt_id`,
              `t186`.`due_on`,
              `t186`.`whole`,
              `t186`.`credit`,
              LEAST(
               SUM(`t186`.`whole`) OVER (
                PARTITION BY `t186`.`debt_id`
                ORDER BY `t186`.`due_on` ASC NULLS LAST
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
               ) - `t186`.`credit`,
               `t186`.`whole`
              ) AS `left`
             FROM (
              SELECT
               `t183`.`debt_id`,
               `t183`.`due_on`,
               `t183`.`whole`,
               `t178`.`credit`
              FROM (
               SELECT
                `t179`.`debt_id`,
                `t179`.`due_on`,
                SUM(`t179`.`whole`) AS `whole`
               FROM (
                SELECT
                 `t107`.`debt_id`,
                 `t107`.`due_on`,
                 `t107`.`costs`,
                 `t107`.`interest`,
                 `t107`.`principal`,
                 `t107`.`least`,
                 `t107`.`revolving`,
                 `t107`.`whole`
                FROM (
                 SELECT
                  *
                 FROM `t99` AS `t101`
                 WHERE
                  `t101`.`due_on` >= MAKE_DATE(2026, 11, 23)
                ) AS `t107`
                LEFT SEMI JOIN `t172` AS `t175`
                 ON `t107`.`debt_id` = `t175`.`debt_id`
               ) AS `t179`
               GROUP BY
                1,
                2
              ) AS `t183`
              INNER JOIN (
               SELECT
                `t173`.`debt_id`,
                `t173`.`credit`
               FROM `t172` AS `t173`
              ) AS `t178`
               ON `t183`.`debt_id` = `t178`.`debt_id`
             ) AS `t186`
            ) AS `t187`
            WHERE
             `t187`.`left` > CAST('0.00' AS DECIMAL(38, 2))
           ) AS `t188`
           GROUP BY
            1
          ) AS `t189`
         ) AS `t191`
          ON `t170`.`debt_id` = `t191`.`debt_1`
        ) AS `t192`
       ) AS `t193`
      ) AS `t194`
      UNION ALL
      SELECT
       *
      FROM (
       SELECT
        `t159`.`debt_id`,
        `t159`.`oldest_due_on`,
        `t159`.`next_due_on`,
        TRUE AS `revolving`,
        `t159`.`principal`,
        `t159`.`interest`,
        `t159`.`total`,
        `t159`.`due`,
        `t159`.`credit`,
        `t159`.`not_yet_due`,
        `t159`.`costs`,
        `t159`.`next_due_amount`
       FROM (
        SELECT
         `t158`.`debt_id`,
         `t158`.`costs`,
         `t158`.`interest`,
         `t158`.`principal`,
         `t158`.`total`,
         `t158`.`due`,
         `t158`.`oldest_due_on`,
         `t158`.`next_due_on`,
         `t158`.`next_due_amount`,
         CAST(NULL AS DECIMAL(38, 2)) AS `not_yet_due`,
         CAST('0.00' AS DECIMAL(38, 2)) AS `credit`
        FROM (
         SELECT
          `t156`.`debt_id`,
          COALESCE(SUM(IF(`t156`.`is_newest`, `t156`.`open_costs`, NULL)), CAST('0.00' AS DECIMAL(38, 2))) AS `costs`,
          COALESCE(SUM(IF(`t156`.`is_newest`, `t156`.`open_interest`, NULL)), CAST('0.00' AS DECIMAL(38, 2))) AS `interest`,
          COALESCE(SUM(IF(`t156`.`is_newest`, `t156`.`open_principal`, NULL)), CAST('0.00' AS DECIMAL(38, 2))) AS `principal`,
          COALESCE(SUM(IF(`t156`.`is_newest`, `t156`.`short`, NULL)), CAST('0.00' AS DECIMAL(38, 2))) AS `total`,
          COALESCE(SUM(IF(`t156`.`is_newest`, `t156`.`least`, NULL)), CAST('0.00' AS DECIMAL(38, 2))) AS `due`,
          MIN(IF(`t156`.`past` AND (
           `t156`.`short` > `t156`.`tolerance`
          ), `t156`.`due_on`, NULL)) AS `oldest_due_on`,
          MIN(IF(NOT (
           `t156`.`past`
          ) AND (
           `t156`.`short` > CAST('0.00' AS DECIMAL(38, 2))
          ), `t156`.`due_on`, NULL)) AS `next_due_on`,
          MIN_BY(
           `t156`.`short`,
           IF(
            NOT (
             `t156`.`past`
            ) AND (
             `t156`.`short` > CAST('0.00' AS DECIMAL(38, 2))
            ),
            STRUCT(`t156`.`due_on` IS NULL AS col1, `t156`.`due_on` AS `due_on`),
            NULL
           )
          ) AS `next_due_amount`
         FROM (
          SELECT
           `t153`.`debt_id`,
           `t153`.`due_on`,
           `t153`.`day`,
           `t153`.`phase`,
           `t153`.`amount`,
           `t153`.`costs`,
           `t153`.`interest`,
           `t153`.`principal`,
           `t153`.`least`,
           `t153`.`since`,
           `t153`.`short`,
           `t153`.`first`,
           `t153`.`last`,
           `t153`.`tolerance`,
           `t153`.`past`,
           `t153`.`is_newest`,
           `t153`.`least_costs`,
           `t153`.`least_interest`,
           `t153`.`least_principal`,
           GREATEST(
            LEAST(
             `t153`.`least_costs`,
             (
              CASE
               WHEN `t153`.`first` = 'costs'
               THEN CAST('0.00' AS DECIMAL(38, 2))
               WHEN `t153`.`last` = 'costs'
               THEN `t153`.`least` - `t153`.`least_costs`
               ELSE (
                `t153`.`least` - `t153`.`least_costs`
               ) - CASE
                WHEN `t153`.`last` = 'costs'
                THEN `t153`.`least_costs`
                WHEN `t153`.`last` = 'interest'
                THEN `t153`.`least_interest`
                WHEN `t153`.`last` = 'principal'
                THEN `t153`.`least_principal`
                ELSE CAST('0.00' AS DECIMAL(38, 2))
               END
              END + `t153`.`least_costs`
             ) - `t153`.`since`
            ),
            CAST('0.00' AS DECIMAL(38, 2))
           ) AS `open_costs`,
           GREATEST(
            LEAST(
             `t153`.`least_interest`,
             (
              CASE
               WHEN `t153`.`first` = 'interest'
               THEN CAST('0.00' AS DECIMAL(38, 2))
               WHEN `t153`.`last` = 'interest'
               THEN `t153`.`least` - `t153`.`least_interest`
               ELSE (
                `t153`.`least` - `t153`.`least_interest`
               ) - CASE
                WHEN `t153`.`last` = 'costs'
                THEN `t153`.`least_costs`
                WHEN `t153`.`last` = 'interest'
                THEN `t153`.`least_interest`
                WHEN `t153`.`last` = 'principal'
                THEN `t153`.`least_principal`
                ELSE CAST('0.00' AS DECIMAL(38, 2))
               END
              END + `t153`.`least_interest`
             ) - `t153`.`since`
            ),
            CAST('0.00' AS DECIMAL(38, 2))
           ) AS `open_interest`,
           GREATEST(
            LEAST(
             `t153`.`least_principal`,
             (
              CASE
               WHEN `t153`.`first` = 'principal'
               THEN CAST('0.00' AS DECIMAL(38, 2))
               WHEN `t153`.`last` = 'principal'
               THEN `t153`.`least` - `t153`.`least_principal`
               ELSE (
                `t153`.`least` - `t153`.`least_principal`
               ) - CASE
                WHEN `t153`.`last` = 'costs'
                THEN `t153`.`least_costs`
                WHEN `t153`.`last` = 'interest'
                THEN `t153`.`least_interest`
                WHEN `t153`.`last` = 'principal'
                THEN `t153`.`least_principal`
                ELSE CAST('0.00' AS DECIMAL(38, 2))
               END
              END + `t153`.`least_principal`
             ) - `t153`.`since`
            ),
            CAST('0.00' AS DECIMAL(38, 2))
           ) AS `open_principal`
          FROM (
           SELECT
            `t148`.`debt_id`,
            `t148`.`due_on`,
            `t148`.`day`,
            `t148`.`phase`,
            `t148`.`amount`,
            `t148`.`costs`,
            `t148`.`interest`,
            `t148`.`principal`,
            `t148`.`least`,
            `t148`.`since`,
            `t148`.`short`,
            `t148`.`first`,
            `t148`.`last`,
            `t148`.`tolerance`,
            `t148`.`due_on` < MAKE_DATE(2026, 11, 23) AS `past`,
            (
             `t148`.`due_on` < MAKE_DATE(2026, 11, 23)
            )
            AND (
             `t148`.`due_on` = MAX(IF(`t148`.`due_on` < MAKE_DATE(2026, 11, 23), `t148`.`due_on`, NULL)) OVER (PARTITION BY `t148`.`debt_id` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
            ) AS `is_newest`,
            LEAST(`t148`.`costs`, `t148`.`least`) AS `least_costs`,
            LEAST(`t148`.`interest`, `t148`.`least` - LEAST(`t148`.`costs`, `t148`.`least`)) AS `least_interest`,
            (
             `t148`.`least` - LEAST(`t148`.`costs`, `t148`.`least`)
            ) - LEAST(`t148`.`interest`, `t148`.`least` - LEAST(`t148`.`costs`, `t148`.`least`)) AS `least_principal`
           FROM (
            SELECT
             `t143`.`debt_id`,
             `t143`.`due_on`,
             `t143`.`day`,
             `t143`.`phase`,
             `t143`.`amount`,
             `t143`.`costs`,
             `t143`.`interest`,
             `t143`.`principal`,
             `t143`.`least`,
             `t143`.`since`,
             `t143`.`short`,
             `t134`.`first`,
             `t134`.`last`,
             `t134`.`tolerance`
            FROM (
             SELECT
              `t137`.`debt_id`,
              `t137`.`due_on`,
              `t137`.`day`,
              `t137`.`phase`,
              `t137`.`amount`,
              `t137`.`costs`,
              `t137`.`interest`,
              `t137`.`principal`,
              `t137`.`least`,
              `t137`.`since`,
              GREATEST(`t137`.`least` - `t137`.`since`, CAST('0.00' AS DECIMAL(38, 2))) AS `short`
             FROM (
              SELECT
               *
              FROM (
               SELECT
                `t130`.`debt_id`,
                `t130`.`due_on`,
                `t130`.`day`,
                `t130`.`phase`,
                `t130`.`amount`,
                `t130`.`costs`,
                `t130`.`interest`,
                `t130`.`principal`,
                `t130`.`least`,
                SUM(`t130`.`amount`) OVER (PARTITION BY `t130`.`debt_id` ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - SUM(`t130`.`amount`) OVER (
                 PARTITION BY `t130`.`debt_id`
                 ORDER BY `t130`.`day` ASC NULLS LAST, `t130`.`phase` ASC NULLS LAST
                 ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS `since`
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   `t112`.`debt_id`,
                   `t112`.`due_on`,
                   COALESCE(`t112`.`opens`, MAKE_DATE(1, 1, 1)) AS `day`,
                   1 AS `phase`,
                   CAST('0.00' AS DECIMAL(38, 2)) AS `amount`,
                   `t112`.`costs`,
                   `t112`.`interest`,
                   `t112`.`principal`,
                   `t112`.`least`
                  FROM (
                   SELECT
                    `t105`.`debt_id`,
                    `t105`.`due_on`,
                    `t105`.`least`,
                    `t105`.`costs`,
                    `t105`.`interest`,
                    `t105`.`principal`,
                    LAG(`t105`.`due_on`) OVER (PARTITION BY `t105`.`debt_id` ORDER BY `t105`.`due_on` ASC NULLS LAST) AS `opens`
                   FROM (
                    SELECT
                     `t94`.`debt_id`,
                     `t94`.`due_on`,
                     SUM(
                      COALESCE(
                       CAST(`t94`.`least` AS DECIMAL(38, 2)),
                       CAST(`t94`.`costs` + `t94`.`interest` + `t94`.`principal` AS DECIMAL(38, 2))
                      )
                     ) AS `least`,
                     SUM(`t94`.`costs`) AS `costs`,
                     SUM(`t94`.`interest`) AS `interest`,
                     SUM(`t94`.`principal`) AS `principal`
                    FROM `t91` AS `t94`
                    GROUP BY
                     1,
                     2
                   ) AS `t105`
                  ) AS `t112`
                 ) AS `t117`
                ) AS `t118`
                UNION ALL
                SELECT
                 *
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   `t125`.`debt_id`,
                   CAST(NULL AS DATE) AS `due_on`,
                   `t125`.`day`,
                   0 AS `phase`,
                   CAST(`t125`.`amount` AS DECIMAL(38, 2)) AS `amount`,
                   CAST(NULL AS DECIMAL(38, 2)) AS `costs`,
                   CAST(NULL AS DECIMAL(38, 2)) AS `interest`,
                   CAST(NULL AS DECIMAL(38, 2)) AS `principal`,
                   CAST(NULL AS DECIMAL(38, 2)) AS `least`
                  FROM (
                   SELECT
                    *
                   FROM (
                    SELECT
                     `t119`.`debt_id`,
                     `t119`.`day`,
                     `t119`.`amount`
                    FROM (
                     SELECT
                      *
                     FROM `t114` AS `t116`
                     WHERE
                      `t116`.`amount` > CAST('0.00' AS DECIMAL(38, 2))
                    ) AS `t119`
                   ) AS `t121`
                   UNION ALL
                   SELECT
                    *
                   FROM (
                    SELECT
                     `t85`.`debt_id`,
                     `t85`.`day`,
                     CAST(`t85`.`taken_off` AS DECIMAL(18, 2)) AS `amount`
                    FROM (
                     SELECT
                      *
                     FROM `t78` AS `t81`
                     WHERE
                      `t81`.`taken_off` > CAST('0.00' AS DECIMAL(38, 2))
                    ) AS `t85`
                   ) AS `t92`
                  ) AS `t125`
                  LEFT SEMI JOIN `t91` AS `t97`
                   ON `t125`.`debt_id` = `t97`.`debt_id`
                 ) AS `t127`
                ) AS `t128`
               ) AS `t130`
              ) AS `t135`
              WHERE
               NOT `t135`.`due_on` IS NULL
             ) AS `t137`
            ) AS `t143`
            INNER JOIN (
             SELECT
              `t131`.`debt_id`,
              `t131`.`first`,
              `t131`.`last`,
              `t131`.`tolerance`
             FROM `t129` AS `t131`
            ) AS `t134`
             ON `t143`.`debt_id` = `t134`.`debt_id`
           ) AS `t148`
          ) AS `t153`
         ) AS `t156`
         GROUP BY
          1
        ) AS `t158`
       ) AS `t159`
      ) AS `t161`
     ) AS `t195`
    ) AS `t197`
     ON `t132`.`debt_id` = `t197`.`debt_0`
    LEFT OUTER JOIN (
     SELECT
      `t25`.`debt_id` AS `debt_0`,
      `t25`.`named`
     FROM (
      SELECT
       `t23`.`debt_id`,
       TRUE AS `named`
      FROM (
       SELECT DISTINCT
        *
       FROM (
        SELECT
         EXPLODE(`t17`.`debt_ids`) AS `debt_id`
        FROM `t13` AS `t17`
       ) AS `t19`
      ) AS `t23`
     ) AS `t25`
    ) AS `t33`
     ON `t132`.`debt_id` = `t33`.`debt_0`
    CROSS JOIN (
     SELECT
      COUNT(*) > 0 AS `anybody`
     FROM (
      SELECT
       *
      FROM `t13` AS `t17`
      WHERE
       (
        `t17`.`debt_ids` IS NULL
       ) OR (
        SIZE(`t17`.`debt_ids`) = 0
       )
     ) AS `t24`
    ) AS `t30`
   ) AS `t198`
  ) AS `t199`
 ) AS `t200`
) AS `t201`;
