-- When each rule speaks. Made by `RESET_GOLDEN=1 pytest tests/engine/test_compiled.py`.
SELECT
 "t0"."candidate_id",
 "t0"."within_CN" AND (
  "t0"."creditor_kind" = 'bank'
 ) AND "t0"."debt_product_credit_card" AS "binds",
 (
  "t0"."notice_dispute" OR "t0"."notice_identity_theft"
 ) AND TRUE AS "cardholder_objected",
 (
  "t0"."agreement_performing" OR "t0"."notice_agreement_performing"
 ) AND TRUE AS "instalment_agreement_is_kept",
 NOT (
  "t0"."owes" OR "t0"."stands_in"
 )
 AND NOT (
  NOT (
   "t0"."owes" OR "t0"."stands_in"
  ) AND "t0"."role" IN ('adviser', 'attorney', 'representative')
 )
 AND TRUE AS "recipient_does_not_owe_the_card"
FROM "facts" AS "t0";
