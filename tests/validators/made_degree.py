"""The applicant's degree in the made dossier: what form, certificate and certification say of it."""

INSTITUTION = ("阿卡尼亚大学", "University of Arkania")
IN_FORM: dict[str, str | list[str]] = {
    "highest_degree": "doctor",
    "degree_school": list(INSTITUTION),
    "degree_date": "2002-06",
}
CERTIFICATE: dict[str, str | list[str]] = {
    "holder_name": "Anna Maria Eriksson",
    "level": "doctor",
    "institution": INSTITUTION[1],
    "date_conferred": "2002-06-14",
}
CERTIFICATION: dict[str, str | list[str]] = {
    "holder_name": "ERIKSSON ANNA MARIA",
    "level": "doctor",
    "institution": INSTITUTION[0],
    "institution_original": INSTITUTION[1],
    "date_conferred": "2002-06",
    "certificate_no": "教留服认美[2015]00001号",
    "issue_date": "2015-03-02",
}
