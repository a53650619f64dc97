const MAX_RITUAL_CHARS = 170;
/** `… như sau.`, `… sau đây:`, or any colon at the end. */
const OPENS = /(?::|(?<!\p{L})(?:như sau|sau đây|dưới đây)\s?[.;,]?)$/u;
/** The words with which a sentence admits weaknesses without naming one. */
const ADMITS = /(?<!\p{L})(?:còn|có|bộc lộ|tồn tại|nổi lên)(?!\p{L})/iu;
const UNNAMED =
  /(?<!\p{L})(?:hạn chế|tồn tại|khuyết điểm|thiếu sót|bất cập|yếu kém|khó khăn|vướng mắc)(?: nhất định| sau| cần khắc phục| cần quan tâm| nêu trên)?\s?\.?$/iu;
const SWITCHES = /^(?:bên cạnh|ngoài|tuy|tuy nhiên|song|mặc dù|qua|dù)(?!\p{L})/iu;

/**
 * Whether a sentence only opens what follows: it ends in a colon or in `như sau`, or it is the set phrase that turns to weaknesses without
 * naming one (`Bên cạnh kết quả đạt được, vẫn còn một số hạn chế nhất định.`).
 */
export function isLeadIn(sentence: string): boolean {
  const text = sentence.trim();
  if (OPENS.test(text)) return true;
  if (text.length > MAX_RITUAL_CHARS || !SWITCHES.test(text) || !UNNAMED.test(text)) return false;
  return ADMITS.test(text) && !/[;%]/u.test(text);
}
