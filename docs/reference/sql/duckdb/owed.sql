-- What is overdue, debt by debt. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
WITH "t12" AS NOT MATERIALIZED (
 SELECT
  *
 FROM "quarantine" AS "t0"
 WHERE
  "t0"."table" IN ('agreements', 'charges', 'debts', 'instalments', 'payments')
), "t45" AS (
 SELECT
  "t44"."debt_id",
  "t44"."agreement_id",
  "t44"."agreed_at",
  "t44"."agreement_status",
  "t44"."agreement_allocation",
  "t44"."offset",
  "t44"."holds",
  ROW_NUMBER() OVER (
   PARTITION BY "t44"."debt_id"
   ORDER BY "t44"."holds" DESC, NOT "t44"."agreed_at" IS NULL DESC, "t44"."agreed_at" DESC, "t44"."agreement_id" DESC
   ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  ) - 1 AS "place"
 FROM (
  SELECT
   "t43"."debt_id",
   "t43"."agreement_id",
   "t43"."agreed_at",
   "t43"."agreement_status",
   "t43"."agreement_allocation",
   "t43"."offset",
   COALESCE("t43"."agreement_status" IN ('done', 'late', 'performing'), FALSE)
   AND COALESCE(CAST("t43"."agreed_at" + TO_MINUTES("t43"."offset") AS DATE) <= MAKE_DATE(2026, 11, 23), TRUE) AS "holds"
  FROM (
   SELECT
    "t40"."debt_id",
    "t40"."agreement_id",
    "t40"."agreed_at",
    "t40"."agreement_status",
    "t40"."agreement_allocation",
    "t42"."offset"
   FROM (
    SELECT
     "t33".*
     EXCLUDE ("agreement_id_right")
    FROM (
     SELECT
      "t27"."debt_id",
      "t27"."agreement_id",
      "t18"."agreement_id" AS "agreement_id_right",
      "t18"."agreed_at",
      "t18"."agreement_status",
      "t18"."agreement_allocation"
     FROM (
      SELECT DISTINCT
       *
      FROM (
       SELECT
        "t17"."debt_id",
        "t17"."agreement_id"
       FROM (
        SELECT
         *
        FROM "instalments" AS "t5"
        WHERE
         NOT "t5"."agreement_id" IS NULL
       ) AS "t17"
      ) AS "t23"
     ) AS "t27"
     LEFT OUTER JOIN (
      SELECT
       "t6"."agreement_id",
       "t6"."agreed_at",
       "t6"."status" AS "agreement_status",
       "t6"."allocation" AS "agreement_allocation"
      FROM "agreements" AS "t6"
     ) AS "t18"
      ON "t27"."agreement_id" = "t18"."agreement_id"
    ) AS "t33"
   ) AS "t40"
   INNER JOIN (
    SELECT
     "t36"."debt_id",
     "t36"."offset"
    FROM (
     SELECT
      "t32".*
      EXCLUDE ("creditor_id_right")
     FROM (
      SELECT
       "t25"."debt_id",
       "t25"."creditor_id",
       "t25"."product",
       "t25"."currency",
       "t25"."opened_on",
       "t25"."principal",
       "t25"."annual_rate",
       "t25"."as_of",
       "t25"."status",
       "t25"."penalty_rate",
       "t25"."grace_days",
       "t25"."allocation",
       "t25"."disbursed",
       "t25"."all_in_rate",
       "t25"."country",
       "t25"."region",
       "t25"."assigned_from",
       "t25"."assignment_notified_at",
       "t25"."original_creditor",
       "t25"."co_creditors",
       "t25"."platform_id",
       "t25"."account",
       "t25"."charged_off_on",
       "t25"."judgment_on",
       "t25"."itemized_on",
       "t25"."time_barred_on",
       "t25"."disputed_amount",
       "t25"."in_default_when_acquired",
       "t25"."creditor_id_right",
       "t25"."creditor_country",
       CASE
        WHEN MAP(
         [
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
         ],
         [
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
         ]
        ) IS NULL
        THEN NULL
        ELSE COALESCE(
         LIST_EXTRACT(
          CASE
           WHEN COALESCE(COALESCE("t25"."country", "t25"."creditor_country"), '') IS NULL
           THEN NULL
           ELSE ELEMENT_AT(
            MAP(
             [
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
             ],
             [
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
             ]
            ),
            COALESCE(COALESCE("t25"."country", "t25"."creditor_country"), '')
           )
          END,
          1
         ),
         -720
        )
       END AS "offset"
      FROM (
       SELECT
        "t7"."debt_id",
        "t7"."creditor_id",
        "t7"."product",
        "t7"."currency",
        "t7"."opened_on",
        "t7"."principal",
        "t7"."annual_rate",
        "t7"."as_of",
        "t7"."status",
        "t7"."penalty_rate",
        "t7"."grace_days",
        "t7"."allocation",
        "t7"."disbursed",
        "t7"."all_in_rate",
        "t7"."country",
        "t7"."region",
        "t7"."assigned_from",
        "t7"."assignment_notified_at",
        "t7"."original_creditor",
        "t7"."co_creditors",
        "t7"."platform_id",
        "t7"."account",
        "t7"."charged_off_on",
        "t7"."judgment_on",
        "t7"."itemized_on",
        "t7"."time_barred_on",
        "t7"."disputed_amount",
        "t7"."in_default_when_acquired",
        "t13"."creditor_id" AS "creditor_id_right",
        "t13"."creditor_country"
       FROM "debts" AS "t7"
       LEFT OUTER JOIN (
        SELECT
         "t3"."creditor_id",
         "t3"."country" AS "creditor_country"
        FROM "creditors" AS "t3"
       ) AS "t13"
        ON "t7"."creditor_id" = "t13"."creditor_id"
      ) AS "t25"
     ) AS "t32"
    ) AS "t36"
   ) AS "t42"
    ON "t40"."debt_id" = "t42"."debt_id"
  ) AS "t43"
 ) AS "t44"
), "t57" AS (
 SELECT
  "t56"."debt_id",
  "t56"."currency",
  "t56"."status",
  "t56"."as_of",
  "t56"."penalty_rate",
  "t56"."disputed_amount",
  "t56"."offset",
  "t56"."agreement_id",
  "t56"."agreed_at",
  CAST("t56"."agreed_at" + TO_MINUTES("t56"."offset") AS DATE) AS "since",
  COALESCE("t56"."several_agreements", FALSE) AS "several_agreements",
  COALESCE("t56"."agreement_unknown", FALSE) AS "agreement_unknown",
  (
   NOT "t56"."agreement_id" IS NULL
  ) AND (
   "t56"."agreed_at" IS NULL
  ) AS "agreement_date_unknown",
  (
   NOT COALESCE("t56"."agreement_allocation", "t56"."allocation") IS NULL
  )
  AND NOT (
   COALESCE(
    TRIM(
     REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
     ' 	
'
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
  ) AS "allocation_unclear",
  CASE
   WHEN MAP(
    ['IDR', 'INR', 'JPY', 'KRW', 'TWD', 'VND'],
    [
     CAST(1000.00 AS DECIMAL(38, 2)),
     CAST(10.00 AS DECIMAL(38, 2)),
     CAST(20.00 AS DECIMAL(38, 2)),
     CAST(100.00 AS DECIMAL(38, 2)),
     CAST(5.00 AS DECIMAL(38, 2)),
     CAST(1000.00 AS DECIMAL(38, 2))
    ]
   ) IS NULL
   THEN NULL
   ELSE COALESCE(
    LIST_EXTRACT(
     CASE
      WHEN COALESCE("t56"."currency", '') IS NULL
      THEN NULL
      ELSE ELEMENT_AT(
       MAP(
        ['IDR', 'INR', 'JPY', 'KRW', 'TWD', 'VND'],
        [
         CAST(1000.00 AS DECIMAL(38, 2)),
         CAST(10.00 AS DECIMAL(38, 2)),
         CAST(20.00 AS DECIMAL(38, 2)),
         CAST(100.00 AS DECIMAL(38, 2)),
         CAST(5.00 AS DECIMAL(38, 2)),
         CAST(1000.00 AS DECIMAL(38, 2))
        ]
       ),
       COALESCE("t56"."currency", '')
      )
     END,
     1
    ),
    CAST(1.00 AS DECIMAL(38, 2))
   )
  END AS "tolerance",
  CASE
   WHEN MAP(['CNY'], [360]) IS NULL
   THEN NULL
   ELSE COALESCE(
    LIST_EXTRACT(
     CASE
      WHEN COALESCE("t56"."currency", '') IS NULL
      THEN NULL
      ELSE ELEMENT_AT(MAP(['CNY'], [360]), COALESCE("t56"."currency", ''))
     END,
     1
    ),
    365
   )
  END AS "day_count",
  CASE
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'costs interest principal'
   THEN 'costs'
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'costs principal interest'
   THEN 'costs'
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'interest costs principal'
   THEN 'interest'
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'interest principal costs'
   THEN 'interest'
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'principal costs interest'
   THEN 'principal'
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'principal interest costs'
   THEN 'principal'
   ELSE 'costs'
  END AS "first",
  CASE
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'costs interest principal'
   THEN 'principal'
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'costs principal interest'
   THEN 'interest'
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'interest costs principal'
   THEN 'principal'
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'interest principal costs'
   THEN 'costs'
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'principal costs interest'
   THEN 'interest'
   WHEN TRIM(
    REGEXP_REPLACE(LOWER(COALESCE("t56"."agreement_allocation", "t56"."allocation")), '[^a-z]+', ' ', 'g'),
    ' 	
'
   ) = 'principal interest costs'
   THEN 'costs'
   ELSE 'principal'
  END AS "last"
 FROM (
  SELECT
   "t39"."debt_id",
   "t39"."creditor_id",
   "t39"."product",
   "t39"."currency",
   "t39"."opened_on",
   "t39"."principal",
   "t39"."annual_rate",
   "t39"."as_of",
   "t39"."status",
   "t39"."penalty_rate",
   "t39"."grace_days",
   "t39"."allocation",
   "t39"."disbursed",
   "t39"."all_in_rate",
   "t39"."country",
   "t39"."region",
   "t39"."assigned_from",
   "t39"."assignment_notified_at",
   "t39"."original_creditor",
   "t39"."co_creditors",
   "t39"."platform_id",
   "t39"."account",
   "t39"."charged_off_on",
   "t39"."judgment_on",
   "t39"."itemized_on",
   "t39"."time_barred_on",
   "t39"."disputed_amount",
   "t39"."in_default_when_acquired",
   "t39"."creditor_country",
   "t39"."offset",
   "t55"."several_agreements",
   "t55"."agreement_unknown",
   "t55"."agreement_id",
   "t55"."agreed_at",
   "t55"."agreement_allocation"
  FROM (
   SELECT
    "t32".*
    EXCLUDE ("creditor_id_right")
   FROM (
    SELECT
     "t25"."debt_id",
     "t25"."creditor_id",
     "t25"."product",
     "t25"."currency",
     "t25"."opened_on",
     "t25"."principal",
     "t25"."annual_rate",
     "t25"."as_of",
     "t25"."status",
     "t25"."penalty_rate",
     "t25"."grace_days",
     "t25"."allocation",
     "t25"."disbursed",
     "t25"."all_in_rate",
     "t25"."country",
     "t25"."region",
     "t25"."assigned_from",
     "t25"."assignment_notified_at",
     "t25"."original_creditor",
     "t25"."co_creditors",
     "t25"."platform_id",
     "t25"."account",
     "t25"."charged_off_on",
     "t25"."judgment_on",
     "t25"."itemized_on",
     "t25"."time_barred_on",
     "t25"."disputed_amount",
     "t25"."in_default_when_acquired",
     "t25"."creditor_id_right",
     "t25"."creditor_country",
     CASE
      WHEN MAP(
       [
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
       ],
       [
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
       ]
      ) IS NULL
      THEN NULL
      ELSE COALESCE(
       LIST_EXTRACT(
        CASE
         WHEN COALESCE(COALESCE("t25"."country", "t25"."creditor_country"), '') IS NULL
         THEN NULL
         ELSE ELEMENT_AT(
          MAP(
           [
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
           ],
           [
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
           ]
          ),
          COALESCE(COALESCE("t25"."country", "t25"."creditor_country"), '')
         )
        END,
        1
       ),
       -720
      )
     END AS "offset"
    FROM (
     SELECT
      "t7"."debt_id",
      "t7"."creditor_id",
      "t7"."product",
      "t7"."currency",
      "t7"."opened_on",
      "t7"."principal",
      "t7"."annual_rate",
      "t7"."as_of",
      "t7"."status",
      "t7"."penalty_rate",
      "t7"."grace_days",
      "t7"."allocation",
      "t7"."disbursed",
      "t7"."all_in_rate",
      "t7"."country",
      "t7"."region",
      "t7"."assigned_from",
      "t7"."assignment_notified_at",
      "t7"."original_creditor",
      "t7"."co_creditors",
      "t7"."platform_id",
      "t7"."account",
      "t7"."charged_off_on",
      "t7"."judgment_on",
      "t7"."itemized_on",
      "t7"."time_barred_on",
      "t7"."disputed_amount",
      "t7"."in_default_when_acquired",
      "t13"."creditor_id" AS "creditor_id_right",
      "t13"."creditor_country"
     FROM "debts" AS "t7"
     LEFT OUTER JOIN (
      SELECT
       "t3"."creditor_id",
       "t3"."country" AS "creditor_country"
      FROM "creditors" AS "t3"
     ) AS "t13"
      ON "t7"."creditor_id" = "t13"."creditor_id"
    ) AS "t25"
   ) AS "t32"
  ) AS "t39"
  LEFT OUTER JOIN (
   SELECT
    "t53"."debt_id" AS "debt_0",
    "t53"."several_agreements",
    "t53"."agreement_unknown",
    "t53"."agreement_id",
    "t53"."agreed_at",
    "t53"."agreement_allocation"
   FROM (
    SELECT
     "t49"."debt_id",
     "t49"."several_agreements",
     "t49"."agreement_unknown",
     "t52"."agreement_id",
     "t52"."agreed_at",
     "t52"."agreement_allocation"
    FROM (
     SELECT
      "t46"."debt_id",
      SUM(CAST("t46"."holds" AS INT)) > 1 AS "several_agreements",
      BOOL_OR(CAST("t46"."agreement_status" IS NULL AS BOOLEAN)) AS "agreement_unknown"
     FROM "t45" AS "t46"
     GROUP BY
      1
    ) AS "t49"
    LEFT OUTER JOIN (
     SELECT
      "t50"."debt_id" AS "debt_0",
      "t50"."agreement_id",
      "t50"."agreed_at",
      "t50"."agreement_allocation"
     FROM (
      SELECT
       "t47"."debt_id",
       "t47"."agreement_id",
       "t47"."agreed_at",
       "t47"."agreement_allocation"
      FROM (
       SELECT
        *
       FROM "t45" AS "t46"
       WHERE
        "t46"."place" = 0 AND "t46"."holds"
      ) AS "t47"
     ) AS "t50"
    ) AS "t52"
     ON "t49"."debt_id" = "t52"."debt_0"
   ) AS "t53"
  ) AS "t55"
   ON "t39"."debt_id" = "t55"."debt_0"
 ) AS "t56"
), "t61" AS NOT MATERIALIZED (
 SELECT
  "t58"."debt_id",
  "t58"."offset",
  "t58"."since"
 FROM "t57" AS "t58"
), "t71" AS (
 SELECT
  "t69"."debt_id",
  "t69"."reverses" AS "payment_id",
  SUM(CASE WHEN "t69"."status" IS NULL THEN CAST(0.00 AS DECIMAL(18, 2)) ELSE ABS("t69"."amount") END) AS "undone",
  BOOL_OR(CAST("t69"."status" IS NULL AS BOOLEAN)) AS "unsure"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t21"."debt_id",
    "t21"."payment_id",
    "t21"."status",
    "t21"."reverses",
    "t65"."since",
    "t21"."amount",
    CAST("t21"."paid_at" + TO_MINUTES("t65"."offset") AS DATE) AS "came_on",
    COALESCE("t21"."value_on", CAST("t21"."paid_at" + TO_MINUTES("t65"."offset") AS DATE)) AS "day"
   FROM (
    SELECT
     *
    FROM "payments" AS "t4"
    WHERE
     NOT "t4"."reverses" IS NULL
   ) AS "t21"
   INNER JOIN "t61" AS "t65"
    ON "t21"."debt_id" = "t65"."debt_id"
  ) AS "t67"
  WHERE
   (
    (
     "t67"."status" IS NULL
    ) OR (
     "t67"."status" = 'posted'
    )
   )
   AND "t67"."day" <= MAKE_DATE(2026, 11, 23)
 ) AS "t69"
 GROUP BY
  1,
  2
), "t100" AS (
 SELECT
  "t99"."debt_id",
  "t99"."currency",
  "t99"."status",
  "t99"."as_of",
  "t99"."penalty_rate",
  "t99"."disputed_amount",
  "t99"."offset",
  "t99"."agreement_id",
  "t99"."agreed_at",
  "t99"."since",
  "t99"."several_agreements",
  "t99"."agreement_unknown",
  "t99"."agreement_date_unknown",
  "t99"."allocation_unclear",
  "t99"."tolerance",
  "t99"."day_count",
  "t99"."first",
  "t99"."last",
  COALESCE("t99"."added", CAST(0.00 AS DECIMAL(38, 2))) AS "added",
  COALESCE("t99"."taken_off", CAST(0.00 AS DECIMAL(38, 2))) AS "taken_off",
  COALESCE("t99"."books_penalties", FALSE) AS "books_penalties",
  COALESCE("t99"."paid", CAST(0.00 AS DECIMAL(38, 2))) AS "paid",
  COALESCE("t99"."pending", CAST(0.00 AS DECIMAL(38, 2))) AS "pending",
  COALESCE("t99"."unknown_status", FALSE) AS "unknown_status",
  COALESCE("t99"."negative", FALSE) AS "negative",
  COALESCE("t99"."over_reversed", FALSE) AS "over_reversed",
  COALESCE("t99"."unmatched", FALSE) AS "unmatched"
 FROM (
  SELECT
   "t59"."debt_id",
   "t59"."currency",
   "t59"."status",
   "t59"."as_of",
   "t59"."penalty_rate",
   "t59"."disputed_amount",
   "t59"."offset",
   "t59"."agreement_id",
   "t59"."agreed_at",
   "t59"."since",
   "t59"."several_agreements",
   "t59"."agreement_unknown",
   "t59"."agreement_date_unknown",
   "t59"."allocation_unclear",
   "t59"."tolerance",
   "t59"."day_count",
   "t59"."first",
   "t59"."last",
   "t83"."added",
   "t83"."taken_off",
   "t83"."books_penalties",
   "t98"."paid",
   "t98"."pending",
   "t98"."unknown_status",
   "t98"."negative",
   "t98"."over_reversed",
   "t93"."unmatched"
  FROM "t57" AS "t59"
  LEFT OUTER JOIN (
   SELECT
    "t77"."debt_id" AS "debt_0",
    "t77"."added",
    "t77"."taken_off",
    "t77"."books_penalties"
   FROM (
    SELECT
     "t73"."debt_id",
     SUM("t73"."costs" + "t73"."interest") AS "added",
     SUM("t73"."taken_off") AS "taken_off",
     BOOL_OR(CAST("t73"."penalty" AS BOOLEAN)) AS "books_penalties"
    FROM (
     SELECT
      "t70"."debt_id",
      "t70"."day",
      CASE
       WHEN "t70"."kind" IN ('adjustment', 'cost', 'late_fee')
       THEN GREATEST("t70"."amount", CAST(0.00 AS DECIMAL(38, 2)))
       ELSE CAST(0.00 AS DECIMAL(38, 2))
      END AS "costs",
      CASE
       WHEN "t70"."kind" = 'penalty'
       THEN GREATEST("t70"."amount", CAST(0.00 AS DECIMAL(38, 2)))
       ELSE CAST(0.00 AS DECIMAL(38, 2))
      END AS "interest",
      CASE
       WHEN "t70"."kind" IN ('refund', 'waiver')
       THEN ABS("t70"."amount")
       WHEN "t70"."kind" = 'write_off'
       THEN CAST(0.00 AS DECIMAL(38, 2))
       ELSE GREATEST(-(
        "t70"."amount"
       ), CAST(0.00 AS DECIMAL(38, 2)))
      END AS "taken_off",
      "t70"."kind" = 'penalty' AS "penalty"
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t66"."charge_id",
        "t66"."debt_id",
        "t66"."at",
        "t66"."kind",
        CAST("t66"."amount" AS DECIMAL(38, 2)) AS "amount",
        "t66"."offset",
        "t66"."agreed_at",
        CAST("t66"."at" + TO_MINUTES("t66"."offset") AS DATE) AS "day"
       FROM (
        SELECT
         "t8"."charge_id",
         "t8"."debt_id",
         "t8"."at",
         "t8"."kind",
         "t8"."amount",
         "t62"."offset",
         "t62"."agreed_at"
        FROM "charges" AS "t8"
        INNER JOIN (
         SELECT
          "t58"."debt_id",
          "t58"."offset",
          "t58"."agreed_at"
         FROM "t57" AS "t58"
        ) AS "t62"
         ON "t8"."debt_id" = "t62"."debt_id"
       ) AS "t66"
      ) AS "t68"
      WHERE
       "t68"."day" <= MAKE_DATE(2026, 11, 23)
       AND (
        (
         "t68"."agreed_at" IS NULL
        ) OR (
         "t68"."at" >= "t68"."agreed_at"
        )
       )
     ) AS "t70"
    ) AS "t73"
    GROUP BY
     1
   ) AS "t77"
  ) AS "t83"
   ON "t59"."debt_id" = "t83"."debt_0"
  LEFT OUTER JOIN (
   SELECT
    "t96"."debt_id" AS "debt_1",
    "t96"."paid",
    "t96"."pending",
    "t96"."unknown_status",
    "t96"."negative",
    "t96"."over_reversed"
   FROM (
    SELECT
     "t95"."debt_id",
     SUM("t95"."amount") AS "paid",
     SUM("t95"."pending") AS "pending",
     BOOL_OR(CAST("t95"."unknown_status" AS BOOLEAN)) AS "unknown_status",
     BOOL_OR(CAST("t95"."negative" AS BOOLEAN)) AS "negative",
     BOOL_OR(CAST("t95"."over_reversed" AS BOOLEAN)) AS "over_reversed"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t87"."debt_id",
       "t87"."day",
       CASE
        WHEN (
         (
          "t87"."status" IS NULL
         ) OR (
          "t87"."status" = 'posted'
         )
        )
        AND (
         "t87"."day" <= MAKE_DATE(2026, 11, 23)
        )
        AND (
         (
          "t87"."since" IS NULL
         ) OR (
          "t87"."day" >= "t87"."since"
         )
        )
        THEN "t87"."net"
        ELSE CAST(0.00 AS DECIMAL(18, 2))
       END AS "amount",
       CASE
        WHEN (
         "t87"."came_on" <= MAKE_DATE(2026, 11, 23)
        )
        AND COALESCE(
         (
          "t87"."status" = 'pending'
         )
         OR (
          (
           (
            "t87"."status" IS NULL
           ) OR (
            "t87"."status" = 'posted'
           )
          )
          AND (
           "t87"."day" > MAKE_DATE(2026, 11, 23)
          )
         ),
         FALSE
        )
        THEN "t87"."net"
        ELSE CAST(0.00 AS DECIMAL(18, 2))
       END AS "pending",
       (
        (
         (
          "t87"."status" IS NULL
         ) OR (
          "t87"."status" = 'posted'
         )
        )
        AND (
         "t87"."day" <= MAKE_DATE(2026, 11, 23)
        )
        AND (
         (
          "t87"."since" IS NULL
         ) OR (
          "t87"."day" >= "t87"."since"
         )
        )
        AND (
         "t87"."status" IS NULL
        )
       )
       OR COALESCE("t87"."unsure", FALSE) AS "unknown_status",
       "t87"."amount" < CAST(0.00 AS DECIMAL(18, 2)) AS "negative",
       "t87"."taken_back" > GREATEST("t87"."amount", CAST(0.00 AS DECIMAL(18, 2))) AS "over_reversed"
      FROM (
       SELECT
        "t82"."debt_id",
        "t82"."payment_id",
        "t82"."status",
        "t82"."reverses",
        "t82"."since",
        "t82"."amount",
        "t82"."came_on",
        "t82"."day",
        "t82"."undone",
        "t82"."unsure",
        CAST(GREATEST(
         CAST("t82"."amount" AS DECIMAL(38, 2)) - COALESCE("t82"."undone", CAST(0.00 AS DECIMAL(38, 2))),
         CAST(0.00 AS DECIMAL(38, 2))
        ) AS DECIMAL(18, 2)) AS "net",
        COALESCE("t82"."undone", CAST(0.00 AS DECIMAL(38, 2))) AS "taken_back"
       FROM (
        SELECT
         "t78"."debt_id",
         "t78"."payment_id",
         "t78"."status",
         "t78"."reverses",
         "t78"."since",
         "t78"."amount",
         "t78"."came_on",
         "t78"."day",
         CAST(0.00 AS DECIMAL(38, 2)) AS "undone",
         FALSE AS "unsure"
        FROM (
         SELECT
          "t20"."debt_id",
          "t20"."payment_id",
          "t20"."status",
          "t20"."reverses",
          "t64"."since",
          "t20"."amount",
          CAST("t20"."paid_at" + TO_MINUTES("t64"."offset") AS DATE) AS "came_on",
          COALESCE("t20"."value_on", CAST("t20"."paid_at" + TO_MINUTES("t64"."offset") AS DATE)) AS "day"
         FROM (
          SELECT
           *
          FROM "payments" AS "t4"
          WHERE
           "t4"."reverses" IS NULL
         ) AS "t20"
         ANTI JOIN "t71" AS "t75"
          ON "t20"."debt_id" = "t75"."debt_id"
         INNER JOIN "t61" AS "t64"
          ON "t20"."debt_id" = "t64"."debt_id"
        ) AS "t78"
       ) AS "t82"
      ) AS "t87"
     ) AS "t94"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t86"."debt_id",
       "t86"."day",
       CASE
        WHEN (
         (
          "t86"."status" IS NULL
         ) OR (
          "t86"."status" = 'posted'
         )
        )
        AND (
         "t86"."day" <= MAKE_DATE(2026, 11, 23)
        )
        AND (
         (
          "t86"."since" IS NULL
         ) OR (
          "t86"."day" >= "t86"."since"
         )
        )
        THEN "t86"."net"
        ELSE CAST(0.00 AS DECIMAL(18, 2))
       END AS "amount",
       CASE
        WHEN (
         "t86"."came_on" <= MAKE_DATE(2026, 11, 23)
        )
        AND COALESCE(
         (
          "t86"."status" = 'pending'
         )
         OR (
          (
           (
            "t86"."status" IS NULL
           ) OR (
            "t86"."status" = 'posted'
           )
          )
          AND (
           "t86"."day" > MAKE_DATE(2026, 11, 23)
          )
         ),
         FALSE
        )
        THEN "t86"."net"
        ELSE CAST(0.00 AS DECIMAL(18, 2))
       END AS "pending",
       (
        (
         (
          "t86"."status" IS NULL
         ) OR (
          "t86"."status" = 'posted'
         )
        )
        AND (
         "t86"."day" <= MAKE_DATE(2026, 11, 23)
        )
        AND (
         (
          "t86"."since" IS NULL
         ) OR (
          "t86"."day" >= "t86"."since"
         )
        )
        AND (
         "t86"."status" IS NULL
        )
       )
       OR COALESCE("t86"."unsure", FALSE) AS "unknown_status",
       "t86"."amount" < CAST(0.00 AS DECIMAL(18, 2)) AS "negative",
       "t86"."taken_back" > GREATEST("t86"."amount", CAST(0.00 AS DECIMAL(18, 2))) AS "over_reversed"
      FROM (
       SELECT
        "t80"."debt_id",
        "t80"."payment_id",
        "t80"."status",
        "t80"."reverses",
        "t80"."since",
        "t80"."amount",
        "t80"."came_on",
        "t80"."day",
        "t80"."undone",
        "t80"."unsure",
        CAST(GREATEST(
         CAST("t80"."amount" AS DECIMAL(38, 2)) - COALESCE("t80"."undone", CAST(0.00 AS DECIMAL(38, 2))),
         CAST(0.00 AS DECIMAL(38, 2))
        ) AS DECIMAL(18, 2)) AS "net",
        COALESCE("t80"."undone", CAST(0.00 AS DECIMAL(38, 2))) AS "taken_back"
       FROM (
        SELECT
         "t79".*
         EXCLUDE ("debt_id_right", "payment_id_right")
        FROM (
         SELECT
          "t20"."debt_id",
          "t20"."payment_id",
          "t20"."status",
          "t20"."reverses",
          "t64"."since",
          "t20"."amount",
          CAST("t20"."paid_at" + TO_MINUTES("t64"."offset") AS DATE) AS "came_on",
          COALESCE("t20"."value_on", CAST("t20"."paid_at" + TO_MINUTES("t64"."offset") AS DATE)) AS "day",
          "t76"."debt_id" AS "debt_id_right",
          "t76"."payment_id" AS "payment_id_right",
          "t76"."undone",
          "t76"."unsure"
         FROM (
          SELECT
           *
          FROM "payments" AS "t4"
          WHERE
           "t4"."reverses" IS NULL
         ) AS "t20"
         SEMI JOIN "t71" AS "t75"
          ON "t20"."debt_id" = "t75"."debt_id"
         INNER JOIN "t61" AS "t64"
          ON "t20"."debt_id" = "t64"."debt_id"
         LEFT OUTER JOIN "t71" AS "t76"
          ON "t20"."debt_id" = "t76"."debt_id" AND "t20"."payment_id" = "t76"."payment_id"
        ) AS "t79"
       ) AS "t80"
      ) AS "t86"
     ) AS "t92"
    ) AS "t95"
    GROUP BY
     1
   ) AS "t96"
  ) AS "t98"
   ON "t59"."debt_id" = "t98"."debt_1"
  LEFT OUTER JOIN (
   SELECT
    "t90"."debt_id" AS "debt_2",
    "t90"."unmatched"
   FROM (
    SELECT
     "t89"."debt_id",
     TRUE AS "unmatched"
    FROM (
     SELECT DISTINCT
      *
     FROM (
      SELECT
       "t74"."debt_id"
      FROM "t71" AS "t74"
      ANTI JOIN (
       SELECT
        *
       FROM (
        SELECT
         "t79".*
         EXCLUDE ("debt_id_right", "payment_id_right")
        FROM (
         SELECT
          "t20"."debt_id",
          "t20"."payment_id",
          "t20"."status",
          "t20"."reverses",
          "t64"."since",
          "t20"."amount",
          CAST("t20"."paid_at" + TO_MINUTES("t64"."offset") AS DATE) AS "came_on",
          COALESCE("t20"."value_on", CAST("t20"."paid_at" + TO_MINUTES("t64"."offset") AS DATE)) AS "day",
          "t76"."debt_id" AS "debt_id_right",
          "t76"."payment_id" AS "payment_id_right",
          "t76"."undone",
          "t76"."unsure"
         FROM (
          SELECT
           *
          FROM "payments" AS "t4"
          WHERE
           "t4"."reverses" IS NULL
         ) AS "t20"
         SEMI JOIN "t71" AS "t75"
          ON "t20"."debt_id" = "t75"."debt_id"
         INNER JOIN "t61" AS "t64"
          ON "t20"."debt_id" = "t64"."debt_id"
         LEFT OUTER JOIN "t71" AS "t76"
          ON "t20"."debt_id" = "t76"."debt_id" AND "t20"."payment_id" = "t76"."payment_id"
        ) AS "t79"
       ) AS "t80"
       WHERE
        NOT "t80"."undone" IS NULL
      ) AS "t85"
       ON "t74"."debt_id" = "t85"."debt_id" AND "t74"."payment_id" = "t85"."payment_id"
     ) AS "t88"
    ) AS "t89"
   ) AS "t90"
  ) AS "t93"
   ON "t59"."debt_id" = "t93"."debt_2"
 ) AS "t99"
), "t116" AS (
 SELECT
  "t102"."debt_id",
  "t102"."offset",
  "t102"."since"
 FROM "t100" AS "t102"
 SEMI JOIN (
  SELECT
   "t107"."debt_id",
   "t107"."due_on",
   COALESCE("t107"."fee", CAST(0.00 AS DECIMAL(18, 2))) AS "costs",
   COALESCE("t107"."interest", CAST(0.00 AS DECIMAL(18, 2))) AS "interest",
   COALESCE("t107"."principal", CAST(0.00 AS DECIMAL(18, 2))) AS "principal",
   "t107"."minimum" AS "least",
   NOT "t107"."minimum" IS NULL AS "revolving"
  FROM (
   SELECT
    *
   FROM (
    SELECT
     "t22"."debt_id",
     "t22"."number",
     "t22"."due_on",
     "t22"."principal",
     "t22"."interest",
     "t22"."fee",
     "t22"."minimum",
     "t22"."agreement_id",
     "t104"."holding"
    FROM (
     SELECT
      *
     FROM "instalments" AS "t5"
     WHERE
      NOT "t5"."minimum" IS NULL
    ) AS "t22"
    INNER JOIN (
     SELECT
      "t101"."debt_id",
      COALESCE("t101"."agreement_id", '') AS "holding"
     FROM "t100" AS "t101"
    ) AS "t104"
     ON "t22"."debt_id" = "t104"."debt_id"
   ) AS "t105"
   WHERE
    COALESCE("t105"."agreement_id", '') = "t105"."holding"
  ) AS "t107"
 ) AS "t111"
  ON "t102"."debt_id" = "t111"."debt_id"
), "t133" AS (
 SELECT
  "t102"."debt_id",
  "t102"."agreement_id",
  "t102"."agreed_at",
  "t102"."since",
  "t102"."offset",
  "t102"."first",
  "t102"."last",
  "t102"."tolerance",
  "t102"."penalty_rate",
  "t102"."day_count",
  "t129"."to_come",
  "t129"."next_due_on",
  "t129"."fallen" + "t102"."added" AS "due",
  "t102"."paid" + "t102"."taken_off" AS "came",
  COALESCE("t102"."penalty_rate" > 0, FALSE) AND NOT (
   "t102"."books_penalties"
  ) AS "accrues"
 FROM "t100" AS "t102"
 INNER JOIN (
  SELECT
   *
  FROM (
   SELECT
    "t112"."debt_id",
    COALESCE(SUM("t112"."whole") FILTER(WHERE
     "t112"."due_on" < MAKE_DATE(2026, 11, 23)), CAST(0.00 AS DECIMAL(38, 2))) AS "fallen",
    COALESCE(
     SUM("t112"."whole") FILTER(WHERE
      NOT (
       "t112"."due_on" < MAKE_DATE(2026, 11, 23)
      )),
     CAST(0.00 AS DECIMAL(38, 2))
    ) AS "to_come",
    MIN("t112"."due_on") FILTER(WHERE
     NOT (
      "t112"."due_on" < MAKE_DATE(2026, 11, 23)
     ) AND (
      "t112"."whole" > CAST(0.00 AS DECIMAL(18, 2))
     )) AS "next_due_on",
    BOOL_OR(CAST("t112"."revolving" AS BOOLEAN)) AS "revolves"
   FROM (
    SELECT
     "t110"."debt_id",
     "t110"."due_on",
     "t110"."costs",
     "t110"."interest",
     "t110"."principal",
     "t110"."least",
     "t110"."revolving",
     "t110"."costs" + "t110"."interest" + "t110"."principal" AS "whole"
    FROM (
     SELECT
      "t108"."debt_id",
      "t108"."due_on",
      COALESCE("t108"."fee", CAST(0.00 AS DECIMAL(18, 2))) AS "costs",
      COALESCE("t108"."interest", CAST(0.00 AS DECIMAL(18, 2))) AS "interest",
      COALESCE("t108"."principal", CAST(0.00 AS DECIMAL(18, 2))) AS "principal",
      "t108"."minimum" AS "least",
      NOT "t108"."minimum" IS NULL AS "revolving"
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t9"."debt_id",
        "t9"."number",
        "t9"."due_on",
        "t9"."principal",
        "t9"."interest",
        "t9"."fee",
        "t9"."minimum",
        "t9"."agreement_id",
        "t104"."holding"
       FROM "instalments" AS "t9"
       INNER JOIN (
        SELECT
         "t101"."debt_id",
         COALESCE("t101"."agreement_id", '') AS "holding"
        FROM "t100" AS "t101"
       ) AS "t104"
        ON "t9"."debt_id" = "t104"."debt_id"
      ) AS "t106"
      WHERE
       COALESCE("t106"."agreement_id", '') = "t106"."holding"
     ) AS "t108"
    ) AS "t110"
   ) AS "t112"
   GROUP BY
    1
  ) AS "t125"
  WHERE
   NOT (
    "t125"."revolves"
   )
 ) AS "t129"
  ON "t102"."debt_id" = "t129"."debt_id"
), "t136" AS (
 SELECT
  "t132"."debt_id",
  "t132"."reverses" AS "payment_id",
  SUM(CASE WHEN "t132"."status" IS NULL THEN CAST(0.00 AS DECIMAL(18, 2)) ELSE ABS("t132"."amount") END) AS "undone",
  BOOL_OR(CAST("t132"."status" IS NULL AS BOOLEAN)) AS "unsure"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t21"."debt_id",
    "t21"."payment_id",
    "t21"."status",
    "t21"."reverses",
    "t122"."since",
    "t21"."amount",
    CAST("t21"."paid_at" + TO_MINUTES("t122"."offset") AS DATE) AS "came_on",
    COALESCE("t21"."value_on", CAST("t21"."paid_at" + TO_MINUTES("t122"."offset") AS DATE)) AS "day"
   FROM (
    SELECT
     *
    FROM "payments" AS "t4"
    WHERE
     NOT "t4"."reverses" IS NULL
   ) AS "t21"
   INNER JOIN "t116" AS "t122"
    ON "t21"."debt_id" = "t122"."debt_id"
  ) AS "t126"
  WHERE
   (
    (
     "t126"."status" IS NULL
    ) OR (
     "t126"."status" = 'posted'
    )
   )
   AND "t126"."day" <= MAKE_DATE(2026, 11, 23)
 ) AS "t132"
 GROUP BY
  1,
  2
), "t137" AS NOT MATERIALIZED (
 SELECT
  *
 FROM "t133" AS "t135"
 WHERE
  NOT "t135"."next_due_on" IS NULL
), "t138" AS NOT MATERIALIZED (
 SELECT
  *
 FROM "t133" AS "t135"
 WHERE
  "t135"."came" > "t135"."due"
), "t139" AS NOT MATERIALIZED (
 SELECT
  *
 FROM "t133" AS "t135"
 WHERE
  "t135"."due" > "t135"."came"
), "t151" AS NOT MATERIALIZED (
 SELECT
  "t143"."debt_id",
  "t143"."offset",
  "t143"."since"
 FROM "t139" AS "t143"
), "t198" AS (
 SELECT
  "t190"."debt_id",
  "t190"."reverses" AS "payment_id",
  SUM(CASE WHEN "t190"."status" IS NULL THEN CAST(0.00 AS DECIMAL(18, 2)) ELSE ABS("t190"."amount") END) AS "undone",
  BOOL_OR(CAST("t190"."status" IS NULL AS BOOLEAN)) AS "unsure"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t21"."debt_id",
    "t21"."payment_id",
    "t21"."status",
    "t21"."reverses",
    "t170"."since",
    "t21"."amount",
    CAST("t21"."paid_at" + TO_MINUTES("t170"."offset") AS DATE) AS "came_on",
    COALESCE("t21"."value_on", CAST("t21"."paid_at" + TO_MINUTES("t170"."offset") AS DATE)) AS "day"
   FROM (
    SELECT
     *
    FROM "payments" AS "t4"
    WHERE
     NOT "t4"."reverses" IS NULL
   ) AS "t21"
   INNER JOIN "t151" AS "t170"
    ON "t21"."debt_id" = "t170"."debt_id"
  ) AS "t183"
  WHERE
   (
    (
     "t183"."status" IS NULL
    ) OR (
     "t183"."status" = 'posted'
    )
   )
   AND "t183"."day" <= MAKE_DATE(2026, 11, 23)
 ) AS "t190"
 GROUP BY
  1,
  2
), "t201" AS (
 SELECT
  "t194"."debt_id",
  "t194"."day",
  CASE
   WHEN "t194"."kind" IN ('adjustment', 'cost', 'late_fee')
   THEN GREATEST("t194"."amount", CAST(0.00 AS DECIMAL(38, 2)))
   ELSE CAST(0.00 AS DECIMAL(38, 2))
  END AS "costs",
  CASE
   WHEN "t194"."kind" = 'penalty'
   THEN GREATEST("t194"."amount", CAST(0.00 AS DECIMAL(38, 2)))
   ELSE CAST(0.00 AS DECIMAL(38, 2))
  END AS "interest",
  CASE
   WHEN "t194"."kind" IN ('refund', 'waiver')
   THEN ABS("t194"."amount")
   WHEN "t194"."kind" = 'write_off'
   THEN CAST(0.00 AS DECIMAL(38, 2))
   ELSE GREATEST(-(
    "t194"."amount"
   ), CAST(0.00 AS DECIMAL(38, 2)))
  END AS "taken_off",
  "t194"."kind" = 'penalty' AS "penalty"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t177"."charge_id",
    "t177"."debt_id",
    "t177"."at",
    "t177"."kind",
    CAST("t177"."amount" AS DECIMAL(38, 2)) AS "amount",
    "t177"."offset",
    "t177"."agreed_at",
    CAST("t177"."at" + TO_MINUTES("t177"."offset") AS DATE) AS "day"
   FROM (
    SELECT
     "t8"."charge_id",
     "t8"."debt_id",
     "t8"."at",
     "t8"."kind",
     "t8"."amount",
     "t160"."offset",
     "t160"."agreed_at"
    FROM "charges" AS "t8"
    INNER JOIN (
     SELECT
      "t143"."debt_id",
      "t143"."offset",
      "t143"."agreed_at"
     FROM "t139" AS "t143"
    ) AS "t160"
     ON "t8"."debt_id" = "t160"."debt_id"
   ) AS "t177"
  ) AS "t188"
  WHERE
   "t188"."day" <= MAKE_DATE(2026, 11, 23)
   AND (
    (
     "t188"."agreed_at" IS NULL
    ) OR (
     "t188"."at" >= "t188"."agreed_at"
    )
   )
 ) AS "t194"
), "t258" AS (
 SELECT
  "t257"."debt_id",
  "t257"."step",
  "t257"."clock",
  "t257"."next_clock",
  "t257"."due_first" - LEAST("t257"."came", "t257"."due") AS "free_first",
  "t257"."due_second" - LEAST("t257"."came", "t257"."due") AS "free_second",
  "t257"."due" - LEAST("t257"."came", "t257"."due") AS "open_all",
  CASE WHEN "t257"."due" > "t257"."enough" THEN "t257"."due_on" ELSE CAST(NULL AS DATE) END AS "late_since"
 FROM (
  SELECT
   "t255"."debt_id",
   "t255"."step",
   "t255"."clock",
   "t255"."due_on",
   "t255"."enough",
   "t255"."first_part",
   "t255"."upto_second",
   "t255"."whole",
   "t255"."amount",
   SUM("t255"."first_part") OVER (PARTITION BY "t255"."debt_id" ORDER BY "t255"."step" ASC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "due_first",
   SUM("t255"."upto_second") OVER (PARTITION BY "t255"."debt_id" ORDER BY "t255"."step" ASC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "due_second",
   SUM("t255"."whole") OVER (PARTITION BY "t255"."debt_id" ORDER BY "t255"."step" ASC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "due",
   SUM("t255"."amount") OVER (PARTITION BY "t255"."debt_id" ORDER BY "t255"."step" ASC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "came",
   LEAD("t255"."clock") OVER (
    PARTITION BY "t255"."debt_id"
    ORDER BY "t255"."step" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ) AS "next_clock"
  FROM (
   SELECT
    *
   FROM (
    SELECT
     *
    FROM (
     SELECT
      "t211"."debt_id",
      (
       (
        DATE_DIFF('DAY', MAKE_DATE(1970, 1, 1), "t211"."due_on") + 1
       ) * 3
      ) + 0 AS "step",
      DATE_DIFF('DAY', MAKE_DATE(1970, 1, 1), "t211"."due_on") + 1 AS "clock",
      "t211"."due_on",
      "t167"."enough",
      CASE
       WHEN "t167"."first" = 'costs'
       THEN "t211"."costs"
       WHEN "t167"."first" = 'interest'
       THEN "t211"."interest"
       ELSE "t211"."principal"
      END AS "first_part",
      (
       "t211"."costs" + "t211"."interest" + "t211"."principal"
      ) - CASE
       WHEN "t167"."last" = 'costs'
       THEN "t211"."costs"
       WHEN "t167"."last" = 'interest'
       THEN "t211"."interest"
       ELSE "t211"."principal"
      END AS "upto_second",
      "t211"."costs" + "t211"."interest" + "t211"."principal" AS "whole",
      CAST(0.00 AS DECIMAL(18, 2)) AS "amount"
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t193"."debt_id",
        "t193"."due_on",
        "t193"."costs",
        "t193"."interest",
        "t193"."principal",
        "t193"."least",
        "t193"."revolving",
        "t193"."costs" + "t193"."interest" + "t193"."principal" AS "whole"
       FROM (
        SELECT
         "t187"."debt_id",
         "t187"."due_on",
         COALESCE("t187"."fee", CAST(0.00 AS DECIMAL(18, 2))) AS "costs",
         COALESCE("t187"."interest", CAST(0.00 AS DECIMAL(18, 2))) AS "interest",
         COALESCE("t187"."principal", CAST(0.00 AS DECIMAL(18, 2))) AS "principal",
         "t187"."minimum" AS "least",
         NOT "t187"."minimum" IS NULL AS "revolving"
        FROM (
         SELECT
          *
         FROM (
          SELECT
           "t9"."debt_id",
           "t9"."number",
           "t9"."due_on",
           "t9"."principal",
           "t9"."interest",
           "t9"."fee",
           "t9"."minimum",
           "t9"."agreement_id",
           "t168"."holding"
          FROM "instalments" AS "t9"
          INNER JOIN (
           SELECT
            "t143"."debt_id",
            COALESCE("t143"."agreement_id", '') AS "holding"
           FROM "t139" AS "t143"
          ) AS "t168"
           ON "t9"."debt_id" = "t168"."debt_id"
         ) AS "t181"
         WHERE
          COALESCE("t181"."agreement_id", '') = "t181"."holding"
        ) AS "t187"
       ) AS "t193"
      ) AS "t197"
      WHERE
       "t197"."due_on" < MAKE_DATE(2026, 11, 23)
     ) AS "t211"
     INNER JOIN (
      SELECT
       "t143"."debt_id",
       "t143"."first",
       "t143"."last",
       "t143"."came" + "t143"."tolerance" AS "enough"
      FROM "t139" AS "t143"
     ) AS "t167"
      ON "t211"."debt_id" = "t167"."debt_id"
    ) AS "t226"
    UNION ALL
    SELECT
     *
    FROM (
     SELECT
      "t215"."debt_id",
      (
       (
        DATE_DIFF('DAY', MAKE_DATE(1970, 1, 1), "t215"."day") + 0
       ) * 3
      ) + 1 AS "step",
      DATE_DIFF('DAY', MAKE_DATE(1970, 1, 1), "t215"."day") + 0 AS "clock",
      "t215"."due_on",
      "t167"."enough",
      CAST(CASE
       WHEN "t167"."first" = 'costs'
       THEN "t215"."costs"
       WHEN "t167"."first" = 'interest'
       THEN "t215"."interest"
       ELSE "t215"."principal"
      END AS DECIMAL(18, 2)) AS "first_part",
      CAST((
       "t215"."costs" + "t215"."interest" + "t215"."principal"
      ) - CASE
       WHEN "t167"."last" = 'costs'
       THEN "t215"."costs"
       WHEN "t167"."last" = 'interest'
       THEN "t215"."interest"
       ELSE "t215"."principal"
      END AS DECIMAL(18, 2)) AS "upto_second",
      CAST("t215"."costs" + "t215"."interest" + "t215"."principal" AS DECIMAL(18, 2)) AS "whole",
      CAST(0.00 AS DECIMAL(18, 2)) AS "amount"
     FROM (
      SELECT
       "t208"."debt_id",
       "t208"."day",
       "t208"."costs",
       "t208"."interest",
       "t208"."taken_off",
       "t208"."penalty",
       CAST(0.00 AS DECIMAL(38, 2)) AS "principal",
       CAST(NULL AS DATE) AS "due_on"
      FROM "t201" AS "t208"
     ) AS "t215"
     INNER JOIN (
      SELECT
       "t143"."debt_id",
       "t143"."first",
       "t143"."last",
       "t143"."came" + "t143"."tolerance" AS "enough"
      FROM "t139" AS "t143"
     ) AS "t167"
      ON "t215"."debt_id" = "t167"."debt_id"
    ) AS "t229"
   ) AS "t232"
   UNION ALL
   SELECT
    *
   FROM (
    SELECT
     "t252"."debt_id",
     (
      (
       DATE_DIFF('DAY', MAKE_DATE(1970, 1, 1), "t252"."day") + 0
      ) * 3
     ) + 2 AS "step",
     DATE_DIFF('DAY', MAKE_DATE(1970, 1, 1), "t252"."day") + 1 AS "clock",
     CAST(NULL AS DATE) AS "due_on",
     CAST(NULL AS DECIMAL(38, 2)) AS "enough",
     CAST(0.00 AS DECIMAL(18, 2)) AS "first_part",
     CAST(0.00 AS DECIMAL(18, 2)) AS "upto_second",
     CAST(0.00 AS DECIMAL(18, 2)) AS "whole",
     "t252"."amount"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t248"."debt_id",
       "t248"."day",
       "t248"."amount"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         *
        FROM (
         SELECT
          "t235"."debt_id",
          "t235"."day",
          CASE
           WHEN (
            (
             "t235"."status" IS NULL
            ) OR (
             "t235"."status" = 'posted'
            )
           )
           AND (
            "t235"."day" <= MAKE_DATE(2026, 11, 23)
           )
           AND (
            (
             "t235"."since" IS NULL
            ) OR (
             "t235"."day" >= "t235"."since"
            )
           )
           THEN "t235"."net"
           ELSE CAST(0.00 AS DECIMAL(18, 2))
          END AS "amount",
          CASE
           WHEN (
            "t235"."came_on" <= MAKE_DATE(2026, 11, 23)
           )
           AND COALESCE(
            (
             "t235"."status" = 'pending'
            )
            OR (
             (
              (
               "t235"."status" IS NULL
              ) OR (
               "t235"."status" = 'posted'
              )
             )
             AND (
              "t235"."day" > MAKE_DATE(2026, 11, 23)
             )
            ),
            FALSE
           )
           THEN "t235"."net"
           ELSE CAST(0.00 AS DECIMAL(18, 2))
          END AS "pending",
          (
           (
            (
             "t235"."status" IS NULL
            ) OR (
             "t235"."status" = 'posted'
            )
           )
           AND (
            "t235"."day" <= MAKE_DATE(2026, 11, 23)
           )
           AND (
            (
             "t235"."since" IS NULL
            ) OR (
             "t235"."day" >= "t235"."since"
            )
           )
           AND (
            "t235"."status" IS NULL
           )
          )
          OR COALESCE("t235"."unsure", FALSE) AS "unknown_status",
          "t235"."amount" < CAST(0.00 AS DECIMAL(18, 2)) AS "negative",
          "t235"."taken_back" > GREATEST("t235"."amount", CAST(0.00 AS DECIMAL(18, 2))) AS "over_reversed"
         FROM (
          SELECT
           "t222"."debt_id",
           "t222"."payment_id",
           "t222"."status",
           "t222"."reverses",
           "t222"."since",
           "t222"."amount",
           "t222"."came_on",
           "t222"."day",
           "t222"."undone",
           "t222"."unsure",
           CAST(GREATEST(
            CAST("t222"."amount" AS DECIMAL(38, 2)) - COALESCE("t222"."undone", CAST(0.00 AS DECIMAL(38, 2))),
            CAST(0.00 AS DECIMAL(38, 2))
           ) AS DECIMAL(18, 2)) AS "net",
           COALESCE("t222"."undone", CAST(0.00 AS DECIMAL(38, 2))) AS "taken_back"
          FROM (
           SELECT
            "t216"."debt_id",
            "t216"."payment_id",
            "t216"."status",
            "t216"."reverses",
            "t216"."since",
            "t216"."amount",
            "t216"."came_on",
            "t216"."day",
            CAST(0.00 AS DECIMAL(38, 2)) AS "undone",
            FALSE AS "unsure"
           FROM (
            SELECT
             "t20"."debt_id",
             "t20"."payment_id",
             "t20"."status",
             "t20"."reverses",
             "t169"."since",
             "t20"."amount",
             CAST("t20"."paid_at" + TO_MINUTES("t169"."offset") AS DATE) AS "came_on",
             COALESCE("t20"."value_on", CAST("t20"."paid_at" + TO_MINUTES("t169"."offset") AS DATE)) AS "day"
            FROM (
             SELECT
              *
             FROM "payments" AS "t4"
             WHERE
              "t4"."reverses" IS NULL
            ) AS "t20"
            ANTI JOIN "t198" AS "t202"
             ON "t20"."debt_id" = "t202"."debt_id"
            INNER JOIN "t151" AS "t169"
             ON "t20"."debt_id" = "t169"."debt_id"
           ) AS "t216"
          ) AS "t222"
         ) AS "t235"
        ) AS "t243"
        UNION ALL
        SELECT
         *
        FROM (
         SELECT
          "t233"."debt_id",
          "t233"."day",
          CASE
           WHEN (
            (
             "t233"."status" IS NULL
            ) OR (
             "t233"."status" = 'posted'
            )
           )
           AND (
            "t233"."day" <= MAKE_DATE(2026, 11, 23)
           )
           AND (
            (
             "t233"."since" IS NULL
            ) OR (
             "t233"."day" >= "t233"."since"
            )
           )
           THEN "t233"."net"
           ELSE CAST(0.00 AS DECIMAL(18, 2))
          END AS "amount",
          CASE
           WHEN (
            "t233"."came_on" <= MAKE_DATE(2026, 11, 23)
           )
           AND COALESCE(
            (
             "t233"."status" = 'pending'
            )
            OR (
             (
              (
               "t233"."status" IS NULL
              ) OR (
               "t233"."status" = 'posted'
              )
             )
             AND (
              "t233"."day" > MAKE_DATE(2026, 11, 23)
             )
            ),
            FALSE
           )
           THEN "t233"."net"
           ELSE CAST(0.00 AS DECIMAL(18, 2))
          END AS "pending",
          (
           (
            (
             "t233"."status" IS NULL
            ) OR (
             "t233"."status" = 'posted'
            )
           )
           AND (
            "t233"."day" <= MAKE_DATE(2026, 11, 23)
           )
           AND (
            (
             "t233"."since" IS NULL
            ) OR (
             "t233"."day" >= "t233"."since"
            )
           )
           AND (
            "t233"."status" IS NULL
           )
          )
          OR COALESCE("t233"."unsure", FALSE) AS "unknown_status",
          "t233"."amount" < CAST(0.00 AS DECIMAL(18, 2)) AS "negative",
          "t233"."taken_back" > GREATEST("t233"."amount", CAST(0.00 AS DECIMAL(18, 2))) AS "over_reversed"
         FROM (
          SELECT
           "t220"."debt_id",
           "t220"."payment_id",
           "t220"."status",
           "t220"."reverses",
           "t220"."since",
           "t220"."amount",
           "t220"."came_on",
           "t220"."day",
           "t220"."undone",
           "t220"."unsure",
           CAST(GREATEST(
            CAST("t220"."amount" AS DECIMAL(38, 2)) - COALESCE("t220"."undone", CAST(0.00 AS DECIMAL(38, 2))),
            CAST(0.00 AS DECIMAL(38, 2))
           ) AS DECIMAL(18, 2)) AS "net",
           COALESCE("t220"."undone", CAST(0.00 AS DECIMAL(38, 2))) AS "taken_back"
          FROM (
           SELECT
            "t217".*
            EXCLUDE ("debt_id_right", "payment_id_right")
           FROM (
            SELECT
             "t20"."debt_id",
             "t20"."payment_id",
             "t20"."status",
             "t20"."reverses",
             "t169"."since",
             "t20"."amount",
             CAST("t20"."paid_at" + TO_MINUTES("t169"."offset") AS DATE) AS "came_on",
             COALESCE("t20"."value_on", CAST("t20"."paid_at" + TO_MINUTES("t169"."offset") AS DATE)) AS "day",
             "t203"."debt_id" AS "debt_id_right",
             "t203"."payment_id" AS "payment_id_right",
             "t203"."undone",
             "t203"."unsure"
            FROM (
             SELECT
              *
             FROM "payments" AS "t4"
             WHERE
              "t4"."reverses" IS NULL
            ) AS "t20"
            SEMI JOIN "t198" AS "t202"
             ON "t20"."debt_id" = "t202"."debt_id"
            INNER JOIN "t151" AS "t169"
             ON "t20"."debt_id" = "t169"."debt_id"
            LEFT OUTER JOIN "t198" AS "t203"
             ON "t20"."debt_id" = "t203"."debt_id" AND "t20"."payment_id" = "t203"."payment_id"
           ) AS "t217"
          ) AS "t220"
         ) AS "t233"
        ) AS "t241"
       ) AS "t245"
       WHERE
        "t245"."amount" > CAST(0.00 AS DECIMAL(38, 2))
      ) AS "t248"
     ) AS "t251"
     UNION ALL
     SELECT
      *
     FROM (
      SELECT
       "t214"."debt_id",
       "t214"."day",
       CAST("t214"."taken_off" AS DECIMAL(18, 2)) AS "amount"
      FROM (
       SELECT
        *
       FROM "t201" AS "t208"
       WHERE
        "t208"."taken_off" > CAST(0.00 AS DECIMAL(38, 2))
      ) AS "t214"
     ) AS "t224"
    ) AS "t252"
   ) AS "t254"
  ) AS "t255"
 ) AS "t257"
)
SELECT
 "t292"."debt_id",
 CASE WHEN "t292"."closed" THEN CAST(0.00 AS DECIMAL(38, 2)) ELSE "t292"."principal" END AS "principal",
 CASE WHEN "t292"."closed" THEN CAST(0.00 AS DECIMAL(38, 2)) ELSE "t292"."interest" END AS "interest",
 CASE WHEN "t292"."closed" THEN CAST(0.00 AS DECIMAL(38, 2)) ELSE "t292"."costs" END AS "fee",
 CASE WHEN "t292"."closed" THEN CAST(0.00 AS DECIMAL(38, 2)) ELSE "t292"."total" END AS "total",
 "t292"."currency",
 COALESCE(
  DATE_DIFF('DAY', CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."oldest_due_on" END, MAKE_DATE(2026, 11, 23)),
  CASE WHEN "t292"."closed" OR NOT (
   "t292"."unscheduled"
  ) THEN 0 ELSE CAST(NULL AS BIGINT) END
 ) AS "dpd",
 CASE
  WHEN COALESCE(
   DATE_DIFF('DAY', CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."oldest_due_on" END, MAKE_DATE(2026, 11, 23)),
   CASE WHEN "t292"."closed" OR NOT (
    "t292"."unscheduled"
   ) THEN 0 ELSE CAST(NULL AS BIGINT) END
  ) IS NULL
  THEN CAST(NULL AS TEXT)
  ELSE CASE
   WHEN COALESCE(
    DATE_DIFF('DAY', CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."oldest_due_on" END, MAKE_DATE(2026, 11, 23)),
    CASE WHEN "t292"."closed" OR NOT (
     "t292"."unscheduled"
    ) THEN 0 ELSE CAST(NULL AS BIGINT) END
   ) <= 0
   THEN 'current'
   WHEN COALESCE(
    DATE_DIFF('DAY', CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."oldest_due_on" END, MAKE_DATE(2026, 11, 23)),
    CASE WHEN "t292"."closed" OR NOT (
     "t292"."unscheduled"
    ) THEN 0 ELSE CAST(NULL AS BIGINT) END
   ) <= 30
   THEN 'M1'
   WHEN COALESCE(
    DATE_DIFF('DAY', CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."oldest_due_on" END, MAKE_DATE(2026, 11, 23)),
    CASE WHEN "t292"."closed" OR NOT (
     "t292"."unscheduled"
    ) THEN 0 ELSE CAST(NULL AS BIGINT) END
   ) <= 60
   THEN 'M2'
   WHEN COALESCE(
    DATE_DIFF('DAY', CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."oldest_due_on" END, MAKE_DATE(2026, 11, 23)),
    CASE WHEN "t292"."closed" OR NOT (
     "t292"."unscheduled"
    ) THEN 0 ELSE CAST(NULL AS BIGINT) END
   ) <= 90
   THEN 'M3'
   WHEN COALESCE(
    DATE_DIFF('DAY', CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."oldest_due_on" END, MAKE_DATE(2026, 11, 23)),
    CASE WHEN "t292"."closed" OR NOT (
     "t292"."unscheduled"
    ) THEN 0 ELSE CAST(NULL AS BIGINT) END
   ) <= 120
   THEN 'M4'
   WHEN COALESCE(
    DATE_DIFF('DAY', CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."oldest_due_on" END, MAKE_DATE(2026, 11, 23)),
    CASE WHEN "t292"."closed" OR NOT (
     "t292"."unscheduled"
    ) THEN 0 ELSE CAST(NULL AS BIGINT) END
   ) <= 150
   THEN 'M5'
   WHEN COALESCE(
    DATE_DIFF('DAY', CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."oldest_due_on" END, MAKE_DATE(2026, 11, 23)),
    CASE WHEN "t292"."closed" OR NOT (
     "t292"."unscheduled"
    ) THEN 0 ELSE CAST(NULL AS BIGINT) END
   ) <= 180
   THEN 'M6'
   ELSE 'M7+'
  END
 END AS "bucket",
 CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."oldest_due_on" END AS "oldest_due_on",
 CASE WHEN "t292"."closed" THEN CAST(NULL AS DATE) ELSE "t292"."next_due_on" END AS "next_due_on",
 CASE WHEN "t292"."closed" THEN CAST(NULL AS DECIMAL(38, 2)) ELSE "t292"."next_due_amount" END AS "next_due_amount",
 CASE
  WHEN COALESCE("t292"."revolving", FALSE)
  THEN CASE WHEN "t292"."closed" THEN CAST(0.00 AS DECIMAL(38, 2)) ELSE "t292"."total" END
  ELSE CAST(NULL AS DECIMAL(38, 2))
 END AS "minimum_due",
 "t292"."paid",
 "t292"."taken_off",
 CASE WHEN "t292"."closed" THEN CAST(0.00 AS DECIMAL(38, 2)) ELSE "t292"."due" END AS "due",
 CASE WHEN "t292"."closed" THEN CAST(0.00 AS DECIMAL(38, 2)) ELSE "t292"."not_yet_due" END AS "not_yet_due",
 CASE WHEN "t292"."closed" THEN CAST(0.00 AS DECIMAL(38, 2)) ELSE "t292"."credit" END AS "credit",
 "t292"."pending",
 CAST("t292"."disputed_amount" AS DECIMAL(38, 2)) AS "disputed",
 "t292"."as_of",
 NULLIF(
  SUBSTRING(
   '' || CASE WHEN COALESCE("t292"."status" = 'settled', FALSE) THEN ';settled' ELSE '' END || CASE WHEN COALESCE("t292"."status" = 'sold', FALSE) THEN ';sold' ELSE '' END || CASE WHEN COALESCE("t292"."status" = 'discharged', FALSE) THEN ';discharged' ELSE '' END || CASE WHEN COALESCE("t292"."unscheduled", FALSE) THEN ';no_schedule' ELSE '' END || CASE WHEN COALESCE("t292"."left_out", FALSE) THEN ';rows_left_out' ELSE '' END || CASE WHEN COALESCE("t292"."charges_unknown", FALSE) THEN ';charges_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."as_of" IS NULL, FALSE) THEN ';balance_date_unknown' ELSE '' END || CASE
    WHEN COALESCE(DATE_DIFF('DAY', CAST("t292"."as_of" + TO_MINUTES("t292"."offset") AS DATE), MAKE_DATE(2026, 11, 23)) > 3, FALSE)
    THEN ';balance_too_old'
    ELSE ''
   END || CASE WHEN COALESCE("t292"."unknown_status", FALSE) THEN ';payment_status_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."negative", FALSE) THEN ';payment_negative' ELSE '' END || CASE WHEN COALESCE("t292"."over_reversed" OR "t292"."unmatched", FALSE) THEN ';reversal_unclear' ELSE '' END || CASE WHEN COALESCE("t292"."agreement_unknown", FALSE) THEN ';agreement_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."agreement_date_unknown", FALSE) THEN ';agreement_date_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."several_agreements", FALSE) THEN ';several_agreements' ELSE '' END || CASE WHEN COALESCE("t292"."allocation_unclear", FALSE) THEN ';allocation_unclear' ELSE '' END,
   CASE
    WHEN (
     1 + 1
    ) >= 1
    THEN 1 + 1
    ELSE 1 + 1 + LENGTH(
     '' || CASE WHEN COALESCE("t292"."status" = 'settled', FALSE) THEN ';settled' ELSE '' END || CASE WHEN COALESCE("t292"."status" = 'sold', FALSE) THEN ';sold' ELSE '' END || CASE WHEN COALESCE("t292"."status" = 'discharged', FALSE) THEN ';discharged' ELSE '' END || CASE WHEN COALESCE("t292"."unscheduled", FALSE) THEN ';no_schedule' ELSE '' END || CASE WHEN COALESCE("t292"."left_out", FALSE) THEN ';rows_left_out' ELSE '' END || CASE WHEN COALESCE("t292"."charges_unknown", FALSE) THEN ';charges_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."as_of" IS NULL, FALSE) THEN ';balance_date_unknown' ELSE '' END || CASE
      WHEN COALESCE(DATE_DIFF('DAY', CAST("t292"."as_of" + TO_MINUTES("t292"."offset") AS DATE), MAKE_DATE(2026, 11, 23)) > 3, FALSE)
      THEN ';balance_too_old'
      ELSE ''
     END || CASE WHEN COALESCE("t292"."unknown_status", FALSE) THEN ';payment_status_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."negative", FALSE) THEN ';payment_negative' ELSE '' END || CASE WHEN COALESCE("t292"."over_reversed" OR "t292"."unmatched", FALSE) THEN ';reversal_unclear' ELSE '' END || CASE WHEN COALESCE("t292"."agreement_unknown", FALSE) THEN ';agreement_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."agreement_date_unknown", FALSE) THEN ';agreement_date_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."several_agreements", FALSE) THEN ';several_agreements' ELSE '' END || CASE WHEN COALESCE("t292"."allocation_unclear", FALSE) THEN ';allocation_unclear' ELSE '' END
    )
   END
  ),
  ''
 ) IS NULL AS "quotable",
 NULLIF(
  SUBSTRING(
   '' || CASE WHEN COALESCE("t292"."status" = 'settled', FALSE) THEN ';settled' ELSE '' END || CASE WHEN COALESCE("t292"."status" = 'sold', FALSE) THEN ';sold' ELSE '' END || CASE WHEN COALESCE("t292"."status" = 'discharged', FALSE) THEN ';discharged' ELSE '' END || CASE WHEN COALESCE("t292"."unscheduled", FALSE) THEN ';no_schedule' ELSE '' END || CASE WHEN COALESCE("t292"."left_out", FALSE) THEN ';rows_left_out' ELSE '' END || CASE WHEN COALESCE("t292"."charges_unknown", FALSE) THEN ';charges_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."as_of" IS NULL, FALSE) THEN ';balance_date_unknown' ELSE '' END || CASE
    WHEN COALESCE(DATE_DIFF('DAY', CAST("t292"."as_of" + TO_MINUTES("t292"."offset") AS DATE), MAKE_DATE(2026, 11, 23)) > 3, FALSE)
    THEN ';balance_too_old'
    ELSE ''
   END || CASE WHEN COALESCE("t292"."unknown_status", FALSE) THEN ';payment_status_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."negative", FALSE) THEN ';payment_negative' ELSE '' END || CASE WHEN COALESCE("t292"."over_reversed" OR "t292"."unmatched", FALSE) THEN ';reversal_unclear' ELSE '' END || CASE WHEN COALESCE("t292"."agreement_unknown", FALSE) THEN ';agreement_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."agreement_date_unknown", FALSE) THEN ';agreement_date_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."several_agreements", FALSE) THEN ';several_agreements' ELSE '' END || CASE WHEN COALESCE("t292"."allocation_unclear", FALSE) THEN ';allocation_unclear' ELSE '' END,
   CASE
    WHEN (
     1 + 1
    ) >= 1
    THEN 1 + 1
    ELSE 1 + 1 + LENGTH(
     '' || CASE WHEN COALESCE("t292"."status" = 'settled', FALSE) THEN ';settled' ELSE '' END || CASE WHEN COALESCE("t292"."status" = 'sold', FALSE) THEN ';sold' ELSE '' END || CASE WHEN COALESCE("t292"."status" = 'discharged', FALSE) THEN ';discharged' ELSE '' END || CASE WHEN COALESCE("t292"."unscheduled", FALSE) THEN ';no_schedule' ELSE '' END || CASE WHEN COALESCE("t292"."left_out", FALSE) THEN ';rows_left_out' ELSE '' END || CASE WHEN COALESCE("t292"."charges_unknown", FALSE) THEN ';charges_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."as_of" IS NULL, FALSE) THEN ';balance_date_unknown' ELSE '' END || CASE
      WHEN COALESCE(DATE_DIFF('DAY', CAST("t292"."as_of" + TO_MINUTES("t292"."offset") AS DATE), MAKE_DATE(2026, 11, 23)) > 3, FALSE)
      THEN ';balance_too_old'
      ELSE ''
     END || CASE WHEN COALESCE("t292"."unknown_status", FALSE) THEN ';payment_status_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."negative", FALSE) THEN ';payment_negative' ELSE '' END || CASE WHEN COALESCE("t292"."over_reversed" OR "t292"."unmatched", FALSE) THEN ';reversal_unclear' ELSE '' END || CASE WHEN COALESCE("t292"."agreement_unknown", FALSE) THEN ';agreement_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."agreement_date_unknown", FALSE) THEN ';agreement_date_unknown' ELSE '' END || CASE WHEN COALESCE("t292"."several_agreements", FALSE) THEN ';several_agreements' ELSE '' END || CASE WHEN COALESCE("t292"."allocation_unclear", FALSE) THEN ';allocation_unclear' ELSE '' END
    )
   END
  ),
  ''
 ) AS "unquotable_because"
FROM (
 SELECT
  "t291"."debt_id",
  "t291"."currency",
  "t291"."status",
  COALESCE("t291"."as_of", CAST(NULL AS TIMESTAMP)) AS "as_of",
  "t291"."penalty_rate",
  "t291"."disputed_amount",
  "t291"."offset",
  "t291"."agreement_id",
  "t291"."agreed_at",
  "t291"."since",
  "t291"."several_agreements",
  "t291"."agreement_unknown",
  "t291"."agreement_date_unknown",
  "t291"."allocation_unclear",
  "t291"."tolerance",
  "t291"."day_count",
  "t291"."first",
  "t291"."last",
  "t291"."added",
  "t291"."taken_off",
  "t291"."books_penalties",
  "t291"."paid",
  "t291"."pending",
  "t291"."unknown_status",
  "t291"."negative",
  "t291"."over_reversed",
  "t291"."unmatched",
  "t291"."oldest_due_on",
  "t291"."next_due_on",
  "t291"."revolving",
  "t291"."principal",
  "t291"."interest",
  "t291"."total",
  "t291"."due",
  "t291"."credit",
  "t291"."not_yet_due",
  "t291"."costs",
  "t291"."next_due_amount",
  "t291"."named",
  "t291"."anybody",
  "t291"."left_out",
  "t291"."charges_unknown",
  COALESCE("t291"."status" IN ('discharged', 'settled', 'sold'), FALSE) AS "closed",
  "t291"."total" IS NULL AS "unscheduled"
 FROM (
  SELECT
   "t290"."debt_id",
   "t290"."currency",
   "t290"."status",
   "t290"."as_of",
   "t290"."penalty_rate",
   "t290"."disputed_amount",
   "t290"."offset",
   "t290"."agreement_id",
   "t290"."agreed_at",
   "t290"."since",
   "t290"."several_agreements",
   "t290"."agreement_unknown",
   "t290"."agreement_date_unknown",
   "t290"."allocation_unclear",
   "t290"."tolerance",
   "t290"."day_count",
   "t290"."first",
   "t290"."last",
   "t290"."added",
   "t290"."taken_off",
   "t290"."books_penalties",
   "t290"."paid",
   "t290"."pending",
   "t290"."unknown_status",
   "t290"."negative",
   "t290"."over_reversed",
   "t290"."unmatched",
   "t290"."oldest_due_on",
   "t290"."next_due_on",
   "t290"."revolving",
   "t290"."principal",
   "t290"."interest",
   "t290"."total",
   "t290"."due",
   "t290"."credit",
   "t290"."not_yet_due",
   "t290"."costs",
   "t290"."next_due_amount",
   "t290"."named",
   "t290"."anybody",
   "t290"."left_out",
   FALSE AS "charges_unknown"
  FROM (
   SELECT
    "t289"."debt_id",
    "t289"."currency",
    "t289"."status",
    "t289"."as_of",
    "t289"."penalty_rate",
    "t289"."disputed_amount",
    "t289"."offset",
    "t289"."agreement_id",
    "t289"."agreed_at",
    "t289"."since",
    "t289"."several_agreements",
    "t289"."agreement_unknown",
    "t289"."agreement_date_unknown",
    "t289"."allocation_unclear",
    "t289"."tolerance",
    "t289"."day_count",
    "t289"."first",
    "t289"."last",
    "t289"."added",
    "t289"."taken_off",
    "t289"."books_penalties",
    "t289"."paid",
    "t289"."pending",
    "t289"."unknown_status",
    "t289"."negative",
    "t289"."over_reversed",
    "t289"."unmatched",
    "t289"."oldest_due_on",
    "t289"."next_due_on",
    "t289"."revolving",
    "t289"."principal",
    "t289"."interest",
    "t289"."total",
    "t289"."due",
    "t289"."credit",
    "t289"."not_yet_due",
    "t289"."costs",
    "t289"."next_due_amount",
    "t289"."named",
    "t289"."anybody",
    COALESCE("t289"."named", FALSE) OR "t289"."anybody" AS "left_out"
   FROM (
    SELECT
     "t102"."debt_id",
     "t102"."currency",
     "t102"."status",
     "t102"."as_of",
     "t102"."penalty_rate",
     "t102"."disputed_amount",
     "t102"."offset",
     "t102"."agreement_id",
     "t102"."agreed_at",
     "t102"."since",
     "t102"."several_agreements",
     "t102"."agreement_unknown",
     "t102"."agreement_date_unknown",
     "t102"."allocation_unclear",
     "t102"."tolerance",
     "t102"."day_count",
     "t102"."first",
     "t102"."last",
     "t102"."added",
     "t102"."taken_off",
     "t102"."books_penalties",
     "t102"."paid",
     "t102"."pending",
     "t102"."unknown_status",
     "t102"."negative",
     "t102"."over_reversed",
     "t102"."unmatched",
     "t288"."oldest_due_on",
     "t288"."next_due_on",
     "t288"."revolving",
     "t288"."principal",
     "t288"."interest",
     "t288"."total",
     "t288"."due",
     "t288"."credit",
     "t288"."not_yet_due",
     "t288"."costs",
     "t288"."next_due_amount",
     "t38"."named",
     "t35"."anybody"
    FROM "t100" AS "t102"
    LEFT OUTER JOIN (
     SELECT
      "t286"."debt_id" AS "debt_0",
      "t286"."oldest_due_on",
      "t286"."next_due_on",
      "t286"."revolving",
      "t286"."principal",
      "t286"."interest",
      "t286"."total",
      "t286"."due",
      "t286"."credit",
      "t286"."not_yet_due",
      "t286"."costs",
      "t286"."next_due_amount"
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t284"."debt_id",
        "t284"."oldest_due_on",
        "t284"."next_due_on",
        FALSE AS "revolving",
        "t284"."principal",
        "t284"."interest",
        "t284"."total",
        "t284"."due",
        "t284"."credit",
        "t284"."not_yet_due",
        "t284"."costs",
        "t284"."next_due_amount"
       FROM (
        SELECT
         "t283"."debt_id",
         "t283"."costs",
         "t283"."interest",
         "t283"."principal",
         "t283"."total",
         "t283"."due",
         "t283"."credit",
         "t283"."oldest_due_on",
         GREATEST("t283"."to_come" - "t283"."credit", CAST(0.00 AS DECIMAL(38, 2))) AS "not_yet_due",
         CASE WHEN "t283"."credit" > CAST(0.00 AS DECIMAL(38, 2)) THEN "t283"."open_due_on" ELSE "t283"."next_due_on" END AS "next_due_on",
         CASE
          WHEN "t283"."credit" > CAST(0.00 AS DECIMAL(38, 2))
          THEN "t283"."open_due_amount"
          ELSE "t283"."next_due_amount"
         END AS "next_due_amount"
        FROM (
         SELECT
          "t282"."debt_id",
          "t282"."to_come",
          "t282"."next_due_on",
          "t282"."oldest_due_on",
          "t282"."costs",
          "t282"."interest",
          "t282"."principal",
          "t282"."total",
          "t282"."due",
          "t282"."credit",
          "t234"."next_due_amount",
          "t247"."open_due_on",
          "t247"."open_due_amount"
         FROM (
          SELECT
           "t280"."debt_id",
           "t280"."to_come",
           "t280"."next_due_on",
           "t280"."oldest_due_on",
           COALESCE("t280"."costs", CAST(0.00 AS DECIMAL(38, 2))) AS "costs",
           COALESCE("t280"."interest", CAST(0.00 AS DECIMAL(38, 2))) + "t280"."penalty" AS "interest",
           COALESCE("t280"."principal", CAST(0.00 AS DECIMAL(38, 2))) AS "principal",
           GREATEST("t280"."due" - "t280"."came", CAST(0.00 AS DECIMAL(38, 2))) + "t280"."penalty" AS "total",
           "t280"."due" + "t280"."penalty" AS "due",
           GREATEST("t280"."came" - "t280"."due", CAST(0.00 AS DECIMAL(38, 2))) AS "credit"
          FROM (
           SELECT
            "t279"."debt_id",
            "t279"."agreement_id",
            "t279"."agreed_at",
            "t279"."since",
            "t279"."offset",
            "t279"."first",
            "t279"."last",
            "t279"."tolerance",
            "t279"."penalty_rate",
            "t279"."day_count",
            "t279"."to_come",
            "t279"."next_due_on",
            "t279"."due",
            "t279"."came",
            "t279"."accrues",
            "t279"."oldest_due_on",
            "t279"."principal_days",
            "t279"."costs",
            "t279"."interest",
            "t279"."principal",
            COALESCE(
             CASE
              WHEN "t279"."accrues"
              THEN CAST(CAST(ROUND(
               CAST("t279"."principal_days" AS DECIMAL(28, 2)) * (
                CAST(CAST(FLOOR(
                 (
                  (
                   CAST(CAST("t279"."penalty_rate" AS DECIMAL(18, 8)) * 100000000 AS BIGINT) * 200
                  ) + "t279"."day_count"
                 ) / (
                  "t279"."day_count" * 2
                 )
                ) AS BIGINT) AS DECIMAL(28, 0)) * CAST(1E-10 AS DECIMAL(28, 10))
               ),
               2
              ) AS DECIMAL(28, 2)) AS DECIMAL(38, 2))
              ELSE CAST(0.00 AS DECIMAL(38, 2))
             END,
             CAST(0.00 AS DECIMAL(38, 2))
            ) AS "penalty"
           FROM (
            SELECT
             "t102"."debt_id",
             "t102"."agreement_id",
             "t102"."agreed_at",
             "t102"."since",
             "t102"."offset",
             "t102"."first",
             "t102"."last",
             "t102"."tolerance",
             "t102"."penalty_rate",
             "t102"."day_count",
             "t129"."to_come",
             "t129"."next_due_on",
             "t129"."fallen" + "t102"."added" AS "due",
             "t102"."paid" + "t102"."taken_off" AS "came",
             COALESCE("t102"."penalty_rate" > 0, FALSE) AND NOT (
              "t102"."books_penalties"
             ) AS "accrues",
             "t278"."oldest_due_on",
             "t278"."principal_days",
             "t278"."costs",
             "t278"."interest",
             "t278"."principal"
            FROM "t100" AS "t102"
            INNER JOIN (
             SELECT
              *
             FROM (
              SELECT
               "t112"."debt_id",
               COALESCE(SUM("t112"."whole") FILTER(WHERE
                "t112"."due_on" < MAKE_DATE(2026, 11, 23)), CAST(0.00 AS DECIMAL(38, 2))) AS "fallen",
               COALESCE(
                SUM("t112"."whole") FILTER(WHERE
                 NOT (
                  "t112"."due_on" < MAKE_DATE(2026, 11, 23)
                 )),
                CAST(0.00 AS DECIMAL(38, 2))
               ) AS "to_come",
               MIN("t112"."due_on") FILTER(WHERE
                NOT (
                 "t112"."due_on" < MAKE_DATE(2026, 11, 23)
                ) AND (
                 "t112"."whole" > CAST(0.00 AS DECIMAL(18, 2))
                )) AS "next_due_on",
               BOOL_OR(CAST("t112"."revolving" AS BOOLEAN)) AS "revolves"
              FROM (
               SELECT
                "t110"."debt_id",
                "t110"."due_on",
                "t110"."costs",
                "t110"."interest",
                "t110"."principal",
                "t110"."least",
                "t110"."revolving",
                "t110"."costs" + "t110"."interest" + "t110"."principal" AS "whole"
               FROM (
                SELECT
                 "t108"."debt_id",
                 "t108"."due_on",
                 COALESCE("t108"."fee", CAST(0.00 AS DECIMAL(18, 2))) AS "costs",
                 COALESCE("t108"."interest", CAST(0.00 AS DECIMAL(18, 2))) AS "interest",
                 COALESCE("t108"."principal", CAST(0.00 AS DECIMAL(18, 2))) AS "principal",
                 "t108"."minimum" AS "least",
                 NOT "t108"."minimum" IS NULL AS "revolving"
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t9"."debt_id",
                   "t9"."number",
                   "t9"."due_on",
                   "t9"."principal",
                   "t9"."interest",
                   "t9"."fee",
                   "t9"."minimum",
                   "t9"."agreement_id",
                   "t104"."holding"
                  FROM "instalments" AS "t9"
                  INNER JOIN (
                   SELECT
                    "t101"."debt_id",
                    COALESCE("t101"."agreement_id", '') AS "holding"
                   FROM "t100" AS "t101"
                  ) AS "t104"
                   ON "t9"."debt_id" = "t104"."debt_id"
                 ) AS "t106"
                 WHERE
                  COALESCE("t106"."agreement_id", '') = "t106"."holding"
                ) AS "t108"
               ) AS "t110"
              ) AS "t112"
              GROUP BY
               1
             ) AS "t125"
             WHERE
              NOT (
               "t125"."revolves"
              )
            ) AS "t129"
             ON "t102"."debt_id" = "t129"."debt_id"
            LEFT OUTER JOIN (
             SELECT
              "t276"."debt_id" AS "debt_0",
              "t276"."oldest_due_on",
              "t276"."principal_days",
              "t276"."costs",
              "t276"."interest",
              "t276"."principal"
             FROM (
              SELECT
               "t265"."debt_id",
               "t265"."oldest_due_on",
               CASE
                WHEN "t157"."first" = 'principal'
                THEN "t275"."nights_first"
                WHEN "t157"."last" = 'principal'
                THEN "t275"."nights_all" - "t275"."nights_second"
                ELSE "t275"."nights_second" - "t275"."nights_first"
               END AS "principal_days",
               CASE
                WHEN "t157"."first" = 'costs'
                THEN "t265"."open_first"
                WHEN "t157"."last" = 'costs'
                THEN "t265"."open_all" - "t265"."open_second"
                ELSE "t265"."open_second" - "t265"."open_first"
               END AS "costs",
               CASE
                WHEN "t157"."first" = 'interest'
                THEN "t265"."open_first"
                WHEN "t157"."last" = 'interest'
                THEN "t265"."open_all" - "t265"."open_second"
                ELSE "t265"."open_second" - "t265"."open_first"
               END AS "interest",
               CASE
                WHEN "t157"."first" = 'principal'
                THEN "t265"."open_first"
                WHEN "t157"."last" = 'principal'
                THEN "t265"."open_all" - "t265"."open_second"
                ELSE "t265"."open_second" - "t265"."open_first"
               END AS "principal"
              FROM (
               SELECT
                "t262"."debt_id",
                "t262"."oldest_due_on",
                "t262"."last_even",
                "t262"."open_all",
                "t262"."end_first" - LEAST("t262"."low_first", CAST(0.00 AS DECIMAL(38, 2))) AS "open_first",
                "t262"."end_second" - LEAST("t262"."low_second", CAST(0.00 AS DECIMAL(38, 2))) AS "open_second",
                COALESCE("t262"."base_first", CAST(0.00 AS DECIMAL(38, 2))) AS "base_first",
                COALESCE("t262"."base_second", CAST(0.00 AS DECIMAL(38, 2))) AS "base_second"
               FROM (
                SELECT
                 "t259"."debt_id",
                 MIN("t259"."late_since") AS "oldest_due_on",
                 MAX("t259"."open_all") FILTER(WHERE
                  "t259"."next_clock" IS NULL) AS "open_all",
                 MAX("t259"."step") FILTER(WHERE
                  "t259"."open_all" = CAST(0.00 AS DECIMAL(38, 2))) AS "last_even",
                 MAX("t259"."free_first") FILTER(WHERE
                  "t259"."next_clock" IS NULL) AS "end_first",
                 MAX("t259"."free_second") FILTER(WHERE
                  "t259"."next_clock" IS NULL) AS "end_second",
                 MIN("t259"."free_first") AS "low_first",
                 MIN("t259"."free_second") AS "low_second",
                 FIRST("t259"."free_first" ORDER BY "t259"."step" DESC) FILTER(WHERE
                  "t259"."open_all" = CAST(0.00 AS DECIMAL(38, 2))) AS "base_first",
                 FIRST("t259"."free_second" ORDER BY "t259"."step" DESC) FILTER(WHERE
                  "t259"."open_all" = CAST(0.00 AS DECIMAL(38, 2))) AS "base_second"
                FROM "t258" AS "t259"
                GROUP BY
                 1
               ) AS "t262"
              ) AS "t265"
              LEFT OUTER JOIN (
               SELECT
                "t273"."debt_id" AS "debt_0",
                "t273"."nights_first",
                "t273"."nights_second",
                "t273"."nights_all"
               FROM (
                SELECT
                 "t272"."debt_id",
                 SUM(
                  (
                   "t272"."free_first" - LEAST("t272"."low_first", "t272"."base_first")
                  ) * (
                   COALESCE("t272"."next_clock", DATE_DIFF('DAY', MAKE_DATE(1970, 1, 1), MAKE_DATE(2026, 11, 23)) + 1) - "t272"."clock"
                  )
                 ) AS "nights_first",
                 SUM(
                  (
                   "t272"."free_second" - LEAST("t272"."low_second", "t272"."base_second")
                  ) * (
                   COALESCE("t272"."next_clock", DATE_DIFF('DAY', MAKE_DATE(1970, 1, 1), MAKE_DATE(2026, 11, 23)) + 1) - "t272"."clock"
                  )
                 ) AS "nights_second",
                 SUM(
                  "t272"."open_all" * (
                   COALESCE("t272"."next_clock", DATE_DIFF('DAY', MAKE_DATE(1970, 1, 1), MAKE_DATE(2026, 11, 23)) + 1) - "t272"."clock"
                  )
                 ) AS "nights_all"
                FROM (
                 SELECT
                  "t271"."debt_id",
                  "t271"."step",
                  "t271"."clock",
                  "t271"."next_clock",
                  "t271"."free_first",
                  "t271"."free_second",
                  "t271"."open_all",
                  "t271"."late_since",
                  "t271"."last_even",
                  "t271"."base_first",
                  "t271"."base_second",
                  MIN("t271"."free_first") OVER (PARTITION BY "t271"."debt_id" ORDER BY "t271"."step" ASC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "low_first",
                  MIN("t271"."free_second") OVER (PARTITION BY "t271"."debt_id" ORDER BY "t271"."step" ASC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS "low_second"
                 FROM (
                  SELECT
                   *
                  FROM (
                   SELECT
                    "t260"."debt_id",
                    "t260"."step",
                    "t260"."clock",
                    "t260"."next_clock",
                    "t260"."free_first",
                    "t260"."free_second",
                    "t260"."open_all",
                    "t260"."late_since",
                    "t269"."last_even",
                    "t269"."base_first",
                    "t269"."base_second"
                   FROM "t258" AS "t260"
                   INNER JOIN (
                    SELECT
                     "t265"."debt_id",
                     "t265"."last_even",
                     "t265"."base_first",
                     "t265"."base_second"
                    FROM (
                     SELECT
                      "t262"."debt_id",
                      "t262"."oldest_due_on",
                      "t262"."last_even",
                      "t262"."open_all",
                      "t262"."end_first" - LEAST("t262"."low_first", CAST(0.00 AS DECIMAL(38, 2))) AS "open_first",
                      "t262"."end_second" - LEAST("t262"."low_second", CAST(0.00 AS DECIMAL(38, 2))) AS "open_second",
                      COALESCE("t262"."base_first", CAST(0.00 AS DECIMAL(38, 2))) AS "base_first",
                      COALESCE("t262"."base_second", CAST(0.00 AS DECIMAL(38, 2))) AS "base_second"
                     FROM (
                      SELECT
                       "t259"."debt_id",
                       MIN("t259"."late_since") AS "oldest_due_on",
                       MAX("t259"."open_all") FILTER(WHERE
                        "t259"."next_clock" IS NULL) AS "open_all",
                       MAX("t259"."step") FILTER(WHERE
                        "t259"."open_all" = CAST(0.00 AS DECIMAL(38, 2))) AS "last_even",
                       MAX("t259"."free_first") FILTER(WHERE
                        "t259"."next_clock" IS NULL) AS "end_first",
                       MAX("t259"."free_second") FILTER(WHERE
                        "t259"."next_clock" IS NULL) AS "end_second",
                       MIN("t259"."free_first") AS "low_first",
                       MIN("t259"."free_second") AS "low_second",
                       FIRST("t259"."free_first" ORDER BY "t259"."step" DESC) FILTER(WHERE
                        "t259"."open_all" = CAST(0.00 AS DECIMAL(38, 2))) AS "base_first",
                       FIRST("t259"."free_second" ORDER BY "t259"."step" DESC) FILTER(WHERE
                        "t259"."open_all" = CAST(0.00 AS DECIMAL(38, 2))) AS "base_second"
                      FROM "t258" AS "t259"
                      GROUP BY
                       1
                     ) AS "t262"
                    ) AS "t265"
                    SEMI JOIN (
                     SELECT
                      *
                     FROM "t139" AS "t143"
                     WHERE
                      "t143"."accrues"
                    ) AS "t162"
                     ON "t265"."debt_id" = "t162"."debt_id"
                   ) AS "t269"
                    ON "t260"."debt_id" = "t269"."debt_id"
                  ) AS "t270"
                  WHERE
                   (
                    "t270"."last_even" IS NULL
                   ) OR (
                    "t270"."step" > "t270"."last_even"
                   )
                 ) AS "t271"
                ) AS "t272"
                GROUP BY
                 1
               ) AS "t273"
              ) AS "t275"
               ON "t265"."debt_id" = "t275"."debt_0"
              INNER JOIN (
               SELECT
                "t143"."debt_id",
                "t143"."first",
                "t143"."last"
               FROM "t139" AS "t143"
              ) AS "t157"
               ON "t265"."debt_id" = "t157"."debt_id"
             ) AS "t276"
            ) AS "t278"
             ON "t102"."debt_id" = "t278"."debt_0"
           ) AS "t279"
          ) AS "t280"
         ) AS "t282"
         LEFT OUTER JOIN (
          SELECT
           "t227"."debt_id" AS "debt_0",
           "t227"."next_due_amount"
          FROM (
           SELECT
            "t221"."debt_id",
            SUM("t221"."whole") AS "next_due_amount"
           FROM (
            SELECT
             "t210"."debt_id",
             "t210"."due_on",
             "t210"."costs",
             "t210"."interest",
             "t210"."principal",
             "t210"."least",
             "t210"."revolving",
             "t210"."whole"
            FROM (
             SELECT
              *
             FROM (
              SELECT
               "t191"."debt_id",
               "t191"."due_on",
               "t191"."costs",
               "t191"."interest",
               "t191"."principal",
               "t191"."least",
               "t191"."revolving",
               "t191"."costs" + "t191"."interest" + "t191"."principal" AS "whole"
              FROM (
               SELECT
                "t185"."debt_id",
                "t185"."due_on",
                COALESCE("t185"."fee", CAST(0.00 AS DECIMAL(18, 2))) AS "costs",
                COALESCE("t185"."interest", CAST(0.00 AS DECIMAL(18, 2))) AS "interest",
                COALESCE("t185"."principal", CAST(0.00 AS DECIMAL(18, 2))) AS "principal",
                "t185"."minimum" AS "least",
                NOT "t185"."minimum" IS NULL AS "revolving"
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  "t9"."debt_id",
                  "t9"."number",
                  "t9"."due_on",
                  "t9"."principal",
                  "t9"."interest",
                  "t9"."fee",
                  "t9"."minimum",
                  "t9"."agreement_id",
                  "t164"."holding"
                 FROM "instalments" AS "t9"
                 INNER JOIN (
                  SELECT
                   "t141"."debt_id",
                   COALESCE("t141"."agreement_id", '') AS "holding"
                  FROM "t137" AS "t141"
                 ) AS "t164"
                  ON "t9"."debt_id" = "t164"."debt_id"
                ) AS "t179"
                WHERE
                 COALESCE("t179"."agreement_id", '') = "t179"."holding"
               ) AS "t185"
              ) AS "t191"
             ) AS "t195"
             WHERE
              "t195"."due_on" >= MAKE_DATE(2026, 11, 23)
            ) AS "t210"
            INNER JOIN (
             SELECT
              "t141"."debt_id",
              "t141"."next_due_on" AS "due_on"
             FROM "t137" AS "t141"
            ) AS "t153"
             ON "t210"."debt_id" = "t153"."debt_id" AND "t210"."due_on" = "t153"."due_on"
           ) AS "t221"
           GROUP BY
            1
          ) AS "t227"
         ) AS "t234"
          ON "t282"."debt_id" = "t234"."debt_0"
         LEFT OUTER JOIN (
          SELECT
           "t242"."debt_id" AS "debt_1",
           "t242"."open_due_on",
           "t242"."open_due_amount"
          FROM (
           SELECT
            "t239"."debt_id",
            MIN("t239"."due_on") AS "open_due_on",
            FIRST("t239"."left" ORDER BY "t239"."due_on") AS "open_due_amount"
           FROM (
            SELECT
             *
            FROM (
             SELECT
              "t228"."debt_id",
              "t228"."due_on",
              "t228"."whole",
              "t228"."credit",
              LEAST(
               SUM("t228"."whole") OVER (PARTITION BY "t228"."debt_id" ORDER BY "t228"."due_on" ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - "t228"."credit",
               "t228"."whole"
              ) AS "left"
             FROM (
              SELECT
               "t219"."debt_id",
               "t219"."due_on",
               "t219"."whole",
               "t165"."credit"
              FROM (
               SELECT
                "t206"."debt_id",
                "t206"."due_on",
                SUM("t206"."whole") AS "whole"
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  "t192"."debt_id",
                  "t192"."due_on",
                  "t192"."costs",
                  "t192"."interest",
                  "t192"."principal",
                  "t192"."least",
                  "t192"."revolving",
                  "t192"."costs" + "t192"."interest" + "t192"."principal" AS "whole"
                 FROM (
                  SELECT
                   "t186"."debt_id",
                   "t186"."due_on",
                   COALESCE("t186"."fee", CAST(0.00 AS DECIMAL(18, 2))) AS "costs",
                   COALESCE("t186"."interest", CAST(0.00 AS DECIMAL(18, 2))) AS "interest",
                   COALESCE("t186"."principal", CAST(0.00 AS DECIMAL(18, 2))) AS "principal",
                   "t186"."minimum" AS "least",
                   NOT "t186"."minimum" IS NULL AS "revolving"
                  FROM (
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t9"."debt_id",
                     "t9"."number",
                     "t9"."due_on",
                     "t9"."principal",
                     "t9"."interest",
                     "t9"."fee",
                     "t9"."minimum",
                     "t9"."agreement_id",
                     "t166"."holding"
                    FROM "instalments" AS "t9"
                    INNER JOIN (
                     SELECT
                      "t142"."debt_id",
                      COALESCE("t142"."agreement_id", '') AS "holding"
                     FROM "t138" AS "t142"
                    ) AS "t166"
                     ON "t9"."debt_id" = "t166"."debt_id"
                   ) AS "t180"
                   WHERE
                    COALESCE("t180"."agreement_id", '') = "t180"."holding"
                  ) AS "t186"
                 ) AS "t192"
                ) AS "t196"
                WHERE
                 "t196"."due_on" >= MAKE_DATE(2026, 11, 23)
               ) AS "t206"
               GROUP BY
                1,
                2
              ) AS "t219"
              INNER JOIN (
               SELECT
                "t142"."debt_id",
                "t142"."came" - "t142"."due" AS "credit"
               FROM "t138" AS "t142"
              ) AS "t165"
               ON "t219"."debt_id" = "t165"."debt_id"
             ) AS "t228"
            ) AS "t238"
            WHERE
             "t238"."left" > CAST(0.00 AS DECIMAL(38, 2))
           ) AS "t239"
           GROUP BY
            1
          ) AS "t242"
         ) AS "t247"
          ON "t282"."debt_id" = "t247"."debt_1"
        ) AS "t283"
       ) AS "t284"
      ) AS "t285"
      UNION ALL
      SELECT
       *
      FROM (
       SELECT
        "t266"."debt_id",
        "t266"."oldest_due_on",
        "t266"."next_due_on",
        TRUE AS "revolving",
        "t266"."principal",
        "t266"."interest",
        "t266"."total",
        "t266"."due",
        "t266"."credit",
        "t266"."not_yet_due",
        "t266"."costs",
        "t266"."next_due_amount"
       FROM (
        SELECT
         "t264"."debt_id",
         "t264"."costs",
         "t264"."interest",
         "t264"."principal",
         "t264"."total",
         "t264"."due",
         "t264"."oldest_due_on",
         "t264"."next_due_on",
         "t264"."next_due_amount",
         CAST(NULL AS DECIMAL(38, 2)) AS "not_yet_due",
         CAST(0.00 AS DECIMAL(38, 2)) AS "credit"
        FROM (
         SELECT
          "t261"."debt_id",
          COALESCE(SUM("t261"."open_costs") FILTER(WHERE
           "t261"."is_newest"), CAST(0.00 AS DECIMAL(38, 2))) AS "costs",
          COALESCE(SUM("t261"."open_interest") FILTER(WHERE
           "t261"."is_newest"), CAST(0.00 AS DECIMAL(38, 2))) AS "interest",
          COALESCE(SUM("t261"."open_principal") FILTER(WHERE
           "t261"."is_newest"), CAST(0.00 AS DECIMAL(38, 2))) AS "principal",
          COALESCE(SUM("t261"."short") FILTER(WHERE
           "t261"."is_newest"), CAST(0.00 AS DECIMAL(38, 2))) AS "total",
          COALESCE(SUM("t261"."least") FILTER(WHERE
           "t261"."is_newest"), CAST(0.00 AS DECIMAL(38, 2))) AS "due",
          MIN("t261"."due_on") FILTER(WHERE
           "t261"."past" AND (
            "t261"."short" > "t261"."tolerance"
           )) AS "oldest_due_on",
          MIN("t261"."due_on") FILTER(WHERE
           NOT (
            "t261"."past"
           ) AND (
            "t261"."short" > CAST(0.00 AS DECIMAL(38, 2))
           )) AS "next_due_on",
          FIRST("t261"."short" ORDER BY "t261"."due_on") FILTER(WHERE
           NOT (
            "t261"."past"
           ) AND (
            "t261"."short" > CAST(0.00 AS DECIMAL(38, 2))
           )) AS "next_due_amount"
         FROM (
          SELECT
           "t256"."debt_id",
           "t256"."due_on",
           "t256"."day",
           "t256"."phase",
           "t256"."amount",
           "t256"."costs",
           "t256"."interest",
           "t256"."principal",
           "t256"."least",
           "t256"."since",
           "t256"."short",
           "t256"."first",
           "t256"."last",
           "t256"."tolerance",
           "t256"."past",
           "t256"."is_newest",
           "t256"."least_costs",
           "t256"."least_interest",
           "t256"."least_principal",
           GREATEST(
            LEAST(
             "t256"."least_costs",
             (
              CASE
               WHEN "t256"."first" = 'costs'
               THEN CAST(0.00 AS DECIMAL(38, 2))
               WHEN "t256"."last" = 'costs'
               THEN "t256"."least" - "t256"."least_costs"
               ELSE (
                "t256"."least" - "t256"."least_costs"
               ) - CASE
                WHEN "t256"."last" = 'costs'
                THEN "t256"."least_costs"
                WHEN "t256"."last" = 'interest'
                THEN "t256"."least_interest"
                WHEN "t256"."last" = 'principal'
                THEN "t256"."least_principal"
                ELSE CAST(0.00 AS DECIMAL(38, 2))
               END
              END + "t256"."least_costs"
             ) - "t256"."since"
            ),
            CAST(0.00 AS DECIMAL(38, 2))
           ) AS "open_costs",
           GREATEST(
            LEAST(
             "t256"."least_interest",
             (
              CASE
               WHEN "t256"."first" = 'interest'
               THEN CAST(0.00 AS DECIMAL(38, 2))
               WHEN "t256"."last" = 'interest'
               THEN "t256"."least" - "t256"."least_interest"
               ELSE (
                "t256"."least" - "t256"."least_interest"
               ) - CASE
                WHEN "t256"."last" = 'costs'
                THEN "t256"."least_costs"
                WHEN "t256"."last" = 'interest'
                THEN "t256"."least_interest"
                WHEN "t256"."last" = 'principal'
                THEN "t256"."least_principal"
                ELSE CAST(0.00 AS DECIMAL(38, 2))
               END
              END + "t256"."least_interest"
             ) - "t256"."since"
            ),
            CAST(0.00 AS DECIMAL(38, 2))
           ) AS "open_interest",
           GREATEST(
            LEAST(
             "t256"."least_principal",
             (
              CASE
               WHEN "t256"."first" = 'principal'
               THEN CAST(0.00 AS DECIMAL(38, 2))
               WHEN "t256"."last" = 'principal'
               THEN "t256"."least" - "t256"."least_principal"
               ELSE (
                "t256"."least" - "t256"."least_principal"
               ) - CASE
                WHEN "t256"."last" = 'costs'
                THEN "t256"."least_costs"
                WHEN "t256"."last" = 'interest'
                THEN "t256"."least_interest"
                WHEN "t256"."last" = 'principal'
                THEN "t256"."least_principal"
                ELSE CAST(0.00 AS DECIMAL(38, 2))
               END
              END + "t256"."least_principal"
             ) - "t256"."since"
            ),
            CAST(0.00 AS DECIMAL(38, 2))
           ) AS "open_principal"
          FROM (
           SELECT
            "t253"."debt_id",
            "t253"."due_on",
            "t253"."day",
            "t253"."phase",
            "t253"."amount",
            "t253"."costs",
            "t253"."interest",
            "t253"."principal",
            "t253"."least",
            "t253"."since",
            "t253"."short",
            "t253"."first",
            "t253"."last",
            "t253"."tolerance",
            "t253"."due_on" < MAKE_DATE(2026, 11, 23) AS "past",
            (
             "t253"."due_on" < MAKE_DATE(2026, 11, 23)
            )
            AND (
             "t253"."due_on" = MAX("t253"."due_on") FILTER(WHERE
              "t253"."due_on" < MAKE_DATE(2026, 11, 23)) OVER (PARTITION BY "t253"."debt_id" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
            ) AS "is_newest",
            LEAST("t253"."costs", "t253"."least") AS "least_costs",
            LEAST("t253"."interest", "t253"."least" - LEAST("t253"."costs", "t253"."least")) AS "least_interest",
            (
             "t253"."least" - LEAST("t253"."costs", "t253"."least")
            ) - LEAST("t253"."interest", "t253"."least" - LEAST("t253"."costs", "t253"."least")) AS "least_principal"
           FROM (
            SELECT
             "t250"."debt_id",
             "t250"."due_on",
             "t250"."day",
             "t250"."phase",
             "t250"."amount",
             "t250"."costs",
             "t250"."interest",
             "t250"."principal",
             "t250"."least",
             "t250"."since",
             "t250"."short",
             "t117"."first",
             "t117"."last",
             "t117"."tolerance"
            FROM (
             SELECT
              "t244"."debt_id",
              "t244"."due_on",
              "t244"."day",
              "t244"."phase",
              "t244"."amount",
              "t244"."costs",
              "t244"."interest",
              "t244"."principal",
              "t244"."least",
              "t244"."since",
              GREATEST("t244"."least" - "t244"."since", CAST(0.00 AS DECIMAL(38, 2))) AS "short"
             FROM (
              SELECT
               *
              FROM (
               SELECT
                "t237"."debt_id",
                "t237"."due_on",
                "t237"."day",
                "t237"."phase",
                "t237"."amount",
                "t237"."costs",
                "t237"."interest",
                "t237"."principal",
                "t237"."least",
                SUM("t237"."amount") OVER (PARTITION BY "t237"."debt_id" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - SUM("t237"."amount") OVER (
                 PARTITION BY "t237"."debt_id"
                 ORDER BY "t237"."day" ASC, "t237"."phase" ASC
                 ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS "since"
               FROM (
                SELECT
                 *
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t171"."debt_id",
                   "t171"."due_on",
                   COALESCE("t171"."opens", MAKE_DATE(1, 1, 1)) AS "day",
                   1 AS "phase",
                   CAST(0.00 AS DECIMAL(38, 2)) AS "amount",
                   "t171"."costs",
                   "t171"."interest",
                   "t171"."principal",
                   "t171"."least"
                  FROM (
                   SELECT
                    "t144"."debt_id",
                    "t144"."due_on",
                    "t144"."least",
                    "t144"."costs",
                    "t144"."interest",
                    "t144"."principal",
                    LAG("t144"."due_on") OVER (
                     PARTITION BY "t144"."debt_id"
                     ORDER BY "t144"."due_on" ASC
                     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS "opens"
                   FROM (
                    SELECT
                     "t131"."debt_id",
                     "t131"."due_on",
                     SUM(
                      COALESCE(
                       CAST("t131"."least" AS DECIMAL(38, 2)),
                       CAST("t131"."costs" + "t131"."interest" + "t131"."principal" AS DECIMAL(38, 2))
                      )
                     ) AS "least",
                     SUM("t131"."costs") AS "costs",
                     SUM("t131"."interest") AS "interest",
                     SUM("t131"."principal") AS "principal"
                    FROM (
                     SELECT
                      "t128"."debt_id",
                      "t128"."due_on",
                      COALESCE("t128"."fee", CAST(0.00 AS DECIMAL(18, 2))) AS "costs",
                      COALESCE("t128"."interest", CAST(0.00 AS DECIMAL(18, 2))) AS "interest",
                      COALESCE("t128"."principal", CAST(0.00 AS DECIMAL(18, 2))) AS "principal",
                      "t128"."minimum" AS "least",
                      NOT "t128"."minimum" IS NULL AS "revolving"
                     FROM (
                      SELECT
                       *
                      FROM (
                       SELECT
                        "t9"."debt_id",
                        "t9"."number",
                        "t9"."due_on",
                        "t9"."principal",
                        "t9"."interest",
                        "t9"."fee",
                        "t9"."minimum",
                        "t9"."agreement_id",
                        "t118"."holding"
                       FROM "instalments" AS "t9"
                       INNER JOIN (
                        SELECT
                         "t102"."debt_id",
                         COALESCE("t102"."agreement_id", '') AS "holding"
                        FROM "t100" AS "t102"
                        SEMI JOIN (
                         SELECT
                          "t107"."debt_id",
                          "t107"."due_on",
                          COALESCE("t107"."fee", CAST(0.00 AS DECIMAL(18, 2))) AS "costs",
                          COALESCE("t107"."interest", CAST(0.00 AS DECIMAL(18, 2))) AS "interest",
                          COALESCE("t107"."principal", CAST(0.00 AS DECIMAL(18, 2))) AS "principal",
                          "t107"."minimum" AS "least",
                          NOT "t107"."minimum" IS NULL AS "revolving"
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            "t22"."debt_id",
                            "t22"."number",
                            "t22"."due_on",
                            "t22"."principal",
                            "t22"."interest",
                            "t22"."fee",
                            "t22"."minimum",
                            "t22"."agreement_id",
                            "t104"."holding"
                           FROM (
                            SELECT
                             *
                            FROM "instalments" AS "t5"
                            WHERE
                             NOT "t5"."minimum" IS NULL
                           ) AS "t22"
                           INNER JOIN (
                            SELECT
                             "t101"."debt_id",
                             COALESCE("t101"."agreement_id", '') AS "holding"
                            FROM "t100" AS "t101"
                           ) AS "t104"
                            ON "t22"."debt_id" = "t104"."debt_id"
                          ) AS "t105"
                          WHERE
                           COALESCE("t105"."agreement_id", '') = "t105"."holding"
                         ) AS "t107"
                        ) AS "t111"
                         ON "t102"."debt_id" = "t111"."debt_id"
                       ) AS "t118"
                        ON "t9"."debt_id" = "t118"."debt_id"
                      ) AS "t123"
                      WHERE
                       COALESCE("t123"."agreement_id", '') = "t123"."holding"
                     ) AS "t128"
                    ) AS "t131"
                    GROUP BY
                     1,
                     2
                   ) AS "t144"
                  ) AS "t171"
                 ) AS "t178"
                ) AS "t182"
                UNION ALL
                SELECT
                 *
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t225"."debt_id",
                   CAST(NULL AS DATE) AS "due_on",
                   "t225"."day",
                   0 AS "phase",
                   CAST("t225"."amount" AS DECIMAL(38, 2)) AS "amount",
                   CAST(NULL AS DECIMAL(38, 2)) AS "costs",
                   CAST(NULL AS DECIMAL(38, 2)) AS "interest",
                   CAST(NULL AS DECIMAL(38, 2)) AS "principal",
                   CAST(NULL AS DECIMAL(38, 2)) AS "least"
                  FROM (
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t218"."debt_id",
                     "t218"."day",
                     "t218"."amount"
                    FROM (
                     SELECT
                      *
                     FROM (
                      SELECT
                       *
                      FROM (
                       SELECT
                        "t189"."debt_id",
                        "t189"."day",
                        CASE
                         WHEN (
                          (
                           "t189"."status" IS NULL
                          ) OR (
                           "t189"."status" = 'posted'
                          )
                         )
                         AND (
                          "t189"."day" <= MAKE_DATE(2026, 11, 23)
                         )
                         AND (
                          (
                           "t189"."since" IS NULL
                          ) OR (
                           "t189"."day" >= "t189"."since"
                          )
                         )
                         THEN "t189"."net"
                         ELSE CAST(0.00 AS DECIMAL(18, 2))
                        END AS "amount",
                        CASE
                         WHEN (
                          "t189"."came_on" <= MAKE_DATE(2026, 11, 23)
                         )
                         AND COALESCE(
                          (
                           "t189"."status" = 'pending'
                          )
                          OR (
                           (
                            (
                             "t189"."status" IS NULL
                            ) OR (
                             "t189"."status" = 'posted'
                            )
                           )
                           AND (
                            "t189"."day" > MAKE_DATE(2026, 11, 23)
                           )
                          ),
                          FALSE
                         )
                         THEN "t189"."net"
                         ELSE CAST(0.00 AS DECIMAL(18, 2))
                        END AS "pending",
                        (
                         (
                          (
                           "t189"."status" IS NULL
                          ) OR (
                           "t189"."status" = 'posted'
                          )
                         )
                         AND (
                          "t189"."day" <= MAKE_DATE(2026, 11, 23)
                         )
                         AND (
                          (
                           "t189"."since" IS NULL
                          ) OR (
                           "t189"."day" >= "t189"."since"
                          )
                         )
                         AND (
                          "t189"."status" IS NULL
                         )
                        )
                        OR COALESCE("t189"."unsure", FALSE) AS "unknown_status",
                        "t189"."amount" < CAST(0.00 AS DECIMAL(18, 2)) AS "negative",
                        "t189"."taken_back" > GREATEST("t189"."amount", CAST(0.00 AS DECIMAL(18, 2))) AS "over_reversed"
                       FROM (
                        SELECT
                         "t176"."debt_id",
                         "t176"."payment_id",
                         "t176"."status",
                         "t176"."reverses",
                         "t176"."since",
                         "t176"."amount",
                         "t176"."came_on",
                         "t176"."day",
                         "t176"."undone",
                         "t176"."unsure",
                         CAST(GREATEST(
                          CAST("t176"."amount" AS DECIMAL(38, 2)) - COALESCE("t176"."undone", CAST(0.00 AS DECIMAL(38, 2))),
                          CAST(0.00 AS DECIMAL(38, 2))
                         ) AS DECIMAL(18, 2)) AS "net",
                         COALESCE("t176"."undone", CAST(0.00 AS DECIMAL(38, 2))) AS "taken_back"
                        FROM (
                         SELECT
                          "t172"."debt_id",
                          "t172"."payment_id",
                          "t172"."status",
                          "t172"."reverses",
                          "t172"."since",
                          "t172"."amount",
                          "t172"."came_on",
                          "t172"."day",
                          CAST(0.00 AS DECIMAL(38, 2)) AS "undone",
                          FALSE AS "unsure"
                         FROM (
                          SELECT
                           "t20"."debt_id",
                           "t20"."payment_id",
                           "t20"."status",
                           "t20"."reverses",
                           "t121"."since",
                           "t20"."amount",
                           CAST("t20"."paid_at" + TO_MINUTES("t121"."offset") AS DATE) AS "came_on",
                           COALESCE("t20"."value_on", CAST("t20"."paid_at" + TO_MINUTES("t121"."offset") AS DATE)) AS "day"
                          FROM (
                           SELECT
                            *
                           FROM "payments" AS "t4"
                           WHERE
                            "t4"."reverses" IS NULL
                          ) AS "t20"
                          ANTI JOIN "t136" AS "t146"
                           ON "t20"."debt_id" = "t146"."debt_id"
                          INNER JOIN "t116" AS "t121"
                           ON "t20"."debt_id" = "t121"."debt_id"
                         ) AS "t172"
                        ) AS "t176"
                       ) AS "t189"
                      ) AS "t204"
                      UNION ALL
                      SELECT
                       *
                      FROM (
                       SELECT
                        "t184"."debt_id",
                        "t184"."day",
                        CASE
                         WHEN (
                          (
                           "t184"."status" IS NULL
                          ) OR (
                           "t184"."status" = 'posted'
                          )
                         )
                         AND (
                          "t184"."day" <= MAKE_DATE(2026, 11, 23)
                         )
                         AND (
                          (
                           "t184"."since" IS NULL
                          ) OR (
                           "t184"."day" >= "t184"."since"
                          )
                         )
                         THEN "t184"."net"
                         ELSE CAST(0.00 AS DECIMAL(18, 2))
                        END AS "amount",
                        CASE
                         WHEN (
                          "t184"."came_on" <= MAKE_DATE(2026, 11, 23)
                         )
                         AND COALESCE(
                          (
                           "t184"."status" = 'pending'
                          )
                          OR (
                           (
                            (
                             "t184"."status" IS NULL
                            ) OR (
                             "t184"."status" = 'posted'
                            )
                           )
                           AND (
                            "t184"."day" > MAKE_DATE(2026, 11, 23)
                           )
                          ),
                          FALSE
                         )
                         THEN "t184"."net"
                         ELSE CAST(0.00 AS DECIMAL(18, 2))
                        END AS "pending",
                        (
                         (
                          (
                           "t184"."status" IS NULL
                          ) OR (
                           "t184"."status" = 'posted'
                          )
                         )
                         AND (
                          "t184"."day" <= MAKE_DATE(2026, 11, 23)
                         )
                         AND (
                          (
                           "t184"."since" IS NULL
                          ) OR (
                           "t184"."day" >= "t184"."since"
                          )
                         )
                         AND (
                          "t184"."status" IS NULL
                         )
                        )
                        OR COALESCE("t184"."unsure", FALSE) AS "unknown_status",
                        "t184"."amount" < CAST(0.00 AS DECIMAL(18, 2)) AS "negative",
                        "t184"."taken_back" > GREATEST("t184"."amount", CAST(0.00 AS DECIMAL(18, 2))) AS "over_reversed"
                       FROM (
                        SELECT
                         "t174"."debt_id",
                         "t174"."payment_id",
                         "t174"."status",
                         "t174"."reverses",
                         "t174"."since",
                         "t174"."amount",
                         "t174"."came_on",
                         "t174"."day",
                         "t174"."undone",
                         "t174"."unsure",
                         CAST(GREATEST(
                          CAST("t174"."amount" AS DECIMAL(38, 2)) - COALESCE("t174"."undone", CAST(0.00 AS DECIMAL(38, 2))),
                          CAST(0.00 AS DECIMAL(38, 2))
                         ) AS DECIMAL(18, 2)) AS "net",
                         COALESCE("t174"."undone", CAST(0.00 AS DECIMAL(38, 2))) AS "taken_back"
                        FROM (
                         SELECT
                          "t173".*
                          EXCLUDE ("debt_id_right", "payment_id_right")
                         FROM (
                          SELECT
                           "t20"."debt_id",
                           "t20"."payment_id",
                           "t20"."status",
                           "t20"."reverses",
                           "t121"."since",
                           "t20"."amount",
                           CAST("t20"."paid_at" + TO_MINUTES("t121"."offset") AS DATE) AS "came_on",
                           COALESCE("t20"."value_on", CAST("t20"."paid_at" + TO_MINUTES("t121"."offset") AS DATE)) AS "day",
                           "t147"."debt_id" AS "debt_id_right",
                           "t147"."payment_id" AS "payment_id_right",
                           "t147"."undone",
                           "t147"."unsure"
                          FROM (
                           SELECT
                            *
                           FROM "payments" AS "t4"
                           WHERE
                            "t4"."reverses" IS NULL
                          ) AS "t20"
                          SEMI JOIN "t136" AS "t146"
                           ON "t20"."debt_id" = "t146"."debt_id"
                          INNER JOIN "t116" AS "t121"
                           ON "t20"."debt_id" = "t121"."debt_id"
                          LEFT OUTER JOIN "t136" AS "t147"
                           ON "t20"."debt_id" = "t147"."debt_id" AND "t20"."payment_id" = "t147"."payment_id"
                         ) AS "t173"
                        ) AS "t174"
                       ) AS "t184"
                      ) AS "t200"
                     ) AS "t209"
                     WHERE
                      "t209"."amount" > CAST(0.00 AS DECIMAL(38, 2))
                    ) AS "t218"
                   ) AS "t223"
                   UNION ALL
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t163"."debt_id",
                     "t163"."day",
                     CAST("t163"."taken_off" AS DECIMAL(18, 2)) AS "amount"
                    FROM (
                     SELECT
                      *
                     FROM (
                      SELECT
                       "t134"."debt_id",
                       "t134"."day",
                       CASE
                        WHEN "t134"."kind" IN ('adjustment', 'cost', 'late_fee')
                        THEN GREATEST("t134"."amount", CAST(0.00 AS DECIMAL(38, 2)))
                        ELSE CAST(0.00 AS DECIMAL(38, 2))
                       END AS "costs",
                       CASE
                        WHEN "t134"."kind" = 'penalty'
                        THEN GREATEST("t134"."amount", CAST(0.00 AS DECIMAL(38, 2)))
                        ELSE CAST(0.00 AS DECIMAL(38, 2))
                       END AS "interest",
                       CASE
                        WHEN "t134"."kind" IN ('refund', 'waiver')
                        THEN ABS("t134"."amount")
                        WHEN "t134"."kind" = 'write_off'
                        THEN CAST(0.00 AS DECIMAL(38, 2))
                        ELSE GREATEST(-(
                         "t134"."amount"
                        ), CAST(0.00 AS DECIMAL(38, 2)))
                       END AS "taken_off",
                       "t134"."kind" = 'penalty' AS "penalty"
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         "t124"."charge_id",
                         "t124"."debt_id",
                         "t124"."at",
                         "t124"."kind",
                         CAST("t124"."amount" AS DECIMAL(38, 2)) AS "amount",
                         "t124"."offset",
                         "t124"."agreed_at",
                         CAST("t124"."at" + TO_MINUTES("t124"."offset") AS DATE) AS "day"
                        FROM (
                         SELECT
                          "t8"."charge_id",
                          "t8"."debt_id",
                          "t8"."at",
                          "t8"."kind",
                          "t8"."amount",
                          "t119"."offset",
                          "t119"."agreed_at"
                         FROM "charges" AS "t8"
                         INNER JOIN (
                          SELECT
                           "t102"."debt_id",
                           "t102"."offset",
                           "t102"."agreed_at"
                          FROM "t100" AS "t102"
                          SEMI JOIN (
                           SELECT
                            "t107"."debt_id",
                            "t107"."due_on",
                            COALESCE("t107"."fee", CAST(0.00 AS DECIMAL(18, 2))) AS "costs",
                            COALESCE("t107"."interest", CAST(0.00 AS DECIMAL(18, 2))) AS "interest",
                            COALESCE("t107"."principal", CAST(0.00 AS DECIMAL(18, 2))) AS "principal",
                            "t107"."minimum" AS "least",
                            NOT "t107"."minimum" IS NULL AS "revolving"
                           FROM (
                            SELECT
                             *
                            FROM (
                             SELECT
                              "t22"."debt_id",
                              "t22"."number",
                              "t22"."due_on",
                              "t22"."principal",
                              "t22"."interest",
                              "t22"."fee",
                              "t22"."minimum",
                              "t22"."agreement_id",
                              "t104"."holding"
                             FROM (
                              SELECT
                               *
                              FROM "instalments" AS "t5"
                              WHERE
                               NOT "t5"."minimum" IS NULL
                             ) AS "t22"
                             INNER JOIN (
                              SELECT
                               "t101"."debt_id",
                               COALESCE("t101"."agreement_id", '') AS "holding"
                              FROM "t100" AS "t101"
                             ) AS "t104"
                              ON "t22"."debt_id" = "t104"."debt_id"
                            ) AS "t105"
                            WHERE
                             COALESCE("t105"."agreement_id", '') = "t105"."holding"
                           ) AS "t107"
                          ) AS "t111"
                           ON "t102"."debt_id" = "t111"."debt_id"
                         ) AS "t119"
                          ON "t8"."debt_id" = "t119"."debt_id"
                        ) AS "t124"
                       ) AS "t130"
                       WHERE
                        "t130"."day" <= MAKE_DATE(2026, 11, 23)
                        AND (
                         (
                          "t130"."agreed_at" IS NULL
                         ) OR (
                          "t130"."at" >= "t130"."agreed_at"
                         )
                        )
                      ) AS "t134"
                     ) AS "t145"
                     WHERE
                      "t145"."taken_off" > CAST(0.00 AS DECIMAL(38, 2))
                    ) AS "t163"
                   ) AS "t175"
                  ) AS "t225"
                 ) AS "t230"
                ) AS "t236"
               ) AS "t237"
              ) AS "t240"
              WHERE
               NOT "t240"."due_on" IS NULL
             ) AS "t244"
            ) AS "t250"
            INNER JOIN (
             SELECT
              "t102"."debt_id",
              "t102"."first",
              "t102"."last",
              "t102"."tolerance"
             FROM "t100" AS "t102"
             SEMI JOIN (
              SELECT
               "t107"."debt_id",
               "t107"."due_on",
               COALESCE("t107"."fee", CAST(0.00 AS DECIMAL(18, 2))) AS "costs",
               COALESCE("t107"."interest", CAST(0.00 AS DECIMAL(18, 2))) AS "interest",
               COALESCE("t107"."principal", CAST(0.00 AS DECIMAL(18, 2))) AS "principal",
               "t107"."minimum" AS "least",
               NOT "t107"."minimum" IS NULL AS "revolving"
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 "t22"."debt_id",
                 "t22"."number",
                 "t22"."due_on",
                 "t22"."principal",
                 "t22"."interest",
                 "t22"."fee",
                 "t22"."minimum",
                 "t22"."agreement_id",
                 "t104"."holding"
                FROM (
                 SELECT
                  *
                 FROM "instalments" AS "t5"
                 WHERE
                  NOT "t5"."minimum" IS NULL
                ) AS "t22"
                INNER JOIN (
                 SELECT
                  "t101"."debt_id",
                  COALESCE("t101"."agreement_id", '') AS "holding"
                 FROM "t100" AS "t101"
                ) AS "t104"
                 ON "t22"."debt_id" = "t104"."debt_id"
               ) AS "t105"
               WHERE
                COALESCE("t105"."agreement_id", '') = "t105"."holding"
              ) AS "t107"
             ) AS "t111"
              ON "t102"."debt_id" = "t111"."debt_id"
            ) AS "t117"
             ON "t250"."debt_id" = "t117"."debt_id"
           ) AS "t253"
          ) AS "t256"
         ) AS "t261"
         GROUP BY
          1
        ) AS "t264"
       ) AS "t266"
      ) AS "t267"
     ) AS "t286"
    ) AS "t288"
     ON "t102"."debt_id" = "t288"."debt_0"
    LEFT OUTER JOIN (
     SELECT
      "t30"."debt_id" AS "debt_0",
      "t30"."named"
     FROM (
      SELECT
       "t28"."debt_id",
       TRUE AS "named"
      FROM (
       SELECT DISTINCT
        *
       FROM (
        SELECT
         UNNEST("t19"."debt_ids") AS "debt_id"
        FROM "t12" AS "t19"
       ) AS "t24"
      ) AS "t28"
     ) AS "t30"
    ) AS "t38"
     ON "t102"."debt_id" = "t38"."debt_0"
    CROSS JOIN (
     SELECT
      COUNT(*) > 0 AS "anybody"
     FROM (
      SELECT
       *
      FROM "t12" AS "t19"
      WHERE
       (
        "t19"."debt_ids" IS NULL
       ) OR (
        ARRAY_LENGTH("t19"."debt_ids") = 0
       )
     ) AS "t29"
    ) AS "t35"
   ) AS "t289"
  ) AS "t290"
 ) AS "t291"
) AS "t292";
