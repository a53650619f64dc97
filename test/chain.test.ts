import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {splitDocument} from "../pipeline/2-split/split-document.ts";
import {loadSegmenter} from "../pipeline/2-split/words/segmenter.ts";
import {chainAsking, chainShares, linksOf} from "../pipeline/3-tag/labels/chain.ts";
import {loadLabeller} from "../pipeline/3-tag/labels/labeller.ts";
import {CLASSES, K} from "../pipeline/3-tag/labels/softmax.ts";

const share = fc.double({min: 0.001, max: 1, noNaN: true});
const shares = fc
  .array(share, {minLength: K, maxLength: K})
  .map((values) => Float64Array.from(values, (value) => value / values.reduce((a, b) => a + b, 0)));
const links = fc
  .array(share, {minLength: K * K, maxLength: K * K})
  .map((values) => Float32Array.from(values));

describe("chain", () => {
  test("gives what summing over every chain of labels gives", () => {
    fc.assert(
      fc.property(shares, shares, shares, links, (a, b, c, link) => {
        const wanted = [a, b, c].map(() => new Float64Array(K));
        let all = 0;
        for (let i = 0; i < K; i++)
          for (let j = 0; j < K; j++)
            for (let k = 0; k < K; k++) {
              const weight = a[i]! * b[j]! * c[k]! * link[i * K + j]! * link[j * K + k]!;
              all += weight;
              [i, j, k].forEach((label, at) => {
                wanted[at]![label] = wanted[at]![label]! + weight;
              });
            }
        chainShares([a, b, c], link).forEach((told, at) => {
          for (let label = 0; label < K; label++)
            expect(told[label]).toBeCloseTo(wanted[at]![label]! / all, 9);
        });
      }),
      {numRuns: 50},
    );
  });
  test("asks the second reader where the chain is unsure, and there alone", () => {
    fc.assert(
      fc.property(
        fc.array(shares, {maxLength: 6}),
        shares,
        links,
        fc.double({min: 0, max: 1, noNaN: true}),
        (own, second, link, sure) => {
          const asked: number[] = [];
          const isUnsure = (told: Float64Array) => Math.max(...told) < sure;
          const {read, chained} = chainAsking(own, link, {
            isUnsure,
            ask(at) {
              asked.push(at);
              return second;
            },
          });
          const first = chainShares(own, link);
          expect(asked).toEqual([...own.keys()].filter((at) => isUnsure(first[at]!)));
          expect(read).toEqual(own.map((mine, at) => (asked.includes(at) ? second : mine)));
          expect(chained).toEqual(chainShares(read, link));
        },
      ),
    );
  });
  test("one sentence, and sentences without links, stay as they are", () => {
    fc.assert(
      fc.property(shares, shares, links, (a, b, link) => {
        expect(chainShares([], link)).toEqual([]);
        chainShares([a], link)[0]!.forEach((value, label) => {
          expect(value).toBeCloseTo(a[label]!, 9);
        });
        const unlinked = chainShares([a, b], new Float32Array(K * K).fill(1));
        unlinked[1]!.forEach((value, label) => {
          expect(value).toBeCloseTo(b[label]!, 9);
        });
      }),
    );
  });
  test("a label that follows itself in the rows is likelier behind itself; rows that are no neighbours say nothing", () => {
    const row = (doc: string, text: string, prev_text: string | null, label: number) => ({
      doc,
      text,
      prev_text,
      label,
    });
    const run = Array.from({length: 40}, (_, i) =>
      row("d", `${i}`, i === 0 ? null : `${i - 1}`, i < 20 ? 0 : 1),
    );
    const linked = linksOf(run);
    expect(linked[0 * K + 0]).toBeGreaterThan(1.1);
    expect(linked[0 * K + 1]).toBeLessThan(1);
    const apart = linksOf(run.map((one) => ({...one, prev_text: null})));
    expect(new Set(apart.map((value) => Number(value.toFixed(5))))).toEqual(new Set([1]));
  });
});

describe("in a text without headings", () => {
  const labelsOf = (text: string): string[] => {
    const block = {kind: "paragraph", level: null, label: null, text, page: null, ordinal: 0} as const;
    return loadLabeller()
      .label(splitDocument([block], loadSegmenter()))
      .map(({label}) => label);
  };
  test("a demand carries over the parts of its sentence that have no modal of their own", () => {
    const labels = labelsOf(
      "Trong thời gian tới, cấp ủy các chi bộ cần nắm chắc tình hình tư tưởng của đảng viên; thực hiện tốt quy chế làm việc; đề ra nội dung sinh hoạt sát với từng nơi.",
    );
    expect(labels).toEqual(["solution", "solution", "solution"]);
  });
  test("what opened before holds no more when a sentence turns to the time ahead", () => {
    const labels = labelsOf(
      "Những khuyết điểm trên có nguyên nhân chủ quan là: Một số cấp ủy chưa sâu sát, còn khoán trắng cho bộ phận chuyên môn. " +
        "Để làm tốt công tác này trong thời gian tới, cấp ủy các cấp cần xây dựng chương trình kiểm tra ngay từ đầu năm. " +
        "Việc phân công kiểm tra phải rõ người, rõ việc, phù hợp với đặc điểm từng đơn vị.",
    );
    expect(labels.slice(-2)).toEqual(["solution", "solution"]);
    expect(CLASSES).toContain(labels[0]);
  });
});
