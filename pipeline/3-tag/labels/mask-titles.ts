const TITLE_HEADS = new Set(
  "nghị quyết,chỉ thị,kết luận,quy định,quyết định,kế hoạch,đề án,chương trình,hướng dẫn,thông tư,nghị định,quy chế,thông báo,cuộc vận động,phong trào,chủ đề,chuyên đề,mô hình,hội thảo,tọa đàm,cuộc thi,bộ luật,pháp lệnh,đề tài,dự án,báo cáo".split(
    ",",
  ),
);
const TITLE_END = new Set("; . ( ) : đã cần phải được đạt sẽ là còn chưa có".split(" "));
const EVILS = new Set(
  "tham nhũng lãng phí tiêu cực quan liêu tội phạm tệ nạn xã hội thiên tai dịch bệnh cháy nổ rửa tiền khủng bố bạo lực gia đình và , suy thoái mua bán người ma túy buôn lậu gian lận thương mại hàng giả".split(
    " ",
  ),
);

/**
 * Marks (1) the tokens whose words of praise or blame say nothing: quoted titles (`Nghị quyết về “ngăn chặn, đẩy lùi …”`),
 * titles after `về`, and names of fields of work (`phòng, chống tham nhũng, lãng phí`). A quotation that is no title
 * (`nhấn mạnh: “…”`) is speech and stays.
 */
export function maskTitles(words: string[]): Uint8Array {
  const masked = new Uint8Array(words.length);
  let head = -100;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (TITLE_HEADS.has(`${word} ${words[i + 1] ?? ""}`)) head = i;
    else if (word === '"' && i - head <= 14) {
      const close = words.indexOf('"', i + 1);
      if (close > i && close - i <= 60) {
        masked.fill(1, i, close + 1);
        i = close;
      }
    } else if (word === "về" && i - head <= 12 && i - head > 1) {
      let end = i + 1;
      while (end < words.length && end - i < 40 && !TITLE_END.has(words[end]!)) end++;
      masked.fill(1, i, end);
      head = -100;
      i = end - 1;
    } else if (
      word === "chống" &&
      (words[i - 1] === "phòng" || words[i - 1] === "," || words[i - 1] === "và")
    ) {
      let end = i + 1;
      while (end < words.length && EVILS.has(words[end]!)) end++;
      while (end > i + 1 && (words[end - 1] === "," || words[end - 1] === "và")) end--;
      if (end > i + 1) masked.fill(1, i, end);
      i = end - 1;
    }
  }
  return masked;
}
