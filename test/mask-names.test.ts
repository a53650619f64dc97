import {describe, expect, it} from "vitest";
import {isName, maskNames} from "../pipeline/1-read/header/mask-names.ts";

const masked: [string, string][] = [
  [
    "Phân công đồng chí Ngô Thị Hạ, Phó Bí thư, phụ trách.",
    "Phân công đồng chí [tên], Phó Bí thư, phụ trách.",
  ],
  ["Đ/c Tạ Văn Lộc và đ/c Hùng chưa dự họp.", "Đ/c [tên] và đ/c [tên] chưa dự họp."],
  [
    "Các đồng chí Mai Văn A, Lã Thị B và Kha C đã được kết nạp.",
    "Các đồng chí [tên], [tên] và [tên] đã được kết nạp.",
  ],
  ["ông Viên Đức Tỏ, bà Từ Thị Nhàn có đơn", "ông [tên], bà [tên] có đơn"],
  ["Chị Lan được biểu dương.", "Chị [tên] được biểu dương."],
  ["Bí thư Đoàn Minh Khảo chủ trì.", "Bí thư [tên] chủ trì."],
  ["Trưởng phòng: Hứa Văn Trí", "Trưởng phòng: [tên]"],
  ["do Nghiêm Xuân Bách trình bày", "do [tên] trình bày"],
  ["ĐỒNG CHÍ QUÁCH VĂN TỎ PHÁT BIỂU", "ĐỒNG CHÍ [tên] BIỂU"],
  ["đồng chí N.V.A bị khiển trách", "đồng chí [tên] bị khiển trách"],
  ["Đồng chí Giàng A Páo - Bí thư chi bộ", "Đồng chí [tên] - Bí thư chi bộ"],
  ["Đồng chí Chu Thị Hường Bí thư Chi bộ", "Đồng chí [tên] Bí thư Chi bộ"],
  ["đồng chí Hà Giang và đồng chí Hà Nam Khánh", "đồng chí [tên] và đồng chí [tên]"],
  ["bác sĩ Lương Đình Phúc", "bác sĩ [tên]"],
];
const kept = [
  "Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
  "Thành phố Hồ Chí Minh, huyện Trần Văn Thời, Hoàng Su Phì, Hà Nội.",
  "Trường THPT Lê Hồng Phong, đường Nguyễn Văn Cừ, giải thưởng Lý Tự Trọng",
  "đồng chí Bí thư cấp ủy, đồng chí Phó Giám đốc Sở, các đồng chí Ủy viên Ban Thường vụ",
  "Đồng chí Bí thư cấp ủy phải thể hiện rõ vai trò đầu tàu.",
  "Nghị quyết Trung ương 4 khóa XII; Chỉ thị số 40-CT/TU của Ban Thường vụ Tỉnh ủy",
  "Bộ Chính trị, Ban Bí thư, Đảng Cộng sản Việt Nam, Ủy ban Mặt trận Tổ quốc",
  "Tượng đài Chủ tịch Hồ Chí Minh; đồng chí Tôn Đức Thắng",
  "Bà Rịa - Vũng Tàu, đảo Cô Tô, sông Ông Đốc",
  "Cán bộ, đảng viên, công chức; Hội Cựu chiến binh; Liên đoàn Lao động tỉnh Lam Khê",
  "Chi bộ Lý Thường Kiệt",
  "Quán triệt đến 100% đảng viên. Việc học tập chuyên đề đúng kế hoạch; vận động quần chúng. Có 3 tổ chưa họp.",
  "Một số đồng chí chưa phát biểu. Văn phòng Đảng ủy tổng hợp.",
];

describe("maskNames", () => {
  it.each(masked)("%s", (text, expected) => {
    expect(maskNames(text)).toBe(expected);
    expect(maskNames(text.normalize("NFD"))).toBe(expected);
    expect(maskNames(expected)).toBe(expected);
  });

  it.each(kept)("keeps %s", (text) => {
    expect(maskNames(text)).toBe(text);
  });
});

describe("isName", () => {
  it.each([
    "Trần Thị Mẫu",
    "HỨA VĂN TRÍ",
    "PGS.TS. Thái Bá Nhượng",
    "BSCKII. Lương Đình Phúc",
    "Sùng A Lử",
    "Đại tá Cao Xuân Định",
  ])("knows %s", (text) => {
    expect(isName(text)).toBe(true);
  });
  it.each([
    "BÍ THƯ",
    "Đảng ủy Khối",
    "Văn phòng",
    "CHI BỘ THANH TRA",
    "Trần",
    "Hà Nội, ngày 3",
    "Phòng Tổ chức",
  ])("does not take %s for one", (text) => {
    expect(isName(text)).toBe(false);
  });
});
