-- Whose contact points these are. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
WITH "t32" AS (
 SELECT
  "t31"."point_id",
  "t31"."person_id",
  "t31"."at",
  "t31"."point_place",
  "t31"."exclusive",
  "t31"."rate",
  "t31"."age_max",
  "t31"."own_signed_in",
  "t31"."own_used_in_app",
  "t31"."own_code_confirmed",
  "t31"."own_answered_as_self",
  "t31"."own_carrier_match",
  "t31"."own_wrong_number",
  "t31"."own_disclosure_reported",
  "t31"."own_carrier_mismatch",
  "t31"."own_stated",
  "t31"."said_carrier_match",
  "t31"."said_stated",
  "t31"."said_paid_from",
  "t31"."said_wrote_from",
  "t31"."said_called_from",
  "t31"."said_delivered",
  "t31"."said_creditor_used",
  "t31"."said_collector_used",
  "t31"."said_skip_traced",
  "t31"."said_address_book",
  "t31"."said_carrier_mismatch",
  "t31"."said_wrong_number",
  "t31"."said_disclosure_reported",
  "t31"."any_bounced",
  "t31"."any_disconnected",
  "t31"."any_carrier_no_record",
  "t31"."any_recycled",
  "t31"."any_shared_household",
  "t31"."others_claimed",
  "t31"."others_proved",
  "t31"."others_reported",
  "t31"."first_own",
  "t31"."looked_since",
  "t31"."looked_until",
  "t31"."passed_on_at",
  "t31"."proof_at",
  "t31"."proof_kind",
  "t31"."start_at",
  "t31"."start_weight",
  "t31"."shared",
  "t31"."covers",
  "t31"."at_carrier_match",
  "t31"."at_stated",
  "t31"."at_paid_from",
  "t31"."at_wrote_from",
  "t31"."at_called_from",
  "t31"."at_delivered",
  "t31"."at_creditor_used",
  "t31"."at_collector_used",
  "t31"."at_skip_traced",
  "t31"."at_address_book",
  "t31"."at_carrier_mismatch",
  "t31"."at_wrong_number",
  "t31"."at_disclosure_reported",
  "t31"."at_bounced",
  "t31"."at_disconnected",
  "t31"."at_carrier_no_record",
  "t31"."at_recycled",
  "t31"."at_shared_household",
  "t31"."at_other_claimed_before",
  "t31"."at_other_claimed_since",
  "t31"."at_other_proved_before",
  "t31"."at_other_proved_since",
  "t31"."at_other_reported",
  "t31"."weight_proven",
  "t31"."later_proven_at_carrier_match",
  "t31"."later_proven_at_other_claimed_since",
  "t31"."against_proven",
  "t31"."is_weak",
  "t31"."is_hard",
  "t31"."is_doubted",
  CASE
   WHEN "t31"."is_hard"
   THEN 'not_theirs'
   WHEN "t31"."is_doubted" OR "t31"."is_weak" OR (
    "t31"."proof_at" IS NULL
   )
   THEN 'unverified'
   ELSE 'verified'
  END AS "state"
 FROM (
  SELECT
   "t30"."point_id",
   "t30"."person_id",
   "t30"."at",
   "t30"."point_place",
   "t30"."exclusive",
   "t30"."rate",
   "t30"."age_max",
   "t30"."own_signed_in",
   "t30"."own_used_in_app",
   "t30"."own_code_confirmed",
   "t30"."own_answered_as_self",
   "t30"."own_carrier_match",
   "t30"."own_wrong_number",
   "t30"."own_disclosure_reported",
   "t30"."own_carrier_mismatch",
   "t30"."own_stated",
   "t30"."said_carrier_match",
   "t30"."said_stated",
   "t30"."said_paid_from",
   "t30"."said_wrote_from",
   "t30"."said_called_from",
   "t30"."said_delivered",
   "t30"."said_creditor_used",
   "t30"."said_collector_used",
   "t30"."said_skip_traced",
   "t30"."said_address_book",
   "t30"."said_carrier_mismatch",
   "t30"."said_wrong_number",
   "t30"."said_disclosure_reported",
   "t30"."any_bounced",
   "t30"."any_disconnected",
   "t30"."any_carrier_no_record",
   "t30"."any_recycled",
   "t30"."any_shared_household",
   "t30"."others_claimed",
   "t30"."others_proved",
   "t30"."others_reported",
   "t30"."first_own",
   "t30"."looked_since",
   "t30"."looked_until",
   "t30"."passed_on_at",
   "t30"."proof_at",
   "t30"."proof_kind",
   "t30"."start_at",
   "t30"."start_weight",
   "t30"."shared",
   "t30"."covers",
   "t30"."at_carrier_match",
   "t30"."at_stated",
   "t30"."at_paid_from",
   "t30"."at_wrote_from",
   "t30"."at_called_from",
   "t30"."at_delivered",
   "t30"."at_creditor_used",
   "t30"."at_collector_used",
   "t30"."at_skip_traced",
   "t30"."at_address_book",
   "t30"."at_carrier_mismatch",
   "t30"."at_wrong_number",
   "t30"."at_disclosure_reported",
   "t30"."at_bounced",
   "t30"."at_disconnected",
   "t30"."at_carrier_no_record",
   "t30"."at_recycled",
   "t30"."at_shared_household",
   "t30"."at_other_claimed_before",
   "t30"."at_other_claimed_since",
   "t30"."at_other_proved_before",
   "t30"."at_other_proved_since",
   "t30"."at_other_reported",
   "t30"."weight_proven",
   "t30"."later_proven_at_carrier_match",
   "t30"."later_proven_at_other_claimed_since",
   "t30"."against_proven",
   COALESCE((
    NOT "t30"."proof_at" IS NULL
   ) AND (
    "t30"."against_proven" > 0.00010000000010000001
   ), FALSE) AS "is_weak",
   NOT (
    (
     GREATEST("t30"."own_wrong_number", "t30"."own_disclosure_reported") IS NULL
    )
    OR (
     (
      NOT GREATEST(GREATEST("t30"."own_signed_in", "t30"."own_used_in_app"), "t30"."own_carrier_match") IS NULL
     )
     AND (
      GREATEST(GREATEST("t30"."own_signed_in", "t30"."own_used_in_app"), "t30"."own_carrier_match") > GREATEST("t30"."own_wrong_number", "t30"."own_disclosure_reported")
     )
    )
   )
   OR NOT (
    (
     "t30"."own_carrier_mismatch" IS NULL
    )
    OR (
     (
      NOT GREATEST("t30"."proof_at", GREATEST(GREATEST("t30"."own_signed_in", "t30"."own_used_in_app"), "t30"."own_carrier_match")) IS NULL
     )
     AND (
      GREATEST("t30"."proof_at", GREATEST(GREATEST("t30"."own_signed_in", "t30"."own_used_in_app"), "t30"."own_carrier_match")) > "t30"."own_carrier_mismatch"
     )
    )
   )
   OR NOT (
    (
     "t30"."passed_on_at" IS NULL
    )
    OR (
     (
      NOT GREATEST(
       GREATEST("t30"."proof_at", GREATEST(GREATEST("t30"."own_signed_in", "t30"."own_used_in_app"), "t30"."own_carrier_match")),
       "t30"."own_stated"
      ) IS NULL
     )
     AND (
      GREATEST(
       GREATEST("t30"."proof_at", GREATEST(GREATEST("t30"."own_signed_in", "t30"."own_used_in_app"), "t30"."own_carrier_match")),
       "t30"."own_stated"
      ) > "t30"."passed_on_at"
     )
    )
   ) AS "is_hard",
   (
    "t30"."rate" IS NULL
   )
   OR "t30"."shared"
   OR (
    (
     (
      GREATEST("t30"."own_wrong_number", "t30"."own_disclosure_reported") IS NULL
     )
     OR (
      (
       NOT GREATEST(GREATEST("t30"."own_signed_in", "t30"."own_used_in_app"), "t30"."own_carrier_match") IS NULL
      )
      AND (
       GREATEST(GREATEST("t30"."own_signed_in", "t30"."own_used_in_app"), "t30"."own_carrier_match") > GREATEST("t30"."own_wrong_number", "t30"."own_disclosure_reported")
      )
     )
    )
    AND NOT (
     (
      GREATEST("t30"."own_wrong_number", "t30"."own_disclosure_reported") IS NULL
     )
     OR (
      (
       NOT "t30"."proof_at" IS NULL
      )
      AND (
       "t30"."proof_at" > GREATEST("t30"."own_wrong_number", "t30"."own_disclosure_reported")
      )
     )
    )
   )
   OR (
    (
     (
      "t30"."own_carrier_mismatch" IS NULL
     )
     OR (
      (
       NOT GREATEST("t30"."proof_at", GREATEST(GREATEST("t30"."own_signed_in", "t30"."own_used_in_app"), "t30"."own_carrier_match")) IS NULL
      )
      AND (
       GREATEST("t30"."proof_at", GREATEST(GREATEST("t30"."own_signed_in", "t30"."own_used_in_app"), "t30"."own_carrier_match")) > "t30"."own_carrier_mismatch"
      )
     )
    )
    AND NOT (
     (
      "t30"."own_carrier_mismatch" IS NULL
     )
     OR (
      (
       NOT "t30"."proof_at" IS NULL
      ) AND (
       "t30"."proof_at" > "t30"."own_carrier_mismatch"
      )
     )
    )
   )
   OR NOT (
    (
     GREATEST(GREATEST("t30"."any_bounced", "t30"."any_disconnected"), "t30"."any_carrier_no_record") IS NULL
    )
    OR (
     (
      NOT "t30"."proof_at" IS NULL
     )
     AND (
      "t30"."proof_at" > GREATEST(GREATEST("t30"."any_bounced", "t30"."any_disconnected"), "t30"."any_carrier_no_record")
     )
    )
   )
   OR NOT (
    (
     "t30"."others_reported" IS NULL
    )
    OR (
     (
      NOT "t30"."proof_at" IS NULL
     ) AND (
      "t30"."proof_at" > "t30"."others_reported"
     )
    )
   )
   OR NOT (
    (
     "t30"."others_proved" IS NULL
    )
    OR (
     (
      NOT "t30"."proof_at" IS NULL
     ) AND (
      "t30"."proof_at" > "t30"."others_proved"
     )
    )
   )
   OR NOT (
    (
     "t30"."any_recycled" IS NULL
    )
    OR (
     (
      NOT "t30"."proof_at" IS NULL
     ) AND (
      "t30"."proof_at" > "t30"."any_recycled"
     )
    )
   ) AS "is_doubted"
  FROM (
   SELECT
    "t29"."point_id",
    "t29"."person_id",
    "t29"."at",
    "t29"."point_place",
    "t29"."exclusive",
    "t29"."rate",
    "t29"."age_max",
    "t29"."own_signed_in",
    "t29"."own_used_in_app",
    "t29"."own_code_confirmed",
    "t29"."own_answered_as_self",
    "t29"."own_carrier_match",
    "t29"."own_wrong_number",
    "t29"."own_disclosure_reported",
    "t29"."own_carrier_mismatch",
    "t29"."own_stated",
    "t29"."said_carrier_match",
    "t29"."said_stated",
    "t29"."said_paid_from",
    "t29"."said_wrote_from",
    "t29"."said_called_from",
    "t29"."said_delivered",
    "t29"."said_creditor_used",
    "t29"."said_collector_used",
    "t29"."said_skip_traced",
    "t29"."said_address_book",
    "t29"."said_carrier_mismatch",
    "t29"."said_wrong_number",
    "t29"."said_disclosure_reported",
    "t29"."any_bounced",
    "t29"."any_disconnected",
    "t29"."any_carrier_no_record",
    "t29"."any_recycled",
    "t29"."any_shared_household",
    "t29"."others_claimed",
    "t29"."others_proved",
    "t29"."others_reported",
    "t29"."first_own",
    "t29"."looked_since",
    "t29"."looked_until",
    "t29"."passed_on_at",
    "t29"."proof_at",
    "t29"."proof_kind",
    "t29"."start_at",
    "t29"."start_weight",
    "t29"."shared",
    "t29"."covers",
    "t29"."at_carrier_match",
    "t29"."at_stated",
    "t29"."at_paid_from",
    "t29"."at_wrote_from",
    "t29"."at_called_from",
    "t29"."at_delivered",
    "t29"."at_creditor_used",
    "t29"."at_collector_used",
    "t29"."at_skip_traced",
    "t29"."at_address_book",
    "t29"."at_carrier_mismatch",
    "t29"."at_wrong_number",
    "t29"."at_disclosure_reported",
    "t29"."at_bounced",
    "t29"."at_disconnected",
    "t29"."at_carrier_no_record",
    "t29"."at_recycled",
    "t29"."at_shared_household",
    "t29"."at_other_claimed_before",
    "t29"."at_other_claimed_since",
    "t29"."at_other_proved_before",
    "t29"."at_other_proved_since",
    "t29"."at_other_reported",
    "t29"."weight_proven",
    "t29"."later_proven_at_carrier_match",
    "t29"."later_proven_at_other_claimed_since",
    EXP(
     (
      (
       (
        (
         "t29"."rate" * (
          CAST(DATE_DIFF('MICROSECOND', "t29"."start_at", "t29"."at") AS DOUBLE) / 31557600000000.0
         )
        ) - CASE
         WHEN "t29"."covers"
         THEN "t29"."rate" * 0.95 * GREATEST(
          CAST(DATE_DIFF('MICROSECOND', GREATEST("t29"."start_at", "t29"."looked_since"), "t29"."looked_until") AS DOUBLE) / 31557600000000.0,
          0.0
         )
         ELSE 0.0
        END
       ) + 0.0
      ) - "t29"."start_weight"
     ) - "t29"."weight_proven"
    ) + (
     (
      (
       EXP(-(
        "t29"."weight_proven"
       )) * (
        EXP(
         (
          (
           "t29"."rate" * (
            CAST(DATE_DIFF('MICROSECOND', "t29"."start_at", "t29"."at") AS DOUBLE) / 31557600000000.0
           )
          ) - CASE
           WHEN "t29"."covers"
           THEN "t29"."rate" * 0.95 * GREATEST(
            CAST(DATE_DIFF('MICROSECOND', GREATEST("t29"."start_at", "t29"."looked_since"), "t29"."looked_until") AS DOUBLE) / 31557600000000.0,
            0.0
           )
           ELSE 0.0
          END
         ) + 0.0
        ) - 1.0
       )
      ) + COALESCE(
       EXP(-(
        "t29"."later_proven_at_carrier_match"
       )) * 0.9816843611112658 * (
        EXP(
         (
          (
           "t29"."rate" * (
            CAST(DATE_DIFF('MICROSECOND', "t29"."at_carrier_match", "t29"."at") AS DOUBLE) / 31557600000000.0
           )
          ) - CASE
           WHEN "t29"."covers"
           THEN "t29"."rate" * 0.95 * GREATEST(
            CAST(DATE_DIFF('MICROSECOND', GREATEST("t29"."at_carrier_match", "t29"."looked_since"), "t29"."looked_until") AS DOUBLE) / 31557600000000.0,
            0.0
           )
           ELSE 0.0
          END
         ) + 0.0
        ) - 1.0
       ),
       0.0
      ) + COALESCE(
       EXP(-(
        "t29"."later_proven_at_other_claimed_since"
       )) * -6.38905609893065 * (
        EXP(
         (
          (
           "t29"."rate" * (
            CAST(DATE_DIFF('MICROSECOND', "t29"."at_other_claimed_since", "t29"."at") AS DOUBLE) / 31557600000000.0
           )
          ) - CASE
           WHEN "t29"."covers"
           THEN "t29"."rate" * 0.95 * GREATEST(
            CAST(DATE_DIFF('MICROSECOND', GREATEST("t29"."at_other_claimed_since", "t29"."looked_since"), "t29"."looked_until") AS DOUBLE) / 31557600000000.0,
            0.0
           )
           ELSE 0.0
          END
         ) + 0.0
        ) - 1.0
       ),
       0.0
      )
     ) * 1.0
    ) AS "against_proven"
   FROM (
    SELECT
     "t28"."point_id",
     "t28"."person_id",
     "t28"."at",
     "t28"."point_place",
     "t28"."exclusive",
     "t28"."rate",
     "t28"."age_max",
     "t28"."own_signed_in",
     "t28"."own_used_in_app",
     "t28"."own_code_confirmed",
     "t28"."own_answered_as_self",
     "t28"."own_carrier_match",
     "t28"."own_wrong_number",
     "t28"."own_disclosure_reported",
     "t28"."own_carrier_mismatch",
     "t28"."own_stated",
     "t28"."said_carrier_match",
     "t28"."said_stated",
     "t28"."said_paid_from",
     "t28"."said_wrote_from",
     "t28"."said_called_from",
     "t28"."said_delivered",
     "t28"."said_creditor_used",
     "t28"."said_collector_used",
     "t28"."said_skip_traced",
     "t28"."said_address_book",
     "t28"."said_carrier_mismatch",
     "t28"."said_wrong_number",
     "t28"."said_disclosure_reported",
     "t28"."any_bounced",
     "t28"."any_disconnected",
     "t28"."any_carrier_no_record",
     "t28"."any_recycled",
     "t28"."any_shared_household",
     "t28"."others_claimed",
     "t28"."others_proved",
     "t28"."others_reported",
     "t28"."first_own",
     "t28"."looked_since",
     "t28"."looked_until",
     "t28"."passed_on_at",
     "t28"."proof_at",
     "t28"."proof_kind",
     "t28"."start_at",
     "t28"."start_weight",
     "t28"."shared",
     "t28"."covers",
     "t28"."at_carrier_match",
     "t28"."at_stated",
     "t28"."at_paid_from",
     "t28"."at_wrote_from",
     "t28"."at_called_from",
     "t28"."at_delivered",
     "t28"."at_creditor_used",
     "t28"."at_collector_used",
     "t28"."at_skip_traced",
     "t28"."at_address_book",
     "t28"."at_carrier_mismatch",
     "t28"."at_wrong_number",
     "t28"."at_disclosure_reported",
     "t28"."at_bounced",
     "t28"."at_disconnected",
     "t28"."at_carrier_no_record",
     "t28"."at_recycled",
     "t28"."at_shared_household",
     "t28"."at_other_claimed_before",
     "t28"."at_other_claimed_since",
     "t28"."at_other_proved_before",
     "t28"."at_other_proved_since",
     "t28"."at_other_reported",
     0.0 + CASE WHEN NOT "t28"."at_carrier_match" IS NULL THEN 4.0 ELSE 0.0 END + CASE WHEN NOT "t28"."at_other_claimed_since" IS NULL THEN -2.0 ELSE 0.0 END AS "weight_proven",
     0.0 + CASE WHEN "t28"."at_other_claimed_since" >= "t28"."at_carrier_match" THEN -2.0 ELSE 0.0 END AS "later_proven_at_carrier_match",
     0.0 + CASE WHEN "t28"."at_carrier_match" > "t28"."at_other_claimed_since" THEN 4.0 ELSE 0.0 END AS "later_proven_at_other_claimed_since"
    FROM (
     SELECT
      "t27"."point_id",
      "t27"."person_id",
      "t27"."at",
      "t27"."point_place",
      "t27"."exclusive",
      "t27"."rate",
      "t27"."age_max",
      "t27"."own_signed_in",
      "t27"."own_used_in_app",
      "t27"."own_code_confirmed",
      "t27"."own_answered_as_self",
      "t27"."own_carrier_match",
      "t27"."own_wrong_number",
      "t27"."own_disclosure_reported",
      "t27"."own_carrier_mismatch",
      "t27"."own_stated",
      "t27"."said_carrier_match",
      "t27"."said_stated",
      "t27"."said_paid_from",
      "t27"."said_wrote_from",
      "t27"."said_called_from",
      "t27"."said_delivered",
      "t27"."said_creditor_used",
      "t27"."said_collector_used",
      "t27"."said_skip_traced",
      "t27"."said_address_book",
      "t27"."said_carrier_mismatch",
      "t27"."said_wrong_number",
      "t27"."said_disclosure_reported",
      "t27"."any_bounced",
      "t27"."any_disconnected",
      "t27"."any_carrier_no_record",
      "t27"."any_recycled",
      "t27"."any_shared_household",
      "t27"."others_claimed",
      "t27"."others_proved",
      "t27"."others_reported",
      "t27"."first_own",
      "t27"."looked_since",
      "t27"."looked_until",
      "t27"."passed_on_at",
      "t27"."proof_at",
      "t27"."proof_kind",
      "t27"."start_at",
      "t27"."start_weight",
      "t27"."shared",
      "t27"."covers",
      CASE WHEN "t27"."said_carrier_match" >= "t27"."start_at" THEN "t27"."said_carrier_match" ELSE NULL END AS "at_carrier_match",
      CASE WHEN "t27"."said_stated" >= "t27"."start_at" THEN "t27"."said_stated" ELSE NULL END AS "at_stated",
      CASE WHEN "t27"."said_paid_from" >= "t27"."start_at" THEN "t27"."said_paid_from" ELSE NULL END AS "at_paid_from",
      CASE WHEN "t27"."said_wrote_from" >= "t27"."start_at" THEN "t27"."said_wrote_from" ELSE NULL END AS "at_wrote_from",
      CASE WHEN "t27"."said_called_from" >= "t27"."start_at" THEN "t27"."said_called_from" ELSE NULL END AS "at_called_from",
      CASE WHEN "t27"."said_delivered" >= "t27"."start_at" THEN "t27"."said_delivered" ELSE NULL END AS "at_delivered",
      CASE WHEN "t27"."said_creditor_used" >= "t27"."start_at" THEN "t27"."said_creditor_used" ELSE NULL END AS "at_creditor_used",
      CASE WHEN "t27"."said_collector_used" >= "t27"."start_at" THEN "t27"."said_collector_used" ELSE NULL END AS "at_collector_used",
      CASE
       WHEN (
        NOT "t27"."proof_at" IS NULL
       ) OR (
        NOT "t27"."said_stated" IS NULL
       )
       THEN NULL
       ELSE CASE WHEN "t27"."said_skip_traced" >= "t27"."start_at" THEN "t27"."said_skip_traced" ELSE NULL END
      END AS "at_skip_traced",
      CASE
       WHEN (
        NOT "t27"."proof_at" IS NULL
       ) OR (
        NOT "t27"."said_stated" IS NULL
       )
       THEN NULL
       ELSE CASE WHEN "t27"."said_address_book" >= "t27"."start_at" THEN "t27"."said_address_book" ELSE NULL END
      END AS "at_address_book",
      CASE WHEN "t27"."said_carrier_mismatch" >= "t27"."start_at" THEN "t27"."said_carrier_mismatch" ELSE NULL END AS "at_carrier_mismatch",
      CASE WHEN "t27"."said_wrong_number" >= "t27"."start_at" THEN "t27"."said_wrong_number" ELSE NULL END AS "at_wrong_number",
      CASE WHEN "t27"."said_disclosure_reported" >= "t27"."start_at" THEN "t27"."said_disclosure_reported" ELSE NULL END AS "at_disclosure_reported",
      CASE WHEN "t27"."any_bounced" >= "t27"."start_at" THEN "t27"."any_bounced" ELSE NULL END AS "at_bounced",
      CASE WHEN "t27"."any_disconnected" >= "t27"."start_at" THEN "t27"."any_disconnected" ELSE NULL END AS "at_disconnected",
      CASE WHEN "t27"."any_carrier_no_record" >= "t27"."start_at" THEN "t27"."any_carrier_no_record" ELSE NULL END AS "at_carrier_no_record",
      CASE WHEN "t27"."any_recycled" >= "t27"."start_at" THEN "t27"."any_recycled" ELSE NULL END AS "at_recycled",
      CASE WHEN "t27"."any_shared_household" >= "t27"."start_at" THEN "t27"."any_shared_household" ELSE NULL END AS "at_shared_household",
      CASE
       WHEN (
        "t27"."proof_at" IS NULL
       )
       AND (
        CASE WHEN "t27"."exclusive" AND NOT (
         "t27"."shared"
        ) THEN "t27"."others_claimed" ELSE NULL END < "t27"."start_at"
       )
       THEN "t27"."start_at"
       ELSE NULL
      END AS "at_other_claimed_before",
      CASE
       WHEN CASE WHEN "t27"."exclusive" AND NOT (
        "t27"."shared"
       ) THEN "t27"."others_claimed" ELSE NULL END >= "t27"."start_at"
       THEN CASE WHEN "t27"."exclusive" AND NOT (
        "t27"."shared"
       ) THEN "t27"."others_claimed" ELSE NULL END
       ELSE NULL
      END AS "at_other_claimed_since",
      CASE
       WHEN (
        "t27"."proof_at" IS NULL
       )
       AND (
        CASE WHEN "t27"."exclusive" AND NOT (
         "t27"."shared"
        ) THEN "t27"."others_proved" ELSE NULL END < "t27"."start_at"
       )
       THEN "t27"."start_at"
       ELSE NULL
      END AS "at_other_proved_before",
      CASE
       WHEN CASE WHEN "t27"."exclusive" AND NOT (
        "t27"."shared"
       ) THEN "t27"."others_proved" ELSE NULL END >= "t27"."start_at"
       THEN CASE WHEN "t27"."exclusive" AND NOT (
        "t27"."shared"
       ) THEN "t27"."others_proved" ELSE NULL END
       ELSE NULL
      END AS "at_other_proved_since",
      CASE
       WHEN CASE WHEN "t27"."exclusive" AND NOT (
        "t27"."shared"
       ) THEN "t27"."others_reported" ELSE NULL END >= "t27"."start_at"
       THEN CASE WHEN "t27"."exclusive" AND NOT (
        "t27"."shared"
       ) THEN "t27"."others_reported" ELSE NULL END
       ELSE NULL
      END AS "at_other_reported"
     FROM (
      SELECT
       "t26"."point_id",
       "t26"."person_id",
       "t26"."at",
       "t26"."point_place",
       "t26"."exclusive",
       "t26"."rate",
       "t26"."age_max",
       "t26"."own_signed_in",
       "t26"."own_used_in_app",
       "t26"."own_code_confirmed",
       "t26"."own_answered_as_self",
       "t26"."own_carrier_match",
       "t26"."own_wrong_number",
       "t26"."own_disclosure_reported",
       "t26"."own_carrier_mismatch",
       "t26"."own_stated",
       "t26"."said_carrier_match",
       "t26"."said_stated",
       "t26"."said_paid_from",
       "t26"."said_wrote_from",
       "t26"."said_called_from",
       "t26"."said_delivered",
       "t26"."said_creditor_used",
       "t26"."said_collector_used",
       "t26"."said_skip_traced",
       "t26"."said_address_book",
       "t26"."said_carrier_mismatch",
       "t26"."said_wrong_number",
       "t26"."said_disclosure_reported",
       "t26"."any_bounced",
       "t26"."any_disconnected",
       "t26"."any_carrier_no_record",
       "t26"."any_recycled",
       "t26"."any_shared_household",
       "t26"."others_claimed",
       "t26"."others_proved",
       "t26"."others_reported",
       "t26"."first_own",
       "t26"."looked_since",
       "t26"."looked_until",
       "t26"."passed_on_at",
       "t26"."proof_at",
       CASE
        WHEN "t26"."own_signed_in" = "t26"."proof_at"
        THEN 'signed_in'
        WHEN "t26"."own_used_in_app" = "t26"."proof_at"
        THEN 'used_in_app'
        WHEN "t26"."own_code_confirmed" = "t26"."proof_at"
        THEN 'code_confirmed'
        WHEN "t26"."own_answered_as_self" = "t26"."proof_at"
        THEN 'answered_as_self'
        ELSE NULL
       END AS "proof_kind",
       COALESCE("t26"."proof_at", "t26"."first_own") AS "start_at",
       CASE
        WHEN "t26"."own_signed_in" = "t26"."proof_at"
        THEN 13.8
        WHEN "t26"."own_used_in_app" = "t26"."proof_at"
        THEN 13.8
        WHEN "t26"."own_code_confirmed" = "t26"."proof_at"
        THEN 13.8
        WHEN "t26"."own_answered_as_self" = "t26"."proof_at"
        THEN 11.5
        ELSE 0.0
       END AS "start_weight",
       COALESCE("t26"."point_place" = 'shared', FALSE) OR (
        NOT "t26"."any_shared_household" IS NULL
       ) AS "shared",
       COALESCE("t26"."looked_since" < "t26"."looked_until", FALSE) AS "covers"
      FROM (
       SELECT
        "t25"."point_id",
        "t25"."person_id",
        "t25"."at",
        "t25"."point_place",
        "t25"."exclusive",
        "t25"."rate",
        "t25"."age_max",
        "t25"."own_signed_in",
        "t25"."own_used_in_app",
        "t25"."own_code_confirmed",
        "t25"."own_answered_as_self",
        "t25"."own_carrier_match",
        "t25"."own_wrong_number",
        "t25"."own_disclosure_reported",
        "t25"."own_carrier_mismatch",
        "t25"."own_stated",
        "t25"."said_carrier_match",
        "t25"."said_stated",
        "t25"."said_paid_from",
        "t25"."said_wrote_from",
        "t25"."said_called_from",
        "t25"."said_delivered",
        "t25"."said_creditor_used",
        "t25"."said_collector_used",
        "t25"."said_skip_traced",
        "t25"."said_address_book",
        "t25"."said_carrier_mismatch",
        "t25"."said_wrong_number",
        "t25"."said_disclosure_reported",
        "t25"."any_bounced",
        "t25"."any_disconnected",
        "t25"."any_carrier_no_record",
        "t25"."any_recycled",
        "t25"."any_shared_household",
        "t25"."others_claimed",
        "t25"."others_proved",
        "t25"."others_reported",
        "t25"."first_own",
        "t25"."looked_since",
        "t25"."looked_until",
        "t25"."passed_on_at",
        GREATEST(
         GREATEST(GREATEST("t25"."own_signed_in", "t25"."own_used_in_app"), "t25"."own_code_confirmed"),
         "t25"."own_answered_as_self"
        ) AS "proof_at"
       FROM (
        SELECT
         "t24"."point_id",
         "t24"."person_id",
         "t24"."at",
         "t24"."point_place",
         "t24"."exclusive",
         "t24"."rate",
         "t24"."age_max",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('signed_in') AND (
           "t24"."named" = "t24"."person_id"
          )) AS "own_signed_in",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('used_in_app') AND (
           "t24"."named" = "t24"."person_id"
          )) AS "own_used_in_app",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('code_confirmed') AND (
           "t24"."named" = "t24"."person_id"
          )) AS "own_code_confirmed",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('answered_as_self') AND (
           "t24"."named" = "t24"."person_id"
          )) AS "own_answered_as_self",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('carrier_match') AND (
           "t24"."named" = "t24"."person_id"
          )) AS "own_carrier_match",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('wrong_number') AND (
           "t24"."named" = "t24"."person_id"
          )) AS "own_wrong_number",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('disclosure_reported') AND (
           "t24"."named" = "t24"."person_id"
          )) AS "own_disclosure_reported",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('carrier_mismatch') AND (
           "t24"."named" = "t24"."person_id"
          )) AS "own_carrier_mismatch",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('stated') AND (
           "t24"."named" = "t24"."person_id"
          )) AS "own_stated",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'carrier_match'
          )) AS "said_carrier_match",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'stated'
          )) AS "said_stated",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'paid_from'
          )) AS "said_paid_from",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'wrote_from'
          )) AS "said_wrote_from",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'called_from'
          )) AS "said_called_from",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'delivered'
          )) AS "said_delivered",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'creditor_used'
          )) AS "said_creditor_used",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'collector_used'
          )) AS "said_collector_used",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'skip_traced'
          )) AS "said_skip_traced",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'address_book'
          )) AS "said_address_book",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'carrier_mismatch'
          )) AS "said_carrier_mismatch",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'wrong_number'
          )) AS "said_wrong_number",
         MAX("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          ) AND (
           "t24"."said" = 'disclosure_reported'
          )) AS "said_disclosure_reported",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('bounced') AND TRUE) AS "any_bounced",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('disconnected') AND TRUE) AS "any_disconnected",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('carrier_no_record') AND TRUE) AS "any_carrier_no_record",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('recycled') AND TRUE) AS "any_recycled",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('shared_household') AND TRUE) AS "any_shared_household",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('stated') AND (
           "t24"."named" <> "t24"."person_id"
          )) AS "others_claimed",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('answered_as_self', 'code_confirmed', 'signed_in', 'used_in_app')
          AND (
           "t24"."named" <> "t24"."person_id"
          )) AS "others_proved",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('disclosure_reported', 'wrong_number') AND (
           "t24"."named" <> "t24"."person_id"
          )) AS "others_reported",
         MIN("t24"."date") FILTER(WHERE
          (
           "t24"."named" = "t24"."person_id"
          )
          AND "t24"."kind" IN (
           'address_book',
           'answered_as_self',
           'bounced',
           'called_from',
           'carrier_match',
           'carrier_mismatch',
           'carrier_no_record',
           'code_confirmed',
           'collector_used',
           'creditor_used',
           'delivered',
           'disclosure_reported',
           'disconnected',
           'paid_from',
           'recycled',
           'shared_household',
           'signed_in',
           'skip_traced',
           'stated',
           'used_in_app',
           'wrong_number',
           'wrote_from'
          )) AS "first_own",
         MAX("t24"."since") FILTER(WHERE
          "t24"."kind" IN ('not_recycled') AND (
           NOT "t24"."since" IS NULL
          )) AS "looked_since",
         MAX("t24"."date") FILTER(WHERE
          "t24"."kind" IN ('not_recycled') AND (
           NOT "t24"."since" IS NULL
          )) AS "looked_until",
         MAX(LEAST(COALESCE("t24"."since", "t24"."date"), "t24"."date")) FILTER(WHERE
          "t24"."kind" IN ('recycled')) AS "passed_on_at"
        FROM (
         SELECT
          "t23"."point_id",
          "t23"."person_id",
          "t23"."at",
          "t23"."point_place",
          "t23"."exclusive",
          "t23"."rate",
          "t23"."age_max",
          "t21"."on_point",
          "t21"."named",
          "t21"."seen_at",
          "t21"."kind",
          "t21"."said",
          "t21"."date",
          "t21"."since"
         FROM (
          SELECT
           "t19"."point_id",
           "t19"."person_id",
           "t19"."at",
           "t19"."point_place",
           COALESCE("t19"."point_kind" IN ('app', 'email', 'im', 'mobile'), FALSE) AS "exclusive",
           CASE
            WHEN (
             "t19"."point_kind" = 'mobile'
            )
            AND (
             CASE
              WHEN STARTS_WITH(COALESCE("t19"."point_value", ''), '+86162')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86165')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86167')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86170')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86171')
              THEN 'virtual'
              ELSE "t19"."point_carrier_type"
             END = 'virtual'
            )
            AND STARTS_WITH(COALESCE("t19"."point_value", ''), '+86')
            THEN 0.1
            WHEN (
             "t19"."point_kind" = 'mobile'
            )
            AND (
             CASE
              WHEN STARTS_WITH(COALESCE("t19"."point_value", ''), '+86162')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86165')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86167')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86170')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86171')
              THEN 'virtual'
              ELSE "t19"."point_carrier_type"
             END = 'virtual'
            )
            AND TRUE
            THEN 0.1
            WHEN (
             "t19"."point_kind" = 'landline'
            )
            AND (
             CASE
              WHEN STARTS_WITH(COALESCE("t19"."point_value", ''), '+86162')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86165')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86167')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86170')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86171')
              THEN 'virtual'
              ELSE "t19"."point_carrier_type"
             END = 'virtual'
            )
            AND TRUE
            THEN 0.1
            WHEN (
             "t19"."point_kind" = 'mobile'
            ) AND TRUE AND STARTS_WITH(COALESCE("t19"."point_value", ''), '+86')
            THEN 0.04
            WHEN (
             "t19"."point_kind" = 'mobile'
            ) AND TRUE AND STARTS_WITH(COALESCE("t19"."point_value", ''), '+91')
            THEN 0.04
            WHEN (
             "t19"."point_kind" = 'mobile'
            ) AND TRUE AND STARTS_WITH(COALESCE("t19"."point_value", ''), '+1')
            THEN 0.04
            WHEN (
             "t19"."point_kind" = 'mobile'
            ) AND TRUE AND TRUE
            THEN 0.04
            WHEN (
             "t19"."point_kind" = 'landline'
            ) AND TRUE AND TRUE
            THEN 0.04
            WHEN (
             "t19"."point_kind" = 'email'
            ) AND TRUE AND TRUE
            THEN 0.001
            WHEN (
             "t19"."point_kind" = 'app'
            ) AND TRUE AND TRUE
            THEN 0.0002
            WHEN (
             "t19"."point_kind" = 'post'
            ) AND TRUE AND TRUE
            THEN 0.1
            WHEN (
             "t19"."point_kind" = 'im'
            ) AND TRUE AND TRUE
            THEN 0.01
            ELSE NULL
           END AS "rate",
           CASE
            WHEN (
             "t19"."point_kind" = 'mobile'
            )
            AND (
             CASE
              WHEN STARTS_WITH(COALESCE("t19"."point_value", ''), '+86162')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86165')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86167')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86170')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86171')
              THEN 'virtual'
              ELSE "t19"."point_carrier_type"
             END = 'virtual'
            )
            AND STARTS_WITH(COALESCE("t19"."point_value", ''), '+86')
            THEN 31556022230
            WHEN (
             "t19"."point_kind" = 'mobile'
            )
            AND (
             CASE
              WHEN STARTS_WITH(COALESCE("t19"."point_value", ''), '+86162')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86165')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86167')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86170')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86171')
              THEN 'virtual'
              ELSE "t19"."point_carrier_type"
             END = 'virtual'
            )
            AND TRUE
            THEN 31556022230
            WHEN (
             "t19"."point_kind" = 'landline'
            )
            AND (
             CASE
              WHEN STARTS_WITH(COALESCE("t19"."point_value", ''), '+86162')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86165')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86167')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86170')
              OR STARTS_WITH(COALESCE("t19"."point_value", ''), '+86171')
              THEN 'virtual'
              ELSE "t19"."point_carrier_type"
             END = 'virtual'
            )
            AND TRUE
            THEN 31556022230
            WHEN (
             "t19"."point_kind" = 'mobile'
            ) AND TRUE AND STARTS_WITH(COALESCE("t19"."point_value", ''), '+86')
            THEN 78890055575
            WHEN (
             "t19"."point_kind" = 'mobile'
            ) AND TRUE AND STARTS_WITH(COALESCE("t19"."point_value", ''), '+91')
            THEN 78890055575
            WHEN (
             "t19"."point_kind" = 'mobile'
            ) AND TRUE AND STARTS_WITH(COALESCE("t19"."point_value", ''), '+1')
            THEN 78890055575
            WHEN (
             "t19"."point_kind" = 'mobile'
            ) AND TRUE AND TRUE
            THEN 78890055575
            WHEN (
             "t19"."point_kind" = 'landline'
            ) AND TRUE AND TRUE
            THEN 78890055575
            WHEN (
             "t19"."point_kind" = 'email'
            ) AND TRUE AND TRUE
            THEN 3155602223000
            WHEN (
             "t19"."point_kind" = 'app'
            ) AND TRUE AND TRUE
            THEN 15778011115000
            WHEN (
             "t19"."point_kind" = 'post'
            ) AND TRUE AND TRUE
            THEN 31556022230
            WHEN (
             "t19"."point_kind" = 'im'
            ) AND TRUE AND TRUE
            THEN 315560222300
            ELSE NULL
           END AS "age_max"
          FROM (
           SELECT
            "t18"."point_id",
            "t18"."person_id",
            "t18"."at",
            "t2"."kind" AS "point_kind",
            "t2"."carrier_type" AS "point_carrier_type",
            "t2"."value" AS "point_value",
            "t2"."place" AS "point_place"
           FROM (
            SELECT DISTINCT
             *
            FROM (
             SELECT
              *
             FROM (
              SELECT
               "t9"."point_id",
               "t9"."person_id",
               MAKE_TIMESTAMP(2026, 11, 23, 2, 0, 0.0) AS "at"
              FROM (
               SELECT DISTINCT
                *
               FROM (
                SELECT
                 "t3"."point_id",
                 "t3"."person_id"
                FROM (
                 SELECT
                  *
                 FROM "evidence" AS "t1"
                 WHERE
                  "t1"."at" <= MAKE_TIMESTAMP(2026, 11, 23, 2, 0, 0.0) AND "t1"."person_id" <> '(somebody else)'
                ) AS "t3"
               ) AS "t6"
              ) AS "t9"
             ) AS "t12"
            ) AS "t13"
           ) AS "t18"
           LEFT OUTER JOIN "points" AS "t2"
            ON "t18"."point_id" = "t2"."point_id"
          ) AS "t19"
         ) AS "t23"
         LEFT OUTER JOIN (
          SELECT
           "t15"."point_id" AS "on_point",
           "t15"."person_id" AS "named",
           "t15"."at" AS "seen_at",
           "t15"."kind",
           "t15"."kind" AS "said",
           CASE
            WHEN "t15"."kind" IN ('carrier_match', 'carrier_mismatch', 'not_recycled', 'recycled')
            THEN LEAST(
             COALESCE(
              "t15"."as_of",
              CASE
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = 'china mobile'
               )
               THEN "t15"."at" - INTERVAL '604800' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = 'chinamobile'
               )
               THEN "t15"."at" - INTERVAL '604800' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = 'cmcc'
               )
               THEN "t15"."at" - INTERVAL '604800' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = '中国移动'
               )
               THEN "t15"."at" - INTERVAL '604800' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = '移动'
               )
               THEN "t15"."at" - INTERVAL '604800' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = 'china unicom'
               )
               THEN "t15"."at" - INTERVAL '432000' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = 'chinaunicom'
               )
               THEN "t15"."at" - INTERVAL '432000' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = 'cucc'
               )
               THEN "t15"."at" - INTERVAL '432000' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = '中国联通'
               )
               THEN "t15"."at" - INTERVAL '432000' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = '联通'
               )
               THEN "t15"."at" - INTERVAL '432000' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = 'china telecom'
               )
               THEN "t15"."at" - INTERVAL '432000' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = 'chinatelecom'
               )
               THEN "t15"."at" - INTERVAL '432000' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = 'ctcc'
               )
               THEN "t15"."at" - INTERVAL '432000' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = '中国电信'
               )
               THEN "t15"."at" - INTERVAL '432000' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled') AND (
                "t15"."carrier" = '电信'
               )
               THEN "t15"."at" - INTERVAL '432000' SECOND
               WHEN "t15"."kind" IN ('carrier_match', 'not_recycled')
               THEN "t15"."at" - INTERVAL '2678400' SECOND
               ELSE "t15"."at"
              END
             ),
             "t15"."at"
            )
            ELSE "t15"."at"
           END AS "date",
           "t15"."since"
          FROM (
           SELECT
            "t5"."point_id",
            "t5"."person_id",
            "t5"."at",
            "t5"."kind",
            "t5"."as_of",
            "t5"."since",
            "t5"."source",
            "t5"."authority",
            "t5"."contact_id",
            "t11"."carrier"
           FROM (
            SELECT
             *
            FROM "evidence" AS "t1"
            WHERE
             "t1"."kind" IN (
              'address_book',
              'answered_as_self',
              'bounced',
              'called_from',
              'carrier_match',
              'carrier_mismatch',
              'carrier_no_record',
              'code_confirmed',
              'collector_used',
              'creditor_used',
              'delivered',
              'disclosure_reported',
              'disconnected',
              'not_recycled',
              'paid_from',
              'recycled',
              'shared_household',
              'signed_in',
              'skip_traced',
              'stated',
              'used_in_app',
              'wrong_number',
              'wrote_from'
             )
           ) AS "t5"
           LEFT OUTER JOIN (
            SELECT
             "t0"."point_id",
             LOWER(TRIM(REPLACE(REPLACE(REPLACE("t0"."carrier", '　', ' '), ' ', ' '), '	', ' '), ' 	
')) AS "carrier"
            FROM "points" AS "t0"
           ) AS "t11"
            ON "t5"."point_id" = "t11"."point_id"
          ) AS "t15"
         ) AS "t21"
          ON "t23"."point_id" = "t21"."on_point" AND "t21"."seen_at" <= "t23"."at"
        ) AS "t24"
        GROUP BY
         1,
         2,
         3,
         4,
         5,
         6,
         7
       ) AS "t25"
      ) AS "t26"
     ) AS "t27"
    ) AS "t28"
   ) AS "t29"
  ) AS "t30"
 ) AS "t31"
)
SELECT
 "t47".*
 EXCLUDE ("at")
FROM (
 SELECT
  "t46"."point_id",
  "t46"."person_id",
  "t46"."at",
  "t46"."probability",
  "t46"."state",
  "t46"."last_proof_at",
  "t46"."holds_until",
  "t46"."reasons"
 FROM (
  SELECT
   "t45"."point_id",
   "t45"."person_id",
   "t45"."at",
   "t45"."point_place",
   "t45"."exclusive",
   "t45"."rate",
   "t45"."age_max",
   "t45"."own_signed_in",
   "t45"."own_used_in_app",
   "t45"."own_code_confirmed",
   "t45"."own_answered_as_self",
   "t45"."own_carrier_match",
   "t45"."own_wrong_number",
   "t45"."own_disclosure_reported",
   "t45"."own_carrier_mismatch",
   "t45"."own_stated",
   "t45"."said_carrier_match",
   "t45"."said_stated",
   "t45"."said_paid_from",
   "t45"."said_wrote_from",
   "t45"."said_called_from",
   "t45"."said_delivered",
   "t45"."said_creditor_used",
   "t45"."said_collector_used",
   "t45"."said_skip_traced",
   "t45"."said_address_book",
   "t45"."said_carrier_mismatch",
   "t45"."said_wrong_number",
   "t45"."said_disclosure_reported",
   "t45"."any_bounced",
   "t45"."any_disconnected",
   "t45"."any_carrier_no_record",
   "t45"."any_recycled",
   "t45"."any_shared_household",
   "t45"."others_claimed",
   "t45"."others_proved",
   "t45"."others_reported",
   "t45"."first_own",
   "t45"."looked_since",
   "t45"."looked_until",
   "t45"."passed_on_at",
   "t45"."proof_at",
   "t45"."proof_kind",
   "t45"."start_at",
   "t45"."start_weight",
   "t45"."shared",
   "t45"."covers",
   "t45"."at_carrier_match",
   "t45"."at_stated",
   "t45"."at_paid_from",
   "t45"."at_wrote_from",
   "t45"."at_called_from",
   "t45"."at_delivered",
   "t45"."at_creditor_used",
   "t45"."at_collector_used",
   "t45"."at_skip_traced",
   "t45"."at_address_book",
   "t45"."at_carrier_mismatch",
   "t45"."at_wrong_number",
   "t45"."at_disclosure_reported",
   "t45"."at_bounced",
   "t45"."at_disconnected",
   "t45"."at_carrier_no_record",
   "t45"."at_recycled",
   "t45"."at_shared_household",
   "t45"."at_other_claimed_before",
   "t45"."at_other_claimed_since",
   "t45"."at_other_proved_before",
   "t45"."at_other_proved_since",
   "t45"."at_other_reported",
   "t45"."weight_proven",
   "t45"."later_proven_at_carrier_match",
   "t45"."later_proven_at_other_claimed_since",
   "t45"."against_proven",
   "t45"."is_weak",
   "t45"."is_hard",
   "t45"."is_doubted",
   "t45"."state",
   "t45"."active_at",
   "t45"."given_at",
   "t45"."at_moved",
   "t45"."arrived_at",
   "t45"."weight_all",
   "t45"."later_all_at_carrier_match",
   "t45"."later_all_at_stated",
   "t45"."later_all_at_paid_from",
   "t45"."later_all_at_wrote_from",
   "t45"."later_all_at_called_from",
   "t45"."later_all_at_delivered",
   "t45"."later_all_at_creditor_used",
   "t45"."later_all_at_skip_traced",
   "t45"."later_all_at_address_book",
   "t45"."later_all_at_carrier_mismatch",
   "t45"."later_all_at_wrong_number",
   "t45"."later_all_at_disclosure_reported",
   "t45"."later_all_at_bounced",
   "t45"."later_all_at_disconnected",
   "t45"."later_all_at_carrier_no_record",
   "t45"."later_all_at_recycled",
   "t45"."later_all_at_other_claimed_before",
   "t45"."later_all_at_other_claimed_since",
   "t45"."later_all_at_other_proved_before",
   "t45"."later_all_at_other_proved_since",
   "t45"."later_all_at_moved",
   "t45"."against",
   "t45"."last_proof_at",
   "t45"."age",
   "t45"."proof_code",
   1.0 / (
    "t45"."against" + 1.0
   ) AS "probability",
   CASE
    WHEN (
     NOT "t45"."proof_at" IS NULL
    ) AND (
     NOT "t45"."against" IS NULL
    )
    THEN "t45"."at" + TO_SECONDS(
     CAST(FLOOR(
      LEAST(
       GREATEST(
        LN(
         (
          (
           "t45"."rate" / (
            "t45"."rate" + 0.0
           )
          ) + 0.0001
         ) / (
          (
           "t45"."rate" / (
            "t45"."rate" + 0.0
           )
          ) + "t45"."against_proven"
         )
        ) / (
         "t45"."rate" + 0.0
        ),
        -10.0
       ),
       10.0
      ) * 31557600.0
     ) AS BIGINT)
    )
    ELSE NULL
   END AS "holds_until",
   STR_SPLIT(
    "t45"."proof_code" || CASE
     WHEN NOT (
      (
       GREATEST("t45"."own_wrong_number", "t45"."own_disclosure_reported") IS NULL
      )
      OR (
       (
        NOT GREATEST(GREATEST("t45"."own_signed_in", "t45"."own_used_in_app"), "t45"."own_carrier_match") IS NULL
       )
       AND (
        GREATEST(GREATEST("t45"."own_signed_in", "t45"."own_used_in_app"), "t45"."own_carrier_match") > GREATEST("t45"."own_wrong_number", "t45"."own_disclosure_reported")
       )
      )
     )
     THEN CASE
      WHEN "t45"."own_wrong_number" = GREATEST("t45"."own_wrong_number", "t45"."own_disclosure_reported")
      THEN ';report:wrong_number'
      WHEN "t45"."own_disclosure_reported" = GREATEST("t45"."own_wrong_number", "t45"."own_disclosure_reported")
      THEN ';report:disclosure_reported'
      ELSE NULL
     END
     ELSE ''
    END || CASE
     WHEN NOT (
      (
       "t45"."own_carrier_mismatch" IS NULL
      )
      OR (
       (
        NOT GREATEST("t45"."proof_at", GREATEST(GREATEST("t45"."own_signed_in", "t45"."own_used_in_app"), "t45"."own_carrier_match")) IS NULL
       )
       AND (
        GREATEST("t45"."proof_at", GREATEST(GREATEST("t45"."own_signed_in", "t45"."own_used_in_app"), "t45"."own_carrier_match")) > "t45"."own_carrier_mismatch"
       )
      )
     )
     THEN ';denied'
     ELSE ''
    END || CASE
     WHEN NOT (
      (
       "t45"."passed_on_at" IS NULL
      )
      OR (
       (
        NOT GREATEST(
         GREATEST("t45"."proof_at", GREATEST(GREATEST("t45"."own_signed_in", "t45"."own_used_in_app"), "t45"."own_carrier_match")),
         "t45"."own_stated"
        ) IS NULL
       )
       AND (
        GREATEST(
         GREATEST("t45"."proof_at", GREATEST(GREATEST("t45"."own_signed_in", "t45"."own_used_in_app"), "t45"."own_carrier_match")),
         "t45"."own_stated"
        ) > "t45"."passed_on_at"
       )
      )
     )
     THEN ';passed_on'
     ELSE ''
    END || CASE WHEN "t45"."rate" IS NULL THEN ';unknown:point' ELSE '' END || CASE WHEN "t45"."shared" THEN ';shared' ELSE '' END || CASE
     WHEN (
      (
       GREATEST("t45"."own_wrong_number", "t45"."own_disclosure_reported") IS NULL
      )
      OR (
       (
        NOT GREATEST(GREATEST("t45"."own_signed_in", "t45"."own_used_in_app"), "t45"."own_carrier_match") IS NULL
       )
       AND (
        GREATEST(GREATEST("t45"."own_signed_in", "t45"."own_used_in_app"), "t45"."own_carrier_match") > GREATEST("t45"."own_wrong_number", "t45"."own_disclosure_reported")
       )
      )
     )
     AND NOT (
      (
       GREATEST("t45"."own_wrong_number", "t45"."own_disclosure_reported") IS NULL
      )
      OR (
       (
        NOT "t45"."proof_at" IS NULL
       )
       AND (
        "t45"."proof_at" > GREATEST("t45"."own_wrong_number", "t45"."own_disclosure_reported")
       )
      )
     )
     THEN ';reported'
     ELSE ''
    END || CASE
     WHEN (
      (
       "t45"."own_carrier_mismatch" IS NULL
      )
      OR (
       (
        NOT GREATEST("t45"."proof_at", GREATEST(GREATEST("t45"."own_signed_in", "t45"."own_used_in_app"), "t45"."own_carrier_match")) IS NULL
       )
       AND (
        GREATEST("t45"."proof_at", GREATEST(GREATEST("t45"."own_signed_in", "t45"."own_used_in_app"), "t45"."own_carrier_match")) > "t45"."own_carrier_mismatch"
       )
      )
     )
     AND NOT (
      (
       "t45"."own_carrier_mismatch" IS NULL
      )
      OR (
       (
        NOT "t45"."proof_at" IS NULL
       ) AND (
        "t45"."proof_at" > "t45"."own_carrier_mismatch"
       )
      )
     )
     THEN ';denied_before'
     ELSE ''
    END || CASE
     WHEN NOT (
      (
       GREATEST(GREATEST("t45"."any_bounced", "t45"."any_disconnected"), "t45"."any_carrier_no_record") IS NULL
      )
      OR (
       (
        NOT "t45"."proof_at" IS NULL
       )
       AND (
        "t45"."proof_at" > GREATEST(GREATEST("t45"."any_bounced", "t45"."any_disconnected"), "t45"."any_carrier_no_record")
       )
      )
     )
     THEN CASE
      WHEN "t45"."any_bounced" = GREATEST(GREATEST("t45"."any_bounced", "t45"."any_disconnected"), "t45"."any_carrier_no_record")
      THEN ';lapsed:bounced'
      WHEN "t45"."any_disconnected" = GREATEST(GREATEST("t45"."any_bounced", "t45"."any_disconnected"), "t45"."any_carrier_no_record")
      THEN ';lapsed:disconnected'
      WHEN "t45"."any_carrier_no_record" = GREATEST(GREATEST("t45"."any_bounced", "t45"."any_disconnected"), "t45"."any_carrier_no_record")
      THEN ';lapsed:carrier_no_record'
      ELSE NULL
     END
     ELSE ''
    END || CASE
     WHEN NOT (
      (
       "t45"."others_reported" IS NULL
      )
      OR (
       (
        NOT "t45"."proof_at" IS NULL
       ) AND (
        "t45"."proof_at" > "t45"."others_reported"
       )
      )
     )
     THEN ';other:reported'
     ELSE ''
    END || CASE
     WHEN NOT (
      (
       "t45"."others_proved" IS NULL
      )
      OR (
       (
        NOT "t45"."proof_at" IS NULL
       ) AND (
        "t45"."proof_at" > "t45"."others_proved"
       )
      )
     )
     THEN ';other:proved'
     ELSE ''
    END || CASE
     WHEN NOT (
      (
       "t45"."any_recycled" IS NULL
      )
      OR (
       (
        NOT "t45"."proof_at" IS NULL
       ) AND (
        "t45"."proof_at" > "t45"."any_recycled"
       )
      )
     )
     THEN ';since_check'
     ELSE ''
    END || CASE
     WHEN NOT (
      "t45"."is_weak"
     )
     THEN ''
     WHEN (
      (
       (
        "t45"."rate" / (
         "t45"."rate" + 0.0
        )
       ) * (
        EXP((
         "t45"."rate" + 0.0
        ) * (
         CAST("t45"."age" AS DOUBLE) / 31557600000000.0
        )) - 1.0
       )
      ) + EXP((
       (
        "t45"."rate" + 0.0
       ) * (
        CAST("t45"."age" AS DOUBLE) / 31557600000000.0
       )
      ) - "t45"."start_weight")
     ) > 0.00010000000010000001
     THEN ';stale:' || CAST(CAST(FLOOR((
      "t45"."age" + 3599999999
     ) / (
      3600000000
     )) AS BIGINT) AS TEXT) || 'h>' || CAST(CAST(FLOOR((
      "t45"."age_max"
     ) / (
      3600000000
     )) AS BIGINT) AS TEXT) || 'h'
     WHEN "t45"."is_hard" OR "t45"."is_doubted"
     THEN ''
     ELSE ';outweighed'
    END,
    ';'
   ) AS "reasons"
  FROM (
   SELECT
    "t44"."point_id",
    "t44"."person_id",
    "t44"."at",
    "t44"."point_place",
    "t44"."exclusive",
    "t44"."rate",
    "t44"."age_max",
    "t44"."own_signed_in",
    "t44"."own_used_in_app",
    "t44"."own_code_confirmed",
    "t44"."own_answered_as_self",
    "t44"."own_carrier_match",
    "t44"."own_wrong_number",
    "t44"."own_disclosure_reported",
    "t44"."own_carrier_mismatch",
    "t44"."own_stated",
    "t44"."said_carrier_match",
    "t44"."said_stated",
    "t44"."said_paid_from",
    "t44"."said_wrote_from",
    "t44"."said_called_from",
    "t44"."said_delivered",
    "t44"."said_creditor_used",
    "t44"."said_collector_used",
    "t44"."said_skip_traced",
    "t44"."said_address_book",
    "t44"."said_carrier_mismatch",
    "t44"."said_wrong_number",
    "t44"."said_disclosure_reported",
    "t44"."any_bounced",
    "t44"."any_disconnected",
    "t44"."any_carrier_no_record",
    "t44"."any_recycled",
    "t44"."any_shared_household",
    "t44"."others_claimed",
    "t44"."others_proved",
    "t44"."others_reported",
    "t44"."first_own",
    "t44"."looked_since",
    "t44"."looked_until",
    "t44"."passed_on_at",
    "t44"."proof_at",
    "t44"."proof_kind",
    "t44"."start_at",
    "t44"."start_weight",
    "t44"."shared",
    "t44"."covers",
    "t44"."at_carrier_match",
    "t44"."at_stated",
    "t44"."at_paid_from",
    "t44"."at_wrote_from",
    "t44"."at_called_from",
    "t44"."at_delivered",
    "t44"."at_creditor_used",
    "t44"."at_collector_used",
    "t44"."at_skip_traced",
    "t44"."at_address_book",
    "t44"."at_carrier_mismatch",
    "t44"."at_wrong_number",
    "t44"."at_disclosure_reported",
    "t44"."at_bounced",
    "t44"."at_disconnected",
    "t44"."at_carrier_no_record",
    "t44"."at_recycled",
    "t44"."at_shared_household",
    "t44"."at_other_claimed_before",
    "t44"."at_other_claimed_since",
    "t44"."at_other_proved_before",
    "t44"."at_other_proved_since",
    "t44"."at_other_reported",
    "t44"."weight_proven",
    "t44"."later_proven_at_carrier_match",
    "t44"."later_proven_at_other_claimed_since",
    "t44"."against_proven",
    "t44"."is_weak",
    "t44"."is_hard",
    "t44"."is_doubted",
    "t44"."state",
    "t44"."active_at",
    "t44"."given_at",
    "t44"."at_moved",
    "t44"."arrived_at",
    "t44"."weight_all",
    "t44"."later_all_at_carrier_match",
    "t44"."later_all_at_stated",
    "t44"."later_all_at_paid_from",
    "t44"."later_all_at_wrote_from",
    "t44"."later_all_at_called_from",
    "t44"."later_all_at_delivered",
    "t44"."later_all_at_creditor_used",
    "t44"."later_all_at_skip_traced",
    "t44"."later_all_at_address_book",
    "t44"."later_all_at_carrier_mismatch",
    "t44"."later_all_at_wrong_number",
    "t44"."later_all_at_disclosure_reported",
    "t44"."later_all_at_bounced",
    "t44"."later_all_at_disconnected",
    "t44"."later_all_at_carrier_no_record",
    "t44"."later_all_at_recycled",
    "t44"."later_all_at_other_claimed_before",
    "t44"."later_all_at_other_claimed_since",
    "t44"."later_all_at_other_proved_before",
    "t44"."later_all_at_other_proved_since",
    "t44"."later_all_at_moved",
    "t44"."against",
    "t44"."proof_at" AS "last_proof_at",
    DATE_DIFF('MICROSECOND', "t44"."proof_at", "t44"."at") AS "age",
    COALESCE('proved:' || "t44"."proof_kind", 'unproven') AS "proof_code"
   FROM (
    SELECT
     "t43"."point_id",
     "t43"."person_id",
     "t43"."at",
     "t43"."point_place",
     "t43"."exclusive",
     "t43"."rate",
     "t43"."age_max",
     "t43"."own_signed_in",
     "t43"."own_used_in_app",
     "t43"."own_code_confirmed",
     "t43"."own_answered_as_self",
     "t43"."own_carrier_match",
     "t43"."own_wrong_number",
     "t43"."own_disclosure_reported",
     "t43"."own_carrier_mismatch",
     "t43"."own_stated",
     "t43"."said_carrier_match",
     "t43"."said_stated",
     "t43"."said_paid_from",
     "t43"."said_wrote_from",
     "t43"."said_called_from",
     "t43"."said_delivered",
     "t43"."said_creditor_used",
     "t43"."said_collector_used",
     "t43"."said_skip_traced",
     "t43"."said_address_book",
     "t43"."said_carrier_mismatch",
     "t43"."said_wrong_number",
     "t43"."said_disclosure_reported",
     "t43"."any_bounced",
     "t43"."any_disconnected",
     "t43"."any_carrier_no_record",
     "t43"."any_recycled",
     "t43"."any_shared_household",
     "t43"."others_claimed",
     "t43"."others_proved",
     "t43"."others_reported",
     "t43"."first_own",
     "t43"."looked_since",
     "t43"."looked_until",
     "t43"."passed_on_at",
     "t43"."proof_at",
     "t43"."proof_kind",
     "t43"."start_at",
     "t43"."start_weight",
     "t43"."shared",
     "t43"."covers",
     "t43"."at_carrier_match",
     "t43"."at_stated",
     "t43"."at_paid_from",
     "t43"."at_wrote_from",
     "t43"."at_called_from",
     "t43"."at_delivered",
     "t43"."at_creditor_used",
     "t43"."at_collector_used",
     "t43"."at_skip_traced",
     "t43"."at_address_book",
     "t43"."at_carrier_mismatch",
     "t43"."at_wrong_number",
     "t43"."at_disclosure_reported",
     "t43"."at_bounced",
     "t43"."at_disconnected",
     "t43"."at_carrier_no_record",
     "t43"."at_recycled",
     "t43"."at_shared_household",
     "t43"."at_other_claimed_before",
     "t43"."at_other_claimed_since",
     "t43"."at_other_proved_before",
     "t43"."at_other_proved_since",
     "t43"."at_other_reported",
     "t43"."weight_proven",
     "t43"."later_proven_at_carrier_match",
     "t43"."later_proven_at_other_claimed_since",
     "t43"."against_proven",
     "t43"."is_weak",
     "t43"."is_hard",
     "t43"."is_doubted",
     "t43"."state",
     "t43"."active_at",
     "t43"."given_at",
     "t43"."at_moved",
     "t43"."arrived_at",
     "t43"."weight_all",
     "t43"."later_all_at_carrier_match",
     "t43"."later_all_at_stated",
     "t43"."later_all_at_paid_from",
     "t43"."later_all_at_wrote_from",
     "t43"."later_all_at_called_from",
     "t43"."later_all_at_delivered",
     "t43"."later_all_at_creditor_used",
     "t43"."later_all_at_skip_traced",
     "t43"."later_all_at_address_book",
     "t43"."later_all_at_carrier_mismatch",
     "t43"."later_all_at_wrong_number",
     "t43"."later_all_at_disclosure_reported",
     "t43"."later_all_at_bounced",
     "t43"."later_all_at_disconnected",
     "t43"."later_all_at_carrier_no_record",
     "t43"."later_all_at_recycled",
     "t43"."later_all_at_other_claimed_before",
     "t43"."later_all_at_other_claimed_since",
     "t43"."later_all_at_other_proved_before",
     "t43"."later_all_at_other_proved_since",
     "t43"."later_all_at_moved",
     EXP(
      (
       (
        (
         (
          "t43"."rate" * (
           CAST(DATE_DIFF('MICROSECOND', "t43"."start_at", "t43"."at") AS DOUBLE) / 31557600000000.0
          )
         ) - CASE
          WHEN "t43"."covers"
          THEN "t43"."rate" * 0.95 * GREATEST(
           CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."start_at", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
           0.0
          )
          ELSE 0.0
         END
        ) + 0.0
       ) - "t43"."start_weight"
      ) - "t43"."weight_all"
     ) + (
      (
       (
        EXP(-(
         "t43"."weight_all"
        )) * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."start_at", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."start_at", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        )
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_carrier_match"
        )) * 0.9816843611112658 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_carrier_match", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_carrier_match", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_stated"
        )) * 0.9698026165776815 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_stated", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_stated", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_paid_from"
        )) * 0.950212931632136 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_paid_from", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_paid_from", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_wrote_from"
        )) * 0.9179150013761012 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_wrote_from", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_wrote_from", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_called_from"
        )) * 0.9179150013761012 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_called_from", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_called_from", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_delivered"
        )) * 0.2591817793182821 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_delivered", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_delivered", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_creditor_used"
        )) * 0.18126924692201818 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_creditor_used", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_creditor_used", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_skip_traced"
        )) * -1.3396468519259908 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_skip_traced", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_skip_traced", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_address_book"
        )) * -1.3396468519259908 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_address_book", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_address_book", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_carrier_mismatch"
        )) * -53.598150033144236 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_carrier_mismatch", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_carrier_mismatch", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_wrong_number"
        )) * -402.4287934927351 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_wrong_number", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_wrong_number", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_disclosure_reported"
        )) * -1095.6331584284585 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_disclosure_reported", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_disclosure_reported", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_bounced"
        )) * -11.182493960703473 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_bounced", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_bounced", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_disconnected"
        )) * -53.598150033144236 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_disconnected", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_disconnected", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_carrier_no_record"
        )) * -0.6487212707001282 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_carrier_no_record", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_carrier_no_record", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_recycled"
        )) * -402.4287934927351 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_recycled", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_recycled", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_other_claimed_before"
        )) * -1.718281828459045 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_other_claimed_before", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_other_claimed_before", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_other_claimed_since"
        )) * -6.38905609893065 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_other_claimed_since", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_other_claimed_since", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_other_proved_before"
        )) * -6.38905609893065 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_other_proved_before", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_other_proved_before", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_other_proved_since"
        )) * -53.598150033144236 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_other_proved_since", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_other_proved_since", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       ) + COALESCE(
        EXP(-(
         "t43"."later_all_at_moved"
        )) * -6.38905609893065 * (
         EXP(
          (
           (
            "t43"."rate" * (
             CAST(DATE_DIFF('MICROSECOND', "t43"."at_moved", "t43"."at") AS DOUBLE) / 31557600000000.0
            )
           ) - CASE
            WHEN "t43"."covers"
            THEN "t43"."rate" * 0.95 * GREATEST(
             CAST(DATE_DIFF('MICROSECOND', GREATEST("t43"."at_moved", "t43"."looked_since"), "t43"."looked_until") AS DOUBLE) / 31557600000000.0,
             0.0
            )
            ELSE 0.0
           END
          ) + 0.0
         ) - 1.0
        ),
        0.0
       )
      ) * 1.0
     ) AS "against"
    FROM (
     SELECT
      "t42"."point_id",
      "t42"."person_id",
      "t42"."at",
      "t42"."point_place",
      "t42"."exclusive",
      "t42"."rate",
      "t42"."age_max",
      "t42"."own_signed_in",
      "t42"."own_used_in_app",
      "t42"."own_code_confirmed",
      "t42"."own_answered_as_self",
      "t42"."own_carrier_match",
      "t42"."own_wrong_number",
      "t42"."own_disclosure_reported",
      "t42"."own_carrier_mismatch",
      "t42"."own_stated",
      "t42"."said_carrier_match",
      "t42"."said_stated",
      "t42"."said_paid_from",
      "t42"."said_wrote_from",
      "t42"."said_called_from",
      "t42"."said_delivered",
      "t42"."said_creditor_used",
      "t42"."said_collector_used",
      "t42"."said_skip_traced",
      "t42"."said_address_book",
      "t42"."said_carrier_mismatch",
      "t42"."said_wrong_number",
      "t42"."said_disclosure_reported",
      "t42"."any_bounced",
      "t42"."any_disconnected",
      "t42"."any_carrier_no_record",
      "t42"."any_recycled",
      "t42"."any_shared_household",
      "t42"."others_claimed",
      "t42"."others_proved",
      "t42"."others_reported",
      "t42"."first_own",
      "t42"."looked_since",
      "t42"."looked_until",
      "t42"."passed_on_at",
      "t42"."proof_at",
      "t42"."proof_kind",
      "t42"."start_at",
      "t42"."start_weight",
      "t42"."shared",
      "t42"."covers",
      "t42"."at_carrier_match",
      "t42"."at_stated",
      "t42"."at_paid_from",
      "t42"."at_wrote_from",
      "t42"."at_called_from",
      "t42"."at_delivered",
      "t42"."at_creditor_used",
      "t42"."at_collector_used",
      "t42"."at_skip_traced",
      "t42"."at_address_book",
      "t42"."at_carrier_mismatch",
      "t42"."at_wrong_number",
      "t42"."at_disclosure_reported",
      "t42"."at_bounced",
      "t42"."at_disconnected",
      "t42"."at_carrier_no_record",
      "t42"."at_recycled",
      "t42"."at_shared_household",
      "t42"."at_other_claimed_before",
      "t42"."at_other_claimed_since",
      "t42"."at_other_proved_before",
      "t42"."at_other_proved_since",
      "t42"."at_other_reported",
      "t42"."weight_proven",
      "t42"."later_proven_at_carrier_match",
      "t42"."later_proven_at_other_claimed_since",
      "t42"."against_proven",
      "t42"."is_weak",
      "t42"."is_hard",
      "t42"."is_doubted",
      "t42"."state",
      "t42"."active_at",
      "t42"."given_at",
      "t42"."at_moved",
      "t42"."arrived_at",
      0.0 + CASE WHEN NOT "t42"."at_carrier_match" IS NULL THEN 4.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_stated" IS NULL THEN 3.5 ELSE 0.0 END + CASE WHEN NOT "t42"."at_paid_from" IS NULL THEN 3.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_wrote_from" IS NULL THEN 2.5 ELSE 0.0 END + CASE WHEN NOT "t42"."at_called_from" IS NULL THEN 2.5 ELSE 0.0 END + CASE WHEN NOT "t42"."at_delivered" IS NULL THEN 0.3 ELSE 0.0 END + CASE WHEN NOT "t42"."at_creditor_used" IS NULL THEN 0.2 ELSE 0.0 END + CASE WHEN NOT "t42"."at_skip_traced" IS NULL THEN -0.85 ELSE 0.0 END + CASE WHEN NOT "t42"."at_address_book" IS NULL THEN -0.85 ELSE 0.0 END + CASE WHEN NOT "t42"."at_carrier_mismatch" IS NULL THEN -4.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_wrong_number" IS NULL THEN -6.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_disclosure_reported" IS NULL THEN -7.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_bounced" IS NULL THEN -2.5 ELSE 0.0 END + CASE WHEN NOT "t42"."at_disconnected" IS NULL THEN -4.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_carrier_no_record" IS NULL THEN -0.5 ELSE 0.0 END + CASE WHEN NOT "t42"."at_recycled" IS NULL THEN -6.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_other_claimed_before" IS NULL THEN -1.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_other_claimed_since" IS NULL THEN -2.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_other_proved_before" IS NULL THEN -2.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_other_proved_since" IS NULL THEN -4.0 ELSE 0.0 END + CASE WHEN NOT "t42"."at_moved" IS NULL THEN -2.0 ELSE 0.0 END AS "weight_all",
      0.0 + CASE WHEN "t42"."at_stated" >= "t42"."at_carrier_match" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" >= "t42"."at_carrier_match" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" >= "t42"."at_carrier_match" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" >= "t42"."at_carrier_match" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" >= "t42"."at_carrier_match" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" >= "t42"."at_carrier_match" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" >= "t42"."at_carrier_match" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" >= "t42"."at_carrier_match" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" >= "t42"."at_carrier_match" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" >= "t42"."at_carrier_match" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_carrier_match" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_carrier_match" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_carrier_match" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_carrier_match" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_carrier_match" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_carrier_match" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_carrier_match" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_carrier_match" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_carrier_match" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_carrier_match" THEN -2.0 ELSE 0.0 END AS "later_all_at_carrier_match",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_stated" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" >= "t42"."at_stated" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" >= "t42"."at_stated" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" >= "t42"."at_stated" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" >= "t42"."at_stated" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" >= "t42"."at_stated" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" >= "t42"."at_stated" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" >= "t42"."at_stated" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" >= "t42"."at_stated" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" >= "t42"."at_stated" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_stated" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_stated" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_stated" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_stated" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_stated" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_stated" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_stated" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_stated" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_stated" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_stated" THEN -2.0 ELSE 0.0 END AS "later_all_at_stated",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_paid_from" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_paid_from" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" >= "t42"."at_paid_from" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" >= "t42"."at_paid_from" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" >= "t42"."at_paid_from" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" >= "t42"."at_paid_from" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" >= "t42"."at_paid_from" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" >= "t42"."at_paid_from" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" >= "t42"."at_paid_from" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" >= "t42"."at_paid_from" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_paid_from" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_paid_from" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_paid_from" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_paid_from" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_paid_from" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_paid_from" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_paid_from" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_paid_from" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_paid_from" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_paid_from" THEN -2.0 ELSE 0.0 END AS "later_all_at_paid_from",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_wrote_from" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_wrote_from" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_wrote_from" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" >= "t42"."at_wrote_from" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" >= "t42"."at_wrote_from" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" >= "t42"."at_wrote_from" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" >= "t42"."at_wrote_from" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" >= "t42"."at_wrote_from" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" >= "t42"."at_wrote_from" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" >= "t42"."at_wrote_from" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_wrote_from" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_wrote_from" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_wrote_from" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_wrote_from" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_wrote_from" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_wrote_from" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_wrote_from" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_wrote_from" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_wrote_from" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_wrote_from" THEN -2.0 ELSE 0.0 END AS "later_all_at_wrote_from",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_called_from" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_called_from" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_called_from" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_called_from" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" >= "t42"."at_called_from" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" >= "t42"."at_called_from" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" >= "t42"."at_called_from" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" >= "t42"."at_called_from" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" >= "t42"."at_called_from" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" >= "t42"."at_called_from" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_called_from" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_called_from" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_called_from" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_called_from" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_called_from" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_called_from" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_called_from" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_called_from" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_called_from" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_called_from" THEN -2.0 ELSE 0.0 END AS "later_all_at_called_from",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_delivered" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_delivered" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_delivered" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_delivered" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_delivered" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" >= "t42"."at_delivered" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" >= "t42"."at_delivered" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" >= "t42"."at_delivered" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" >= "t42"."at_delivered" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" >= "t42"."at_delivered" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_delivered" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_delivered" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_delivered" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_delivered" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_delivered" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_delivered" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_delivered" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_delivered" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_delivered" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_delivered" THEN -2.0 ELSE 0.0 END AS "later_all_at_delivered",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_creditor_used" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_creditor_used" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_creditor_used" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_creditor_used" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_creditor_used" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_creditor_used" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" >= "t42"."at_creditor_used" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" >= "t42"."at_creditor_used" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" >= "t42"."at_creditor_used" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" >= "t42"."at_creditor_used" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_creditor_used" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_creditor_used" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_creditor_used" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_creditor_used" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_creditor_used" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_creditor_used" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_creditor_used" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_creditor_used" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_creditor_used" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_creditor_used" THEN -2.0 ELSE 0.0 END AS "later_all_at_creditor_used",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_skip_traced" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_skip_traced" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_skip_traced" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_skip_traced" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_skip_traced" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_skip_traced" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_skip_traced" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" >= "t42"."at_skip_traced" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" >= "t42"."at_skip_traced" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" >= "t42"."at_skip_traced" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_skip_traced" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_skip_traced" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_skip_traced" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_skip_traced" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_skip_traced" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_skip_traced" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_skip_traced" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_skip_traced" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_skip_traced" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_skip_traced" THEN -2.0 ELSE 0.0 END AS "later_all_at_skip_traced",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_address_book" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_address_book" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_address_book" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_address_book" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_address_book" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_address_book" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_address_book" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_address_book" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" >= "t42"."at_address_book" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" >= "t42"."at_address_book" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_address_book" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_address_book" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_address_book" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_address_book" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_address_book" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_address_book" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_address_book" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_address_book" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_address_book" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_address_book" THEN -2.0 ELSE 0.0 END AS "later_all_at_address_book",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_carrier_mismatch" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_carrier_mismatch" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_carrier_mismatch" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_carrier_mismatch" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_carrier_mismatch" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_carrier_mismatch" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_carrier_mismatch" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_carrier_mismatch" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_carrier_mismatch" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" >= "t42"."at_carrier_mismatch" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_carrier_mismatch" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_carrier_mismatch" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_carrier_mismatch" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_carrier_mismatch" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_carrier_mismatch" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_carrier_mismatch" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_carrier_mismatch" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_carrier_mismatch" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_carrier_mismatch" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_carrier_mismatch" THEN -2.0 ELSE 0.0 END AS "later_all_at_carrier_mismatch",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_wrong_number" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_wrong_number" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_wrong_number" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_wrong_number" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_wrong_number" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_wrong_number" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_wrong_number" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_wrong_number" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_wrong_number" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_wrong_number" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" >= "t42"."at_wrong_number" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_wrong_number" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_wrong_number" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_wrong_number" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_wrong_number" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_wrong_number" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_wrong_number" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_wrong_number" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_wrong_number" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_wrong_number" THEN -2.0 ELSE 0.0 END AS "later_all_at_wrong_number",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_disclosure_reported" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_disclosure_reported" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_disclosure_reported" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_disclosure_reported" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_disclosure_reported" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_disclosure_reported" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_disclosure_reported" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_disclosure_reported" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_disclosure_reported" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_disclosure_reported" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" > "t42"."at_disclosure_reported" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" >= "t42"."at_disclosure_reported" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_disclosure_reported" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_disclosure_reported" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_disclosure_reported" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_disclosure_reported" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_disclosure_reported" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_disclosure_reported" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_disclosure_reported" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_disclosure_reported" THEN -2.0 ELSE 0.0 END AS "later_all_at_disclosure_reported",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_bounced" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_bounced" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_bounced" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_bounced" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_bounced" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_bounced" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_bounced" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_bounced" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_bounced" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_bounced" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" > "t42"."at_bounced" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" > "t42"."at_bounced" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" >= "t42"."at_bounced" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_bounced" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_bounced" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_bounced" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_bounced" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_bounced" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_bounced" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_bounced" THEN -2.0 ELSE 0.0 END AS "later_all_at_bounced",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_disconnected" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_disconnected" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_disconnected" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_disconnected" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_disconnected" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_disconnected" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_disconnected" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_disconnected" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_disconnected" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_disconnected" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" > "t42"."at_disconnected" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" > "t42"."at_disconnected" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" > "t42"."at_disconnected" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" >= "t42"."at_disconnected" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_disconnected" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_disconnected" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_disconnected" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_disconnected" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_disconnected" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_disconnected" THEN -2.0 ELSE 0.0 END AS "later_all_at_disconnected",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_carrier_no_record" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_carrier_no_record" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_carrier_no_record" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_carrier_no_record" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_carrier_no_record" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_carrier_no_record" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_carrier_no_record" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_carrier_no_record" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_carrier_no_record" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_carrier_no_record" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" > "t42"."at_carrier_no_record" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" > "t42"."at_carrier_no_record" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" > "t42"."at_carrier_no_record" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" > "t42"."at_carrier_no_record" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" >= "t42"."at_carrier_no_record" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_carrier_no_record" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_carrier_no_record" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_carrier_no_record" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_carrier_no_record" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_carrier_no_record" THEN -2.0 ELSE 0.0 END AS "later_all_at_carrier_no_record",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_recycled" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_recycled" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_recycled" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_recycled" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_recycled" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_recycled" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_recycled" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_recycled" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_recycled" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_recycled" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" > "t42"."at_recycled" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" > "t42"."at_recycled" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" > "t42"."at_recycled" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" > "t42"."at_recycled" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" > "t42"."at_recycled" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" >= "t42"."at_recycled" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_recycled" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_recycled" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_recycled" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_recycled" THEN -2.0 ELSE 0.0 END AS "later_all_at_recycled",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_other_claimed_before" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_other_claimed_before" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_other_claimed_before" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_other_claimed_before" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_other_claimed_before" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_other_claimed_before" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_other_claimed_before" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_other_claimed_before" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_other_claimed_before" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_other_claimed_before" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" > "t42"."at_other_claimed_before" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" > "t42"."at_other_claimed_before" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" > "t42"."at_other_claimed_before" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" > "t42"."at_other_claimed_before" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" > "t42"."at_other_claimed_before" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" > "t42"."at_other_claimed_before" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" >= "t42"."at_other_claimed_before" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_other_claimed_before" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_other_claimed_before" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_other_claimed_before" THEN -2.0 ELSE 0.0 END AS "later_all_at_other_claimed_before",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_other_claimed_since" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_other_claimed_since" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_other_claimed_since" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_other_claimed_since" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_other_claimed_since" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_other_claimed_since" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_other_claimed_since" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_other_claimed_since" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_other_claimed_since" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_other_claimed_since" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" > "t42"."at_other_claimed_since" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" > "t42"."at_other_claimed_since" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" > "t42"."at_other_claimed_since" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" > "t42"."at_other_claimed_since" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" > "t42"."at_other_claimed_since" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" > "t42"."at_other_claimed_since" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" > "t42"."at_other_claimed_since" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" >= "t42"."at_other_claimed_since" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_other_claimed_since" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_other_claimed_since" THEN -2.0 ELSE 0.0 END AS "later_all_at_other_claimed_since",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_other_proved_before" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_other_proved_before" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_other_proved_before" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_other_proved_before" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_other_proved_before" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_other_proved_before" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_other_proved_before" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_other_proved_before" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_other_proved_before" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_other_proved_before" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" > "t42"."at_other_proved_before" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" > "t42"."at_other_proved_before" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" > "t42"."at_other_proved_before" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" > "t42"."at_other_proved_before" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" > "t42"."at_other_proved_before" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" > "t42"."at_other_proved_before" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" > "t42"."at_other_proved_before" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" > "t42"."at_other_proved_before" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" >= "t42"."at_other_proved_before" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_other_proved_before" THEN -2.0 ELSE 0.0 END AS "later_all_at_other_proved_before",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_other_proved_since" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_other_proved_since" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_other_proved_since" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_other_proved_since" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_other_proved_since" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_other_proved_since" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_other_proved_since" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_other_proved_since" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_other_proved_since" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_other_proved_since" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" > "t42"."at_other_proved_since" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" > "t42"."at_other_proved_since" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" > "t42"."at_other_proved_since" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" > "t42"."at_other_proved_since" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" > "t42"."at_other_proved_since" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" > "t42"."at_other_proved_since" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" > "t42"."at_other_proved_since" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" > "t42"."at_other_proved_since" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" > "t42"."at_other_proved_since" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_moved" >= "t42"."at_other_proved_since" THEN -2.0 ELSE 0.0 END AS "later_all_at_other_proved_since",
      0.0 + CASE WHEN "t42"."at_carrier_match" > "t42"."at_moved" THEN 4.0 ELSE 0.0 END + CASE WHEN "t42"."at_stated" > "t42"."at_moved" THEN 3.5 ELSE 0.0 END + CASE WHEN "t42"."at_paid_from" > "t42"."at_moved" THEN 3.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrote_from" > "t42"."at_moved" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_called_from" > "t42"."at_moved" THEN 2.5 ELSE 0.0 END + CASE WHEN "t42"."at_delivered" > "t42"."at_moved" THEN 0.3 ELSE 0.0 END + CASE WHEN "t42"."at_creditor_used" > "t42"."at_moved" THEN 0.2 ELSE 0.0 END + CASE WHEN "t42"."at_skip_traced" > "t42"."at_moved" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_address_book" > "t42"."at_moved" THEN -0.85 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_mismatch" > "t42"."at_moved" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_wrong_number" > "t42"."at_moved" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_disclosure_reported" > "t42"."at_moved" THEN -7.0 ELSE 0.0 END + CASE WHEN "t42"."at_bounced" > "t42"."at_moved" THEN -2.5 ELSE 0.0 END + CASE WHEN "t42"."at_disconnected" > "t42"."at_moved" THEN -4.0 ELSE 0.0 END + CASE WHEN "t42"."at_carrier_no_record" > "t42"."at_moved" THEN -0.5 ELSE 0.0 END + CASE WHEN "t42"."at_recycled" > "t42"."at_moved" THEN -6.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_before" > "t42"."at_moved" THEN -1.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_claimed_since" > "t42"."at_moved" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_before" > "t42"."at_moved" THEN -2.0 ELSE 0.0 END + CASE WHEN "t42"."at_other_proved_since" > "t42"."at_moved" THEN -4.0 ELSE 0.0 END AS "later_all_at_moved"
     FROM (
      SELECT
       "t41"."point_id",
       "t41"."person_id",
       "t41"."at",
       "t41"."point_place",
       "t41"."exclusive",
       "t41"."rate",
       "t41"."age_max",
       "t41"."own_signed_in",
       "t41"."own_used_in_app",
       "t41"."own_code_confirmed",
       "t41"."own_answered_as_self",
       "t41"."own_carrier_match",
       "t41"."own_wrong_number",
       "t41"."own_disclosure_reported",
       "t41"."own_carrier_mismatch",
       "t41"."own_stated",
       "t41"."said_carrier_match",
       "t41"."said_stated",
       "t41"."said_paid_from",
       "t41"."said_wrote_from",
       "t41"."said_called_from",
       "t41"."said_delivered",
       "t41"."said_creditor_used",
       "t41"."said_collector_used",
       "t41"."said_skip_traced",
       "t41"."said_address_book",
       "t41"."said_carrier_mismatch",
       "t41"."said_wrong_number",
       "t41"."said_disclosure_reported",
       "t41"."any_bounced",
       "t41"."any_disconnected",
       "t41"."any_carrier_no_record",
       "t41"."any_recycled",
       "t41"."any_shared_household",
       "t41"."others_claimed",
       "t41"."others_proved",
       "t41"."others_reported",
       "t41"."first_own",
       "t41"."looked_since",
       "t41"."looked_until",
       "t41"."passed_on_at",
       "t41"."proof_at",
       "t41"."proof_kind",
       "t41"."start_at",
       "t41"."start_weight",
       "t41"."shared",
       "t41"."covers",
       "t41"."at_carrier_match",
       "t41"."at_stated",
       "t41"."at_paid_from",
       "t41"."at_wrote_from",
       "t41"."at_called_from",
       "t41"."at_delivered",
       "t41"."at_creditor_used",
       "t41"."at_collector_used",
       "t41"."at_skip_traced",
       "t41"."at_address_book",
       "t41"."at_carrier_mismatch",
       "t41"."at_wrong_number",
       "t41"."at_disclosure_reported",
       "t41"."at_bounced",
       "t41"."at_disconnected",
       "t41"."at_carrier_no_record",
       "t41"."at_recycled",
       "t41"."at_shared_household",
       "t41"."at_other_claimed_before",
       "t41"."at_other_claimed_since",
       "t41"."at_other_proved_before",
       "t41"."at_other_proved_since",
       "t41"."at_other_reported",
       "t41"."weight_proven",
       "t41"."later_proven_at_carrier_match",
       "t41"."later_proven_at_other_claimed_since",
       "t41"."against_proven",
       "t41"."is_weak",
       "t41"."is_hard",
       "t41"."is_doubted",
       "t41"."state",
       "t41"."active_at",
       "t41"."given_at",
       CASE WHEN "t41"."given_at" > GREATEST("t41"."start_at", "t41"."own_stated") THEN "t41"."given_at" ELSE NULL END AS "at_moved",
       GREATEST(GREATEST("t41"."start_at", "t41"."active_at"), "t41"."at_delivered") AS "arrived_at"
      FROM (
       SELECT
        "t34"."point_id",
        "t34"."person_id",
        "t34"."at",
        "t34"."point_place",
        "t34"."exclusive",
        "t34"."rate",
        "t34"."age_max",
        "t34"."own_signed_in",
        "t34"."own_used_in_app",
        "t34"."own_code_confirmed",
        "t34"."own_answered_as_self",
        "t34"."own_carrier_match",
        "t34"."own_wrong_number",
        "t34"."own_disclosure_reported",
        "t34"."own_carrier_mismatch",
        "t34"."own_stated",
        "t34"."said_carrier_match",
        "t34"."said_stated",
        "t34"."said_paid_from",
        "t34"."said_wrote_from",
        "t34"."said_called_from",
        "t34"."said_delivered",
        "t34"."said_creditor_used",
        "t34"."said_collector_used",
        "t34"."said_skip_traced",
        "t34"."said_address_book",
        "t34"."said_carrier_mismatch",
        "t34"."said_wrong_number",
        "t34"."said_disclosure_reported",
        "t34"."any_bounced",
        "t34"."any_disconnected",
        "t34"."any_carrier_no_record",
        "t34"."any_recycled",
        "t34"."any_shared_household",
        "t34"."others_claimed",
        "t34"."others_proved",
        "t34"."others_reported",
        "t34"."first_own",
        "t34"."looked_since",
        "t34"."looked_until",
        "t34"."passed_on_at",
        "t34"."proof_at",
        "t34"."proof_kind",
        "t34"."start_at",
        "t34"."start_weight",
        "t34"."shared",
        "t34"."covers",
        "t34"."at_carrier_match",
        "t34"."at_stated",
        "t34"."at_paid_from",
        "t34"."at_wrote_from",
        "t34"."at_called_from",
        "t34"."at_delivered",
        "t34"."at_creditor_used",
        "t34"."at_collector_used",
        "t34"."at_skip_traced",
        "t34"."at_address_book",
        "t34"."at_carrier_mismatch",
        "t34"."at_wrong_number",
        "t34"."at_disclosure_reported",
        "t34"."at_bounced",
        "t34"."at_disconnected",
        "t34"."at_carrier_no_record",
        "t34"."at_recycled",
        "t34"."at_shared_household",
        "t34"."at_other_claimed_before",
        "t34"."at_other_claimed_since",
        "t34"."at_other_proved_before",
        "t34"."at_other_proved_since",
        "t34"."at_other_reported",
        "t34"."weight_proven",
        "t34"."later_proven_at_carrier_match",
        "t34"."later_proven_at_other_claimed_since",
        "t34"."against_proven",
        "t34"."is_weak",
        "t34"."is_hard",
        "t34"."is_doubted",
        "t34"."state",
        "t40"."active_at",
        "t40"."given_at"
       FROM "t32" AS "t34"
       LEFT OUTER JOIN (
        SELECT
         "t38"."point_id",
         "t38"."person_id",
         "t38"."at",
         MAX("t38"."said_at") FILTER(WHERE
          "t38"."said_kind" IN ('answered_as_self', 'code_confirmed', 'signed_in', 'used_in_app')) AS "active_at",
         MAX("t38"."said_at") FILTER(WHERE
          (
           "t38"."here_kind" = "t38"."there_kind"
          ) AND "t38"."here_kind" IN ('mobile')) AS "given_at"
        FROM (
         SELECT
          "t37"."point_id",
          "t37"."person_id",
          "t37"."at",
          "t2"."kind" AS "here_kind",
          "t16"."by",
          "t16"."there",
          "t16"."said_at",
          "t16"."said_kind",
          "t16"."there_kind"
         FROM (
          SELECT DISTINCT
           *
          FROM (
           SELECT
            "t33"."point_id",
            "t33"."person_id",
            "t33"."at"
           FROM "t32" AS "t33"
          ) AS "t35"
         ) AS "t37"
         LEFT OUTER JOIN "points" AS "t2"
          ON "t37"."point_id" = "t2"."point_id"
         INNER JOIN (
          SELECT
           "t10"."person_id" AS "by",
           "t10"."point_id" AS "there",
           "t10"."at" AS "said_at",
           "t10"."kind" AS "said_kind",
           "t2"."kind" AS "there_kind"
          FROM (
           SELECT
            *
           FROM "evidence" AS "t1"
           WHERE
            "t1"."kind" IN ('answered_as_self', 'code_confirmed', 'signed_in', 'used_in_app')
            OR (
             "t1"."kind" IN ('stated') AND (
              (
               "t1"."authority" IS NULL
              ) OR (
               "t1"."authority" = 'person'
              )
             )
            )
          ) AS "t10"
          LEFT OUTER JOIN "points" AS "t2"
           ON "t10"."point_id" = "t2"."point_id"
         ) AS "t16"
          ON "t37"."person_id" = "t16"."by" AND "t37"."point_id" <> "t16"."there" AND "t37"."at" >= "t16"."said_at"
        ) AS "t38"
        GROUP BY
         1,
         2,
         3
       ) AS "t40"
        ON "t34"."point_id" = "t40"."point_id" AND "t34"."person_id" = "t40"."person_id" AND "t34"."at" = "t40"."at"
      ) AS "t41"
     ) AS "t42"
    ) AS "t43"
   ) AS "t44"
  ) AS "t45"
 ) AS "t46"
) AS "t47";
