// What is planted in the sample beyond the plan of faces: who sends nothing, who copies, which files go wrong.

/** Quarters in which units send nothing. */
export const ABSENT: ReadonlySet<string> = new Set([
  "2024-Q3 tct",
  "2025-Q4 mdx",
  "2024-Q1 rtb",
  "2024-Q2 nhp",
  "2024-Q4 tdn",
  "2025-Q1 cho",
  "2025-Q2 mtt",
  "2025-Q3 bdt",
]);

/** Reports copied from the unit's last one, with the share of its sentences that are kept. */
export const COPIES: Readonly<Record<string, number>> = {
  "2024-Q2 kho": 0.8,
  "2024-Q3 kho": 0.7,
  "2024-Q3 ldl": 0.85,
  "2024-Q4 bdt": 0.75,
  "2025-Q1 ldl": 0.65,
  "2025-Q1 stp": 0.85,
  "2025-Q2 stp": 0.8,
  "2025-Q2 byc": 0.62,
  "2025-Q3 rtb": 0.7,
  "2025-Q4 byc": 0.85,
  "2025-Q4 kho": 0.75,
};

/** Quarters in which a unit's only report is a file that cannot be read as it is. */
export const SPOILT: Readonly<Record<string, "truncated" | "scan" | "pdf named docx">> = {
  "2024-Q4 svh": "truncated",
  "2025-Q1 tct": "scan",
  "2025-Q2 vpt": "pdf named docx",
};
/** What stands on the scanned page (scan-page.png), which no program wrote. */
export const SCANNED = {
  number: "21-BC/CB-TCT",
  issued_on: "2025-04-02",
  title: "kết quả công tác xây dựng Đảng quý I năm 2025",
};

/** Sent again with a limitation more, under another number that says which it replaces. */
export const CORRECTED = "2024-Q2 snv";
/** Sent twice, the same bytes. */
export const SENT_TWICE = "2025-Q1 sxd";
/** Reports that come in a ZIP or attached to a message: the file they come in. */
export const SENT_IN: Readonly<Record<string, string>> = {
  "2025-Q1 syt": "BC quý I các sở.zip",
  "2025-Q1 ssh": "BC quý I các sở.zip",
  "2025-Q2 cap": "Gui bao cao quy II.eml",
};
/** Holds a sentence that names a person. */
export const NAMES_A_PERSON = "2024-Q2 ttr";
export const NAMED = {
  name: "Trần Ví Dụ",
  text: "Đồng chí Trần Ví Dụ, Bí thư Chi bộ, được phân công phụ trách chung và ký các báo cáo gửi Đảng ủy Khối.",
};
/** Author's line of a web page. */
export const BYLINE = {name: "Phạm Minh Họa", text: "Phạm Minh Họa - Chi bộ Báo và Đài Lam Giang"};

/** Units that send their figures in a file beside the report, and of what kind; the .csv with semicolons. */
export const SENDS_SHEET: ReadonlyMap<string, "xlsx" | "ods" | "xls" | "csv"> = new Map([
  ["stc", "xlsx"],
  ["sgd", "ods"],
  ["sct", "xls"],
  ["nhp", "csv"],
]);
