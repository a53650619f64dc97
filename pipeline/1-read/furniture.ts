/** Lines of a web page around its article: the first kind only stands above it, the second below, the third ends what matters. */
const ABOVE =
  /^(?:Hôm nay,? (?:ngày|thứ)|Thứ (?:hai|ba|tư|năm|sáu|bảy),? (?:ngày )?\d|Cỡ chữ|Trang chủ|Đăng nhập|Đăng ký$|Tìm kiếm|RSS|Sitemap|Sơ đồ (?:cổng|trang|site)|Liên hệ$|Giới thiệu$|English$|Menu$|Font size)/iu;
const BELOW =
  /^(?:In (?:tin bài|bài|trang)|Lưu (?:tin|bài)|Gửi (?:email|e-mail|bài|tin|cho bạn)|Bản in|Chia sẻ|Quay lại|Về trang|Lên đầu trang|Bình luận|Gửi bình luận|Ý kiến bạn đọc|Lượt (?:xem|truy cập)|Số lượt|Đánh giá bài viết|Từ khóa\s?:|Tags?\s?:|Facebook|Zalo|Twitter|Android|iOS$|App Store|Google Play|Bản quyền|Copyright|©)/iu;
const END =
  /^(?:(?:CÁC )?(?:TIN|BÀI)(?: VIẾT| BÀI)? (?:KHÁC|LIÊN QUAN|MỚI(?: NHẤT| HƠN)?|CŨ HƠN|CÙNG (?:CHUYÊN MỤC|LOẠI)|ĐÃ ĐƯA)|XEM THÊM|ĐỌC THÊM)\s?:?$/iu;
/** Only pages say these; a report does not. */
const SIGNS =
  /^(?:Hôm nay,? ngày|Cỡ chữ|In tin bài|Lưu tin bài|In trang|Bản in$|Android)|^(?:CÁC )?TIN (?:KHÁC|LIÊN QUAN)$/iu;
const ABOVE_LINES = 20;
const MAX_CHARS = 120;

/** Whether lines are a web page saved as text: one of them says what only a page says. */
export function isWebPage(lines: readonly string[]): boolean {
  return lines.some((line) => line.length <= MAX_CHARS && SIGNS.test(line.trim()));
}

/**
 * Which lines of a web page belong to its article, one flag a line: not the date of the day, font sizes, paths with `|`, buttons, nor
 * anything from the list of other news on. The line with the time of publishing and the author's line stay, for the header to read.
 */
export function keepArticle(lines: readonly string[]): boolean[] {
  const total_chars = lines.reduce((sum, line) => sum + line.length, 0);
  const title = lines.findIndex((line) => line.length > MAX_CHARS || /[.!?]$/.test(line.trim()));
  const above = Math.min(title < 0 ? lines.length : title, ABOVE_LINES);
  let passed_chars = 0;
  let ended = false;
  return lines.map((line, at) => {
    const text = line.trim();
    passed_chars += line.length;
    if (text.length > MAX_CHARS) return !ended;
    if (END.test(text) && passed_chars > total_chars / 2) ended = true;
    const is_above = at < above && (ABOVE.test(text) || (text.includes("|") && !/[.!?]$/.test(text)));
    return !(ended || is_above || (passed_chars > total_chars / 2 && BELOW.test(text)));
  });
}
