import {rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {tokenise} from "../pipeline/3-tag/labels/tokens.ts";
import {loadSequence, makeSequenceReader} from "../pipeline/3-tag/sequence/load-sequence.ts";
import {mixShares} from "../pipeline/3-tag/sequence/mix-shares.ts";
import {GATES, READ, readModel, SENT, writeModel} from "../pipeline/3-tag/sequence/model.ts";
import {makeTrace, readBackward, readForward} from "../pipeline/3-tag/sequence/pass.ts";
import {type Example, targetOf, trainSequence} from "../pipeline/3-tag/sequence/train-sequence.ts";
import {LONGEST, readVocabulary} from "../pipeline/3-tag/sequence/vocabulary.ts";

const vocabulary = readVocabulary();
const rowsOf = (text: string): number[] => [...vocabulary.rowsOf(tokenise(text).hashes)];

describe("vocabulary", () => {
  test("words of several syllables are one row, in either tone style and any case", () => {
    expect(rowsOf("Uỷ ban kiểm tra Đảng uỷ")).toEqual(rowsOf("ủy ban KIỂM TRA đảng ủy"));
    expect(rowsOf("chi bộ")).toHaveLength(1);
    expect(rowsOf("chi bộ, đảng viên")).toHaveLength(3);
  });
  test("figures are alike, shares of a hundred apart; unknown words are left out", () => {
    expect(rowsOf("đạt 95 điểm")).toEqual(rowsOf("đạt 1.250 điểm"));
    expect(rowsOf("đạt 95% chỉ tiêu")).not.toEqual(rowsOf("đạt 95 chỉ tiêu"));
    expect(rowsOf("zzqx")).toEqual([]);
    expect(rowsOf("")).toEqual([]);
  });
  test("reads no more than the first words of a long text", () => {
    expect(rowsOf("đạt ".repeat(1000))).toHaveLength(LONGEST);
  });
});

describe("pass", () => {
  const numbers = (length: number, seed: number): Float32Array =>
    Float32Array.from({length}, (_, i) => Math.sin(1 + i * 12.9898 + seed * 78.233));
  test("the backward pass gives the slope of the forward pass", () => {
    const words = [numbers(SENT, 1), numbers(SENT, 2), numbers(SENT, 3)];
    const text = [words[0]!, words[1]!, words[2]!, words[1]!];
    const bias = numbers(2 * GATES, 4);
    const asked = numbers(READ, 5);
    const trace = makeTrace(text.length);
    const out = new Float32Array(READ);
    const value = (): number => {
      readForward(text, bias, trace, out);
      return out.reduce((sum, h, i) => sum + h * asked[i]!, 0);
    };
    value();
    const grads = words.map(() => new Float32Array(SENT));
    const bias_grad = new Float32Array(2 * GATES);
    readBackward([grads[0]!, grads[1]!, grads[2]!, grads[1]!], bias_grad, trace, asked);
    const slope = (array: Float32Array, at: number): number => {
      const kept = array[at]!;
      array[at] = kept + 0.001;
      const above = value();
      array[at] = kept - 0.001;
      const below = value();
      array[at] = kept;
      return (above - below) / 0.002;
    };
    for (let at = 0; at < SENT; at += 7)
      words.forEach((word, w) => {
        expect(grads[w]![at]).toBeCloseTo(slope(word, at), 2);
      });
    for (let at = 0; at < 2 * GATES; at += 5) expect(bias_grad[at]).toBeCloseTo(slope(bias, at), 2);
  });
  test("no words give zeros", () => {
    const out = new Float32Array(READ).fill(9);
    readForward([], new Float32Array(2 * GATES), makeTrace(0), out);
    expect(out.every((h) => h === 0)).toBe(true);
  });
});

describe("training", () => {
  const none = new Int32Array();
  const example = (rows: number[], label: number): Example => ({
    text: Int32Array.from(rows),
    prev: none,
    section: none,
    labels: targetOf(2, [[label, 1]]),
    matters: targetOf(2, [[label, 1]]),
    label_weight: 1,
    matter_weight: 1,
  });
  // The same words in another order mean another thing: what no bag of words can tell.
  const examples = Array.from({length: 400}, (_, i) => {
    const filler = 4 + (i % 6);
    return i % 2 === 0 ? example([filler, 1, 2, 3], 0) : example([filler, 2, 1, 3], 1);
  });
  const vectors = Float32Array.from({length: 10 * 64}, (_, i) => Math.sin(i * 3.7) / 2);
  const train = () => trainSequence(examples, {ids: ["A01"], vectors, epochs: 12, seed: 1});
  const model = train();
  const reader = makeSequenceReader(model, {size: 10, rowsOf: (hashes) => hashes});
  const answer = (...rows: number[]) =>
    reader.labels({text: Int32Array.from(rows), prev: null, section: null});

  test("learns the order of words", () => {
    expect(answer(5, 1, 2, 3)[0]).toBeGreaterThan(0.8);
    expect(answer(5, 2, 1, 3)[1]).toBeGreaterThan(0.8);
    expect(reader.matters({text: Int32Array.of(5, 2, 1, 3), prev: null, section: null})[1]).toBeGreaterThan(
      0.8,
    );
  });
  test("the same rows and seed give the same bytes, and a file gives back what was written", () => {
    const bytes = writeModel(model);
    expect(Buffer.compare(bytes, writeModel(train()))).toBe(0);
    const file = pathToFileURL(join(tmpdir(), `sequence-${process.pid}.bin`));
    writeFileSync(file, bytes);
    const read = readModel(file);
    expect(read.ids).toEqual(["A01"]);
    expect(read.sent).toEqual(model.sent);
    read.vectors.forEach((value, i) => {
      expect(Math.abs(value - model.vectors[i]!)).toBeLessThan(0.01);
    });
    writeFileSync(file, bytes.subarray(0, -1));
    expect(() => readModel(file)).toThrow(/cut short/u);
    writeFileSync(file, "something else, of whatever length");
    expect(() => readModel(file)).toThrow(/not a sequence model/u);
    rmSync(file);
  });
});

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

test("the weights shipped tell a weakness from its opposite", () => {
  const reader = loadSequence();
  const told = (text: string) => [...reader.labels({text: tokenise(text).hashes, prev: null, section: null})];
  const [achieved, weak] = told("Công tác kiểm tra, giám sát được tiến hành thường xuyên, đúng kế hoạch.");
  expect(achieved).toBeGreaterThan(weak!);
  const [achieved2, weak2] = told(
    "Công tác kiểm tra, giám sát chưa được tiến hành thường xuyên, chưa đúng kế hoạch.",
  );
  expect(weak2).toBeGreaterThan(achieved2!);
});
