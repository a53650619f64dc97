import {describe, expect, it} from "vitest";
import {quantifierOf, quantifierRanks} from "../pipeline/quantifiers.ts";

describe("quantifierOf", () => {
  it.each<[text: string, words: string | null, rank: number | null]>([
    ["Một số cấp ủy chưa quan tâm đúng mức", "một số", 3],
    ["Ở một số chi bộ, nội dung họp còn nghèo nàn", "ở một số", 3],
    ["Không ít chi bộ sinh hoạt còn đơn điệu", "không ít", 4],
    ["Nhiều đảng viên tự giác đăng ký", "nhiều", 4],
    ["Tình trạng họp muộn vẫn còn ở nhiều nơi", "ở nhiều nơi", 4],
    ["Việc chậm nộp đảng phí khá phổ biến", "khá phổ biến", 4],
    ["Chi bộ phổ biến quy định mới đến đảng viên", null, null],
    ["Việc phổ biến, quán triệt được thực hiện kịp thời", null, null],
    ["Có lúc, có nơi chưa nghiêm", "có lúc, có nơi", 2],
    ["Công tác nắm tình hình có lúc chưa kịp thời", "có lúc", 2],
    ["Cá biệt có đồng chí bỏ họp", "cá biệt", 1],
    ["Một vài tổ chưa nộp báo cáo", "một vài", 1],
    ["Phần lớn ý kiến đồng tình", "phần lớn", 5],
    ["HẦU HẾT CHI BỘ HOÀN THÀNH", "hầu hết", 5],
    ["100% đảng viên được phân công", "100%", 6],
    ["Toàn bộ hồ sơ đã số hóa", "toàn bộ", 6],
    ["Không còn nơi nào trống trưởng thôn", "không còn nơi nào", 0],
    ["Chi bộ họp đúng kỳ", null, null],
    ["Ý kiến ngày càng nhiều", null, null],
    ["Nội dung chưa nhiều", null, null],
    ["", null, null],
  ])("%s: %s", (text, words, rank) => {
    expect(quantifierOf(text)).toEqual(words === null ? null : {words, rank});
  });

  it("finds the quantifier of every rank's example, and of its own words", () => {
    for (const {rank, example, phrases} of quantifierRanks()) {
      expect(quantifierOf(example)?.rank).toBe(rank);
      for (const phrase of phrases) expect(quantifierOf(phrase)).toEqual({words: phrase, rank});
    }
  });
});
