import {fold, holds} from "../text.ts";

/** Degree words and their value, the narrower first; they order claims within one report only. */
const DEGREES: readonly (readonly [value: number, phrases: readonly string[]])[] = [
  [-1, ["yếu kém", "buông lỏng", "nghiêm trọng", "kéo dài", "rất hạn chế"]],
  [-0.3, ["chưa thật sự", "chưa thực sự", "chưa thật", "chưa hẳn"]],
  [-0.4, ["chưa đúng mức", "chưa cao", "chưa nhiều", "chưa đều", "chưa đồng đều"]],
  [
    -0.6,
    [
      "chưa tốt",
      "chưa nghiêm",
      "chưa kịp thời",
      "chưa sâu sát",
      "chưa thường xuyên",
      "còn chậm",
      "còn hình thức",
      "còn yếu",
    ],
  ],
  [1, ["rất tốt", "xuất sắc", "đặc biệt", "nổi bật", "vượt trội", "vượt mức"]],
  [0.6, ["khá tốt", "khá nghiêm túc", "khá kịp thời", "khá đầy đủ", "khá chặt chẽ"]],
  [0.5, ["tương đối", "cơ bản", "về cơ bản", "nhìn chung"]],
  [0.45, ["có chuyển biến", "có tiến bộ", "từng bước", "bước đầu", "dần", "ngày càng"]],
  [0.8, ["tốt", "nghiêm túc", "hiệu quả", "kịp thời", "chặt chẽ"]],
];

/** How strong a claim is, −1 … +1, by its first degree word in the order of the list; null when it has none. */
export function degreeOf(text: string): number | null {
  const folded = fold(text);
  return DEGREES.find(([, phrases]) => phrases.some((phrase) => holds(folded, fold(phrase))))?.[0] ?? null;
}
