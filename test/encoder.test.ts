import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import asc from "assemblyscript/asc";
import fc from "fast-check";
import {afterAll, describe, expect, test} from "vitest";
import {loadEncoder, makeEncoder} from "../pipeline/3-tag/encoder/load-encoder.ts";
import {isSure, mixShares} from "../pipeline/3-tag/encoder/mix-shares.ts";
import {encoderForm, makePieceCutter, statementForm, UNKNOWN} from "../pipeline/3-tag/encoder/pieces.ts";
import {examplesOf} from "../pipeline/3-tag/encoder/training/examples.ts";
import {readE5Pieces} from "../pipeline/3-tag/encoder/training/read-e5-pieces.ts";
import {readWeights, WIDTH} from "../pipeline/3-tag/encoder/weights.ts";
import {CLASSES} from "../pipeline/3-tag/labels/softmax.ts";
import {bodyOf, makePlainEncoder, readPlainly} from "./support/plain-encoder.ts";

const folder = mkdtempSync(join(tmpdir(), "tonghop-encoder-"));
afterAll(() => rmSync(folder, {recursive: true}));

describe("form and pieces", () => {
  test.each([
    ["CÔNG TÁC  KIỂM TRA", "công tác kiểm tra"],
    ["Uỷ ban, hoà giải, kĩ năng", "ủy ban, hòa giải, kỹ năng"],
    ["đạt 1.250,5 tỷ (98,5%)", "đạt 0 tỷ (0%)"],
    ["ﬁle số 12-CT/TU", "file số 0-ct/tu"],
    ["TCCSĐ và CBCCVC ở xã", "tổ chức cơ sở đảng và cán bộ công chức viên chức ở xã"],
    ["UBKT, UBKTTW (PCTN)", "ủy ban kiểm tra, ủy ban kiểm tra trung ương (phòng chống tham nhũng)"],
    ["Đề án XYZ của ABC1", "đề án xyz của abc0"],
    ["", ""],
  ])("%s is read as %s", (text, form) => {
    expect(encoderForm(text)).toBe(form);
  });

  test.each([
    ["nâng cao chất lượng sinh hoạt", "nâng cao chất lượng sinh hoạt."],
    ["song chưa kịp thời,", "song chưa kịp thời."],
    ["Phương hướng, nhiệm vụ", "phương hướng, nhiệm vụ"],
    ["cụ thể như sau:", "cụ thể như sau:"],
  ])("the statement %s is read as %s", (text, form) => {
    expect(statementForm(text)).toBe(form);
  });

  const pieces = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    "▁chi",
    "▁ch",
    "i",
    "▁b",
    "ộ",
    "bộ",
    "▁bộ",
    "a",
    "b",
    "c",
    "h",
  ];
  const scores = [0, 0, 0, 0, -4, -3, -4, -2, -5, -5, -5, -6, -7, -7, -7, -7];
  const cut = makePieceCutter({pieces, scores});
  test.each([
    ["chi", ["▁chi"]],
    ["bộ", ["▁bộ"]],
    ["chi bộ", ["▁chi", "▁bộ"]],
    ["chib", ["▁chi", "b"]],
    ["xi", ["▁", "<unk>", "i"]],
    ["", []],
  ])("%s is cut where the likelihoods multiply to the most", (text, wanted) => {
    expect(cut(text).map((id) => pieces[id])).toEqual(wanted);
  });
  test("pieces put together again give the text, and unknown letters are one each", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[abchiộx]{0,12}( [abchiộx]{1,12}){0,3}$/u), (text) => {
        const ids = cut(text);
        const again = ids.map((id) => (id === UNKNOWN ? "x" : pieces[id])).join("");
        expect(again).toBe(
          text
            .split(" ")
            .map((word) => (word === "" ? "" : `▁${word}`))
            .join(""),
        );
      }),
    );
  });
});

describe("kernel", () => {
  test("kernel.wasm is what assembly/kernel.ts compiles to", async () => {
    const {scripts} = JSON.parse(readFileSync("package.json", "utf8")) as {scripts: Record<string, string>};
    const shipped = fileURLToPath(new URL("../pipeline/3-tag/encoder/kernel.wasm", import.meta.url));
    const made = join(folder, "kernel.wasm");
    const words = scripts["build:kernel"]!.split(" ").slice(1);
    words[words.indexOf("-o") + 1] = made;
    const {error} = await asc.main(words);
    expect(error).toBeNull();
    expect(Buffer.compare(readFileSync(made), readFileSync(shipped))).toBe(0);
  });

  test.each([1, 2, 7])("reads as plain floats do, but for what 7 bits lose (seed %i)", (seed) => {
    const count = 12;
    const plain = makePlainEncoder(count, seed);
    const pieces = ["<s>", "<pad>", "</s>", "<unk>", ..."abcdefgh"].map((piece, id) =>
      id < 4 ? piece : `▁${piece}`,
    );
    // A head that shows the mean itself: what is asked is the logarithm of the shares.
    const shown = {weights: new Float32Array(WIDTH * WIDTH), bias: new Float32Array(WIDTH)};
    for (let c = 0; c < WIDTH; c++) shown.weights[c * WIDTH + c] = 1;
    const encoder = makeEncoder({
      pieces,
      scores: pieces.map(() => -1),
      ids: [],
      layers: 1,
      body: bodyOf(plain),
      labels: shown,
      matters: shown,
    });
    const said = [...encoder.labels({text: "A c h e b", prev: "d d f", section: null})].map(Math.log);
    const ids = [0, 4, 6, 11, 8, 5, 2, 7, 7, 9, 2, 2];
    const wanted = readPlainly(plain, ids, [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 7);
    const off = centred(said).map((value, c) => Math.abs(value - centred(wanted)[c]!));
    expect(off.reduce((a, b) => a + b, 0) / WIDTH).toBeLessThan(0.03);
    expect(Math.max(...off)).toBeLessThan(0.15);
  });
});

describe("the weights shipped", () => {
  const encoder = loadEncoder();
  const told = (
    text: string,
    prev: string | null = null,
    section: string | null = null,
  ): Record<string, number> => {
    const shares = encoder.labels({text, prev, section});
    return Object.fromEntries(CLASSES.map((label, at) => [label, shares[at]!]));
  };
  test.each([
    ["Công tác kiểm tra, giám sát được tiến hành thường xuyên, đúng kế hoạch.", "achievement"],
    ["Công tác kiểm tra, giám sát chưa được tiến hành thường xuyên, chưa đúng kế hoạch.", "limitation"],
    ["Phải rà soát lại toàn bộ quy chế làm việc, xong trước ngày 30/6.", "solution"],
    ["Căn cứ Điều lệ Đảng và Quy định thi hành Điều lệ Đảng;", "context"],
  ])("%s", (text, label) => {
    const shares = told(text);
    expect(Math.max(...Object.values(shares))).toBe(shares[label]);
  });
  test("a weakness under a heading of causes is rather a cause", () => {
    const text = "Một số cấp ủy chưa thật sự quan tâm, còn khoán trắng cho bộ phận tham mưu.";
    const under = told(text, "Nguyên nhân của những hạn chế trên là:", "3. Nguyên nhân hạn chế, khuyết điểm");
    expect(under["cause"]).toBeGreaterThan(told(text, null, "2. Hạn chế, khuyết điểm")["cause"]! + 0.3);
  });
  test("shares sum to 1, and are the same bits whatever was read before, in any spelling", () => {
    const placed = {
      text: "Việc học tập nghị quyết ở một số chi bộ còn hình thức.",
      prev: "Bên cạnh đó:",
      section: null,
    };
    const first = encoder.matters(placed);
    expect(first.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
    encoder.labels({
      text: "Một câu khác hẳn, dài hơn, để bộ nhớ làm việc có thứ khác bên trong.",
      prev: null,
      section: "x",
    });
    const fresh = makeEncoder(readWeights(new URL("../data/models/encoder.bin", import.meta.url)));
    expect(fresh.matters({...placed, text: placed.text.toUpperCase()})).toEqual(first);
  });
  test("a million letters are read in no time, by their beginning", () => {
    const long = "Công tác phát triển đảng viên mới đạt kết quả tích cực, ".repeat(18_000);
    const start = performance.now();
    expect(told(long)["achievement"]).toBeGreaterThan(0.5);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
  test("nothing is read too", () => {
    expect(Object.values(told("")).every((share) => share >= 0 && share <= 1)).toBe(true);
  });
  test("a file cut short, or of another kind, is told", () => {
    const whole = readFileSync(new URL("../data/models/encoder.bin", import.meta.url));
    const file = join(folder, "encoder.bin");
    writeFileSync(file, whole.subarray(0, whole.length - 1));
    expect(() => readWeights(pathToFileURL(file))).toThrow(/cut short/u);
    writeFileSync(file, "something else, of whatever length");
    expect(() => readWeights(pathToFileURL(file))).toThrow(/not weights of an encoder/u);
  });
});

describe("training", () => {
  const row = {
    doc: "d",
    section: "II. Hạn chế",
    prev_text: "Câu trước.",
    label: CLASSES.indexOf("limitation"),
    also: -1,
    weight: 1,
    gate: 1,
    clauses: [],
    types: ["KT01", "CB02"],
  };
  test("a row and its clauses, each after the one before; a second matter counts less", () => {
    const clauses = [
      {text: "Đã ban hành quy chế", label: CLASSES.indexOf("achievement")},
      {text: "nhưng chưa kiểm tra", label: CLASSES.indexOf("limitation")},
    ];
    const [whole, first, second] = examplesOf([{...row, text: "Cả câu.", clauses}], [], ["CB02", "KT01"]);
    expect(whole!.matters[2]).toBeGreaterThan(whole!.matters[1]!);
    expect(whole!.matters[1]).toBeGreaterThan(10 * whole!.matters[0]!);
    expect([first!.prev, second!.prev]).toEqual(["Câu trước.", "Đã ban hành quy chế"]);
    expect(first!.matter_weight).toBe(0);
    expect(first!.label_weight).toBeLessThan(whole!.label_weight);
    for (const {labels, matters} of [whole!, first!, second!])
      for (const shares of [labels, matters]) expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  });
  test("a row of which nobody named a matter teaches only its label, a phrase of the taxonomy only its matter", () => {
    const phrase = {
      doc: "taxonomy",
      text: "cụm từ",
      label: "limitation",
      section: null,
      prev: null,
      types: ["KT01"],
      weight: 1,
      source: "taxonomy",
    } as const;
    const [whole, taught] = examplesOf(
      [{...row, text: "Cả câu.", types: null}],
      [{...phrase, types: ["KT01"]}],
      ["CB02", "KT01"],
    );
    expect([whole!.matter_weight, taught!.label_weight]).toEqual([0, 0]);
    expect(taught!.matters[2]).toBeGreaterThan(0.9);
  });
  test("the vocabulary of the package is read, and another file is told", () => {
    const letters = ["<s>", "▁chi", "bộ"];
    const bytes = letters.map((piece) => Buffer.from(piece));
    const ends = letters.map((_, id) => Buffer.concat(bytes.slice(0, id + 1)).length);
    const file = join(folder, "e5.bin");
    writeFileSync(
      file,
      Buffer.concat([
        Buffer.from("E5S1"),
        Buffer.alloc(40),
        Buffer.from(Int32Array.of(3, 0, 2, 1, 3).buffer),
        Buffer.from(BigUint64Array.of(BigInt(ends.at(-1) ?? 0)).buffer),
        Buffer.from(Uint32Array.of(0, ...ends).buffer),
        Buffer.from(Float32Array.of(0, -1.5, -2.5).buffer),
        ...bytes,
      ]),
    );
    expect(readE5Pieces(file)).toEqual({pieces: letters, scores: Float32Array.of(0, -1.5, -2.5)});
    writeFileSync(file, "none");
    expect(() => readE5Pieces(file)).toThrow(/e5-small-q4\.bin/u);
  });
});

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.map((value) => value - mean);
}

describe("mixing", () => {
  const shares = fc
    .array(fc.double({min: 0.001, max: 1, noNaN: true}), {minLength: 3, maxLength: 3})
    .map((values) => values.map((value) => value / values.reduce((a, b) => a + b, 0)));
  test("a mix sums to 1, and two that agree on the likeliest keep it", () => {
    fc.assert(
      fc.property(shares, shares, fc.double({min: 0, max: 1, noNaN: true}), (a, b, say) => {
        const mixed = Float64Array.from(a);
        mixShares(mixed, b, say);
        expect(mixed.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 9);
        const top = (values: ArrayLike<number>) =>
          Array.from(values).indexOf(Math.max(...Array.from(values)));
        if (top(a) === top(b)) expect(mixed[top(a)]).toBeCloseTo(Math.max(...mixed), 9);
      }),
    );
  });
  test("a say of 0 and of 1 leave one of the two", () => {
    const one = Float64Array.of(0.7, 0.2, 0.1);
    mixShares(one, [0.1, 0.1, 0.8], 0);
    expect(one[0]).toBeCloseTo(0.7, 4);
    mixShares(one, [0.1, 0.1, 0.8], 1);
    expect(one[2]).toBeCloseTo(0.8, 4);
  });
});
test("sure is who gives one answer that much", () => {
  expect(isSure(Float32Array.of(0.1, 0.8, 0.1), 0.75)).toBe(true);
  expect(isSure(Float32Array.of(0.3, 0.6, 0.1), 0.75)).toBe(false);
});
