/** A table's texts, a list of lines a cell, and whether it has borders (null when not known). */
export type TableText = {rows: string[][][]; bordered: boolean | null};

const MOTTO =
  /CỘNG H[ÒO]?[AÀ] XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s?[-–]\s?Tự do|ĐOÀN TNCS|TỔNG LIÊN ĐOÀN|ngày\s{0,8}\d{0,2}\s{0,8}tháng\s{0,8}\d{0,2}\s{0,8}năm/iu;
const FOOT =
  /^(?:Nơi (?:nhận|gửi)|T\/M|TM\.|K\/T|KT\.|T\/L|TL\.|TUQ\.|NGƯỜI (?:LẬP|VIẾT|TỔNG HỢP)|XÁC NHẬN)/u;
const NUMBER = /^[\d.,%\s/–-]{1,20}$/;

/**
 * Whether a table only lays out text: the head of a document (body left, motto right), its foot (recipients left, signature right),
 * a box around one text, or, without borders, columns of prose without figures. Else it holds data.
 */
export function isLayoutTable({rows, bordered}: TableText): boolean {
  const cells = rows.flat().filter((lines) => lines.length > 0);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (cells.length <= 1 || columns <= 1) return true;
  const lines = cells.flat();
  if (
    columns <= 4 &&
    rows.length <= 8 &&
    lines.some((line) => MOTTO.test(line) || FOOT.test(line)) &&
    !hasNumberColumn(rows)
  )
    return true;
  return (
    bordered === false &&
    columns <= 3 &&
    !hasNumberColumn(rows) &&
    !/^(?:TT|STT)$/u.test(rows[0]?.[0]?.[0] ?? "")
  );
}

function hasNumberColumn(rows: string[][][]): boolean {
  if (rows.length < 2) return false;
  const width = Math.max(...rows.map((row) => row.length));
  for (let column = 0; column < width; column++) {
    const numbers = rows.filter(
      (row) => NUMBER.test(row[column]?.join(" ") ?? "") && /\d/.test(row[column]?.join("") ?? ""),
    );
    if (numbers.length * 2 >= rows.length) return true;
  }
  return false;
}
