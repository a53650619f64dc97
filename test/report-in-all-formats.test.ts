import {describe, expect, test} from "vitest";
import {containerType, openContainer} from "../pipeline/1-read/open-container.ts";
import {processFile} from "../pipeline/process-file.ts";
import {REPORT, reportInAllFormats} from "./support/report-in-all-formats.ts";

const files = await reportInAllFormats(REPORT);

/** What the pipeline makes of a file, or of the one report inside it. */
async function statementsOf(name: string, bytes: Uint8Array) {
  const reports: {name: string; bytes: Uint8Array | null}[] = [];
  if ((await containerType(bytes, name)) === null) reports.push({name, bytes});
  else for await (const member of openContainer(bytes, name)) reports.push(member);
  expect(reports).toHaveLength(1);
  const [report] = reports;
  const {tagged, figures, document, period, unit_id, status} = await processFile(
    report?.bytes ?? new Uint8Array(),
    report?.name ?? "",
    null,
  );
  const sections = tagged?.sections ?? [];
  return {
    status,
    unit_id,
    period,
    number: document?.header.number,
    sections: sections.map(({level, label, heading, role}) => [level, label, heading, role]),
    statements: (tagged?.statements ?? []).map(({label, section, text, mentions}) => [
      label,
      sections[section]?.heading ?? null,
      text,
      mentions.map(({matter, face}) => `${matter} ${face}`),
    ]),
    figures: figures.map(({metric, value, target}) => [metric, value, target]),
    captions: document?.tables.map(({caption}) => caption),
  };
}

describe("one report in all formats", () => {
  test("says in .docx what stands in it", async () => {
    const {statements, ...rest} = await statementsOf("a.docx", files["a.docx"] ?? new Uint8Array());
    expect(rest).toEqual({
      status: "read",
      unit_id: "ĐẢNG ỦY SỞ Y TẾ",
      period: "2025-Q1",
      number: "12-BC/ĐU",
      sections: [
        [0, null, null, null],
        [1, "I.", "KẾT QUẢ ĐẠT ĐƯỢC", "achievement"],
        [2, "1.", "Công tác chính trị, tư tưởng", "achievement"],
        [2, "2.", "Công tác kiểm tra, giám sát", "achievement"],
        [1, "II.", "HẠN CHẾ, NGUYÊN NHÂN", "mixed"],
        [2, "1.", "Hạn chế", "limitation"],
        [2, "2.", "Nguyên nhân", "cause"],
        [1, "III.", "NHIỆM VỤ QUÝ II NĂM 2025", "solution"],
      ],
      figures: [
        ["so_dang_vien", 86, null],
        ["so_dv_ket_nap", 3, 2],
      ],
      captions: ["Biểu 1. Số liệu công tác xây dựng Đảng"],
    });
    expect(statements.map(([, , text]) => text)).toEqual([
      "Đảng bộ có 5 chi bộ trực thuộc với 86 đảng viên.",
      "Cấp ủy đã tổ chức quán triệt đầy đủ các nghị quyết đến 100% đảng viên.",
      "Việc học tập chuyên đề năm được thực hiện đúng kế hoạch.",
      "Đã kiểm tra 3 chi bộ, đạt 100% kế hoạch",
      "Đã giám sát chuyên đề 2 đảng viên.",
      "Một số chi bộ chưa duy trì nền nếp sinh hoạt chuyên đề",
      "nội dung sinh hoạt có kỳ còn đơn điệu.",
      "Việc kết nạp đảng viên ở các khoa lâm sàng còn chậm.",
      "Nguyên nhân chủ yếu là do một số cấp ủy viên chưa dành thời gian cho công tác đảng.",
      "Giao Ban Tổ chức Đảng ủy hướng dẫn nội dung sinh hoạt chuyên đề trước ngày 15/5/2025.",
      "Các chi bộ tạo nguồn kết nạp ít nhất 2 đảng viên trong quý II.",
      "Đề nghị Đảng ủy Khối mở lớp bồi dưỡng nghiệp vụ cho cấp ủy viên./.",
    ]);
  });

  test.each(Object.keys(files).filter((name) => name !== "a.docx"))("says the same in %s", async (name) => {
    const docx = await statementsOf("a.docx", files["a.docx"] ?? new Uint8Array());
    expect(docx.statements.length).toBeGreaterThan(10);
    expect(await statementsOf(name, files[name] ?? new Uint8Array())).toEqual(docx);
  });
});
