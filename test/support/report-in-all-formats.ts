import type {OfficeDocument} from "./office-document.ts";
import {writeDoc} from "./write-doc.ts";
import {writeDocx} from "./write-docx.ts";
import {writeHtml} from "./write-html.ts";
import {writeMail} from "./write-mail.ts";
import {writeOdt} from "./write-odt.ts";
import {writePdf} from "./write-pdf.ts";
import {writeRtf} from "./write-rtf.ts";
import {writeTxt} from "./write-txt.ts";
import {writeZip} from "./write-zip.ts";

/** A made-up report with what formats treat unlike: automatic and typed numbers of three levels, dashes, a table with merged heads. */
export const REPORT: OfficeDocument = {
  stamp: null,
  head: {
    left: [
      {text: "ĐẢNG ỦY KHỐI CÁC CƠ QUAN"},
      {text: "TỈNH LAM KHÊ"},
      {text: "ĐẢNG ỦY SỞ Y TẾ", bold: true},
      {text: "*"},
      {text: "Số 12-BC/ĐU"},
    ],
    right: [
      {text: "ĐẢNG CỘNG SẢN VIỆT NAM", bold: true},
      {text: "Lam Khê, ngày 02 tháng 4 năm 2025", italic: true},
    ],
  },
  title: [
    {text: "BÁO CÁO", bold: true},
    {text: "kết quả công tác xây dựng Đảng quý I năm 2025", bold: true},
    {text: "-----"},
  ],
  body: [
    {kind: "paragraph", text: "Đảng bộ có 5 chi bộ trực thuộc với 86 đảng viên."},
    {kind: "heading", level: 1, label: "I.", text: "KẾT QUẢ ĐẠT ĐƯỢC", how: "auto"},
    {kind: "heading", level: 2, label: "1.", text: "Công tác chính trị, tư tưởng", how: "auto"},
    {
      kind: "paragraph",
      text: "Cấp ủy đã tổ chức quán triệt đầy đủ các nghị quyết đến 100% đảng viên. Việc học tập chuyên đề năm được thực hiện đúng kế hoạch.",
    },
    {kind: "heading", level: 2, label: "2.", text: "Công tác kiểm tra, giám sát", how: "auto"},
    {kind: "item", level: 1, label: "-", text: "Đã kiểm tra 3 chi bộ, đạt 100% kế hoạch;", how: "auto"},
    {kind: "item", level: 1, label: "-", text: "Đã giám sát chuyên đề 2 đảng viên.", how: "auto"},
    {
      kind: "table",
      caption: "Biểu 1. Số liệu công tác xây dựng Đảng",
      header_rows: 2,
      rows: [
        [
          {text: "TT", rowspan: 2},
          {text: "Chỉ tiêu", rowspan: 2},
          {text: "Đơn vị tính", rowspan: 2},
          {text: "Quý I/2025", colspan: 2},
        ],
        ["Kế hoạch", "Thực hiện"],
        ["1", "Tổng số đảng viên", "đảng viên", "", "86"],
        ["2", "Số đảng viên mới kết nạp", "đảng viên", "2", "3"],
      ],
    },
    {kind: "heading", level: 1, label: "II.", text: "HẠN CHẾ, NGUYÊN NHÂN", how: "auto"},
    {kind: "heading", level: 2, label: "1.", text: "Hạn chế", how: "auto"},
    {
      kind: "item",
      level: 1,
      label: "-",
      text: "Một số chi bộ chưa duy trì nền nếp sinh hoạt chuyên đề; nội dung sinh hoạt có kỳ còn đơn điệu.",
      how: "auto",
    },
    {
      kind: "item",
      level: 1,
      label: "-",
      text: "Việc kết nạp đảng viên ở các khoa lâm sàng còn chậm.",
      how: "auto",
    },
    {kind: "heading", level: 2, label: "2.", text: "Nguyên nhân", how: "auto"},
    {
      kind: "paragraph",
      text: "Nguyên nhân chủ yếu là do một số cấp ủy viên chưa dành thời gian cho công tác đảng.",
    },
    {kind: "heading", level: 1, label: "III.", text: "NHIỆM VỤ QUÝ II NĂM 2025", how: "auto"},
    {
      kind: "item",
      level: 1,
      label: "(1)",
      text: "Giao Ban Tổ chức Đảng ủy hướng dẫn nội dung sinh hoạt chuyên đề trước ngày 15/5/2025.",
      how: "typed",
    },
    {
      kind: "item",
      level: 1,
      label: "(2)",
      text: "Các chi bộ tạo nguồn kết nạp ít nhất 2 đảng viên trong quý II.",
      how: "typed",
    },
    {kind: "paragraph", text: "Đề nghị Đảng ủy Khối mở lớp bồi dưỡng nghiệp vụ cho cấp ủy viên./."},
  ],
  foot: {
    left: [
      {text: "Nơi nhận:", bold: true},
      {text: "- Đảng ủy Khối (để báo cáo),"},
      {text: "- Lưu Văn phòng Đảng ủy."},
    ],
    right: [
      {text: "T/M ĐẢNG ỦY", bold: true},
      {text: "BÍ THƯ", bold: true},
      {text: ""},
      {text: "Nguyễn Thử Nghiệm", bold: true},
    ],
  },
  created: "2025-04-02T08:00:00",
};

/** The report's file in every format of text, by name; what comes in a ZIP or a message is named under it. */
export async function reportInAllFormats(report: OfficeDocument): Promise<Record<string, Uint8Array>> {
  const docx = writeDocx(report);
  return {
    "a.docx": docx,
    "a.odt": writeOdt(report),
    "a.rtf": writeRtf(report),
    "a.doc": writeDoc(report),
    "a.html": writeHtml(report),
    "a.txt": writeTxt(report),
    "a.pdf": await writePdf(report),
    "a.zip": writeZip([{name: "bao cao.docx", bytes: docx}]),
    "a.eml": writeMail({
      subject: "Gửi báo cáo",
      text: "Gửi Đảng ủy Khối.",
      files: [{name: "bao cao.docx", bytes: docx}],
    }),
  };
}
