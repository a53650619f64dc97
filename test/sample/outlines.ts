/** How a clerk heads the parts of a report, numbers them, and sets what stands in them. */
export type Outline = {
  /** Who writes the numbers: the word processor by a list, by heading styles, or the clerk. */
  how: "auto" | "style" | "typed";
  /** Patterns of the numbers by level: `I-`, `1.`, `a)`, `A.`, `1/`, `1.1.`; null for headings without one. */
  marks: readonly [string | null, string, string];
  /**
   * `separate`: a part a heading. `joined`: limitations and causes under one, each with its own below. `mixed`: the same without those, told
   * apart by what leads in. `by_theme`: good and bad side by side for each field of work. `letter`: no headings at all.
   */
  parts: "separate" | "joined" | "mixed" | "by_theme" | "letter";
  achievement: "groups" | "themes" | "dashes" | "paragraphs";
  limitation: "dashes" | "paragraphs" | "groups" | "numbers";
  solution: "dashes" | "paragraphs" | "numbers";
  causes: "split" | "run_in" | "plain";
  headings: {
    facts: string | null;
    achievement: string;
    limitation: string;
    cause: string;
    limitation_and_cause: string;
    solution: string;
    request: string;
  };
  lead_ins: {limitation: string | null; cause: string | null; solution: string | null};
  bullet: string;
};

export const OUTLINES: readonly Outline[] = [
  {
    how: "auto",
    marks: ["I-", "1-", "a)"],
    parts: "separate",
    achievement: "groups",
    limitation: "paragraphs",
    solution: "numbers",
    causes: "split",
    headings: {
      facts: null,
      achievement: "KẾT QUẢ ĐẠT ĐƯỢC",
      limitation: "HẠN CHẾ, KHUYẾT ĐIỂM",
      cause: "NGUYÊN NHÂN CỦA HẠN CHẾ, KHUYẾT ĐIỂM",
      limitation_and_cause: "",
      solution: "PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP",
      request: "KIẾN NGHỊ, ĐỀ XUẤT",
    },
    lead_ins: {limitation: null, cause: null, solution: null},
    bullet: "-",
  },
  {
    how: "style",
    marks: ["I.", "1.", "1.1."],
    parts: "joined",
    achievement: "themes",
    limitation: "dashes",
    solution: "dashes",
    causes: "run_in",
    headings: {
      facts: "ĐẶC ĐIỂM, TÌNH HÌNH",
      achievement: "TÌNH HÌNH, KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
      limitation: "Tồn tại, hạn chế",
      cause: "Nguyên nhân",
      limitation_and_cause: "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
      solution: "NHIỆM VỤ TRỌNG TÂM QUÝ TỚI",
      request: "ĐỀ XUẤT, KIẾN NGHỊ",
    },
    lead_ins: {limitation: null, cause: null, solution: null},
    bullet: "-",
  },
  {
    how: "typed",
    marks: ["I.", "1.", "a)"],
    parts: "mixed",
    achievement: "dashes",
    limitation: "dashes",
    solution: "dashes",
    causes: "plain",
    headings: {
      facts: null,
      achievement: "Kết quả thực hiện",
      limitation: "",
      cause: "",
      limitation_and_cause: "Hạn chế, nguyên nhân",
      solution: "Phương hướng, nhiệm vụ thời gian tới",
      request: "Kiến nghị",
    },
    lead_ins: {
      limitation:
        "Bên cạnh những kết quả đạt được, việc thực hiện nhiệm vụ trong quý vẫn còn một số tồn tại, hạn chế sau:",
      cause: "Nguyên nhân của những tồn tại, hạn chế nêu trên là:",
      solution: "Trong thời gian tới, đơn vị tập trung thực hiện một số nhiệm vụ, giải pháp sau:",
    },
    bullet: "-",
  },
  {
    how: "auto",
    marks: ["A.", "I.", "1."],
    parts: "by_theme",
    achievement: "paragraphs",
    limitation: "paragraphs",
    solution: "paragraphs",
    causes: "split",
    headings: {
      facts: null,
      achievement: "Ưu điểm",
      limitation: "Hạn chế",
      cause: "NGUYÊN NHÂN",
      limitation_and_cause: "ĐÁNH GIÁ TÌNH HÌNH TRÊN CÁC MẶT CÔNG TÁC",
      solution: "NHIỆM VỤ VÀ GIẢI PHÁP",
      request: "ĐỀ NGHỊ CẤP TRÊN",
    },
    lead_ins: {limitation: null, cause: null, solution: null},
    bullet: "-",
  },
  {
    how: "typed",
    marks: [null, "1.", "a)"],
    parts: "letter",
    achievement: "paragraphs",
    limitation: "dashes",
    solution: "dashes",
    causes: "plain",
    headings: {
      facts: null,
      achievement: "",
      limitation: "",
      cause: "",
      limitation_and_cause: "",
      solution: "",
      request: "",
    },
    lead_ins: {
      limitation: "Tuy nhiên, công tác của đơn vị trong quý còn có những mặt hạn chế như sau:",
      cause: "Những hạn chế trên có nguyên nhân chủ yếu sau đây:",
      solution: "Để khắc phục những hạn chế đã nêu, quý tới đơn vị thực hiện các việc sau:",
    },
    bullet: "+",
  },
  {
    how: "typed",
    marks: ["1/", "1.1.", "a)"],
    parts: "separate",
    achievement: "dashes",
    limitation: "numbers",
    solution: "numbers",
    causes: "run_in",
    headings: {
      facts: null,
      achievement: "Những mặt làm được",
      limitation: "Những mặt chưa làm được",
      cause: "Nguyên nhân chưa làm được",
      limitation_and_cause: "",
      solution: "Những việc phải làm trong quý tới",
      request: "Ý kiến đề xuất với Đảng ủy Khối",
    },
    lead_ins: {limitation: null, cause: null, solution: null},
    bullet: "-",
  },
  {
    how: "style",
    marks: ["I.", "1.", "a)"],
    parts: "separate",
    achievement: "groups",
    limitation: "groups",
    solution: "dashes",
    causes: "split",
    headings: {
      facts: "KHÁI QUÁT TÌNH HÌNH ĐẢNG BỘ, CHI BỘ",
      achievement: "ƯU ĐIỂM",
      limitation: "KHUYẾT ĐIỂM, YẾU KÉM",
      cause: "NGUYÊN NHÂN",
      limitation_and_cause: "",
      solution: "GIẢI PHÁP KHẮC PHỤC VÀ NHIỆM VỤ QUÝ TỚI",
      request: "KIẾN NGHỊ",
    },
    lead_ins: {limitation: null, cause: null, solution: null},
    bullet: "-",
  },
  {
    how: "auto",
    marks: ["I.", "1.", "a)"],
    parts: "mixed",
    achievement: "groups",
    limitation: "paragraphs",
    solution: "paragraphs",
    causes: "plain",
    headings: {
      facts: null,
      achievement: "Kết quả lãnh đạo, chỉ đạo",
      limitation: "",
      cause: "",
      limitation_and_cause: "Khó khăn, hạn chế và nguyên nhân",
      solution: "Chương trình công tác quý tới",
      request: "Đề xuất, kiến nghị",
    },
    lead_ins: {
      limitation:
        "Song song với những việc làm được, qua kiểm điểm còn nổi lên các hạn chế, khuyết điểm sau đây.",
      cause: "Nguyên nhân dẫn đến những hạn chế trên được xác định như sau.",
      solution: null,
    },
    bullet: "-",
  },
];

/** Fields of work that several themes are reported under. */
export const GROUPS: readonly {heading: string; themes: readonly string[]}[] = [
  {heading: "Công tác chính trị, tư tưởng", themes: ["TT", "NQ", "HB"]},
  {heading: "Phương thức lãnh đạo, công tác tổ chức, cán bộ", themes: ["LD", "CB"]},
  {heading: "Xây dựng tổ chức cơ sở đảng và đội ngũ đảng viên", themes: ["DV", "SH", "DG"]},
  {heading: "Công tác kiểm tra, giám sát; phòng, chống tham nhũng, lãng phí", themes: ["KT", "TN"]},
  {heading: "Công tác dân vận, lãnh đạo các đoàn thể", themes: ["DC", "DT"]},
  {heading: "Thực hiện nhiệm vụ chính trị, công tác văn phòng", themes: ["NV", "VP"]},
];

export const THEME_HEADINGS: Readonly<Record<string, string>> = {
  TT: "Công tác tư tưởng, tuyên truyền",
  NQ: "Học tập, quán triệt, triển khai nghị quyết",
  HB: "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
  LD: "Phương thức lãnh đạo của cấp ủy",
  CB: "Công tác tổ chức, cán bộ",
  DV: "Công tác đảng viên",
  SH: "Sinh hoạt cấp ủy, chi bộ",
  DG: "Kiểm điểm, đánh giá, xếp loại",
  KT: "Công tác kiểm tra, giám sát",
  TN: "Phòng, chống tham nhũng, lãng phí, tiêu cực",
  DC: "Công tác dân vận, dân chủ ở cơ sở",
  DT: "Lãnh đạo các đoàn thể",
  NV: "Thực hiện nhiệm vụ chuyên môn",
  VP: "Công tác văn phòng, thông tin báo cáo",
};
