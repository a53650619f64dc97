import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {splitDocument} from "../pipeline/2-split/split-document.ts";
import {splitText} from "../pipeline/2-split/split-text.ts";
import type {Block, Document} from "../pipeline/model.ts";
import {hostile} from "./support/hostile-text.ts";

const segmenter = {join: (text: string) => text.trim().split(/\s+/u).join(" ")};

/** A body from lines: `# ` heading, `## ` heading of depth 2, `> ` list item, `^ ` footnote; a label in `{}`. */
function bodyOf(lines: string): Document["body"] {
  const kinds: [RegExp, Block["kind"]][] = [
    [/^#+ /u, "heading"],
    [/^> /u, "list"],
    [/^\^ /u, "footnote"],
  ];
  return lines
    .trim()
    .split("\n")
    .map((line, ordinal) => {
      const text = line.trim();
      const [mark, kind] = kinds.find(([form]) => form.test(text)) ?? [/^/u, "paragraph" as const];
      const level = kind === "heading" ? text.indexOf(" ") : null;
      const [, label = null, rest = ""] = /^(?:\{(.+?)\} )?(.*)$/u.exec(text.replace(mark, "")) ?? [];
      return {kind, level, label, text: rest, page: null, ordinal: ordinal * 2};
    });
}

/** Sections as indented lines, each with its role and its sentences. */
function outline(lines: string): string[] {
  const {sections, sentences} = splitDocument(bodyOf(lines), segmenter);
  return sections.flatMap(({ordinal, level, label, heading, role}) => [
    `${"  ".repeat(level)}${label ?? ""}${heading === null ? "(đầu)" : ` ${heading}`} = ${role ?? "?"}`,
    ...sentences
      .filter(({section}) => section === ordinal)
      .map(({text, is_lead_in}) => `${"  ".repeat(level)}| ${text}${is_lead_in ? " [dẫn]" : ""}`),
  ]);
}

describe("splitDocument", () => {
  it("nests sections by the style of their numbers, and hands roles down", () => {
    expect(
      outline(`
        Thực hiện công văn của Đảng ủy, chi bộ báo cáo như sau:
        # {I.} KẾT QUẢ THỰC HIỆN
        ## {1.} Công tác tư tưởng
        Chi bộ họp đủ kỳ. Đảng viên dự 97%.
        ### {1.1.} Học tập nghị quyết
        Đảng viên học đủ.
        ## {2.} Công tác kiểm tra
        ### {a)} Ưu điểm
        Kiểm tra hai cuộc.
        ### {b)} Hạn chế
        Hồ sơ lưu thiếu.
        # {II.} PHƯƠNG HƯỚNG, NHIỆM VỤ
        > {-} Họp đúng kỳ.
        > {+} Lưu đủ biên bản.`),
    ).toMatchInlineSnapshot(`
      [
        "(đầu) = ?",
        "| Thực hiện công văn của Đảng ủy, chi bộ báo cáo như sau: [dẫn]",
        "  I. KẾT QUẢ THỰC HIỆN = achievement",
        "    1. Công tác tư tưởng = achievement",
        "    | Chi bộ họp đủ kỳ.",
        "    | Đảng viên dự 97%.",
        "      1.1. Học tập nghị quyết = achievement",
        "      | Đảng viên học đủ.",
        "    2. Công tác kiểm tra = achievement",
        "      a) Ưu điểm = achievement",
        "      | Kiểm tra hai cuộc.",
        "      b) Hạn chế = limitation",
        "      | Hồ sơ lưu thiếu.",
        "  II. PHƯƠNG HƯỚNG, NHIỆM VỤ = solution",
        "  | Họp đúng kỳ.",
        "  | Lưu đủ biên bản.",
      ]
    `);
  });

  it("puts headings without a number between the numbered ones", () => {
    expect(
      outline(`
        # KẾT QUẢ CÔNG TÁC
        ## {1.} Công tác tư tưởng
        ### Học tập chuyên đề
        Học đủ.
        ### Tuyên truyền miệng
        Có hai buổi.
        ## {2.} Công tác dân vận
        Phối hợp tốt.
        # KIẾN NGHỊ
        Đề nghị bổ sung kinh phí.`),
    ).toMatchInlineSnapshot(`
      [
        "(đầu) = ?",
        "   KẾT QUẢ CÔNG TÁC = achievement",
        "    1. Công tác tư tưởng = achievement",
        "       Học tập chuyên đề = achievement",
        "      | Học đủ.",
        "       Tuyên truyền miệng = achievement",
        "      | Có hai buổi.",
        "    2. Công tác dân vận = achievement",
        "    | Phối hợp tốt.",
        "   KIẾN NGHỊ = request",
        "  | Đề nghị bổ sung kinh phí.",
      ]
    `);
  });

  it("opens sections at heads that run into their text", () => {
    expect(
      outline(`
        # {I.} ĐÁNH GIÁ
        {1.} Về công tác tư tưởng: Cấp ủy đã quán triệt kịp thời.
        Bài thu hoạch nộp đủ.
        > {*} Hạn chế:
        > {-} Một số đồng chí học chưa đủ buổi.
        > {-} Nguyên nhân chủ quan: do ngại đi xa.
        > {-} Tài liệu gửi muộn.
        {2.} Về công tác tổ chức: Kết nạp 5 đảng viên.
        Nguyên nhân khách quan: mưa lũ kéo dài.
        Trên đây là kết quả.
        > {-} Vẫn còn một số hạn chế sau:
        > {-} Phòng Hành chính: chưa lưu hồ sơ.`),
    ).toMatchInlineSnapshot(`
      [
        "(đầu) = ?",
        "  I. ĐÁNH GIÁ = ?",
        "    1. Về công tác tư tưởng = ?",
        "    | Cấp ủy đã quán triệt kịp thời.",
        "    | Bài thu hoạch nộp đủ.",
        "      * Hạn chế = limitation",
        "      | Một số đồng chí học chưa đủ buổi.",
        "      | Tài liệu gửi muộn.",
        "        - Nguyên nhân chủ quan = cause",
        "        | do ngại đi xa.",
        "    2. Về công tác tổ chức = ?",
        "    | Kết nạp 5 đảng viên.",
        "    | Trên đây là kết quả.",
        "    | Vẫn còn một số hạn chế sau: [dẫn]",
        "    | Phòng Hành chính: chưa lưu hồ sơ.",
        "       Nguyên nhân khách quan = cause",
        "      | mưa lũ kéo dài.",
      ]
    `);
  });

  it("leaves lead-ins as sentences", () => {
    expect(
      outline(`
        # {I.} KẾT QUẢ
        Bên cạnh những kết quả đạt được, vẫn còn một số hạn chế sau:
        Bên cạnh kết quả đạt được vẫn còn một số hạn chế nhất định.
        Những hạn chế trên do các nguyên nhân sau đây.
        Còn ba chi bộ nộp đảng phí chậm.`),
    ).toMatchInlineSnapshot(`
      [
        "(đầu) = ?",
        "  I. KẾT QUẢ = achievement",
        "  | Bên cạnh những kết quả đạt được, vẫn còn một số hạn chế sau: [dẫn]",
        "  | Bên cạnh kết quả đạt được vẫn còn một số hạn chế nhất định. [dẫn]",
        "  | Những hạn chế trên do các nguyên nhân sau đây. [dẫn]",
        "  | Còn ba chi bộ nộp đảng phí chậm.",
      ]
    `);
  });

  it("takes no sentences from footnotes, and keeps the ordinals of the blocks", () => {
    const split = splitDocument(bodyOf("^ Số liệu đến 30/6.\nChi bộ họp đủ."), segmenter);
    expect(split.sentences.map(({block, text}) => [block, text])).toEqual([[2, "Chi bộ họp đủ."]]);
  });

  it("gives section 0 alone for an empty body", () => {
    expect(splitDocument([], segmenter)).toEqual({
      sections: [{ordinal: 0, parent: null, level: 0, label: null, heading: null, role: null}],
      sentences: [],
      clauses: [],
    });
  });

  it.each<[text: string, quantifiers: (string | null)[]]>([
    ["Một số cấp ủy chưa phân công; chưa kiểm tra; vai trò chi ủy mờ nhạt.", ["một số", "một số", null]],
    ["Nhiều chi bộ họp muộn; có nơi bỏ kỳ họp.", ["nhiều", "có nơi"]],
    ["Việc học tập còn hình thức ở nhiều nơi; chưa gắn với công việc.", ["ở nhiều nơi", null]],
    ["Chi bộ họp đủ; biên bản lưu đủ.", [null, null]],
    ["Hầu hết đảng viên đã đăng ký; nộp bản cam kết.", ["hầu hết", "hầu hết"]],
  ])("carries the quantifier with the subject: %s", (text, quantifiers) => {
    expect(splitText(text, segmenter).clauses.map(({quantifier}) => quantifier)).toEqual(quantifiers);
  });

  it("gives every sentence and clause at its offsets, in order, in a section there is", () => {
    const block = fc.record({
      kind: fc.constantFrom<Block["kind"]>("heading", "paragraph", "list", "cell"),
      level: fc.constantFrom(null, 1, 2, 3),
      label: fc.constantFrom(null, "I.", "1.", "2.1.", "a)", "-", "+", "*"),
      text: hostile,
      page: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(block, {maxLength: 8}), (blocks) => {
        const body = blocks.map((one, ordinal) => ({...one, ordinal}));
        const {sections, sentences, clauses} = splitDocument(body, segmenter);
        for (const [at, {ordinal, parent, level}] of sections.entries()) {
          expect(ordinal).toBe(at);
          if (parent === null) expect(at).toBe(0);
          else expect(sections[parent]?.level).toBe(level - 1);
        }
        for (const [at, one] of [...sentences.entries(), ...clauses.entries()]) {
          expect(one.ordinal).toBe(at);
          expect(body[one.block]?.text.slice(one.start, one.end)).toBe(one.text);
          expect(one.text).not.toBe("");
          expect(sections[one.section]?.ordinal).toBe(one.section);
        }
        for (const {sentence, start, end} of clauses) {
          const around = sentences[sentence];
          expect(start).toBeGreaterThanOrEqual(around?.start ?? Number.NaN);
          expect(end).toBeLessThanOrEqual(around?.end ?? Number.NaN);
        }
      }),
      {numRuns: 60},
    );
  });
});

describe("splitText", () => {
  it("is one paragraph, line breaks as spaces", () => {
    const {sections, clauses} = splitText("Chi bộ họp đủ;\nbiên bản chưa lưu.", segmenter);
    expect(sections).toHaveLength(1);
    expect(clauses.map(({start, text}) => [start, text])).toEqual([
      [0, "Chi bộ họp đủ"],
      [15, "biên bản chưa lưu."],
    ]);
  });

  it("stands under the section it is given", () => {
    const {sections, clauses} = splitText("Họp muộn.", segmenter, "II. Hạn chế");
    expect(sections[clauses[0]?.section ?? 0]?.role).toBe("limitation");
  });

  it("takes time in proportion to the length", () => {
    const times = [25_000, 100_000].map((length) => {
      const pieces = [" ", "\u00a0", "(", "a", "- ", "A. ", "một số chi bộ chưa họp ", "1. ", "“a” ", "a:"];
      const texts = pieces.map((piece) => piece.repeat(length / piece.length));
      const from = process.cpuUsage();
      for (const text of texts) splitText(`${text}x`, segmenter);
      return process.cpuUsage(from).user;
    });
    expect(times[1]).toBeLessThan(16 * (times[0] ?? 0) + 50_000);
  });

  it("has no clause in an empty text", () => {
    expect(splitText(" \n ", segmenter).clauses).toEqual([]);
  });
});
