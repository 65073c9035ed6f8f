-- Today's contacts, in steps, after `owed.sql`. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.

-- fetch
SELECT
 "t1"."country"
FROM (
 SELECT
  "t0".*
  EXCLUDE ("_line")
 FROM "typed creditors" AS "t0"
) AS "t1";

-- keep plan_best
WITH "t35" AS (
 SELECT
  *
 FROM (
  SELECT
   "t2".*
   EXCLUDE ("_line")
  FROM "typed events" AS "t2"
 ) AS "t9"
 WHERE
  "t9"."direction" = 'out'
  AND "t9"."at" > MAKE_TIMESTAMP(2026, 10, 24, 1, 0, 0.0)
  AND "t9"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
  AND (
   (
    "t9"."content" IS NULL
   ) OR NOT (
    "t9"."content" IN ('reply', 'statutory')
   )
  )
), "t38" AS (
 SELECT
  "t27"."promise_id",
  "t27"."person_id",
  "t27"."debt_ids",
  "t27"."made_at",
  "t27"."due_on",
  "t27"."amount",
  "t27"."status",
  "t27"."promise_id" AS "ask",
  MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0) AS "asked_at"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t4".*
    EXCLUDE ("_line")
   FROM "typed promises" AS "t4"
  ) AS "t11"
  WHERE
   "t11"."made_at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
 ) AS "t27"
), "t55" AS (
 SELECT
  *
 FROM "t35" AS "t41"
 WHERE
  NOT "t41"."person_id" IS NULL
), "t105" AS (
 SELECT
  *
 FROM (
  SELECT
   "t64"."ask",
   "t64"."made_at",
   "t64"."due_on",
   "t64"."asked_at",
   "t64"."debt_id",
   "t100"."payment_id",
   "t100"."status",
   "t100"."paid_at",
   "t100"."amount",
   "t100"."day"
  FROM (
   SELECT DISTINCT
    *
   FROM (
    SELECT
     "t44"."ask",
     "t44"."made_at",
     "t44"."due_on",
     "t44"."asked_at",
     UNNEST("t44"."debt_ids") AS "debt_id"
    FROM "t38" AS "t44"
   ) AS "t58"
  ) AS "t64"
  INNER JOIN (
   SELECT
    "t95"."payment_id",
    "t95"."debt_id",
    "t95"."status",
    "t95"."paid_at",
    "t95"."amount",
    "t95"."day"
   FROM (
    SELECT
     "t86"."payment_id",
     "t86"."debt_id",
     "t86"."paid_at",
     "t86"."amount",
     "t86"."status",
     "t86"."value_on",
     "t86"."payer_id",
     "t86"."reverses",
     "t86"."offset",
     CAST("t86"."paid_at" + TO_MINUTES(COALESCE("t86"."offset", -720)) AS DATE) AS "day"
    FROM (
     SELECT
      "t84".*
      EXCLUDE ("debt_id_right")
     FROM (
      SELECT
       "t32"."payment_id",
       "t32"."debt_id",
       "t32"."paid_at",
       "t32"."amount",
       "t32"."status",
       "t32"."value_on",
       "t32"."payer_id",
       "t32"."reverses",
       "t80"."debt_id" AS "debt_id_right",
       "t80"."offset"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t6".*
         EXCLUDE ("_line")
        FROM "typed payments" AS "t6"
       ) AS "t13"
       WHERE
        "t13"."reverses" IS NULL
      ) AS "t32"
      LEFT OUTER JOIN (
       SELECT
        "t70"."debt_id",
        "t70"."offset"
       FROM (
        SELECT
         "t66".*
         EXCLUDE ("creditor_id_right")
        FROM (
         SELECT
          "t52"."debt_id",
          "t52"."creditor_id",
          "t52"."product",
          "t52"."currency",
          "t52"."opened_on",
          "t52"."principal",
          "t52"."annual_rate",
          "t52"."as_of",
          "t52"."status",
          "t52"."penalty_rate",
          "t52"."grace_days",
          "t52"."allocation",
          "t52"."disbursed",
          "t52"."all_in_rate",
          "t52"."country",
          "t52"."region",
          "t52"."assigned_from",
          "t52"."assignment_notified_at",
          "t52"."original_creditor",
          "t52"."co_creditors",
          "t52"."platform_id",
          "t52"."account",
          "t52"."charged_off_on",
          "t52"."judgment_on",
          "t52"."itemized_on",
          "t52"."time_barred_on",
          "t52"."disputed_amount",
          "t52"."in_default_when_acquired",
          "t52"."creditor_id_right",
          "t52"."creditor_country",
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
              WHEN COALESCE(COALESCE("t52"."country", "t52"."creditor_country"), '') IS NULL
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
               COALESCE(COALESCE("t52"."country", "t52"."creditor_country"), '')
              )
             END,
             1
            ),
            -720
           )
          END AS "offset"
         FROM (
          SELECT
           "t16"."debt_id",
           "t16"."creditor_id",
           "t16"."product",
           "t16"."currency",
           "t16"."opened_on",
           "t16"."principal",
           "t16"."annual_rate",
           "t16"."as_of",
           "t16"."status",
           "t16"."penalty_rate",
           "t16"."grace_days",
           "t16"."allocation",
           "t16"."disbursed",
           "t16"."all_in_rate",
           "t16"."country",
           "t16"."region",
           "t16"."assigned_from",
           "t16"."assignment_notified_at",
           "t16"."original_creditor",
           "t16"."co_creditors",
           "t16"."platform_id",
           "t16"."account",
           "t16"."charged_off_on",
           "t16"."judgment_on",
           "t16"."itemized_on",
           "t16"."time_barred_on",
           "t16"."disputed_amount",
           "t16"."in_default_when_acquired",
           "t29"."creditor_id" AS "creditor_id_right",
           "t29"."creditor_country"
          FROM (
           SELECT
            "t5".*
            EXCLUDE ("_line")
           FROM "typed debts" AS "t5"
          ) AS "t16"
          LEFT OUTER JOIN (
           SELECT
            "t14"."creditor_id",
            "t14"."country" AS "creditor_country"
           FROM (
            SELECT
             "t7".*
             EXCLUDE ("_line")
            FROM "typed creditors" AS "t7"
           ) AS "t14"
          ) AS "t29"
           ON "t16"."creditor_id" = "t29"."creditor_id"
         ) AS "t52"
        ) AS "t66"
       ) AS "t70"
      ) AS "t80"
       ON "t32"."debt_id" = "t80"."debt_id"
     ) AS "t84"
    ) AS "t86"
   ) AS "t95"
  ) AS "t100"
   ON "t64"."debt_id" = "t100"."debt_id"
 ) AS "t104"
 WHERE
  "t104"."paid_at" <= "t104"."asked_at"
  AND "t104"."paid_at" >= "t104"."made_at"
  AND "t104"."day" <= "t104"."due_on"
)
SELECT
 "t164".*
 EXCLUDE ("channel_place", "in_vain", "leads_on", "order", "rank")
FROM (
 SELECT
  *
 FROM (
  SELECT
   "t162"."candidate_id",
   "t162"."debt_ids",
   "t162"."person_id",
   "t162"."point_id",
   "t162"."channel",
   "t162"."mode",
   "t162"."content",
   "t162"."verdict",
   "t162"."allowed",
   "t162"."ceiling",
   "t162"."retry_at",
   "t162"."until_event",
   "t162"."reasons",
   "t162"."requires",
   "t162"."right_party",
   "t162"."rulebook",
   "t162"."model",
   "t162"."own_channel",
   "t162"."reminders",
   "t162"."reached",
   "t162"."dialled",
   "t162"."promise_step",
   "t162"."promise_debts",
   "t162"."told_in_vain",
   "t162"."knocked_in_vain",
   "t162"."dpd",
   "t162"."overdue",
   "t162"."coming",
   "t162"."currency",
   "t162"."by_choice",
   "t162"."last_way",
   "t162"."leads_on",
   "t162"."step",
   "t162"."order",
   "t162"."channel_place",
   "t162"."in_vain",
   "t162"."rang_out",
   "t162"."outcome",
   ROW_NUMBER() OVER (
    PARTITION BY "t162"."person_id"
    ORDER BY CASE "t162"."outcome" WHEN 'planned' THEN 0 WHEN 'held' THEN 1 WHEN 'denied' THEN 4 ELSE 6 END + CASE WHEN "t162"."last_way" THEN 2 ELSE 0 END ASC, CASE WHEN "t162"."rang_out" THEN 0 ELSE 1 END ASC, CASE WHEN (
     "t162"."outcome" = 'planned'
    ) AND NOT (
     "t162"."by_choice"
    ) THEN "t162"."in_vain" ELSE 0 END ASC, CASE WHEN "t162"."outcome" = 'planned' THEN "t162"."order" ELSE CAST(NULL AS BIGINT) END ASC, CASE WHEN "t162"."outcome" = 'held' THEN "t162"."retry_at" ELSE CAST(NULL AS TIMESTAMP) END ASC, CASE "t162"."verdict" WHEN 'limited' THEN 0 WHEN 'allow' THEN 1 WHEN 'delay' THEN 2 WHEN 'deny' THEN 3 ELSE 9 END ASC, CASE WHEN "t162"."right_party" = 'verified' THEN 0 ELSE 1 END ASC, "t162"."channel_place" ASC, "t162"."dpd" DESC, "t162"."candidate_id" ASC
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
   ) - 1 AS "rank"
  FROM (
   SELECT
    "t161"."candidate_id",
    "t161"."debt_ids",
    "t161"."person_id",
    "t161"."point_id",
    "t161"."channel",
    "t161"."mode",
    "t161"."content",
    "t161"."verdict",
    "t161"."allowed",
    "t161"."ceiling",
    "t161"."retry_at",
    "t161"."until_event",
    "t161"."reasons",
    "t161"."requires",
    "t161"."right_party",
    "t161"."rulebook",
    "t161"."model",
    "t161"."own_channel",
    "t161"."reminders",
    "t161"."reached",
    "t161"."dialled",
    "t161"."promise_step",
    "t161"."promise_debts",
    "t161"."told_in_vain",
    "t161"."knocked_in_vain",
    "t161"."dpd",
    "t161"."overdue",
    "t161"."coming",
    "t161"."currency",
    "t161"."by_choice",
    "t161"."last_way",
    "t161"."leads_on",
    CASE WHEN "t161"."outcome" = 'planned' THEN "t161"."step" ELSE CAST(NULL AS BIGINT) END AS "step",
    "t161"."order",
    "t161"."channel_place",
    "t161"."in_vain",
    "t161"."rang_out",
    "t161"."outcome"
   FROM (
    SELECT
     "t160"."candidate_id",
     "t160"."debt_ids",
     "t160"."person_id",
     "t160"."point_id",
     "t160"."channel",
     "t160"."mode",
     "t160"."content",
     "t160"."verdict",
     "t160"."allowed",
     "t160"."ceiling",
     "t160"."retry_at",
     "t160"."until_event",
     "t160"."reasons",
     "t160"."requires",
     "t160"."right_party",
     "t160"."rulebook",
     "t160"."model",
     "t160"."own_channel",
     "t160"."reminders",
     "t160"."reached",
     "t160"."dialled",
     "t160"."promise_step",
     "t160"."promise_debts",
     "t160"."told_in_vain",
     "t160"."knocked_in_vain",
     "t160"."dpd",
     "t160"."overdue",
     "t160"."coming",
     "t160"."currency",
     "t160"."by_choice",
     "t160"."last_way",
     "t160"."leads_on",
     "t160"."step",
     "t160"."order",
     "t160"."channel_place",
     "t160"."in_vain",
     "t160"."channel" IN ('ai_call', 'call', 'ringless')
     AND COALESCE("t160"."dialled" >= 8, FALSE)
     AND (
      (
       (
        "t160"."verdict" IN ('allow', 'limited')
        OR (
         COALESCE("t160"."promise_step" IN ('reminder', 'thanks'), FALSE) AND (
          "t160"."verdict" = 'delay'
         )
        )
       )
       AND (
        NOT "t160"."step" IS NULL
       )
      )
      OR COALESCE(
       (
        "t160"."verdict" = 'delay'
       )
       AND (
        "t160"."retry_at" > MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
       )
       AND (
        "t160"."retry_at" < MAKE_TIMESTAMP(2026, 11, 23, 16, 0, 0.0)
       ),
       FALSE
      )
     ) AS "rang_out",
     CASE
      WHEN "t160"."channel_place" IS NULL
      THEN 'skipped'
      WHEN (
       "t160"."verdict" IN ('allow', 'limited')
       OR (
        COALESCE("t160"."promise_step" IN ('reminder', 'thanks'), FALSE) AND (
         "t160"."verdict" = 'delay'
        )
       )
      )
      AND (
       NOT "t160"."step" IS NULL
      )
      AND NOT (
       (
        "t160"."channel" IN ('ai_call', 'call', 'ringless')
        AND COALESCE("t160"."dialled" >= 8, FALSE)
        AND (
         (
          (
           "t160"."verdict" IN ('allow', 'limited')
           OR (
            COALESCE("t160"."promise_step" IN ('reminder', 'thanks'), FALSE) AND (
             "t160"."verdict" = 'delay'
            )
           )
          )
          AND (
           NOT "t160"."step" IS NULL
          )
         )
         OR COALESCE(
          (
           "t160"."verdict" = 'delay'
          )
          AND (
           "t160"."retry_at" > MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
          )
          AND (
           "t160"."retry_at" < MAKE_TIMESTAMP(2026, 11, 23, 16, 0, 0.0)
          ),
          FALSE
         )
        )
       )
       OR (
        "t160"."last_way"
        AND BOOL_OR(
         CAST(COALESCE(
          (
           "t160"."verdict" = 'delay'
          )
          AND (
           "t160"."retry_at" > MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
          )
          AND (
           "t160"."retry_at" < MAKE_TIMESTAMP(2026, 11, 30, 1, 0, 0.0)
          )
          AND (
           NOT (
            "t160"."channel" IN ('ai_call', 'call', 'ringless') AND COALESCE("t160"."dialled" >= 8, FALSE)
           )
           AND NOT (
            "t160"."last_way"
           )
          )
          AND (
           NOT "t160"."channel_place" IS NULL
          ),
          FALSE
         ) AS BOOLEAN)
        ) OVER (PARTITION BY "t160"."person_id" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
       )
      )
      THEN 'planned'
      WHEN COALESCE(
       (
        "t160"."verdict" = 'delay'
       )
       AND (
        "t160"."retry_at" > MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
       )
       AND (
        "t160"."retry_at" < MAKE_TIMESTAMP(2026, 11, 23, 16, 0, 0.0)
       ),
       FALSE
      )
      AND NOT (
       (
        "t160"."channel" IN ('ai_call', 'call', 'ringless')
        AND COALESCE("t160"."dialled" >= 8, FALSE)
        AND (
         (
          (
           "t160"."verdict" IN ('allow', 'limited')
           OR (
            COALESCE("t160"."promise_step" IN ('reminder', 'thanks'), FALSE) AND (
             "t160"."verdict" = 'delay'
            )
           )
          )
          AND (
           NOT "t160"."step" IS NULL
          )
         )
         OR COALESCE(
          (
           "t160"."verdict" = 'delay'
          )
          AND (
           "t160"."retry_at" > MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
          )
          AND (
           "t160"."retry_at" < MAKE_TIMESTAMP(2026, 11, 23, 16, 0, 0.0)
          ),
          FALSE
         )
        )
       )
       OR (
        "t160"."last_way"
        AND BOOL_OR(
         CAST(COALESCE(
          (
           "t160"."verdict" = 'delay'
          )
          AND (
           "t160"."retry_at" > MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
          )
          AND (
           "t160"."retry_at" < MAKE_TIMESTAMP(2026, 11, 30, 1, 0, 0.0)
          )
          AND (
           NOT (
            "t160"."channel" IN ('ai_call', 'call', 'ringless') AND COALESCE("t160"."dialled" >= 8, FALSE)
           )
           AND NOT (
            "t160"."last_way"
           )
          )
          AND (
           NOT "t160"."channel_place" IS NULL
          ),
          FALSE
         ) AS BOOLEAN)
        ) OVER (PARTITION BY "t160"."person_id" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
       )
      )
      THEN 'held'
      ELSE 'denied'
     END AS "outcome"
    FROM (
     SELECT
      "t159"."candidate_id",
      "t159"."debt_ids",
      "t159"."person_id",
      "t159"."point_id",
      "t159"."channel",
      "t159"."mode",
      "t159"."content",
      "t159"."verdict",
      "t159"."allowed",
      "t159"."ceiling",
      "t159"."retry_at",
      "t159"."until_event",
      "t159"."reasons",
      "t159"."requires",
      "t159"."right_party",
      "t159"."rulebook",
      "t159"."model",
      "t159"."own_channel",
      "t159"."reminders",
      "t159"."reached",
      "t159"."dialled",
      "t159"."promise_step",
      "t159"."promise_debts",
      "t159"."told_in_vain",
      "t159"."knocked_in_vain",
      "t159"."dpd",
      "t159"."overdue",
      "t159"."coming",
      "t159"."currency",
      "t159"."by_choice",
      "t159"."last_way",
      "t159"."leads_on",
      "t159"."step",
      "t159"."order",
      "t159"."channel_place",
      COALESCE(
       CASE
        WHEN "t159"."step" IN (10, 11, 12, 13, 19, 7, 8, 9)
        THEN "t159"."knocked_in_vain"
        ELSE "t159"."told_in_vain"
       END,
       0
      ) + CASE "t159"."step"
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
      END AS "in_vain"
     FROM (
      SELECT
       "t158"."candidate_id",
       "t158"."debt_ids",
       "t158"."person_id",
       "t158"."point_id",
       "t158"."channel",
       "t158"."mode",
       "t158"."content",
       "t158"."verdict",
       "t158"."allowed",
       "t158"."ceiling",
       "t158"."retry_at",
       "t158"."until_event",
       "t158"."reasons",
       "t158"."requires",
       "t158"."right_party",
       "t158"."rulebook",
       "t158"."model",
       "t158"."own_channel",
       "t158"."reminders",
       "t158"."reached",
       "t158"."dialled",
       "t158"."promise_step",
       "t158"."promise_debts",
       "t158"."told_in_vain",
       "t158"."knocked_in_vain",
       "t158"."dpd",
       "t158"."overdue",
       "t158"."coming",
       "t158"."currency",
       "t158"."by_choice",
       "t158"."last_way",
       "t158"."leads_on",
       CASE
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN 1
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        AND "t158"."by_choice"
        THEN 2
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN 20
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN 7
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN 3
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        AND "t158"."by_choice"
        THEN 4
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN 21
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN 5
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        AND "t158"."by_choice"
        THEN 6
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN 22
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN 8
        WHEN (
         "t158"."channel" = 'push'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN 9
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN 14
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        AND "t158"."by_choice"
        THEN 15
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN 24
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN 10
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN 16
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        AND "t158"."by_choice"
        THEN 17
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN 25
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN 11
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND (
         COALESCE(
          "t158"."promise_step" IN ('offer', 'thanks')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
         AND (
          "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
         )
        )
        AND "t158"."by_choice"
        THEN 23
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'callback')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR (
          COALESCE(
           "t158"."promise_step" IN ('question')
           AND CASE
            WHEN "t158"."promise_step" = 'thanks'
            THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
             CASE
              WHEN "t158"."promise_debts" IS NULL
              THEN NULL
              ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
             END
            )
            ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
           END,
           FALSE
          )
          AND (
           "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
          )
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN 12
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR (
          COALESCE(
           "t158"."promise_step" IN ('question')
           AND CASE
            WHEN "t158"."promise_step" = 'thanks'
            THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
             CASE
              WHEN "t158"."promise_debts" IS NULL
              THEN NULL
              ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
             END
            )
            ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
           END,
           FALSE
          )
          AND (
           "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
          )
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN 13
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN 18
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN 26
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN 19
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 1
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        THEN 2
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 3
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        THEN 4
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 5
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        THEN 6
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 7
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 8
        WHEN (
         "t158"."channel" = 'push'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 9
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 10
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 11
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'callback')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR (
          COALESCE(
           "t158"."promise_step" IN ('question')
           AND CASE
            WHEN "t158"."promise_step" = 'thanks'
            THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
             CASE
              WHEN "t158"."promise_debts" IS NULL
              THEN NULL
              ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
             END
            )
            ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
           END,
           FALSE
          )
          AND (
           "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
          )
         )
        )
        AND "t158"."leads_on"
        THEN 12
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR (
          COALESCE(
           "t158"."promise_step" IN ('question')
           AND CASE
            WHEN "t158"."promise_step" = 'thanks'
            THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
             CASE
              WHEN "t158"."promise_debts" IS NULL
              THEN NULL
              ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
             END
            )
            ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
           END,
           FALSE
          )
          AND (
           "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
          )
         )
        )
        AND "t158"."leads_on"
        THEN 13
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 14
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        THEN 15
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 16
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        THEN 17
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 18
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 19
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 20
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 21
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 22
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND (
         COALESCE(
          "t158"."promise_step" IN ('offer', 'thanks')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
         AND (
          "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
         )
        )
        THEN 23
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 24
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 25
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 26
        ELSE NULL
       END AS "step",
       CASE
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN -52
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        AND "t158"."by_choice"
        THEN -51
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN -50
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN -49
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN -52
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        AND "t158"."by_choice"
        THEN -51
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN -50
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN -52
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        AND "t158"."by_choice"
        THEN -51
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN -50
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN -49
        WHEN (
         "t158"."channel" = 'push'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN -52
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN -52
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        AND "t158"."by_choice"
        THEN -51
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN -50
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN -49
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN -52
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        AND "t158"."by_choice"
        THEN -51
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN -50
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN -49
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND (
         COALESCE(
          "t158"."promise_step" IN ('offer', 'thanks')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
         AND (
          "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
         )
        )
        AND "t158"."by_choice"
        THEN -52
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'callback')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR (
          COALESCE(
           "t158"."promise_step" IN ('question')
           AND CASE
            WHEN "t158"."promise_step" = 'thanks'
            THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
             CASE
              WHEN "t158"."promise_debts" IS NULL
              THEN NULL
              ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
             END
            )
            ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
           END,
           FALSE
          )
          AND (
           "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
          )
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN -51
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR (
          COALESCE(
           "t158"."promise_step" IN ('question')
           AND CASE
            WHEN "t158"."promise_step" = 'thanks'
            THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
             CASE
              WHEN "t158"."promise_debts" IS NULL
              THEN NULL
              ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
             END
            )
            ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
           END,
           FALSE
          )
          AND (
           "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
          )
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN -50
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."by_choice"
        THEN -52
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        AND "t158"."by_choice"
        THEN -51
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        AND "t158"."by_choice"
        THEN -50
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 1
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        THEN 2
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 3
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        THEN 4
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 5
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        THEN 6
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 7
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 8
        WHEN (
         "t158"."channel" = 'push'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 9
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 10
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 11
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'callback')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR (
          COALESCE(
           "t158"."promise_step" IN ('question')
           AND CASE
            WHEN "t158"."promise_step" = 'thanks'
            THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
             CASE
              WHEN "t158"."promise_debts" IS NULL
              THEN NULL
              ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
             END
            )
            ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
           END,
           FALSE
          )
          AND (
           "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
          )
         )
        )
        AND "t158"."leads_on"
        THEN 12
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR (
          COALESCE(
           "t158"."promise_step" IN ('question')
           AND CASE
            WHEN "t158"."promise_step" = 'thanks'
            THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
             CASE
              WHEN "t158"."promise_debts" IS NULL
              THEN NULL
              ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
             END
            )
            ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
           END,
           FALSE
          )
          AND (
           "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
          )
         )
        )
        AND "t158"."leads_on"
        THEN 13
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 14
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        THEN 15
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 16
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'reminder')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('reminder')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND (
         COALESCE("t158"."reminders", 0) < 2
        )
        THEN 17
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'full')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          FALSE
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        THEN 18
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'knock')
        AND (
         (
          "t158"."promise_step" IS NULL
         )
         OR COALESCE(
          "t158"."promise_step" IN ('question')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
        )
        AND "t158"."leads_on"
        THEN 19
        WHEN (
         "t158"."channel" = 'inbox'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 20
        WHEN (
         "t158"."channel" = 'app'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 21
        WHEN (
         "t158"."channel" = 'email'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 22
        WHEN (
         "t158"."channel" = 'call'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND (
         COALESCE(
          "t158"."promise_step" IN ('offer', 'thanks')
          AND CASE
           WHEN "t158"."promise_step" = 'thanks'
           THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
            CASE
             WHEN "t158"."promise_debts" IS NULL
             THEN NULL
             ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
            END
           )
           ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
          END,
          FALSE
         )
         AND (
          "t158"."by_choice" OR COALESCE("t158"."promise_step" <> 'thanks', TRUE)
         )
        )
        THEN 23
        WHEN (
         "t158"."channel" = 'im'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 24
        WHEN (
         "t158"."channel" = 'sms'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 25
        WHEN (
         "t158"."channel" = 'letter'
        )
        AND ARRAY_CONTAINS("t158"."allowed", 'offer')
        AND COALESCE(
         "t158"."promise_step" IN ('offer', 'thanks')
         AND CASE
          WHEN "t158"."promise_step" = 'thanks'
          THEN ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) = ARRAY_LENGTH(
           CASE
            WHEN "t158"."promise_debts" IS NULL
            THEN NULL
            ELSE LIST_DISTINCT("t158"."promise_debts") + CASE WHEN LIST_BOOL_OR(LIST_APPLY("t158"."promise_debts", x -> x IS NULL)) THEN [NULL] ELSE [] END
           END
          )
          ELSE ARRAY_LENGTH(LIST_FILTER("t158"."debt_ids", x -> ARRAY_CONTAINS("t158"."promise_debts", x))) > 0
         END,
         FALSE
        )
        THEN 26
        ELSE NULL
       END AS "order",
       CASE "t158"."channel"
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
       END AS "channel_place"
      FROM (
       SELECT
        "t157"."candidate_id",
        "t157"."debt_ids",
        "t157"."person_id",
        "t157"."point_id",
        "t157"."channel",
        "t157"."mode",
        "t157"."content",
        "t157"."verdict",
        "t157"."allowed",
        "t157"."ceiling",
        "t157"."retry_at",
        "t157"."until_event",
        "t157"."reasons",
        "t157"."requires",
        "t157"."right_party",
        "t157"."rulebook",
        "t157"."model",
        "t157"."own_channel",
        "t157"."reminders",
        "t157"."reached",
        "t157"."dialled",
        "t157"."promise_step",
        "t157"."promise_debts",
        "t157"."told_in_vain",
        "t157"."knocked_in_vain",
        "t157"."dpd",
        "t157"."overdue",
        "t157"."coming",
        "t157"."currency",
        "t157"."by_choice",
        "t157"."last_way",
        NOT (
         "t157"."channel" IN ('ai_call', 'call', 'ringless')
        )
        OR COALESCE(
         ARRAY_LENGTH(
          LIST_FILTER(
           "t157"."reasons",
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
        ) AS "leads_on"
       FROM (
        SELECT
         "t156"."candidate_id",
         "t156"."debt_ids",
         "t156"."person_id",
         "t156"."point_id",
         "t156"."channel",
         "t156"."mode",
         "t156"."content",
         "t156"."verdict",
         "t156"."allowed",
         "t156"."ceiling",
         "t156"."retry_at",
         "t156"."until_event",
         "t156"."reasons",
         "t156"."requires",
         "t156"."right_party",
         "t156"."rulebook",
         "t156"."model",
         "t156"."own_channel",
         "t156"."reminders",
         "t156"."reached",
         "t156"."dialled",
         "t156"."promise_step",
         "t156"."promise_debts",
         "t156"."told_in_vain",
         "t156"."knocked_in_vain",
         "t156"."dpd",
         "t156"."overdue",
         "t156"."coming",
         "t156"."currency",
         "t156"."by_choice",
         "t156"."channel" IN ('letter') AND NOT (
          "t156"."by_choice"
         ) AS "last_way"
        FROM (
         SELECT
          "t155"."candidate_id",
          "t155"."debt_ids",
          "t155"."person_id",
          "t155"."point_id",
          "t155"."channel",
          "t155"."mode",
          "t155"."content",
          "t155"."verdict",
          "t155"."allowed",
          "t155"."ceiling",
          "t155"."retry_at",
          "t155"."until_event",
          "t155"."reasons",
          "t155"."requires",
          "t155"."right_party",
          "t155"."rulebook",
          "t155"."model",
          "t155"."own_channel",
          "t155"."reminders",
          "t155"."reached",
          "t155"."dialled",
          "t155"."promise_step",
          "t155"."promise_debts",
          "t155"."told_in_vain",
          "t155"."knocked_in_vain",
          "t155"."dpd",
          "t155"."overdue",
          "t155"."coming",
          "t155"."currency",
          COALESCE("t155"."channel" = "t155"."own_channel", FALSE) AS "by_choice"
         FROM (
          SELECT
           "t154".*
           EXCLUDE ("candidate_id_right")
          FROM (
           SELECT
            "t153"."candidate_id",
            "t153"."debt_ids",
            "t153"."person_id",
            "t153"."point_id",
            "t153"."channel",
            "t153"."mode",
            "t153"."content",
            "t153"."verdict",
            "t153"."allowed",
            "t153"."ceiling",
            "t153"."retry_at",
            "t153"."until_event",
            "t153"."reasons",
            "t153"."requires",
            "t153"."right_party",
            "t153"."rulebook",
            "t153"."model",
            "t153"."own_channel",
            "t153"."reminders",
            "t153"."reached",
            "t153"."dialled",
            "t153"."promise_step",
            "t153"."promise_debts",
            "t153"."told_in_vain",
            "t153"."knocked_in_vain",
            "t67"."candidate_id" AS "candidate_id_right",
            "t67"."dpd",
            "t67"."overdue",
            "t67"."coming",
            "t67"."currency"
           FROM (
            SELECT
             "t151".*
             EXCLUDE ("channel_right", "person_id_right")
            FROM (
             SELECT
              "t150"."candidate_id",
              "t150"."debt_ids",
              "t150"."person_id",
              "t150"."point_id",
              "t150"."channel",
              "t150"."mode",
              "t150"."content",
              "t150"."verdict",
              "t150"."allowed",
              "t150"."ceiling",
              "t150"."retry_at",
              "t150"."until_event",
              "t150"."reasons",
              "t150"."requires",
              "t150"."right_party",
              "t150"."rulebook",
              "t150"."model",
              "t150"."own_channel",
              "t150"."reminders",
              "t150"."reached",
              "t150"."dialled",
              "t150"."promise_step",
              "t150"."promise_debts",
              "t99"."person_id" AS "person_id_right",
              "t99"."channel" AS "channel_right",
              "t99"."told_in_vain",
              "t99"."knocked_in_vain"
             FROM (
              SELECT
               "t148".*
               EXCLUDE ("person_id_right")
              FROM (
               SELECT
                "t8"."candidate_id",
                "t8"."debt_ids",
                "t8"."person_id",
                "t8"."point_id",
                "t8"."channel",
                "t8"."mode",
                "t8"."content",
                "t8"."verdict",
                "t8"."allowed",
                "t8"."ceiling",
                "t8"."retry_at",
                "t8"."until_event",
                "t8"."reasons",
                "t8"."requires",
                "t8"."right_party",
                "t8"."rulebook",
                "t8"."model",
                "t147"."person_id" AS "person_id_right",
                "t147"."own_channel",
                "t147"."reminders",
                "t147"."reached",
                "t147"."dialled",
                "t147"."promise_step",
                "t147"."promise_debts"
               FROM "decisions" AS "t8"
               LEFT OUTER JOIN (
                SELECT
                 "t145".*
                 EXCLUDE ("person_id_right")
                FROM (
                 SELECT
                  COALESCE("t144"."person_id", "t144"."person_id_right") AS "person_id",
                  "t144"."own_channel",
                  "t144"."reminders",
                  "t144"."reached",
                  "t144"."dialled",
                  "t144"."person_id_right",
                  "t144"."promise_step",
                  "t144"."promise_debts"
                 FROM (
                  SELECT
                   "t103"."person_id",
                   "t103"."own_channel",
                   "t103"."reminders",
                   "t103"."reached",
                   "t103"."dialled",
                   "t143"."person_id" AS "person_id_right",
                   "t143"."promise_step",
                   "t143"."promise_debts"
                  FROM (
                   SELECT
                    "t101".*
                    EXCLUDE ("person_id_right")
                   FROM (
                    SELECT
                     COALESCE("t97"."person_id", "t97"."person_id_right") AS "person_id",
                     "t97"."own_channel",
                     "t97"."reminders",
                     "t97"."person_id_right",
                     "t97"."reached",
                     "t97"."dialled"
                    FROM (
                     SELECT
                      "t94"."person_id",
                      "t94"."own_channel",
                      "t94"."reminders",
                      "t90"."person_id" AS "person_id_right",
                      "t90"."reached",
                      "t90"."dialled"
                     FROM (
                      SELECT
                       "t87"."person_id",
                       "t87"."own_channel",
                       "t87"."reminders"
                      FROM (
                       SELECT
                        COALESCE("t82"."person_id", "t82"."person_id_right") AS "person_id",
                        "t82"."own_channel",
                        "t82"."person_id_right",
                        "t82"."reminders"
                       FROM (
                        SELECT
                         "t76"."person_id",
                         "t76"."own_channel",
                         "t48"."person_id" AS "person_id_right",
                         "t48"."reminders"
                        FROM (
                         SELECT
                          "t63"."person_id",
                          "t63"."channel" AS "own_channel"
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            "t30"."notice_id",
                            "t30"."at",
                            "t30"."kind",
                            "t30"."person_id",
                            "t30"."debt_id",
                            "t30"."point_id",
                            "t30"."creditor_id",
                            "t30"."channel",
                            "t30"."given_by",
                            "t30"."given_to",
                            "t30"."medium",
                            "t30"."scope",
                            "t30"."from",
                            "t30"."until",
                            "t30"."hours",
                            "t30"."days",
                            "t30"."received_at",
                            "t30"."recording",
                            "t30"."ref",
                            "t30"."detail",
                            ROW_NUMBER() OVER (
                             PARTITION BY "t30"."person_id"
                             ORDER BY "t30"."at" DESC, "t30"."notice_id" DESC
                             ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                            ) - 1 AS "place"
                           FROM (
                            SELECT
                             *
                            FROM (
                             SELECT
                              "t3".*
                              EXCLUDE ("_line")
                             FROM "typed notices" AS "t3"
                            ) AS "t10"
                            WHERE
                             "t10"."kind" = 'prefers'
                             AND NOT "t10"."channel" IS NULL
                             AND NOT "t10"."person_id" IS NULL
                             AND "t10"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                             AND (
                              (
                               "t10"."from" IS NULL
                              ) OR (
                               "t10"."from" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                              )
                             )
                             AND (
                              (
                               "t10"."until" IS NULL
                              ) OR (
                               "t10"."until" > MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                              )
                             )
                             AND (
                              (
                               "t10"."given_by" IS NULL
                              ) OR (
                               "t10"."given_by" = "t10"."person_id"
                              )
                             )
                           ) AS "t30"
                          ) AS "t57"
                          WHERE
                           "t57"."place" = 0
                         ) AS "t63"
                        ) AS "t76"
                        FULL OUTER JOIN (
                         SELECT
                          "t24"."person_id",
                          COUNT(DISTINCT "t24"."contact_id") AS "reminders"
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            "t2".*
                            EXCLUDE ("_line")
                           FROM "typed events" AS "t2"
                          ) AS "t9"
                          WHERE
                           "t9"."direction" = 'out'
                           AND "t9"."content" = 'reminder'
                           AND "t9"."at" > MAKE_TIMESTAMP(2026, 11, 16, 1, 0, 0.0)
                           AND "t9"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                           AND NOT "t9"."person_id" IS NULL
                         ) AS "t24"
                         GROUP BY
                          1
                        ) AS "t48"
                         ON "t76"."person_id" = "t48"."person_id"
                       ) AS "t82"
                      ) AS "t87"
                     ) AS "t94"
                     FULL OUTER JOIN (
                      SELECT
                       "t81"."person_id",
                       SUM(CAST(NOT (
                        "t81"."dialled"
                       ) AS INT)) AS "reached",
                       SUM(CAST("t81"."dialled" AS INT)) AS "dialled"
                      FROM (
                       SELECT
                        "t74"."contact_id",
                        "t74"."person_id",
                        "t72"."dialled"
                       FROM (
                        SELECT DISTINCT
                         *
                        FROM (
                         SELECT
                          "t59"."contact_id",
                          "t59"."person_id"
                         FROM "t55" AS "t59"
                        ) AS "t62"
                       ) AS "t74"
                       INNER JOIN (
                        SELECT
                         "t41"."contact_id",
                         BOOL_AND(
                          CAST(COALESCE(
                           "t41"."channel" IN ('ai_call', 'call')
                           AND (
                            "t41"."kind" = 'attempt'
                           )
                           AND COALESCE("t41"."outcome", 'no_answer') IN ('busy', 'no_answer', 'not_in_service', 'voicemail_full'),
                           FALSE
                          ) AS BOOLEAN)
                         ) AS "dialled"
                        FROM "t35" AS "t41"
                        GROUP BY
                         1
                       ) AS "t72"
                        ON "t74"."contact_id" = "t72"."contact_id"
                      ) AS "t81"
                      GROUP BY
                       1
                     ) AS "t90"
                      ON "t94"."person_id" = "t90"."person_id"
                    ) AS "t97"
                   ) AS "t101"
                  ) AS "t103"
                  FULL OUTER JOIN (
                   SELECT
                    "t141"."person_id",
                    CASE
                     WHEN "t141"."turn" = 0
                     THEN 'reminder'
                     WHEN (
                      "t141"."turn" = 1
                     )
                     AND (
                      NOT (
                       COALESCE("t141"."questioned", FALSE)
                      ) AND NOT (
                       COALESCE("t141"."offered", FALSE)
                      )
                     )
                     AND NOT (
                      COALESCE("t141"."thanked", FALSE)
                     )
                     THEN 'thanks'
                     WHEN (
                      "t141"."turn" = 1
                     ) OR COALESCE("t141"."thanked", FALSE)
                     THEN CAST(NULL AS TEXT)
                     WHEN NOT (
                      COALESCE("t141"."questioned", FALSE)
                     ) AND NOT (
                      COALESCE("t141"."offered", FALSE)
                     )
                     THEN 'question'
                     WHEN NOT (
                      COALESCE("t141"."offered", FALSE)
                     )
                     THEN 'offer'
                     ELSE CAST(NULL AS TEXT)
                    END AS "promise_step",
                    "t141"."debt_ids" AS "promise_debts"
                   FROM (
                    SELECT
                     "t140".*
                     EXCLUDE ("person_id_right")
                    FROM (
                     SELECT
                      "t135"."person_id",
                      "t135"."debt_ids",
                      "t135"."made_at",
                      "t135"."since",
                      "t135"."turn",
                      "t139"."person_id" AS "person_id_right",
                      "t139"."questioned",
                      "t139"."offered",
                      "t139"."thanked"
                     FROM (
                      SELECT
                       "t133"."person_id",
                       "t133"."debt_ids",
                       "t133"."made_at",
                       "t133"."since",
                       "t133"."turn"
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         "t131"."promise_id",
                         "t131"."person_id",
                         "t131"."due_on",
                         "t131"."amount",
                         "t131"."paid",
                         "t131"."state",
                         "t131"."kept_on",
                         "t131"."debt_ids",
                         "t131"."made_at",
                         "t131"."confirmable",
                         "t131"."turn",
                         "t131"."ago",
                         "t131"."since",
                         ROW_NUMBER() OVER (
                          PARTITION BY "t131"."person_id"
                          ORDER BY "t131"."turn" ASC, "t131"."due_on" DESC, "t131"."promise_id" DESC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                         ) - 1 AS "place"
                        FROM (
                         SELECT
                          "t130"."promise_id",
                          "t130"."person_id",
                          "t130"."due_on",
                          "t130"."amount",
                          "t130"."paid",
                          "t130"."state",
                          "t130"."kept_on",
                          "t130"."debt_ids",
                          "t130"."made_at",
                          "t130"."confirmable",
                          "t130"."turn",
                          "t130"."ago",
                          MAKE_TIMESTAMP(2026, 11, 22, 16, 0, 0.0) - TO_DAYS("t130"."ago" - 1) AS "since"
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            "t128"."promise_id",
                            "t128"."person_id",
                            "t128"."due_on",
                            "t128"."amount",
                            "t128"."paid",
                            "t128"."state",
                            "t128"."kept_on",
                            "t128"."debt_ids",
                            "t128"."made_at",
                            "t128"."confirmable",
                            CASE
                             WHEN (
                              "t128"."state" = 'open'
                             ) AND (
                              DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) = -1
                             )
                             THEN 0
                             WHEN (
                              "t128"."state" = 'kept'
                             )
                             AND (
                              "t128"."paid" >= "t128"."amount"
                             )
                             AND COALESCE("t128"."confirmable", FALSE)
                             AND (
                              DATE_DIFF('DAY', "t128"."kept_on", MAKE_DATE(2026, 11, 23)) >= 1
                             )
                             AND (
                              DATE_DIFF('DAY', "t128"."kept_on", MAKE_DATE(2026, 11, 23)) <= 2
                             )
                             THEN 1
                             WHEN (
                              "t128"."state" = 'broken'
                             )
                             AND (
                              DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) >= 1
                             )
                             AND (
                              DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) <= 14
                             )
                             THEN 2
                             ELSE NULL
                            END AS "turn",
                            CASE
                             WHEN CASE
                              WHEN (
                               "t128"."state" = 'open'
                              ) AND (
                               DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) = -1
                              )
                              THEN 0
                              WHEN (
                               "t128"."state" = 'kept'
                              )
                              AND (
                               "t128"."paid" >= "t128"."amount"
                              )
                              AND COALESCE("t128"."confirmable", FALSE)
                              AND (
                               DATE_DIFF('DAY', "t128"."kept_on", MAKE_DATE(2026, 11, 23)) >= 1
                              )
                              AND (
                               DATE_DIFF('DAY', "t128"."kept_on", MAKE_DATE(2026, 11, 23)) <= 2
                              )
                              THEN 1
                              WHEN (
                               "t128"."state" = 'broken'
                              )
                              AND (
                               DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) >= 1
                              )
                              AND (
                               DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) <= 14
                              )
                              THEN 2
                              ELSE NULL
                             END = 1
                             THEN DATE_DIFF('DAY', "t128"."kept_on", MAKE_DATE(2026, 11, 23))
                             ELSE DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23))
                            END AS "ago"
                           FROM (
                            SELECT
                             "t127".*
                             EXCLUDE ("promise_id_right")
                            FROM (
                             SELECT
                              "t126"."promise_id",
                              "t126"."person_id",
                              "t126"."due_on",
                              "t126"."amount",
                              "t126"."paid",
                              "t126"."state",
                              "t126"."kept_on",
                              "t26"."debt_ids",
                              "t26"."made_at",
                              "t92"."promise_id" AS "promise_id_right",
                              "t92"."confirmable"
                             FROM (
                              SELECT
                               "t124"."promise_id",
                               "t124"."person_id",
                               "t124"."due_on",
                               "t124"."amount",
                               "t124"."paid",
                               "t124"."state",
                               "t124"."kept_on"
                              FROM (
                               SELECT
                                "t123"."promise_id",
                                "t123"."person_id",
                                "t123"."debt_ids",
                                "t123"."made_at",
                                "t123"."due_on",
                                "t123"."amount",
                                "t123"."status",
                                "t123"."ask",
                                "t123"."asked_at",
                                "t123"."paid",
                                "t123"."last_on",
                                "t123"."waits",
                                "t123"."unsure",
                                "t123"."kept",
                                "t123"."state",
                                CASE WHEN "t123"."state" = 'kept' THEN "t123"."last_on" ELSE CAST(NULL AS DATE) END AS "kept_on"
                               FROM (
                                SELECT
                                 "t122"."promise_id",
                                 "t122"."person_id",
                                 "t122"."debt_ids",
                                 "t122"."made_at",
                                 "t122"."due_on",
                                 "t122"."amount",
                                 "t122"."status",
                                 "t122"."ask",
                                 "t122"."asked_at",
                                 "t122"."paid",
                                 "t122"."last_on",
                                 "t122"."waits",
                                 "t122"."unsure",
                                 "t122"."kept",
                                 CASE
                                  WHEN COALESCE("t122"."status" = 'withdrawn', FALSE)
                                  THEN 'withdrawn'
                                  WHEN "t122"."kept"
                                  THEN 'kept'
                                  WHEN COALESCE("t122"."unsure", FALSE)
                                  THEN 'unknown'
                                  WHEN COALESCE("t122"."waits", FALSE) OR (
                                   MAKE_DATE(2026, 11, 23) <= "t122"."due_on"
                                  )
                                  THEN 'open'
                                  ELSE 'broken'
                                 END AS "state"
                                FROM (
                                 SELECT
                                  "t121"."promise_id",
                                  "t121"."person_id",
                                  "t121"."debt_ids",
                                  "t121"."made_at",
                                  "t121"."due_on",
                                  "t121"."amount",
                                  "t121"."status",
                                  "t121"."ask",
                                  "t121"."asked_at",
                                  "t121"."paid",
                                  "t121"."last_on",
                                  "t121"."waits",
                                  "t121"."unsure",
                                  COALESCE("t121"."status" = 'kept', FALSE) OR (
                                   "t121"."paid" >= "t121"."amount"
                                  ) AS "kept"
                                 FROM (
                                  SELECT
                                   "t120"."promise_id",
                                   "t120"."person_id",
                                   "t120"."debt_ids",
                                   "t120"."made_at",
                                   "t120"."due_on",
                                   "t120"."amount",
                                   "t120"."status",
                                   "t120"."ask",
                                   "t120"."asked_at",
                                   COALESCE("t120"."paid", CAST(0.00 AS DECIMAL(38, 2))) AS "paid",
                                   "t120"."last_on",
                                   "t120"."waits",
                                   "t120"."unsure"
                                  FROM (
                                   SELECT
                                    "t119".*
                                    EXCLUDE ("ask_right")
                                   FROM (
                                    SELECT
                                     "t49"."promise_id",
                                     "t49"."person_id",
                                     "t49"."debt_ids",
                                     "t49"."made_at",
                                     "t49"."due_on",
                                     "t49"."amount",
                                     "t49"."status",
                                     "t49"."ask",
                                     "t49"."asked_at",
                                     "t118"."ask" AS "ask_right",
                                     "t118"."paid",
                                     "t118"."last_on",
                                     "t118"."waits",
                                     "t118"."unsure"
                                    FROM "t38" AS "t49"
                                    LEFT OUTER JOIN (
                                     SELECT
                                      "t116"."ask",
                                      SUM("t116"."net") FILTER(WHERE
                                       COALESCE("t116"."status" = 'posted', FALSE) AND (
                                        "t116"."net" > 0
                                       )) AS "paid",
                                      MAX("t116"."day") FILTER(WHERE
                                       COALESCE("t116"."status" = 'posted', FALSE) AND (
                                        "t116"."net" > 0
                                       )) AS "last_on",
                                      BOOL_OR(CAST(COALESCE("t116"."status" = 'pending', FALSE) AS BOOLEAN)) AS "waits",
                                      BOOL_OR(CAST((
                                       "t116"."status" IS NULL
                                      ) OR COALESCE("t116"."doubted", FALSE) AS BOOLEAN)) AS "unsure"
                                     FROM (
                                      SELECT
                                       "t115"."ask",
                                       "t115"."made_at",
                                       "t115"."due_on",
                                       "t115"."asked_at",
                                       "t115"."debt_id",
                                       "t115"."payment_id",
                                       "t115"."status",
                                       "t115"."paid_at",
                                       "t115"."amount",
                                       "t115"."day",
                                       "t115"."undone",
                                       "t115"."doubted",
                                       GREATEST(
                                        CAST("t115"."amount" AS DECIMAL(38, 2)) - COALESCE("t115"."undone", CAST(0.00 AS DECIMAL(38, 2))),
                                        CAST(0.00 AS DECIMAL(38, 2))
                                       ) AS "net"
                                      FROM (
                                       SELECT
                                        "t114".*
                                        EXCLUDE ("ask_right", "payment_id_right")
                                       FROM (
                                        SELECT
                                         "t107"."ask",
                                         "t107"."made_at",
                                         "t107"."due_on",
                                         "t107"."asked_at",
                                         "t107"."debt_id",
                                         "t107"."payment_id",
                                         "t107"."status",
                                         "t107"."paid_at",
                                         "t107"."amount",
                                         "t107"."day",
                                         "t113"."ask" AS "ask_right",
                                         "t113"."payment_id" AS "payment_id_right",
                                         "t113"."undone",
                                         "t113"."doubted"
                                        FROM "t105" AS "t107"
                                        LEFT OUTER JOIN (
                                         SELECT
                                          "t111"."ask",
                                          "t111"."payment_id",
                                          SUM(ABS("t111"."undone")) AS "undone",
                                          BOOL_OR(CAST("t111"."back_status" IS NULL AS BOOLEAN)) AS "doubted"
                                         FROM (
                                          SELECT
                                           *
                                          FROM (
                                           SELECT
                                            "t109"."ask",
                                            "t109"."asked_at",
                                            "t109"."payment_id",
                                            "t51"."undone_at",
                                            "t51"."undone",
                                            "t51"."back_status"
                                           FROM (
                                            SELECT
                                             "t106"."ask",
                                             "t106"."asked_at",
                                             "t106"."payment_id"
                                            FROM "t105" AS "t106"
                                           ) AS "t109"
                                           INNER JOIN (
                                            SELECT
                                             "t31"."reverses" AS "payment_id",
                                             "t31"."paid_at" AS "undone_at",
                                             "t31"."amount" AS "undone",
                                             "t31"."status" AS "back_status"
                                            FROM (
                                             SELECT
                                              *
                                             FROM (
                                              SELECT
                                               "t6".*
                                               EXCLUDE ("_line")
                                              FROM "typed payments" AS "t6"
                                             ) AS "t13"
                                             WHERE
                                              NOT "t13"."reverses" IS NULL AND (
                                               (
                                                "t13"."status" IS NULL
                                               ) OR (
                                                "t13"."status" = 'posted'
                                               )
                                              )
                                            ) AS "t31"
                                           ) AS "t51"
                                            ON "t109"."payment_id" = "t51"."payment_id"
                                          ) AS "t110"
                                          WHERE
                                           "t110"."undone_at" <= "t110"."asked_at"
                                         ) AS "t111"
                                         GROUP BY
                                          1,
                                          2
                                        ) AS "t113"
                                         ON "t107"."ask" = "t113"."ask" AND "t107"."payment_id" = "t113"."payment_id"
                                       ) AS "t114"
                                      ) AS "t115"
                                     ) AS "t116"
                                     GROUP BY
                                      1
                                    ) AS "t118"
                                     ON "t49"."ask" = "t118"."ask"
                                   ) AS "t119"
                                  ) AS "t120"
                                 ) AS "t121"
                                ) AS "t122"
                               ) AS "t123"
                              ) AS "t124"
                             ) AS "t126"
                             INNER JOIN (
                              SELECT
                               "t11"."promise_id",
                               "t11"."debt_ids",
                               "t11"."made_at"
                              FROM (
                               SELECT
                                "t4".*
                                EXCLUDE ("_line")
                               FROM "typed promises" AS "t4"
                              ) AS "t11"
                             ) AS "t26"
                              ON "t126"."promise_id" = "t26"."promise_id"
                             LEFT OUTER JOIN (
                              SELECT
                               "t79"."promise_id",
                               BOOL_AND(CAST(NOT "t79"."creditor_id" IS NULL AS BOOLEAN))
                               AND (
                                COUNT(DISTINCT "t79"."creditor_id") = 1
                               )
                               AND (
                                BOOL_AND(CAST(NOT "t79"."currency" IS NULL AS BOOLEAN)) AND (
                                 COUNT(DISTINCT "t79"."currency") = 1
                                )
                               )
                               AND BOOL_OR(CAST("t79"."owes" AS BOOLEAN)) AS "confirmable"
                              FROM (
                               SELECT
                                "t69"."promise_id",
                                "t69"."debt_id",
                                "t69"."creditor_id",
                                "t69"."currency",
                                "t69"."debt_id" IN (
                                 SELECT
                                  *
                                 FROM (
                                  SELECT
                                   "t22"."debt_id"
                                  FROM (
                                   SELECT
                                    *
                                   FROM "plan_balance" AS "t1"
                                   WHERE
                                    (
                                     "t1"."total" > 0
                                    ) OR (
                                     "t1"."next_due_amount" > 0
                                    )
                                  ) AS "t22"
                                 ) AS "t33"
                                ) AS "owes"
                               FROM (
                                SELECT
                                 "t65".*
                                 EXCLUDE ("debt_id_right")
                                FROM (
                                 SELECT
                                  "t43"."promise_id",
                                  "t43"."debt_id",
                                  "t54"."debt_id" AS "debt_id_right",
                                  "t54"."creditor_id",
                                  "t54"."currency"
                                 FROM (
                                  SELECT DISTINCT
                                   *
                                  FROM (
                                   SELECT
                                    "t11"."promise_id",
                                    UNNEST("t11"."debt_ids") AS "debt_id"
                                   FROM (
                                    SELECT
                                     "t4".*
                                     EXCLUDE ("_line")
                                    FROM "typed promises" AS "t4"
                                   ) AS "t11"
                                  ) AS "t25"
                                 ) AS "t43"
                                 LEFT OUTER JOIN (
                                  SELECT
                                   "t39"."debt_id",
                                   "t39"."creditor_id",
                                   "t39"."currency"
                                  FROM (
                                   SELECT
                                    *
                                   FROM (
                                    SELECT
                                     "t5".*
                                     EXCLUDE ("_line")
                                    FROM "typed debts" AS "t5"
                                   ) AS "t12"
                                   WHERE
                                    (
                                     "t12"."status" IS NULL
                                    ) OR NOT (
                                     "t12"."status" IN ('discharged', 'settled', 'sold')
                                    )
                                  ) AS "t39"
                                 ) AS "t54"
                                  ON "t43"."debt_id" = "t54"."debt_id"
                                ) AS "t65"
                               ) AS "t69"
                              ) AS "t79"
                              GROUP BY
                               1
                             ) AS "t92"
                              ON "t126"."promise_id" = "t92"."promise_id"
                            ) AS "t127"
                           ) AS "t128"
                          ) AS "t129"
                          WHERE
                           NOT "t129"."turn" IS NULL
                         ) AS "t130"
                        ) AS "t131"
                       ) AS "t132"
                       WHERE
                        "t132"."place" = 0
                      ) AS "t133"
                     ) AS "t135"
                     LEFT OUTER JOIN (
                      SELECT
                       "t137"."person_id",
                       BOOL_OR(
                        CAST(COALESCE((
                         "t137"."sent_at" >= "t137"."since"
                        ) AND "t137"."content" IN ('callback', 'knock'), FALSE) AS BOOLEAN)
                       ) AS "questioned",
                       BOOL_OR(CAST(COALESCE((
                        "t137"."sent_at" >= "t137"."since"
                       ) AND (
                        "t137"."content" = 'offer'
                       ), FALSE) AS BOOLEAN)) AS "offered",
                       BOOL_OR(
                        CAST(COALESCE(
                         (
                          "t137"."content" = 'offer'
                         )
                         AND STARTS_WITH("t137"."template_id", 'kept.')
                         AND (
                          ARRAY_LENGTH(LIST_FILTER("t137"."about", x -> ARRAY_CONTAINS("t137"."debt_ids", x))) > 0
                         ),
                         FALSE
                        ) AS BOOLEAN)
                       ) AS "thanked"
                      FROM (
                       SELECT
                        *
                       FROM (
                        SELECT
                         "t135"."person_id",
                         "t135"."debt_ids",
                         "t135"."made_at",
                         "t135"."since",
                         "t135"."turn",
                         "t40"."content",
                         "t40"."template_id",
                         "t40"."sent_at",
                         "t40"."about"
                        FROM (
                         SELECT
                          "t133"."person_id",
                          "t133"."debt_ids",
                          "t133"."made_at",
                          "t133"."since",
                          "t133"."turn"
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            "t131"."promise_id",
                            "t131"."person_id",
                            "t131"."due_on",
                            "t131"."amount",
                            "t131"."paid",
                            "t131"."state",
                            "t131"."kept_on",
                            "t131"."debt_ids",
                            "t131"."made_at",
                            "t131"."confirmable",
                            "t131"."turn",
                            "t131"."ago",
                            "t131"."since",
                            ROW_NUMBER() OVER (
                             PARTITION BY "t131"."person_id"
                             ORDER BY "t131"."turn" ASC, "t131"."due_on" DESC, "t131"."promise_id" DESC
                             ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                            ) - 1 AS "place"
                           FROM (
                            SELECT
                             "t130"."promise_id",
                             "t130"."person_id",
                             "t130"."due_on",
                             "t130"."amount",
                             "t130"."paid",
                             "t130"."state",
                             "t130"."kept_on",
                             "t130"."debt_ids",
                             "t130"."made_at",
                             "t130"."confirmable",
                             "t130"."turn",
                             "t130"."ago",
                             MAKE_TIMESTAMP(2026, 11, 22, 16, 0, 0.0) - TO_DAYS("t130"."ago" - 1) AS "since"
                            FROM (
                             SELECT
                              *
                             FROM (
                              SELECT
                               "t128"."promise_id",
                               "t128"."person_id",
                               "t128"."due_on",
                               "t128"."amount",
                               "t128"."paid",
                               "t128"."state",
                               "t128"."kept_on",
                               "t128"."debt_ids",
                               "t128"."made_at",
                               "t128"."confirmable",
                               CASE
                                WHEN (
                                 "t128"."state" = 'open'
                                ) AND (
                                 DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) = -1
                                )
                                THEN 0
                                WHEN (
                                 "t128"."state" = 'kept'
                                )
                                AND (
                                 "t128"."paid" >= "t128"."amount"
                                )
                                AND COALESCE("t128"."confirmable", FALSE)
                                AND (
                                 DATE_DIFF('DAY', "t128"."kept_on", MAKE_DATE(2026, 11, 23)) >= 1
                                )
                                AND (
                                 DATE_DIFF('DAY', "t128"."kept_on", MAKE_DATE(2026, 11, 23)) <= 2
                                )
                                THEN 1
                                WHEN (
                                 "t128"."state" = 'broken'
                                )
                                AND (
                                 DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) >= 1
                                )
                                AND (
                                 DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) <= 14
                                )
                                THEN 2
                                ELSE NULL
                               END AS "turn",
                               CASE
                                WHEN CASE
                                 WHEN (
                                  "t128"."state" = 'open'
                                 ) AND (
                                  DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) = -1
                                 )
                                 THEN 0
                                 WHEN (
                                  "t128"."state" = 'kept'
                                 )
                                 AND (
                                  "t128"."paid" >= "t128"."amount"
                                 )
                                 AND COALESCE("t128"."confirmable", FALSE)
                                 AND (
                                  DATE_DIFF('DAY', "t128"."kept_on", MAKE_DATE(2026, 11, 23)) >= 1
                                 )
                                 AND (
                                  DATE_DIFF('DAY', "t128"."kept_on", MAKE_DATE(2026, 11, 23)) <= 2
                                 )
                                 THEN 1
                                 WHEN (
                                  "t128"."state" = 'broken'
                                 )
                                 AND (
                                  DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) >= 1
                                 )
                                 AND (
                                  DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23)) <= 14
                                 )
                                 THEN 2
                                 ELSE NULL
                                END = 1
                                THEN DATE_DIFF('DAY', "t128"."kept_on", MAKE_DATE(2026, 11, 23))
                                ELSE DATE_DIFF('DAY', "t128"."due_on", MAKE_DATE(2026, 11, 23))
                               END AS "ago"
                              FROM (
                               SELECT
                                "t127".*
                                EXCLUDE ("promise_id_right")
                               FROM (
                                SELECT
                                 "t126"."promise_id",
                                 "t126"."person_id",
                                 "t126"."due_on",
                                 "t126"."amount",
                                 "t126"."paid",
                                 "t126"."state",
                                 "t126"."kept_on",
                                 "t26"."debt_ids",
                                 "t26"."made_at",
                                 "t92"."promise_id" AS "promise_id_right",
                                 "t92"."confirmable"
                                FROM (
                                 SELECT
                                  "t124"."promise_id",
                                  "t124"."person_id",
                                  "t124"."due_on",
                                  "t124"."amount",
                                  "t124"."paid",
                                  "t124"."state",
                                  "t124"."kept_on"
                                 FROM (
                                  SELECT
                                   "t123"."promise_id",
                                   "t123"."person_id",
                                   "t123"."debt_ids",
                                   "t123"."made_at",
                                   "t123"."due_on",
                                   "t123"."amount",
                                   "t123"."status",
                                   "t123"."ask",
                                   "t123"."asked_at",
                                   "t123"."paid",
                                   "t123"."last_on",
                                   "t123"."waits",
                                   "t123"."unsure",
                                   "t123"."kept",
                                   "t123"."state",
                                   CASE WHEN "t123"."state" = 'kept' THEN "t123"."last_on" ELSE CAST(NULL AS DATE) END AS "kept_on"
                                  FROM (
                                   SELECT
                                    "t122"."promise_id",
                                    "t122"."person_id",
                                    "t122"."debt_ids",
                                    "t122"."made_at",
                                    "t122"."due_on",
                                    "t122"."amount",
                                    "t122"."status",
                                    "t122"."ask",
                                    "t122"."asked_at",
                                    "t122"."paid",
                                    "t122"."last_on",
                                    "t122"."waits",
                                    "t122"."unsure",
                                    "t122"."kept",
                                    CASE
                                     WHEN COALESCE("t122"."status" = 'withdrawn', FALSE)
                                     THEN 'withdrawn'
                                     WHEN "t122"."kept"
                                     THEN 'kept'
                                     WHEN COALESCE("t122"."unsure", FALSE)
                                     THEN 'unknown'
                                     WHEN COALESCE("t122"."waits", FALSE) OR (
                                      MAKE_DATE(2026, 11, 23) <= "t122"."due_on"
                                     )
                                     THEN 'open'
                                     ELSE 'broken'
                                    END AS "state"
                                   FROM (
                                    SELECT
                                     "t121"."promise_id",
                                     "t121"."person_id",
                                     "t121"."debt_ids",
                                     "t121"."made_at",
                                     "t121"."due_on",
                                     "t121"."amount",
                                     "t121"."status",
                                     "t121"."ask",
                                     "t121"."asked_at",
                                     "t121"."paid",
                                     "t121"."last_on",
                                     "t121"."waits",
                                     "t121"."unsure",
                                     COALESCE("t121"."status" = 'kept', FALSE) OR (
                                      "t121"."paid" >= "t121"."amount"
                                     ) AS "kept"
                                    FROM (
                                     SELECT
                                      "t120"."promise_id",
                                      "t120"."person_id",
                                      "t120"."debt_ids",
                                      "t120"."made_at",
                                      "t120"."due_on",
                                      "t120"."amount",
                                      "t120"."status",
                                      "t120"."ask",
                                      "t120"."asked_at",
                                      COALESCE("t120"."paid", CAST(0.00 AS DECIMAL(38, 2))) AS "paid",
                                      "t120"."last_on",
                                      "t120"."waits",
                                      "t120"."unsure"
                                     FROM (
                                      SELECT
                                       "t119".*
                                       EXCLUDE ("ask_right")
                                      FROM (
                                       SELECT
                                        "t49"."promise_id",
                                        "t49"."person_id",
                                        "t49"."debt_ids",
                                        "t49"."made_at",
                                        "t49"."due_on",
                                        "t49"."amount",
                                        "t49"."status",
                                        "t49"."ask",
                                        "t49"."asked_at",
                                        "t118"."ask" AS "ask_right",
                                        "t118"."paid",
                                        "t118"."last_on",
                                        "t118"."waits",
                                        "t118"."unsure"
                                       FROM "t38" AS "t49"
                                       LEFT OUTER JOIN (
                                        SELECT
                                         "t116"."ask",
                                         SUM("t116"."net") FILTER(WHERE
                                          COALESCE("t116"."status" = 'posted', FALSE) AND (
                                           "t116"."net" > 0
                                          )) AS "paid",
                                         MAX("t116"."day") FILTER(WHERE
                                          COALESCE("t116"."status" = 'posted', FALSE) AND (
                                           "t116"."net" > 0
                                          )) AS "last_on",
                                         BOOL_OR(CAST(COALESCE("t116"."status" = 'pending', FALSE) AS BOOLEAN)) AS "waits",
                                         BOOL_OR(CAST((
                                          "t116"."status" IS NULL
                                         ) OR COALESCE("t116"."doubted", FALSE) AS BOOLEAN)) AS "unsure"
                                        FROM (
                                         SELECT
                                          "t115"."ask",
                                          "t115"."made_at",
                                          "t115"."due_on",
                                          "t115"."asked_at",
                                          "t115"."debt_id",
                                          "t115"."payment_id",
                                          "t115"."status",
                                          "t115"."paid_at",
                                          "t115"."amount",
                                          "t115"."day",
                                          "t115"."undone",
                                          "t115"."doubted",
                                          GREATEST(
                                           CAST("t115"."amount" AS DECIMAL(38, 2)) - COALESCE("t115"."undone", CAST(0.00 AS DECIMAL(38, 2))),
                                           CAST(0.00 AS DECIMAL(38, 2))
                                          ) AS "net"
                                         FROM (
                                          SELECT
                                           "t114".*
                                           EXCLUDE ("ask_right", "payment_id_right")
                                          FROM (
                                           SELECT
                                            "t107"."ask",
                                            "t107"."made_at",
                                            "t107"."due_on",
                                            "t107"."asked_at",
                                            "t107"."debt_id",
                                            "t107"."payment_id",
                                            "t107"."status",
                                            "t107"."paid_at",
                                            "t107"."amount",
                                            "t107"."day",
                                            "t113"."ask" AS "ask_right",
                                            "t113"."payment_id" AS "payment_id_right",
                                            "t113"."undone",
                                            "t113"."doubted"
                                           FROM "t105" AS "t107"
                                           LEFT OUTER JOIN (
                                            SELECT
                                             "t111"."ask",
                                             "t111"."payment_id",
                                             SUM(ABS("t111"."undone")) AS "undone",
                                             BOOL_OR(CAST("t111"."back_status" IS NULL AS BOOLEAN)) AS "doubted"
                                            FROM (
                                             SELECT
                                              *
                                             FROM (
                                              SELECT
                                               "t109"."ask",
                                               "t109"."asked_at",
                                               "t109"."payment_id",
                                               "t51"."undone_at",
                                               "t51"."undone",
                                               "t51"."back_status"
                                              FROM (
                                               SELECT
                                                "t106"."ask",
                                                "t106"."asked_at",
                                                "t106"."payment_id"
                                               FROM "t105" AS "t106"
                                              ) AS "t109"
                                              INNER JOIN (
                                               SELECT
                                                "t31"."reverses" AS "payment_id",
                                                "t31"."paid_at" AS "undone_at",
                                                "t31"."amount" AS "undone",
                                                "t31"."status" AS "back_status"
                                               FROM (
                                                SELECT
                                                 *
                                                FROM (
                                                 SELECT
                                                  "t6".*
                                                  EXCLUDE ("_line")
                                                 FROM "typed payments" AS "t6"
                                                ) AS "t13"
                                                WHERE
                                                 NOT "t13"."reverses" IS NULL AND (
                                                  (
                                                   "t13"."status" IS NULL
                                                  ) OR (
                                                   "t13"."status" = 'posted'
                                                  )
                                                 )
                                               ) AS "t31"
                                              ) AS "t51"
                                               ON "t109"."payment_id" = "t51"."payment_id"
                                             ) AS "t110"
                                             WHERE
                                              "t110"."undone_at" <= "t110"."asked_at"
                                            ) AS "t111"
                                            GROUP BY
                                             1,
                                             2
                                           ) AS "t113"
                                            ON "t107"."ask" = "t113"."ask" AND "t107"."payment_id" = "t113"."payment_id"
                                          ) AS "t114"
                                         ) AS "t115"
                                        ) AS "t116"
                                        GROUP BY
                                         1
                                       ) AS "t118"
                                        ON "t49"."ask" = "t118"."ask"
                                      ) AS "t119"
                                     ) AS "t120"
                                    ) AS "t121"
                                   ) AS "t122"
                                  ) AS "t123"
                                 ) AS "t124"
                                ) AS "t126"
                                INNER JOIN (
                                 SELECT
                                  "t11"."promise_id",
                                  "t11"."debt_ids",
                                  "t11"."made_at"
                                 FROM (
                                  SELECT
                                   "t4".*
                                   EXCLUDE ("_line")
                                  FROM "typed promises" AS "t4"
                                 ) AS "t11"
                                ) AS "t26"
                                 ON "t126"."promise_id" = "t26"."promise_id"
                                LEFT OUTER JOIN (
                                 SELECT
                                  "t79"."promise_id",
                                  BOOL_AND(CAST(NOT "t79"."creditor_id" IS NULL AS BOOLEAN))
                                  AND (
                                   COUNT(DISTINCT "t79"."creditor_id") = 1
                                  )
                                  AND (
                                   BOOL_AND(CAST(NOT "t79"."currency" IS NULL AS BOOLEAN)) AND (
                                    COUNT(DISTINCT "t79"."currency") = 1
                                   )
                                  )
                                  AND BOOL_OR(CAST("t79"."owes" AS BOOLEAN)) AS "confirmable"
                                 FROM (
                                  SELECT
                                   "t69"."promise_id",
                                   "t69"."debt_id",
                                   "t69"."creditor_id",
                                   "t69"."currency",
                                   "t69"."debt_id" IN (
                                    SELECT
                                     *
                                    FROM (
                                     SELECT
                                      "t22"."debt_id"
                                     FROM (
                                      SELECT
                                       *
                                      FROM "plan_balance" AS "t1"
                                      WHERE
                                       (
                                        "t1"."total" > 0
                                       ) OR (
                                        "t1"."next_due_amount" > 0
                                       )
                                     ) AS "t22"
                                    ) AS "t33"
                                   ) AS "owes"
                                  FROM (
                                   SELECT
                                    "t65".*
                                    EXCLUDE ("debt_id_right")
                                   FROM (
                                    SELECT
                                     "t43"."promise_id",
                                     "t43"."debt_id",
                                     "t54"."debt_id" AS "debt_id_right",
                                     "t54"."creditor_id",
                                     "t54"."currency"
                                    FROM (
                                     SELECT DISTINCT
                                      *
                                     FROM (
                                      SELECT
                                       "t11"."promise_id",
                                       UNNEST("t11"."debt_ids") AS "debt_id"
                                      FROM (
                                       SELECT
                                        "t4".*
                                        EXCLUDE ("_line")
                                       FROM "typed promises" AS "t4"
                                      ) AS "t11"
                                     ) AS "t25"
                                    ) AS "t43"
                                    LEFT OUTER JOIN (
                                     SELECT
                                      "t39"."debt_id",
                                      "t39"."creditor_id",
                                      "t39"."currency"
                                     FROM (
                                      SELECT
                                       *
                                      FROM (
                                       SELECT
                                        "t5".*
                                        EXCLUDE ("_line")
                                       FROM "typed debts" AS "t5"
                                      ) AS "t12"
                                      WHERE
                                       (
                                        "t12"."status" IS NULL
                                       ) OR NOT (
                                        "t12"."status" IN ('discharged', 'settled', 'sold')
                                       )
                                     ) AS "t39"
                                    ) AS "t54"
                                     ON "t43"."debt_id" = "t54"."debt_id"
                                   ) AS "t65"
                                  ) AS "t69"
                                 ) AS "t79"
                                 GROUP BY
                                  1
                                ) AS "t92"
                                 ON "t126"."promise_id" = "t92"."promise_id"
                               ) AS "t127"
                              ) AS "t128"
                             ) AS "t129"
                             WHERE
                              NOT "t129"."turn" IS NULL
                            ) AS "t130"
                           ) AS "t131"
                          ) AS "t132"
                          WHERE
                           "t132"."place" = 0
                         ) AS "t133"
                        ) AS "t135"
                        INNER JOIN (
                         SELECT
                          "t23"."person_id",
                          "t23"."content",
                          "t23"."template_id",
                          "t23"."at" AS "sent_at",
                          "t23"."debt_ids" AS "about"
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            "t2".*
                            EXCLUDE ("_line")
                           FROM "typed events" AS "t2"
                          ) AS "t9"
                          WHERE
                           "t9"."direction" = 'out'
                           AND "t9"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                           AND NOT "t9"."person_id" IS NULL
                         ) AS "t23"
                        ) AS "t40"
                         ON "t135"."person_id" = "t40"."person_id"
                       ) AS "t136"
                       WHERE
                        "t136"."sent_at" >= "t136"."made_at"
                      ) AS "t137"
                      GROUP BY
                       1
                     ) AS "t139"
                      ON "t135"."person_id" = "t139"."person_id"
                    ) AS "t140"
                   ) AS "t141"
                  ) AS "t143"
                   ON "t103"."person_id" = "t143"."person_id"
                 ) AS "t144"
                ) AS "t145"
               ) AS "t147"
                ON "t8"."person_id" = "t147"."person_id"
              ) AS "t148"
             ) AS "t150"
             LEFT OUTER JOIN (
              SELECT
               "t93"."person_id",
               "t93"."channel",
               COUNT(DISTINCT "t93"."contact_id") FILTER(WHERE
                NOT (
                 "t93"."neutral"
                )) AS "told_in_vain",
               COUNT(DISTINCT "t93"."contact_id") FILTER(WHERE
                "t93"."neutral") AS "knocked_in_vain"
              FROM (
               SELECT
                *
               FROM (
                SELECT
                 "t83".*
                 EXCLUDE ("person_id_right")
                FROM (
                 SELECT
                  "t78"."person_id",
                  "t78"."channel",
                  "t78"."contact_id",
                  "t78"."begun_at",
                  "t78"."neutral",
                  "t56"."person_id" AS "person_id_right",
                  "t56"."heard_at"
                 FROM (
                  SELECT
                   "t59"."person_id",
                   "t59"."channel",
                   "t59"."contact_id",
                   MIN("t59"."at") AS "begun_at",
                   BOOL_AND(CAST(COALESCE("t59"."content" IN ('callback', 'knock'), FALSE) AS BOOLEAN)) AS "neutral"
                  FROM "t55" AS "t59"
                  GROUP BY
                   1,
                   2,
                   3
                 ) AS "t78"
                 LEFT OUTER JOIN (
                  SELECT
                   "t36"."person_id",
                   MAX("t36"."at") AS "heard_at"
                  FROM (
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t2".*
                     EXCLUDE ("_line")
                    FROM "typed events" AS "t2"
                   ) AS "t9"
                   WHERE
                    (
                     (
                      "t9"."direction" = 'in'
                     )
                     OR (
                      (
                       "t9"."kind" = 'conversation'
                      ) AND (
                       "t9"."spoke_with" = "t9"."person_id"
                      )
                     )
                    )
                    AND "t9"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                    AND NOT "t9"."person_id" IS NULL
                  ) AS "t36"
                  GROUP BY
                   1
                 ) AS "t56"
                  ON "t78"."person_id" = "t56"."person_id"
                ) AS "t83"
               ) AS "t85"
               WHERE
                (
                 "t85"."heard_at" IS NULL
                ) OR (
                 "t85"."begun_at" > "t85"."heard_at"
                )
              ) AS "t93"
              GROUP BY
               1,
               2
             ) AS "t99"
              ON "t150"."person_id" = "t99"."person_id" AND "t150"."channel" = "t99"."channel"
            ) AS "t151"
           ) AS "t153"
           LEFT OUTER JOIN (
            SELECT
             "t46"."candidate_id",
             MAX("t46"."dpd") AS "dpd",
             CASE
              WHEN BOOL_OR(CAST("t46"."total" IS NULL AS BOOLEAN))
              THEN CAST(NULL AS DECIMAL(38, 2))
              ELSE SUM("t46"."total")
             END AS "overdue",
             SUM("t46"."next_due_amount") AS "coming",
             CASE WHEN COUNT(DISTINCT "t46"."currency") = 1 THEN MAX("t46"."currency") ELSE NULL END AS "currency"
            FROM (
             SELECT
              "t21"."candidate_id",
              "t21"."debt_id",
              "t18"."total",
              "t18"."next_due_amount",
              "t18"."dpd",
              "t18"."currency"
             FROM (
              SELECT
               "t0"."candidate_id",
               UNNEST("t0"."debt_ids") AS "debt_id"
              FROM "decisions" AS "t0"
             ) AS "t21"
             INNER JOIN (
              SELECT
               "t1"."debt_id",
               "t1"."total",
               "t1"."next_due_amount",
               "t1"."dpd",
               "t1"."currency"
              FROM "plan_balance" AS "t1"
             ) AS "t18"
              ON "t21"."debt_id" = "t18"."debt_id"
            ) AS "t46"
            GROUP BY
             1
           ) AS "t67"
            ON "t153"."candidate_id" = "t67"."candidate_id"
          ) AS "t154"
         ) AS "t155"
        ) AS "t156"
       ) AS "t157"
      ) AS "t158"
     ) AS "t159"
    ) AS "t160"
   ) AS "t161"
  ) AS "t162"
 ) AS "t163"
 WHERE
  "t163"."rank" = 0
) AS "t164";

-- keep plan
WITH "t38" AS (
 SELECT
  *
 FROM (
  SELECT
   "t1".*
   EXCLUDE ("_line")
  FROM "typed events" AS "t1"
 ) AS "t10"
 WHERE
  "t10"."direction" = 'out'
  AND "t10"."at" > MAKE_TIMESTAMP(2026, 10, 24, 1, 0, 0.0)
  AND "t10"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
  AND (
   (
    "t10"."content" IS NULL
   ) OR NOT (
    "t10"."content" IN ('reply', 'statutory')
   )
  )
), "t41" AS (
 SELECT
  "t27"."promise_id",
  "t27"."person_id",
  "t27"."debt_ids",
  "t27"."made_at",
  "t27"."due_on",
  "t27"."amount",
  "t27"."status",
  "t27"."promise_id" AS "ask",
  MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0) AS "asked_at"
 FROM (
  SELECT
   *
  FROM (
   SELECT
    "t5".*
    EXCLUDE ("_line")
   FROM "typed promises" AS "t5"
  ) AS "t13"
  WHERE
   "t13"."made_at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
 ) AS "t27"
), "t84" AS (
 SELECT
  "t74"."person_id",
  ARRAY_AGG(DISTINCT "t74"."debt_id" ORDER BY "t74"."debt_id" ASC) FILTER(WHERE
   NOT "t74"."debt_id" IS NULL) AS "overdue_debt_ids"
 FROM (
  SELECT
   "t61"."debt_id",
   "t61"."person_id"
  FROM (
   SELECT DISTINCT
    *
   FROM (
    SELECT
     "t32"."debt_id",
     "t32"."person_id"
    FROM (
     SELECT
      *
     FROM (
      SELECT
       "t3".*
       EXCLUDE ("_line")
      FROM "typed liabilities" AS "t3"
     ) AS "t11"
     WHERE
      (
       "t11"."until" IS NULL
      ) OR (
       "t11"."until" > MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
      )
    ) AS "t32"
   ) AS "t46"
  ) AS "t61"
  SEMI JOIN (
   SELECT
    *
   FROM "plan_balance" AS "t2"
   WHERE
    (
     "t2"."total" IS NULL
    ) OR (
     "t2"."total" > 0
    )
  ) AS "t31"
   ON "t61"."debt_id" = "t31"."debt_id"
 ) AS "t74"
 GROUP BY
  1
), "t115" AS (
 SELECT
  *
 FROM (
  SELECT
   "t69"."ask",
   "t69"."made_at",
   "t69"."due_on",
   "t69"."asked_at",
   "t69"."debt_id",
   "t107"."payment_id",
   "t107"."status",
   "t107"."paid_at",
   "t107"."amount",
   "t107"."day"
  FROM (
   SELECT DISTINCT
    *
   FROM (
    SELECT
     "t48"."ask",
     "t48"."made_at",
     "t48"."due_on",
     "t48"."asked_at",
     UNNEST("t48"."debt_ids") AS "debt_id"
    FROM "t41" AS "t48"
   ) AS "t63"
  ) AS "t69"
  INNER JOIN (
   SELECT
    "t102"."payment_id",
    "t102"."debt_id",
    "t102"."status",
    "t102"."paid_at",
    "t102"."amount",
    "t102"."day"
   FROM (
    SELECT
     "t92"."payment_id",
     "t92"."debt_id",
     "t92"."paid_at",
     "t92"."amount",
     "t92"."status",
     "t92"."value_on",
     "t92"."payer_id",
     "t92"."reverses",
     "t92"."offset",
     CAST("t92"."paid_at" + TO_MINUTES(COALESCE("t92"."offset", -720)) AS DATE) AS "day"
    FROM (
     SELECT
      "t90".*
      EXCLUDE ("debt_id_right")
     FROM (
      SELECT
       "t35"."payment_id",
       "t35"."debt_id",
       "t35"."paid_at",
       "t35"."amount",
       "t35"."status",
       "t35"."value_on",
       "t35"."payer_id",
       "t35"."reverses",
       "t83"."debt_id" AS "debt_id_right",
       "t83"."offset"
      FROM (
       SELECT
        *
       FROM (
        SELECT
         "t7".*
         EXCLUDE ("_line")
        FROM "typed payments" AS "t7"
       ) AS "t15"
       WHERE
        "t15"."reverses" IS NULL
      ) AS "t35"
      LEFT OUTER JOIN (
       SELECT
        "t76"."debt_id",
        "t76"."offset"
       FROM (
        SELECT
         "t71".*
         EXCLUDE ("creditor_id_right")
        FROM (
         SELECT
          "t56"."debt_id",
          "t56"."creditor_id",
          "t56"."product",
          "t56"."currency",
          "t56"."opened_on",
          "t56"."principal",
          "t56"."annual_rate",
          "t56"."as_of",
          "t56"."status",
          "t56"."penalty_rate",
          "t56"."grace_days",
          "t56"."allocation",
          "t56"."disbursed",
          "t56"."all_in_rate",
          "t56"."country",
          "t56"."region",
          "t56"."assigned_from",
          "t56"."assignment_notified_at",
          "t56"."original_creditor",
          "t56"."co_creditors",
          "t56"."platform_id",
          "t56"."account",
          "t56"."charged_off_on",
          "t56"."judgment_on",
          "t56"."itemized_on",
          "t56"."time_barred_on",
          "t56"."disputed_amount",
          "t56"."in_default_when_acquired",
          "t56"."creditor_id_right",
          "t56"."creditor_country",
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
              WHEN COALESCE(COALESCE("t56"."country", "t56"."creditor_country"), '') IS NULL
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
               COALESCE(COALESCE("t56"."country", "t56"."creditor_country"), '')
              )
             END,
             1
            ),
            -720
           )
          END AS "offset"
         FROM (
          SELECT
           "t17"."debt_id",
           "t17"."creditor_id",
           "t17"."product",
           "t17"."currency",
           "t17"."opened_on",
           "t17"."principal",
           "t17"."annual_rate",
           "t17"."as_of",
           "t17"."status",
           "t17"."penalty_rate",
           "t17"."grace_days",
           "t17"."allocation",
           "t17"."disbursed",
           "t17"."all_in_rate",
           "t17"."country",
           "t17"."region",
           "t17"."assigned_from",
           "t17"."assignment_notified_at",
           "t17"."original_creditor",
           "t17"."co_creditors",
           "t17"."platform_id",
           "t17"."account",
           "t17"."charged_off_on",
           "t17"."judgment_on",
           "t17"."itemized_on",
           "t17"."time_barred_on",
           "t17"."disputed_amount",
           "t17"."in_default_when_acquired",
           "t29"."creditor_id" AS "creditor_id_right",
           "t29"."creditor_country"
          FROM (
           SELECT
            "t6".*
            EXCLUDE ("_line")
           FROM "typed debts" AS "t6"
          ) AS "t17"
          LEFT OUTER JOIN (
           SELECT
            "t16"."creditor_id",
            "t16"."country" AS "creditor_country"
           FROM (
            SELECT
             "t8".*
             EXCLUDE ("_line")
            FROM "typed creditors" AS "t8"
           ) AS "t16"
          ) AS "t29"
           ON "t17"."creditor_id" = "t29"."creditor_id"
         ) AS "t56"
        ) AS "t71"
       ) AS "t76"
      ) AS "t83"
       ON "t35"."debt_id" = "t83"."debt_id"
     ) AS "t90"
    ) AS "t92"
   ) AS "t102"
  ) AS "t107"
   ON "t69"."debt_id" = "t107"."debt_id"
 ) AS "t113"
 WHERE
  "t113"."paid_at" <= "t113"."asked_at"
  AND "t113"."paid_at" >= "t113"."made_at"
  AND "t113"."day" <= "t113"."due_on"
)
SELECT
 SUBSTRING(
  SHA256("t166"."person_id" || '|2026-11-23'),
  CASE WHEN (
   0 + 1
  ) >= 1 THEN 0 + 1 ELSE 0 + 1 + LENGTH(SHA256("t166"."person_id" || '|2026-11-23')) END,
  20
 ) AS "contact_id",
 "t166"."person_id",
 CASE WHEN (
  "t166"."status" = 'planned'
 ) OR (
  "t166"."status" = 'held'
 ) THEN "t166"."point_id" ELSE NULL END AS "point_id",
 CASE WHEN (
  "t166"."status" = 'planned'
 ) OR (
  "t166"."status" = 'held'
 ) THEN "t166"."channel" ELSE NULL END AS "channel",
 CASE WHEN (
  "t166"."status" = 'planned'
 ) OR (
  "t166"."status" = 'held'
 ) THEN "t166"."mode" ELSE NULL END AS "mode",
 CASE
  WHEN "t166"."status" = 'planned'
  THEN CASE "t166"."step"
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
 END AS "content",
 CASE
  WHEN (
   "t166"."status" = 'planned'
  ) OR (
   "t166"."status" = 'held'
  )
  THEN "t166"."debt_ids"
  ELSE COALESCE("t166"."overdue_debt_ids", "t166"."debt_ids")
 END AS "debt_ids",
 CASE
  WHEN "t166"."status" = 'planned'
  THEN MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
  WHEN "t166"."status" = 'held'
  THEN "t166"."retry_at"
  ELSE NULL
 END AS "at",
 CASE
  WHEN (
   "t166"."status" = 'planned'
  ) OR (
   "t166"."status" = 'held'
  )
  THEN CASE WHEN "t166"."by_choice" THEN 'own_choice;' WHEN "t166"."last_way" THEN 'last_way;' ELSE 'gentlest;' END || COALESCE("t166"."right_party", 'unverified') || COALESCE(CASE WHEN "t166"."dpd" > 0 THEN ';dpd=' || CAST("t166"."dpd" AS TEXT) ELSE '' END, '') || COALESCE(CASE WHEN NOT "t166"."promise_step" IS NULL THEN ';promise=' || "t166"."promise_step" ELSE '' END, '')
  ELSE NULL
 END AS "why",
 CASE
  WHEN "t166"."status" = 'planned'
  THEN CAST((
   CASE
    WHEN COALESCE("t166"."promise_step" = 'thanks', FALSE)
    THEN CAST(0.0000 AS DECIMAL(19, 4))
    ELSE CASE "t166"."step"
     WHEN 1
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     WHEN 2
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     WHEN 3
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     WHEN 4
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     WHEN 5
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     WHEN 6
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     WHEN 7
     THEN CAST(0.0050 AS DECIMAL(19, 4))
     WHEN 8
     THEN CAST(0.0040 AS DECIMAL(19, 4))
     WHEN 9
     THEN CAST(0.0050 AS DECIMAL(19, 4))
     WHEN 10
     THEN CAST(0.0060 AS DECIMAL(19, 4))
     WHEN 11
     THEN CAST(0.0080 AS DECIMAL(19, 4))
     WHEN 12
     THEN CAST(0.0300 AS DECIMAL(19, 4))
     WHEN 13
     THEN CAST(0.0300 AS DECIMAL(19, 4))
     WHEN 14
     THEN CAST(0.0120 AS DECIMAL(19, 4))
     WHEN 15
     THEN CAST(0.0120 AS DECIMAL(19, 4))
     WHEN 16
     THEN CAST(0.0150 AS DECIMAL(19, 4))
     WHEN 17
     THEN CAST(0.0150 AS DECIMAL(19, 4))
     WHEN 18
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     WHEN 19
     THEN CAST(0.0040 AS DECIMAL(19, 4))
     WHEN 20
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     WHEN 21
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     WHEN 22
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     WHEN 23
     THEN CAST(0.0300 AS DECIMAL(19, 4))
     WHEN 24
     THEN CAST(0.0120 AS DECIMAL(19, 4))
     WHEN 25
     THEN CAST(0.0150 AS DECIMAL(19, 4))
     WHEN 26
     THEN CAST(0.0100 AS DECIMAL(19, 4))
     ELSE NULL
    END
   END * CAST(CASE
    WHEN CASE WHEN "t166"."step" IN (15, 17, 2, 4, 6) THEN "t166"."coming" ELSE "t166"."overdue" END > CAST(99999999999999.99 AS DECIMAL(18, 3))
    THEN CAST(99999999999999.99 AS DECIMAL(38, 2))
    ELSE CASE WHEN "t166"."step" IN (15, 17, 2, 4, 6) THEN "t166"."coming" ELSE "t166"."overdue" END
   END AS DECIMAL(19, 4))
  ) - (
   CASE "t166"."step"
    WHEN 1
    THEN CAST(0.2000 AS DECIMAL(19, 4))
    WHEN 2
    THEN CAST(0.2000 AS DECIMAL(19, 4))
    WHEN 3
    THEN CAST(0.3000 AS DECIMAL(19, 4))
    WHEN 4
    THEN CAST(0.3000 AS DECIMAL(19, 4))
    WHEN 5
    THEN CAST(0.4000 AS DECIMAL(19, 4))
    WHEN 6
    THEN CAST(0.4000 AS DECIMAL(19, 4))
    WHEN 7
    THEN CAST(0.1000 AS DECIMAL(19, 4))
    WHEN 8
    THEN CAST(0.2000 AS DECIMAL(19, 4))
    WHEN 9
    THEN CAST(0.3000 AS DECIMAL(19, 4))
    WHEN 10
    THEN CAST(0.4000 AS DECIMAL(19, 4))
    WHEN 11
    THEN CAST(0.5000 AS DECIMAL(19, 4))
    WHEN 12
    THEN CAST(2.0000 AS DECIMAL(19, 4))
    WHEN 13
    THEN CAST(2.0000 AS DECIMAL(19, 4))
    WHEN 14
    THEN CAST(1.0000 AS DECIMAL(19, 4))
    WHEN 15
    THEN CAST(1.0000 AS DECIMAL(19, 4))
    WHEN 16
    THEN CAST(1.0000 AS DECIMAL(19, 4))
    WHEN 17
    THEN CAST(1.0000 AS DECIMAL(19, 4))
    WHEN 18
    THEN CAST(1.0000 AS DECIMAL(19, 4))
    WHEN 19
    THEN CAST(0.6000 AS DECIMAL(19, 4))
    WHEN 20
    THEN CAST(0.2000 AS DECIMAL(19, 4))
    WHEN 21
    THEN CAST(0.3000 AS DECIMAL(19, 4))
    WHEN 22
    THEN CAST(0.4000 AS DECIMAL(19, 4))
    WHEN 23
    THEN CAST(2.0000 AS DECIMAL(19, 4))
    WHEN 24
    THEN CAST(1.0000 AS DECIMAL(19, 4))
    WHEN 25
    THEN CAST(1.0000 AS DECIMAL(19, 4))
    WHEN 26
    THEN CAST(1.0000 AS DECIMAL(19, 4))
    ELSE NULL
   END * CASE "t166"."currency"
    WHEN 'CNY'
    THEN CAST(5.0000 AS DECIMAL(19, 4))
    WHEN 'USD'
    THEN CAST(1.0000 AS DECIMAL(19, 4))
    WHEN 'EUR'
    THEN CAST(1.0000 AS DECIMAL(19, 4))
    WHEN 'INR'
    THEN CAST(20.0000 AS DECIMAL(19, 4))
    ELSE NULL
   END
  ) AS DECIMAL(18, 2))
  ELSE NULL
 END AS "expected_value",
 "t166"."status",
 CASE
  WHEN COALESCE("t166"."contacted", FALSE)
  THEN 'contacted_today'
  WHEN COALESCE("t166"."often", FALSE)
  THEN 'contacted_often'
  WHEN (
   "t166"."outcome" = 'denied'
  ) AND "t166"."rang_out"
  THEN 'called_often'
  WHEN "t166"."outcome" IS NULL
  THEN 'no_point'
  WHEN "t166"."outcome" = 'skipped'
  THEN 'no_channel'
  WHEN ARRAY_LENGTH("t166"."reasons") > 0
  THEN ARRAY_TO_STRING("t166"."reasons", ';')
  ELSE "t166"."verdict"
 END AS "reason",
 CASE
  WHEN (
   "t166"."status" = 'planned'
  ) OR (
   "t166"."status" = 'held'
  )
  THEN "t166"."candidate_id"
  ELSE NULL
 END AS "candidate_id"
FROM (
 SELECT
  "t165"."person_id",
  "t165"."overdue_debt_ids",
  "t165"."candidate_id",
  "t165"."debt_ids",
  "t165"."point_id",
  "t165"."channel",
  "t165"."mode",
  "t165"."content",
  "t165"."verdict",
  "t165"."allowed",
  "t165"."ceiling",
  "t165"."retry_at",
  "t165"."until_event",
  "t165"."reasons",
  "t165"."requires",
  "t165"."right_party",
  "t165"."rulebook",
  "t165"."model",
  "t165"."own_channel",
  "t165"."reminders",
  "t165"."reached",
  "t165"."dialled",
  "t165"."promise_step",
  "t165"."promise_debts",
  "t165"."told_in_vain",
  "t165"."knocked_in_vain",
  "t165"."dpd",
  "t165"."overdue",
  "t165"."coming",
  "t165"."currency",
  "t165"."by_choice",
  "t165"."last_way",
  "t165"."step",
  "t165"."rang_out",
  "t165"."outcome",
  "t165"."contacted",
  "t165"."often",
  CASE
   WHEN COALESCE("t165"."contacted", FALSE) OR COALESCE("t165"."often", FALSE)
   THEN 'denied'
   WHEN "t165"."outcome" IS NULL
   THEN 'skipped'
   ELSE "t165"."outcome"
  END AS "status"
 FROM (
  SELECT
   "t164".*
   EXCLUDE ("person_id_right")
  FROM (
   SELECT
    "t121"."person_id",
    "t121"."overdue_debt_ids",
    "t121"."candidate_id",
    "t121"."debt_ids",
    "t121"."point_id",
    "t121"."channel",
    "t121"."mode",
    "t121"."content",
    "t121"."verdict",
    "t121"."allowed",
    "t121"."ceiling",
    "t121"."retry_at",
    "t121"."until_event",
    "t121"."reasons",
    "t121"."requires",
    "t121"."right_party",
    "t121"."rulebook",
    "t121"."model",
    "t121"."own_channel",
    "t121"."reminders",
    "t121"."reached",
    "t121"."dialled",
    "t121"."promise_step",
    "t121"."promise_debts",
    "t121"."told_in_vain",
    "t121"."knocked_in_vain",
    "t121"."dpd",
    "t121"."overdue",
    "t121"."coming",
    "t121"."currency",
    "t121"."by_choice",
    "t121"."last_way",
    "t121"."step",
    "t121"."rang_out",
    "t121"."outcome",
    "t121"."contacted",
    "t163"."person_id" AS "person_id_right",
    "t163"."often"
   FROM (
    SELECT
     "t117".*
     EXCLUDE ("person_id_right")
    FROM (
     SELECT
      "t114"."person_id",
      "t114"."overdue_debt_ids",
      "t114"."candidate_id",
      "t114"."debt_ids",
      "t114"."point_id",
      "t114"."channel",
      "t114"."mode",
      "t114"."content",
      "t114"."verdict",
      "t114"."allowed",
      "t114"."ceiling",
      "t114"."retry_at",
      "t114"."until_event",
      "t114"."reasons",
      "t114"."requires",
      "t114"."right_party",
      "t114"."rulebook",
      "t114"."model",
      "t114"."own_channel",
      "t114"."reminders",
      "t114"."reached",
      "t114"."dialled",
      "t114"."promise_step",
      "t114"."promise_debts",
      "t114"."told_in_vain",
      "t114"."knocked_in_vain",
      "t114"."dpd",
      "t114"."overdue",
      "t114"."coming",
      "t114"."currency",
      "t114"."by_choice",
      "t114"."last_way",
      "t114"."step",
      "t114"."rang_out",
      "t114"."outcome",
      "t67"."person_id" AS "person_id_right",
      "t67"."contacted"
     FROM (
      SELECT
       "t109".*
       EXCLUDE ("person_id_right")
      FROM (
       SELECT
        "t104"."person_id",
        "t104"."overdue_debt_ids",
        "t9"."candidate_id",
        "t9"."debt_ids",
        "t9"."person_id" AS "person_id_right",
        "t9"."point_id",
        "t9"."channel",
        "t9"."mode",
        "t9"."content",
        "t9"."verdict",
        "t9"."allowed",
        "t9"."ceiling",
        "t9"."retry_at",
        "t9"."until_event",
        "t9"."reasons",
        "t9"."requires",
        "t9"."right_party",
        "t9"."rulebook",
        "t9"."model",
        "t9"."own_channel",
        "t9"."reminders",
        "t9"."reached",
        "t9"."dialled",
        "t9"."promise_step",
        "t9"."promise_debts",
        "t9"."told_in_vain",
        "t9"."knocked_in_vain",
        "t9"."dpd",
        "t9"."overdue",
        "t9"."coming",
        "t9"."currency",
        "t9"."by_choice",
        "t9"."last_way",
        "t9"."step",
        "t9"."rang_out",
        "t9"."outcome"
       FROM (
        SELECT
         "t101"."person_id",
         "t101"."overdue_debt_ids"
        FROM (
         SELECT
          "t94"."person_id",
          "t87"."person_id" AS "person_id_right",
          "t87"."overdue_debt_ids"
         FROM (
          SELECT
           *
          FROM (
           SELECT
            "t86"."person_id"
           FROM "t84" AS "t86"
          ) AS "t89"
          UNION
          SELECT
           *
          FROM (
           SELECT
            "t18"."person_id"
           FROM (
            SELECT
             *
            FROM "plan_best" AS "t0"
            WHERE
             "t0"."outcome" IN ('held', 'planned')
           ) AS "t18"
          ) AS "t30"
         ) AS "t94"
         LEFT OUTER JOIN "t84" AS "t87"
          ON "t94"."person_id" = "t87"."person_id"
        ) AS "t101"
       ) AS "t104"
       LEFT OUTER JOIN "plan_best" AS "t9"
        ON "t104"."person_id" = "t9"."person_id"
      ) AS "t109"
     ) AS "t114"
     LEFT OUTER JOIN (
      SELECT
       "t59"."person_id",
       TRUE AS "contacted"
      FROM (
       SELECT DISTINCT
        *
       FROM (
        SELECT
         "t37"."person_id"
        FROM (
         SELECT
          *
         FROM (
          SELECT
           "t1".*
           EXCLUDE ("_line")
          FROM "typed events" AS "t1"
         ) AS "t10"
         WHERE
          "t10"."direction" = 'out'
          AND "t10"."at" >= MAKE_TIMESTAMP(2026, 11, 22, 16, 0, 0.0)
          AND "t10"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
          AND NOT "t10"."person_id" IS NULL
          AND (
           (
            "t10"."content" IS NULL
           ) OR NOT (
            "t10"."content" IN ('reply', 'statutory')
           )
          )
        ) AS "t37"
       ) AS "t50"
      ) AS "t59"
     ) AS "t67"
      ON "t114"."person_id" = "t67"."person_id"
    ) AS "t117"
   ) AS "t121"
   LEFT OUTER JOIN (
    SELECT
     "t161"."person_id",
     TRUE AS "often"
    FROM (
     SELECT
      "t160"."person_id"
     FROM (
      SELECT
       *
      FROM (
       SELECT
        "t158".*
        EXCLUDE ("person_id_right")
       FROM (
        SELECT
         COALESCE("t157"."person_id", "t157"."person_id_right") AS "person_id",
         "t157"."own_channel",
         "t157"."reminders",
         "t157"."reached",
         "t157"."dialled",
         "t157"."person_id_right",
         "t157"."promise_step",
         "t157"."promise_debts"
        FROM (
         SELECT
          "t112"."person_id",
          "t112"."own_channel",
          "t112"."reminders",
          "t112"."reached",
          "t112"."dialled",
          "t156"."person_id" AS "person_id_right",
          "t156"."promise_step",
          "t156"."promise_debts"
         FROM (
          SELECT
           "t108".*
           EXCLUDE ("person_id_right")
          FROM (
           SELECT
            COALESCE("t105"."person_id", "t105"."person_id_right") AS "person_id",
            "t105"."own_channel",
            "t105"."reminders",
            "t105"."person_id_right",
            "t105"."reached",
            "t105"."dialled"
           FROM (
            SELECT
             "t100"."person_id",
             "t100"."own_channel",
             "t100"."reminders",
             "t96"."person_id" AS "person_id_right",
             "t96"."reached",
             "t96"."dialled"
            FROM (
             SELECT
              "t95"."person_id",
              "t95"."own_channel",
              "t95"."reminders"
             FROM (
              SELECT
               COALESCE("t88"."person_id", "t88"."person_id_right") AS "person_id",
               "t88"."own_channel",
               "t88"."person_id_right",
               "t88"."reminders"
              FROM (
               SELECT
                "t80"."person_id",
                "t80"."own_channel",
                "t51"."person_id" AS "person_id_right",
                "t51"."reminders"
               FROM (
                SELECT
                 "t68"."person_id",
                 "t68"."channel" AS "own_channel"
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t33"."notice_id",
                   "t33"."at",
                   "t33"."kind",
                   "t33"."person_id",
                   "t33"."debt_id",
                   "t33"."point_id",
                   "t33"."creditor_id",
                   "t33"."channel",
                   "t33"."given_by",
                   "t33"."given_to",
                   "t33"."medium",
                   "t33"."scope",
                   "t33"."from",
                   "t33"."until",
                   "t33"."hours",
                   "t33"."days",
                   "t33"."received_at",
                   "t33"."recording",
                   "t33"."ref",
                   "t33"."detail",
                   ROW_NUMBER() OVER (
                    PARTITION BY "t33"."person_id"
                    ORDER BY "t33"."at" DESC, "t33"."notice_id" DESC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                   ) - 1 AS "place"
                  FROM (
                   SELECT
                    *
                   FROM (
                    SELECT
                     "t4".*
                     EXCLUDE ("_line")
                    FROM "typed notices" AS "t4"
                   ) AS "t12"
                   WHERE
                    "t12"."kind" = 'prefers'
                    AND NOT "t12"."channel" IS NULL
                    AND NOT "t12"."person_id" IS NULL
                    AND "t12"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                    AND (
                     (
                      "t12"."from" IS NULL
                     ) OR (
                      "t12"."from" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                     )
                    )
                    AND (
                     (
                      "t12"."until" IS NULL
                     ) OR (
                      "t12"."until" > MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                     )
                    )
                    AND (
                     (
                      "t12"."given_by" IS NULL
                     ) OR (
                      "t12"."given_by" = "t12"."person_id"
                     )
                    )
                  ) AS "t33"
                 ) AS "t62"
                 WHERE
                  "t62"."place" = 0
                ) AS "t68"
               ) AS "t80"
               FULL OUTER JOIN (
                SELECT
                 "t22"."person_id",
                 COUNT(DISTINCT "t22"."contact_id") AS "reminders"
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t1".*
                   EXCLUDE ("_line")
                  FROM "typed events" AS "t1"
                 ) AS "t10"
                 WHERE
                  "t10"."direction" = 'out'
                  AND "t10"."content" = 'reminder'
                  AND "t10"."at" > MAKE_TIMESTAMP(2026, 11, 16, 1, 0, 0.0)
                  AND "t10"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                  AND NOT "t10"."person_id" IS NULL
                ) AS "t22"
                GROUP BY
                 1
               ) AS "t51"
                ON "t80"."person_id" = "t51"."person_id"
              ) AS "t88"
             ) AS "t95"
            ) AS "t100"
            FULL OUTER JOIN (
             SELECT
              "t85"."person_id",
              SUM(CAST(NOT (
               "t85"."dialled"
              ) AS INT)) AS "reached",
              SUM(CAST("t85"."dialled" AS INT)) AS "dialled"
             FROM (
              SELECT
               "t77"."contact_id",
               "t77"."person_id",
               "t78"."dialled"
              FROM (
               SELECT DISTINCT
                *
               FROM (
                SELECT
                 "t60"."contact_id",
                 "t60"."person_id"
                FROM (
                 SELECT
                  *
                 FROM "t38" AS "t44"
                 WHERE
                  NOT "t44"."person_id" IS NULL
                ) AS "t60"
               ) AS "t65"
              ) AS "t77"
              INNER JOIN (
               SELECT
                "t44"."contact_id",
                BOOL_AND(
                 CAST(COALESCE(
                  "t44"."channel" IN ('ai_call', 'call')
                  AND (
                   "t44"."kind" = 'attempt'
                  )
                  AND COALESCE("t44"."outcome", 'no_answer') IN ('busy', 'no_answer', 'not_in_service', 'voicemail_full'),
                  FALSE
                 ) AS BOOLEAN)
                ) AS "dialled"
               FROM "t38" AS "t44"
               GROUP BY
                1
              ) AS "t78"
               ON "t77"."contact_id" = "t78"."contact_id"
             ) AS "t85"
             GROUP BY
              1
            ) AS "t96"
             ON "t100"."person_id" = "t96"."person_id"
           ) AS "t105"
          ) AS "t108"
         ) AS "t112"
         FULL OUTER JOIN (
          SELECT
           "t154"."person_id",
           CASE
            WHEN "t154"."turn" = 0
            THEN 'reminder'
            WHEN (
             "t154"."turn" = 1
            )
            AND (
             NOT (
              COALESCE("t154"."questioned", FALSE)
             ) AND NOT (
              COALESCE("t154"."offered", FALSE)
             )
            )
            AND NOT (
             COALESCE("t154"."thanked", FALSE)
            )
            THEN 'thanks'
            WHEN (
             "t154"."turn" = 1
            ) OR COALESCE("t154"."thanked", FALSE)
            THEN CAST(NULL AS TEXT)
            WHEN NOT (
             COALESCE("t154"."questioned", FALSE)
            ) AND NOT (
             COALESCE("t154"."offered", FALSE)
            )
            THEN 'question'
            WHEN NOT (
             COALESCE("t154"."offered", FALSE)
            )
            THEN 'offer'
            ELSE CAST(NULL AS TEXT)
           END AS "promise_step",
           "t154"."debt_ids" AS "promise_debts"
          FROM (
           SELECT
            "t153".*
            EXCLUDE ("person_id_right")
           FROM (
            SELECT
             "t148"."person_id",
             "t148"."debt_ids",
             "t148"."made_at",
             "t148"."since",
             "t148"."turn",
             "t152"."person_id" AS "person_id_right",
             "t152"."questioned",
             "t152"."offered",
             "t152"."thanked"
            FROM (
             SELECT
              "t146"."person_id",
              "t146"."debt_ids",
              "t146"."made_at",
              "t146"."since",
              "t146"."turn"
             FROM (
              SELECT
               *
              FROM (
               SELECT
                "t144"."promise_id",
                "t144"."person_id",
                "t144"."due_on",
                "t144"."amount",
                "t144"."paid",
                "t144"."state",
                "t144"."kept_on",
                "t144"."debt_ids",
                "t144"."made_at",
                "t144"."confirmable",
                "t144"."turn",
                "t144"."ago",
                "t144"."since",
                ROW_NUMBER() OVER (
                 PARTITION BY "t144"."person_id"
                 ORDER BY "t144"."turn" ASC, "t144"."due_on" DESC, "t144"."promise_id" DESC
                 ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
               FROM (
                SELECT
                 "t143"."promise_id",
                 "t143"."person_id",
                 "t143"."due_on",
                 "t143"."amount",
                 "t143"."paid",
                 "t143"."state",
                 "t143"."kept_on",
                 "t143"."debt_ids",
                 "t143"."made_at",
                 "t143"."confirmable",
                 "t143"."turn",
                 "t143"."ago",
                 MAKE_TIMESTAMP(2026, 11, 22, 16, 0, 0.0) - TO_DAYS("t143"."ago" - 1) AS "since"
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t141"."promise_id",
                   "t141"."person_id",
                   "t141"."due_on",
                   "t141"."amount",
                   "t141"."paid",
                   "t141"."state",
                   "t141"."kept_on",
                   "t141"."debt_ids",
                   "t141"."made_at",
                   "t141"."confirmable",
                   CASE
                    WHEN (
                     "t141"."state" = 'open'
                    ) AND (
                     DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) = -1
                    )
                    THEN 0
                    WHEN (
                     "t141"."state" = 'kept'
                    )
                    AND (
                     "t141"."paid" >= "t141"."amount"
                    )
                    AND COALESCE("t141"."confirmable", FALSE)
                    AND (
                     DATE_DIFF('DAY', "t141"."kept_on", MAKE_DATE(2026, 11, 23)) >= 1
                    )
                    AND (
                     DATE_DIFF('DAY', "t141"."kept_on", MAKE_DATE(2026, 11, 23)) <= 2
                    )
                    THEN 1
                    WHEN (
                     "t141"."state" = 'broken'
                    )
                    AND (
                     DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) >= 1
                    )
                    AND (
                     DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) <= 14
                    )
                    THEN 2
                    ELSE NULL
                   END AS "turn",
                   CASE
                    WHEN CASE
                     WHEN (
                      "t141"."state" = 'open'
                     ) AND (
                      DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) = -1
                     )
                     THEN 0
                     WHEN (
                      "t141"."state" = 'kept'
                     )
                     AND (
                      "t141"."paid" >= "t141"."amount"
                     )
                     AND COALESCE("t141"."confirmable", FALSE)
                     AND (
                      DATE_DIFF('DAY', "t141"."kept_on", MAKE_DATE(2026, 11, 23)) >= 1
                     )
                     AND (
                      DATE_DIFF('DAY', "t141"."kept_on", MAKE_DATE(2026, 11, 23)) <= 2
                     )
                     THEN 1
                     WHEN (
                      "t141"."state" = 'broken'
                     )
                     AND (
                      DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) >= 1
                     )
                     AND (
                      DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) <= 14
                     )
                     THEN 2
                     ELSE NULL
                    END = 1
                    THEN DATE_DIFF('DAY', "t141"."kept_on", MAKE_DATE(2026, 11, 23))
                    ELSE DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23))
                   END AS "ago"
                  FROM (
                   SELECT
                    "t140".*
                    EXCLUDE ("promise_id_right")
                   FROM (
                    SELECT
                     "t139"."promise_id",
                     "t139"."person_id",
                     "t139"."due_on",
                     "t139"."amount",
                     "t139"."paid",
                     "t139"."state",
                     "t139"."kept_on",
                     "t26"."debt_ids",
                     "t26"."made_at",
                     "t99"."promise_id" AS "promise_id_right",
                     "t99"."confirmable"
                    FROM (
                     SELECT
                      "t137"."promise_id",
                      "t137"."person_id",
                      "t137"."due_on",
                      "t137"."amount",
                      "t137"."paid",
                      "t137"."state",
                      "t137"."kept_on"
                     FROM (
                      SELECT
                       "t136"."promise_id",
                       "t136"."person_id",
                       "t136"."debt_ids",
                       "t136"."made_at",
                       "t136"."due_on",
                       "t136"."amount",
                       "t136"."status",
                       "t136"."ask",
                       "t136"."asked_at",
                       "t136"."paid",
                       "t136"."last_on",
                       "t136"."waits",
                       "t136"."unsure",
                       "t136"."kept",
                       "t136"."state",
                       CASE WHEN "t136"."state" = 'kept' THEN "t136"."last_on" ELSE CAST(NULL AS DATE) END AS "kept_on"
                      FROM (
                       SELECT
                        "t135"."promise_id",
                        "t135"."person_id",
                        "t135"."debt_ids",
                        "t135"."made_at",
                        "t135"."due_on",
                        "t135"."amount",
                        "t135"."status",
                        "t135"."ask",
                        "t135"."asked_at",
                        "t135"."paid",
                        "t135"."last_on",
                        "t135"."waits",
                        "t135"."unsure",
                        "t135"."kept",
                        CASE
                         WHEN COALESCE("t135"."status" = 'withdrawn', FALSE)
                         THEN 'withdrawn'
                         WHEN "t135"."kept"
                         THEN 'kept'
                         WHEN COALESCE("t135"."unsure", FALSE)
                         THEN 'unknown'
                         WHEN COALESCE("t135"."waits", FALSE) OR (
                          MAKE_DATE(2026, 11, 23) <= "t135"."due_on"
                         )
                         THEN 'open'
                         ELSE 'broken'
                        END AS "state"
                       FROM (
                        SELECT
                         "t134"."promise_id",
                         "t134"."person_id",
                         "t134"."debt_ids",
                         "t134"."made_at",
                         "t134"."due_on",
                         "t134"."amount",
                         "t134"."status",
                         "t134"."ask",
                         "t134"."asked_at",
                         "t134"."paid",
                         "t134"."last_on",
                         "t134"."waits",
                         "t134"."unsure",
                         COALESCE("t134"."status" = 'kept', FALSE) OR (
                          "t134"."paid" >= "t134"."amount"
                         ) AS "kept"
                        FROM (
                         SELECT
                          "t133"."promise_id",
                          "t133"."person_id",
                          "t133"."debt_ids",
                          "t133"."made_at",
                          "t133"."due_on",
                          "t133"."amount",
                          "t133"."status",
                          "t133"."ask",
                          "t133"."asked_at",
                          COALESCE("t133"."paid", CAST(0.00 AS DECIMAL(38, 2))) AS "paid",
                          "t133"."last_on",
                          "t133"."waits",
                          "t133"."unsure"
                         FROM (
                          SELECT
                           "t132".*
                           EXCLUDE ("ask_right")
                          FROM (
                           SELECT
                            "t53"."promise_id",
                            "t53"."person_id",
                            "t53"."debt_ids",
                            "t53"."made_at",
                            "t53"."due_on",
                            "t53"."amount",
                            "t53"."status",
                            "t53"."ask",
                            "t53"."asked_at",
                            "t131"."ask" AS "ask_right",
                            "t131"."paid",
                            "t131"."last_on",
                            "t131"."waits",
                            "t131"."unsure"
                           FROM "t41" AS "t53"
                           LEFT OUTER JOIN (
                            SELECT
                             "t129"."ask",
                             SUM("t129"."net") FILTER(WHERE
                              COALESCE("t129"."status" = 'posted', FALSE) AND (
                               "t129"."net" > 0
                              )) AS "paid",
                             MAX("t129"."day") FILTER(WHERE
                              COALESCE("t129"."status" = 'posted', FALSE) AND (
                               "t129"."net" > 0
                              )) AS "last_on",
                             BOOL_OR(CAST(COALESCE("t129"."status" = 'pending', FALSE) AS BOOLEAN)) AS "waits",
                             BOOL_OR(CAST((
                              "t129"."status" IS NULL
                             ) OR COALESCE("t129"."doubted", FALSE) AS BOOLEAN)) AS "unsure"
                            FROM (
                             SELECT
                              "t128"."ask",
                              "t128"."made_at",
                              "t128"."due_on",
                              "t128"."asked_at",
                              "t128"."debt_id",
                              "t128"."payment_id",
                              "t128"."status",
                              "t128"."paid_at",
                              "t128"."amount",
                              "t128"."day",
                              "t128"."undone",
                              "t128"."doubted",
                              GREATEST(
                               CAST("t128"."amount" AS DECIMAL(38, 2)) - COALESCE("t128"."undone", CAST(0.00 AS DECIMAL(38, 2))),
                               CAST(0.00 AS DECIMAL(38, 2))
                              ) AS "net"
                             FROM (
                              SELECT
                               "t127".*
                               EXCLUDE ("ask_right", "payment_id_right")
                              FROM (
                               SELECT
                                "t118"."ask",
                                "t118"."made_at",
                                "t118"."due_on",
                                "t118"."asked_at",
                                "t118"."debt_id",
                                "t118"."payment_id",
                                "t118"."status",
                                "t118"."paid_at",
                                "t118"."amount",
                                "t118"."day",
                                "t126"."ask" AS "ask_right",
                                "t126"."payment_id" AS "payment_id_right",
                                "t126"."undone",
                                "t126"."doubted"
                               FROM "t115" AS "t118"
                               LEFT OUTER JOIN (
                                SELECT
                                 "t124"."ask",
                                 "t124"."payment_id",
                                 SUM(ABS("t124"."undone")) AS "undone",
                                 BOOL_OR(CAST("t124"."back_status" IS NULL AS BOOLEAN)) AS "doubted"
                                FROM (
                                 SELECT
                                  *
                                 FROM (
                                  SELECT
                                   "t122"."ask",
                                   "t122"."asked_at",
                                   "t122"."payment_id",
                                   "t55"."undone_at",
                                   "t55"."undone",
                                   "t55"."back_status"
                                  FROM (
                                   SELECT
                                    "t116"."ask",
                                    "t116"."asked_at",
                                    "t116"."payment_id"
                                   FROM "t115" AS "t116"
                                  ) AS "t122"
                                  INNER JOIN (
                                   SELECT
                                    "t34"."reverses" AS "payment_id",
                                    "t34"."paid_at" AS "undone_at",
                                    "t34"."amount" AS "undone",
                                    "t34"."status" AS "back_status"
                                   FROM (
                                    SELECT
                                     *
                                    FROM (
                                     SELECT
                                      "t7".*
                                      EXCLUDE ("_line")
                                     FROM "typed payments" AS "t7"
                                    ) AS "t15"
                                    WHERE
                                     NOT "t15"."reverses" IS NULL AND (
                                      (
                                       "t15"."status" IS NULL
                                      ) OR (
                                       "t15"."status" = 'posted'
                                      )
                                     )
                                   ) AS "t34"
                                  ) AS "t55"
                                   ON "t122"."payment_id" = "t55"."payment_id"
                                 ) AS "t123"
                                 WHERE
                                  "t123"."undone_at" <= "t123"."asked_at"
                                ) AS "t124"
                                GROUP BY
                                 1,
                                 2
                               ) AS "t126"
                                ON "t118"."ask" = "t126"."ask" AND "t118"."payment_id" = "t126"."payment_id"
                              ) AS "t127"
                             ) AS "t128"
                            ) AS "t129"
                            GROUP BY
                             1
                           ) AS "t131"
                            ON "t53"."ask" = "t131"."ask"
                          ) AS "t132"
                         ) AS "t133"
                        ) AS "t134"
                       ) AS "t135"
                      ) AS "t136"
                     ) AS "t137"
                    ) AS "t139"
                    INNER JOIN (
                     SELECT
                      "t13"."promise_id",
                      "t13"."debt_ids",
                      "t13"."made_at"
                     FROM (
                      SELECT
                       "t5".*
                       EXCLUDE ("_line")
                      FROM "typed promises" AS "t5"
                     ) AS "t13"
                    ) AS "t26"
                     ON "t139"."promise_id" = "t26"."promise_id"
                    LEFT OUTER JOIN (
                     SELECT
                      "t82"."promise_id",
                      BOOL_AND(CAST(NOT "t82"."creditor_id" IS NULL AS BOOLEAN))
                      AND (
                       COUNT(DISTINCT "t82"."creditor_id") = 1
                      )
                      AND (
                       BOOL_AND(CAST(NOT "t82"."currency" IS NULL AS BOOLEAN)) AND (
                        COUNT(DISTINCT "t82"."currency") = 1
                       )
                      )
                      AND BOOL_OR(CAST("t82"."owes" AS BOOLEAN)) AS "confirmable"
                     FROM (
                      SELECT
                       "t75"."promise_id",
                       "t75"."debt_id",
                       "t75"."creditor_id",
                       "t75"."currency",
                       "t75"."debt_id" IN (
                        SELECT
                         *
                        FROM (
                         SELECT
                          "t24"."debt_id"
                         FROM (
                          SELECT
                           *
                          FROM "plan_balance" AS "t2"
                          WHERE
                           (
                            "t2"."total" > 0
                           ) OR (
                            "t2"."next_due_amount" > 0
                           )
                         ) AS "t24"
                        ) AS "t39"
                       ) AS "owes"
                      FROM (
                       SELECT
                        "t70".*
                        EXCLUDE ("debt_id_right")
                       FROM (
                        SELECT
                         "t47"."promise_id",
                         "t47"."debt_id",
                         "t58"."debt_id" AS "debt_id_right",
                         "t58"."creditor_id",
                         "t58"."currency"
                        FROM (
                         SELECT DISTINCT
                          *
                         FROM (
                          SELECT
                           "t13"."promise_id",
                           UNNEST("t13"."debt_ids") AS "debt_id"
                          FROM (
                           SELECT
                            "t5".*
                            EXCLUDE ("_line")
                           FROM "typed promises" AS "t5"
                          ) AS "t13"
                         ) AS "t25"
                        ) AS "t47"
                        LEFT OUTER JOIN (
                         SELECT
                          "t42"."debt_id",
                          "t42"."creditor_id",
                          "t42"."currency"
                         FROM (
                          SELECT
                           *
                          FROM (
                           SELECT
                            "t6".*
                            EXCLUDE ("_line")
                           FROM "typed debts" AS "t6"
                          ) AS "t14"
                          WHERE
                           (
                            "t14"."status" IS NULL
                           ) OR NOT (
                            "t14"."status" IN ('discharged', 'settled', 'sold')
                           )
                         ) AS "t42"
                        ) AS "t58"
                         ON "t47"."debt_id" = "t58"."debt_id"
                       ) AS "t70"
                      ) AS "t75"
                     ) AS "t82"
                     GROUP BY
                      1
                    ) AS "t99"
                     ON "t139"."promise_id" = "t99"."promise_id"
                   ) AS "t140"
                  ) AS "t141"
                 ) AS "t142"
                 WHERE
                  NOT "t142"."turn" IS NULL
                ) AS "t143"
               ) AS "t144"
              ) AS "t145"
              WHERE
               "t145"."place" = 0
             ) AS "t146"
            ) AS "t148"
            LEFT OUTER JOIN (
             SELECT
              "t150"."person_id",
              BOOL_OR(
               CAST(COALESCE((
                "t150"."sent_at" >= "t150"."since"
               ) AND "t150"."content" IN ('callback', 'knock'), FALSE) AS BOOLEAN)
              ) AS "questioned",
              BOOL_OR(CAST(COALESCE((
               "t150"."sent_at" >= "t150"."since"
              ) AND (
               "t150"."content" = 'offer'
              ), FALSE) AS BOOLEAN)) AS "offered",
              BOOL_OR(
               CAST(COALESCE(
                (
                 "t150"."content" = 'offer'
                )
                AND STARTS_WITH("t150"."template_id", 'kept.')
                AND (
                 ARRAY_LENGTH(LIST_FILTER("t150"."about", x -> ARRAY_CONTAINS("t150"."debt_ids", x))) > 0
                ),
                FALSE
               ) AS BOOLEAN)
              ) AS "thanked"
             FROM (
              SELECT
               *
              FROM (
               SELECT
                "t148"."person_id",
                "t148"."debt_ids",
                "t148"."made_at",
                "t148"."since",
                "t148"."turn",
                "t43"."content",
                "t43"."template_id",
                "t43"."sent_at",
                "t43"."about"
               FROM (
                SELECT
                 "t146"."person_id",
                 "t146"."debt_ids",
                 "t146"."made_at",
                 "t146"."since",
                 "t146"."turn"
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t144"."promise_id",
                   "t144"."person_id",
                   "t144"."due_on",
                   "t144"."amount",
                   "t144"."paid",
                   "t144"."state",
                   "t144"."kept_on",
                   "t144"."debt_ids",
                   "t144"."made_at",
                   "t144"."confirmable",
                   "t144"."turn",
                   "t144"."ago",
                   "t144"."since",
                   ROW_NUMBER() OVER (
                    PARTITION BY "t144"."person_id"
                    ORDER BY "t144"."turn" ASC, "t144"."due_on" DESC, "t144"."promise_id" DESC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                   ) - 1 AS "place"
                  FROM (
                   SELECT
                    "t143"."promise_id",
                    "t143"."person_id",
                    "t143"."due_on",
                    "t143"."amount",
                    "t143"."paid",
                    "t143"."state",
                    "t143"."kept_on",
                    "t143"."debt_ids",
                    "t143"."made_at",
                    "t143"."confirmable",
                    "t143"."turn",
                    "t143"."ago",
                    MAKE_TIMESTAMP(2026, 11, 22, 16, 0, 0.0) - TO_DAYS("t143"."ago" - 1) AS "since"
                   FROM (
                    SELECT
                     *
                    FROM (
                     SELECT
                      "t141"."promise_id",
                      "t141"."person_id",
                      "t141"."due_on",
                      "t141"."amount",
                      "t141"."paid",
                      "t141"."state",
                      "t141"."kept_on",
                      "t141"."debt_ids",
                      "t141"."made_at",
                      "t141"."confirmable",
                      CASE
                       WHEN (
                        "t141"."state" = 'open'
                       ) AND (
                        DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) = -1
                       )
                       THEN 0
                       WHEN (
                        "t141"."state" = 'kept'
                       )
                       AND (
                        "t141"."paid" >= "t141"."amount"
                       )
                       AND COALESCE("t141"."confirmable", FALSE)
                       AND (
                        DATE_DIFF('DAY', "t141"."kept_on", MAKE_DATE(2026, 11, 23)) >= 1
                       )
                       AND (
                        DATE_DIFF('DAY', "t141"."kept_on", MAKE_DATE(2026, 11, 23)) <= 2
                       )
                       THEN 1
                       WHEN (
                        "t141"."state" = 'broken'
                       )
                       AND (
                        DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) >= 1
                       )
                       AND (
                        DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) <= 14
                       )
                       THEN 2
                       ELSE NULL
                      END AS "turn",
                      CASE
                       WHEN CASE
                        WHEN (
                         "t141"."state" = 'open'
                        ) AND (
                         DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) = -1
                        )
                        THEN 0
                        WHEN (
                         "t141"."state" = 'kept'
                        )
                        AND (
                         "t141"."paid" >= "t141"."amount"
                        )
                        AND COALESCE("t141"."confirmable", FALSE)
                        AND (
                         DATE_DIFF('DAY', "t141"."kept_on", MAKE_DATE(2026, 11, 23)) >= 1
                        )
                        AND (
                         DATE_DIFF('DAY', "t141"."kept_on", MAKE_DATE(2026, 11, 23)) <= 2
                        )
                        THEN 1
                        WHEN (
                         "t141"."state" = 'broken'
                        )
                        AND (
                         DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) >= 1
                        )
                        AND (
                         DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23)) <= 14
                        )
                        THEN 2
                        ELSE NULL
                       END = 1
                       THEN DATE_DIFF('DAY', "t141"."kept_on", MAKE_DATE(2026, 11, 23))
                       ELSE DATE_DIFF('DAY', "t141"."due_on", MAKE_DATE(2026, 11, 23))
                      END AS "ago"
                     FROM (
                      SELECT
                       "t140".*
                       EXCLUDE ("promise_id_right")
                      FROM (
                       SELECT
                        "t139"."promise_id",
                        "t139"."person_id",
                        "t139"."due_on",
                        "t139"."amount",
                        "t139"."paid",
                        "t139"."state",
                        "t139"."kept_on",
                        "t26"."debt_ids",
                        "t26"."made_at",
                        "t99"."promise_id" AS "promise_id_right",
                        "t99"."confirmable"
                       FROM (
                        SELECT
                         "t137"."promise_id",
                         "t137"."person_id",
                         "t137"."due_on",
                         "t137"."amount",
                         "t137"."paid",
                         "t137"."state",
                         "t137"."kept_on"
                        FROM (
                         SELECT
                          "t136"."promise_id",
                          "t136"."person_id",
                          "t136"."debt_ids",
                          "t136"."made_at",
                          "t136"."due_on",
                          "t136"."amount",
                          "t136"."status",
                          "t136"."ask",
                          "t136"."asked_at",
                          "t136"."paid",
                          "t136"."last_on",
                          "t136"."waits",
                          "t136"."unsure",
                          "t136"."kept",
                          "t136"."state",
                          CASE WHEN "t136"."state" = 'kept' THEN "t136"."last_on" ELSE CAST(NULL AS DATE) END AS "kept_on"
                         FROM (
                          SELECT
                           "t135"."promise_id",
                           "t135"."person_id",
                           "t135"."debt_ids",
                           "t135"."made_at",
                           "t135"."due_on",
                           "t135"."amount",
                           "t135"."status",
                           "t135"."ask",
                           "t135"."asked_at",
                           "t135"."paid",
                           "t135"."last_on",
                           "t135"."waits",
                           "t135"."unsure",
                           "t135"."kept",
                           CASE
                            WHEN COALESCE("t135"."status" = 'withdrawn', FALSE)
                            THEN 'withdrawn'
                            WHEN "t135"."kept"
                            THEN 'kept'
                            WHEN COALESCE("t135"."unsure", FALSE)
                            THEN 'unknown'
                            WHEN COALESCE("t135"."waits", FALSE) OR (
                             MAKE_DATE(2026, 11, 23) <= "t135"."due_on"
                            )
                            THEN 'open'
                            ELSE 'broken'
                           END AS "state"
                          FROM (
                           SELECT
                            "t134"."promise_id",
                            "t134"."person_id",
                            "t134"."debt_ids",
                            "t134"."made_at",
                            "t134"."due_on",
                            "t134"."amount",
                            "t134"."status",
                            "t134"."ask",
                            "t134"."asked_at",
                            "t134"."paid",
                            "t134"."last_on",
                            "t134"."waits",
                            "t134"."unsure",
                            COALESCE("t134"."status" = 'kept', FALSE) OR (
                             "t134"."paid" >= "t134"."amount"
                            ) AS "kept"
                           FROM (
                            SELECT
                             "t133"."promise_id",
                             "t133"."person_id",
                             "t133"."debt_ids",
                             "t133"."made_at",
                             "t133"."due_on",
                             "t133"."amount",
                             "t133"."status",
                             "t133"."ask",
                             "t133"."asked_at",
                             COALESCE("t133"."paid", CAST(0.00 AS DECIMAL(38, 2))) AS "paid",
                             "t133"."last_on",
                             "t133"."waits",
                             "t133"."unsure"
                            FROM (
                             SELECT
                              "t132".*
                              EXCLUDE ("ask_right")
                             FROM (
                              SELECT
                               "t53"."promise_id",
                               "t53"."person_id",
                               "t53"."debt_ids",
                               "t53"."made_at",
                               "t53"."due_on",
                               "t53"."amount",
                               "t53"."status",
                               "t53"."ask",
                               "t53"."asked_at",
                               "t131"."ask" AS "ask_right",
                               "t131"."paid",
                               "t131"."last_on",
                               "t131"."waits",
                               "t131"."unsure"
                              FROM "t41" AS "t53"
                              LEFT OUTER JOIN (
                               SELECT
                                "t129"."ask",
                                SUM("t129"."net") FILTER(WHERE
                                 COALESCE("t129"."status" = 'posted', FALSE) AND (
                                  "t129"."net" > 0
                                 )) AS "paid",
                                MAX("t129"."day") FILTER(WHERE
                                 COALESCE("t129"."status" = 'posted', FALSE) AND (
                                  "t129"."net" > 0
                                 )) AS "last_on",
                                BOOL_OR(CAST(COALESCE("t129"."status" = 'pending', FALSE) AS BOOLEAN)) AS "waits",
                                BOOL_OR(CAST((
                                 "t129"."status" IS NULL
                                ) OR COALESCE("t129"."doubted", FALSE) AS BOOLEAN)) AS "unsure"
                               FROM (
                                SELECT
                                 "t128"."ask",
                                 "t128"."made_at",
                                 "t128"."due_on",
                                 "t128"."asked_at",
                                 "t128"."debt_id",
                                 "t128"."payment_id",
                                 "t128"."status",
                                 "t128"."paid_at",
                                 "t128"."amount",
                                 "t128"."day",
                                 "t128"."undone",
                                 "t128"."doubted",
                                 GREATEST(
                                  CAST("t128"."amount" AS DECIMAL(38, 2)) - COALESCE("t128"."undone", CAST(0.00 AS DECIMAL(38, 2))),
                                  CAST(0.00 AS DECIMAL(38, 2))
                                 ) AS "net"
                                FROM (
                                 SELECT
                                  "t127".*
                                  EXCLUDE ("ask_right", "payment_id_right")
                                 FROM (
                                  SELECT
                                   "t118"."ask",
                                   "t118"."made_at",
                                   "t118"."due_on",
                                   "t118"."asked_at",
                                   "t118"."debt_id",
                                   "t118"."payment_id",
                                   "t118"."status",
                                   "t118"."paid_at",
                                   "t118"."amount",
                                   "t118"."day",
                                   "t126"."ask" AS "ask_right",
                                   "t126"."payment_id" AS "payment_id_right",
                                   "t126"."undone",
                                   "t126"."doubted"
                                  FROM "t115" AS "t118"
                                  LEFT OUTER JOIN (
                                   SELECT
                                    "t124"."ask",
                                    "t124"."payment_id",
                                    SUM(ABS("t124"."undone")) AS "undone",
                                    BOOL_OR(CAST("t124"."back_status" IS NULL AS BOOLEAN)) AS "doubted"
                                   FROM (
                                    SELECT
                                     *
                                    FROM (
                                     SELECT
                                      "t122"."ask",
                                      "t122"."asked_at",
                                      "t122"."payment_id",
                                      "t55"."undone_at",
                                      "t55"."undone",
                                      "t55"."back_status"
                                     FROM (
                                      SELECT
                                       "t116"."ask",
                                       "t116"."asked_at",
                                       "t116"."payment_id"
                                      FROM "t115" AS "t116"
                                     ) AS "t122"
                                     INNER JOIN (
                                      SELECT
                                       "t34"."reverses" AS "payment_id",
                                       "t34"."paid_at" AS "undone_at",
                                       "t34"."amount" AS "undone",
                                       "t34"."status" AS "back_status"
                                      FROM (
                                       SELECT
                                        *
                                       FROM (
                                        SELECT
                                         "t7".*
                                         EXCLUDE ("_line")
                                        FROM "typed payments" AS "t7"
                                       ) AS "t15"
                                       WHERE
                                        NOT "t15"."reverses" IS NULL AND (
                                         (
                                          "t15"."status" IS NULL
                                         ) OR (
                                          "t15"."status" = 'posted'
                                         )
                                        )
                                      ) AS "t34"
                                     ) AS "t55"
                                      ON "t122"."payment_id" = "t55"."payment_id"
                                    ) AS "t123"
                                    WHERE
                                     "t123"."undone_at" <= "t123"."asked_at"
                                   ) AS "t124"
                                   GROUP BY
                                    1,
                                    2
                                  ) AS "t126"
                                   ON "t118"."ask" = "t126"."ask" AND "t118"."payment_id" = "t126"."payment_id"
                                 ) AS "t127"
                                ) AS "t128"
                               ) AS "t129"
                               GROUP BY
                                1
                              ) AS "t131"
                               ON "t53"."ask" = "t131"."ask"
                             ) AS "t132"
                            ) AS "t133"
                           ) AS "t134"
                          ) AS "t135"
                         ) AS "t136"
                        ) AS "t137"
                       ) AS "t139"
                       INNER JOIN (
                        SELECT
                         "t13"."promise_id",
                         "t13"."debt_ids",
                         "t13"."made_at"
                        FROM (
                         SELECT
                          "t5".*
                          EXCLUDE ("_line")
                         FROM "typed promises" AS "t5"
                        ) AS "t13"
                       ) AS "t26"
                        ON "t139"."promise_id" = "t26"."promise_id"
                       LEFT OUTER JOIN (
                        SELECT
                         "t82"."promise_id",
                         BOOL_AND(CAST(NOT "t82"."creditor_id" IS NULL AS BOOLEAN))
                         AND (
                          COUNT(DISTINCT "t82"."creditor_id") = 1
                         )
                         AND (
                          BOOL_AND(CAST(NOT "t82"."currency" IS NULL AS BOOLEAN)) AND (
                           COUNT(DISTINCT "t82"."currency") = 1
                          )
                         )
                         AND BOOL_OR(CAST("t82"."owes" AS BOOLEAN)) AS "confirmable"
                        FROM (
                         SELECT
                          "t75"."promise_id",
                          "t75"."debt_id",
                          "t75"."creditor_id",
                          "t75"."currency",
                          "t75"."debt_id" IN (
                           SELECT
                            *
                           FROM (
                            SELECT
                             "t24"."debt_id"
                            FROM (
                             SELECT
                              *
                             FROM "plan_balance" AS "t2"
                             WHERE
                              (
                               "t2"."total" > 0
                              ) OR (
                               "t2"."next_due_amount" > 0
                              )
                            ) AS "t24"
                           ) AS "t39"
                          ) AS "owes"
                         FROM (
                          SELECT
                           "t70".*
                           EXCLUDE ("debt_id_right")
                          FROM (
                           SELECT
                            "t47"."promise_id",
                            "t47"."debt_id",
                            "t58"."debt_id" AS "debt_id_right",
                            "t58"."creditor_id",
                            "t58"."currency"
                           FROM (
                            SELECT DISTINCT
                             *
                            FROM (
                             SELECT
                              "t13"."promise_id",
                              UNNEST("t13"."debt_ids") AS "debt_id"
                             FROM (
                              SELECT
                               "t5".*
                               EXCLUDE ("_line")
                              FROM "typed promises" AS "t5"
                             ) AS "t13"
                            ) AS "t25"
                           ) AS "t47"
                           LEFT OUTER JOIN (
                            SELECT
                             "t42"."debt_id",
                             "t42"."creditor_id",
                             "t42"."currency"
                            FROM (
                             SELECT
                              *
                             FROM (
                              SELECT
                               "t6".*
                               EXCLUDE ("_line")
                              FROM "typed debts" AS "t6"
                             ) AS "t14"
                             WHERE
                              (
                               "t14"."status" IS NULL
                              ) OR NOT (
                               "t14"."status" IN ('discharged', 'settled', 'sold')
                              )
                            ) AS "t42"
                           ) AS "t58"
                            ON "t47"."debt_id" = "t58"."debt_id"
                          ) AS "t70"
                         ) AS "t75"
                        ) AS "t82"
                        GROUP BY
                         1
                       ) AS "t99"
                        ON "t139"."promise_id" = "t99"."promise_id"
                      ) AS "t140"
                     ) AS "t141"
                    ) AS "t142"
                    WHERE
                     NOT "t142"."turn" IS NULL
                   ) AS "t143"
                  ) AS "t144"
                 ) AS "t145"
                 WHERE
                  "t145"."place" = 0
                ) AS "t146"
               ) AS "t148"
               INNER JOIN (
                SELECT
                 "t21"."person_id",
                 "t21"."content",
                 "t21"."template_id",
                 "t21"."at" AS "sent_at",
                 "t21"."debt_ids" AS "about"
                FROM (
                 SELECT
                  *
                 FROM (
                  SELECT
                   "t1".*
                   EXCLUDE ("_line")
                  FROM "typed events" AS "t1"
                 ) AS "t10"
                 WHERE
                  "t10"."direction" = 'out'
                  AND "t10"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 1, 0, 0.0)
                  AND NOT "t10"."person_id" IS NULL
                ) AS "t21"
               ) AS "t43"
                ON "t148"."person_id" = "t43"."person_id"
              ) AS "t149"
              WHERE
               "t149"."sent_at" >= "t149"."made_at"
             ) AS "t150"
             GROUP BY
              1
            ) AS "t152"
             ON "t148"."person_id" = "t152"."person_id"
           ) AS "t153"
          ) AS "t154"
         ) AS "t156"
          ON "t112"."person_id" = "t156"."person_id"
        ) AS "t157"
       ) AS "t158"
      ) AS "t159"
      WHERE
       "t159"."reached" >= 4
     ) AS "t160"
    ) AS "t161"
   ) AS "t163"
    ON "t121"."person_id" = "t163"."person_id"
  ) AS "t164"
 ) AS "t165"
) AS "t166";
