import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readConllu} from "../pipeline/2-split/words/conllu.ts";
import {readCrfModel} from "../pipeline/2-split/words/crf-model.ts";
import {crfScorer, isTitle} from "../pipeline/2-split/words/crf-scorer.ts";
import {PairTable} from "../pipeline/2-split/words/pair-table.ts";
import {scoreWords} from "../pipeline/2-split/words/score-words.ts";
import {loadSegmenter, makeSegmenter, readLexicon} from "../pipeline/2-split/words/segmenter.ts";
import {trainWords} from "../pipeline/2-split/words/train-words.ts";
import {vntkTokens} from "../pipeline/2-split/words/vntk-tokens.ts";
import {loadVntkWords} from "../pipeline/2-split/words/vntk-words.ts";
import {readWordsModel, writeWordsModel} from "../pipeline/2-split/words/words-model.ts";

const segmenter = loadSegmenter();
const LINES = readFileSync(new URL("input/words.txt", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");
const cpu_ms = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1000;
};

describe("words", () => {
  test.each([
    ["Cấp ủy chưa kịp thời kiểm tra.", "Cấp_ủy chưa kịp_thời kiểm_tra ."],
    ["CẤP ỦY CHƯA KỊP THỜI KIỂM TRA", "CẤP_ỦY CHƯA KỊP_THỜI KIỂM_TRA"],
    ["tự phê bình và phê bình trong sinh hoạt chi bộ", "tự_phê_bình và phê_bình trong sinh_hoạt chi_bộ"],
    ["Các cơ sở đảng phối hợp chặt chẽ.", "Các cơ_sở đảng phối_hợp chặt_chẽ ."],
    ["Chỉ thị 30-CT/TU và Báo cáo 145/BC-UBND", "Chỉ_thị 30-CT/TU và Báo_cáo 145/BC-UBND"],
    ["Quy định 05-QĐi/TW, Nghị định 102/2020/NĐ-CP", "Quy_định 05-QĐi/TW , Nghị_định 102/2020/NĐ-CP"],
    ["đạt 99%, tăng 12,5 % so với 1.234.567", "đạt 99% , tăng 12,5_% so với 1.234.567"],
    ["12/31 chi bộ, ngày 28.2.2018, 2020-2025", "12/31 chi_bộ , ngày 28.2.2018 , 2020-2025"],
    ["đ/c Bí thư UBND.", "đ/c Bí_thư UBND ."],
    ["TM. BAN THƯỜNG VỤ", "TM. BAN THƯỜNG_VỤ"],
    ["bổ sung hồ sơ, v.v.", "bổ_sung hồ_sơ , v.v."],
    ["TP.HCM, GD-ĐT", "TP.HCM , GD-ĐT"],
    ["kinh tế-xã hội", "kinh_tế - xã_hội"],
    ["1.TỔ CHỨC", "1 . TỔ_CHỨC"],
    ["ông N. và bà K.", "ông N. và bà K ."],
    ["gửi a.b-c@d.vn, xem https://x.vn/t?a=1.", "gửi a.b-c@d.vn , xem https://x.vn/t?a=1 ."],
    ["tốt 😀😀!!!", "tốt 😀 😀 !!!"],
    ["", ""],
    [" \t ", ""],
    ["\u0000\u0007a", "\u0000 \u0007 a"],
    ["*".repeat(40), "*".repeat(40)],
  ])("%s", (text, words) => {
    expect(segmenter.join(text)).toBe(words);
  });

  test("are the same in both tone styles and in NFD", () => {
    for (const [old, fresh] of [
      ["ủy", "uỷ"],
      ["hòa", "hoà"],
      ["khỏe", "khoẻ"],
      ["Ủy", "Uỷ"],
      ["Hòa", "Hoà"],
    ] as const) {
      for (const line of LINES.filter((line) => line.includes(old))) {
        expect(segmenter.spans(line.replaceAll(old, fresh))).toEqual(segmenter.spans(line));
      }
    }
    for (const line of LINES) expect(segmenter.join(line.normalize("NFD"))).toBe(segmenter.join(line));
  });

  test("of the domain stay whole in capitals as in small letters", () => {
    const words = readFileSync(new URL("../data/lexicon/words.txt", import.meta.url), "utf8")
      .trim()
      .split("\n");
    expect(words).toEqual([...new Set(words)].sort());
    expect(words.filter((word) => word !== word.normalize("NFC").toLowerCase())).toEqual([]);
    const broken = words.filter((word) =>
      [word, word.toUpperCase()].some(
        (form) =>
          segmenter.join(`việc ${form} của`.replace(/^việc (?=\p{Lu})/u, "VIỆC ")).split(" ").length !== 3,
      ),
    );
    expect(broken).toEqual([]);
  });

  const anyText = fc.oneof(
    fc.string({unit: "binary", maxLength: 80}),
    fc.string({unit: fc.constantFrom(..."aĐủỷ. -/&@%12,:*\t_T😀"), maxLength: 60}),
    fc.constantFrom(...LINES),
  );
  test("cover every character but white space once, in order, and part no code point", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const text = raw.normalize("NFC");
        let at = 0;
        for (const {start, end} of segmenter.words(text)) {
          expect(text.slice(at, start)).toMatch(/^\s*$/);
          expect(end).toBeGreaterThan(start);
          if (/^[\udc00-\udfff]/.test(text.slice(start)))
            expect(text.slice(0, start)).not.toMatch(/[\ud800-\udbff]$/);
          at = end;
        }
        expect(text.slice(at)).toMatch(/^\s*$/);
        expect(segmenter.join(text).replace(/[\s_]/g, "")).toBe(text.replace(/[\s_]/g, ""));
      }),
      {numRuns: 500},
    );
  });

  test.each(["a", "*", "1", "A.", "A-", "a@", "a.", "1/", "đ/c ", "Đ", "cấp ủy ", "😀", "@"])(
    "grow in linear time: %s",
    (unit) => {
      const time = (length: number): number =>
        Math.min(...[1, 2].map(() => cpu_ms(() => segmenter.spans(unit.repeat(length / unit.length)))));
      time(50_000);
      expect(time(1_000_000)).toBeLessThan(time(100_000) * 40 + 500);
    },
  );
});

describe("vntk's decoder", () => {
  const words = loadVntkWords();

  test("gives vntk's own words", async () => {
    const found = LINES.map((line) =>
      words(line.normalize("NFC"))
        .map((word) => word.replaceAll(" ", "_"))
        .join(" "),
    );
    await expect(`${found.join("\n")}\n`).toMatchFileSnapshot("output/words-vntk.txt");
  });

  test.each([
    ["TP.HCM, 12,5% ngày 1/2/2024", ["TP.", "HCM", ",", "12,5", "%", "ngày", "1/2/2024"]],
    ["http://a.vn?x=1", ["http://a.vn?x=1"]],
    ["==> 2015-2020", ["==>", "2015", "-", "2020"]],
    ["", []],
  ])("cuts %s", (text, tokens) => {
    expect(vntkTokens(text)).toEqual(tokens);
  });

  test("does not hang where vntk does", () => {
    expect(words(`${"*".repeat(40)}\n`)).toHaveLength(40);
    expect(cpu_ms(() => words(`${"1".repeat(100_000)} đồng`))).toBeLessThan(2000);
  });

  test.each([
    ["Đảng", true],
    ["đảng", false],
    ["ĐẢNG", false],
    ["12", true],
    ["1a", true],
    ["TP.", false],
    ["–", false],
    ["A", true],
  ])("title %s: %s", (token, is) => {
    expect(isTitle(token)).toBe(is);
  });

  test("refuses other files", () => {
    expect(() => readCrfModel(new TextEncoder().encode("not a model at all"))).toThrow(RangeError);
    expect(() => readWordsModel(new Uint8Array(16))).toThrow(RangeError);
  });

  test("scores a model of one weight", () => {
    const scorer = crfScorer(
      {
        labels: ["B", "I"],
        weights: new Map([
          ["T[0]=b", 2],
          ["T[-1,0]=a b", 1],
        ]),
        transitions: new Float64Array(4),
      },
      [],
    );
    const facts = ["a", "b"].map((token) => scorer.facts(token));
    const scores = new Float64Array(2);
    scorer.score(
      {
        exact: Int32Array.from(facts, ({exact}) => exact),
        syllable: new Int32Array(2).fill(-1),
        flags: new Uint8Array(2),
        alone: Float64Array.from(facts.flatMap(({alone}) => alone)),
      },
      2,
      scores,
    );
    expect([...scores]).toEqual([0, 3]);
  });
});

describe("training", () => {
  const sentences = readConllu(
    "# text = x\n1\tcấp ủy\t_\n2\tkiểm tra\t_\n\n1-2\tab\t_\n1\tChi bộ\t_\n2\thọp\t_\n2.1\tx\t_\n",
  );

  test("reads CoNLL-U", () => {
    expect(sentences).toEqual([
      ["cấp ủy", "kiểm tra"],
      ["Chi bộ", "họp"],
    ]);
  });

  test("gives the same bytes for the same sentences, and they are read back", () => {
    const defined = new Map([["cấp uỷ", 2]]);
    const lexicon = readLexicon(defined);
    const bytes = () => {
      const {weights, pairs} = trainWords(lexicon, sentences, {epochs: 3, seeds: 1});
      return writeWordsModel(weights, pairs, defined);
    };
    expect(bytes()).toEqual(bytes());
    const read = readWordsModel(bytes());
    expect(read.defined).toEqual(defined);
    expect(makeSegmenter(lexicon, read.model).join("cấp ủy kiểm tra")).toBe("cấp_ủy kiểm_tra");
  });

  test.each([
    [[["a b", "c"]], [["a", "b", "c"]], 0.4],
    [[["a b", "c"]], [["a_b", "c"]], 1],
    [[], [], 0],
  ])("scores words by both ends: %j %j", (gold, found, f1) => {
    expect(scoreWords(gold, found).f1).toBeCloseTo(f1);
  });

  test("numbers pairs as a map would", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(1_000_000)), {maxLength: 300}), (pairs) => {
        const table = new PairTable(1);
        const map = new Map<string, number>();
        for (const [a, b] of pairs) {
          if (!map.has(`${a} ${b}`)) map.set(`${a} ${b}`, map.size);
          expect(table.add(a, b)).toBe(map.get(`${a} ${b}`));
        }
        for (const [a, b] of pairs) expect(table.get(a, b)).toBe(map.get(`${a} ${b}`));
        expect(table.get(99, 0)).toBe(-1);
      }),
    );
  });
});
