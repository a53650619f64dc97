import {UnreadableError} from "../model.ts";

/** What to ask of the unit whose file cannot be read, a sentence a code. */
const ACTIONS = {
  empty: "Tệp không có nội dung: đề nghị đơn vị gửi lại tệp có nội dung.",
  truncated: "Tệp bị cụt hoặc hỏng khi gửi: đề nghị đơn vị mở lại bản gốc, lưu và gửi lại.",
  encrypted: "Tệp có mật khẩu: đề nghị đơn vị bỏ mật khẩu rồi gửi lại.",
  "wrong-type": "Tệp không phải loại văn bản đọc được: đề nghị đơn vị gửi bản Word (.docx) hoặc PDF có chữ.",
  "zip-bomb":
    "Tệp nén giải ra lớn bất thường, không mở: kiểm tra nguồn gửi, đề nghị đơn vị lưu lại từ Word và gửi lại.",
  "zip-bad": "Cấu trúc tệp nén sai: đề nghị đơn vị mở lại bản gốc, lưu thành tệp mới và gửi lại.",
  "nested-bundle": "Gói nén nằm trong gói nén, chỉ mở một lớp: giải nén và đưa từng tệp vào thư mục nhận.",
  "xml-doctype":
    "Tệp có khai báo DOCTYPE không được phép: kiểm tra nguồn gửi, đề nghị đơn vị lưu lại từ Word và gửi lại.",
  "xml-bad": "Nội dung bên trong tệp bị hỏng: đề nghị đơn vị mở lại bản gốc, lưu và gửi lại.",
  "xml-too-deep": "Tệp lồng quá nhiều tầng, không mở: đề nghị đơn vị chép nội dung sang tệp mới và gửi lại.",
  "too-big": "Tệp quá lớn: đề nghị đơn vị bỏ ảnh, phụ lục không cần thiết hoặc tách tệp rồi gửi lại.",
  timeout: "Đọc tệp quá lâu nên đã dừng: đề nghị đơn vị chép nội dung sang tệp mới và gửi lại.",
  "no-text-layer": "Tệp là bản chụp, không có chữ: đề nghị đơn vị gửi bản Word hoặc PDF xuất từ Word.",
  "broken-text-layer":
    "Chữ trong tệp không giải mã được: đề nghị đơn vị gửi bản Word hoặc PDF xuất lại từ Word.",
} as const;

/** Why a file cannot be read. */
export type UnreadableCode = keyof typeof ACTIONS;

/** Every code a reader may refuse a file with. */
export const UNREADABLE_CODES = Object.keys(ACTIONS) as UnreadableCode[];

/**
 * The error that refuses a whole file with `code`; its `action` says what to ask of the unit.
 * `actual` is what was found (a size, a type), never text of the file; `cause` is the error beneath.
 */
export function unreadable(
  code: UnreadableCode,
  actual: string | null = null,
  cause?: unknown,
): UnreadableError {
  const problem = {
    place: "tệp",
    rule: code,
    actual,
    expected: null,
    action: ACTIONS[code],
    severity: "error",
  } as const;
  return new UnreadableError(problem, cause === undefined ? undefined : {cause});
}
