"""Mainland China."""

COUNTRIES = {"CN": "Asia/Shanghai"}
INSTRUMENTS = (
    "civil_code",
    "pipl",
    "criminal_law",
    "card_measures_2011",
    "consumer_measures_2022",
    "micro_loan_measures_2024",
    "consumer_finance_measures_2024",
    "internet_loan_measures_2020",
    "platform_loan_notice_2025",
    "cost_guideline_2025",
    "private_lending_2020",
    "cost_disclosure_2026",
    "sms_measures_2015",
    "ai_labelling_2025",
    "complaint_measures_2020",
    "credit_repair_2025",
    "shenzhen_2021",
    "xiamen_2025",
    "shiyan_case",
    "nifa_2024",
    "gbt_45251",
    "cba_2026",
    "practice",
    "caution",
)
