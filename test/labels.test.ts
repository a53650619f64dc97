import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {parse} from "yaml";
import {splitText} from "../pipeline/2-split/split-text.ts";
import {loadSegmenter} from "../pipeline/2-split/words/segmenter.ts";
import {loadEncoder} from "../pipeline/3-tag/encoder/load-encoder.ts";
import {analyse} from "../pipeline/3-tag/labels/analyse.ts";
import {loadCueClasses} from "../pipeline/3-tag/labels/cue-classes.ts";
import {frameOf} from "../pipeline/3-tag/labels/frame.ts";
import {loadLabeller, makeLabeller} from "../pipeline/3-tag/labels/labeller.ts";
import {readModel} from "../pipeline/3-tag/labels/model-file.ts";
import {tokenise} from "../pipeline/3-tag/labels/tokens.ts";
import {modelPath} from "../pipeline/3-tag/model-path.ts";

const labeller = loadLabeller();
const cues = parse(readFileSync(new URL("../data/taxonomy/cues.yaml", import.meta.url), "utf8")) as {
  tests: {text: string; label: string; note?: string}[];
};

describe("cues.yaml", () => {
  const heading: Record<string, string> = {
    solution: "Phương hướng, nhiệm vụ",
    achievement: "Kết quả đạt được",
    limitation: "Hạn chế, khuyết điểm",
    cause: "Nguyên nhân",
    request: "Kiến nghị",
    context: "Đặc điểm tình hình",
  };
  test.each(cues.tests)("$label under its heading: $text", ({text, label}) => {
    expect(labeller.labelSentence(text, {section: heading[label] ?? null}).label).toBe(label);
  });
});

// The traps of cues.yaml that are about a label; the others belong to matters, figures, quantifiers or the reading of files.
test.each([
  ["TR01", "Không để xảy ra tham nhũng, tiêu cực", "Kết quả đạt được", "achievement"],
  ["TR02", "Qua kiểm tra chưa phát hiện vi phạm", "Kết quả đạt được", "achievement"],
  ["TR03", "Chưa phát hiện được vụ việc nào qua tự kiểm tra nội bộ", "Hạn chế", "limitation"],
  ["TR04", "Tình trạng nể nang cơ bản được khắc phục", "Kết quả đạt được", "achievement"],
  ["TR05", "Cần khắc phục tình trạng nể nang", null, "solution"],
  ["TR06", "Tình trạng nể nang chậm được khắc phục", null, "limitation"],
  ["TR07", "Hạn chế thấp nhất việc hồ sơ trễ hạn", "Phương hướng, nhiệm vụ", "solution"],
  ["TR08", "Đơn thư giảm 30% so với cùng kỳ", "Kết quả đạt được", "achievement"],
  ["TR09", "Số đảng viên kết nạp giảm so với năm trước", "Hạn chế", "limitation"],
  ["TR10", "Quán triệt Nghị quyết về ngăn chặn, đẩy lùi sự suy thoái", "Kết quả đạt được", "achievement"],
  ["TR11", "Tăng cường giáo dục đảng viên về tinh thần trách nhiệm", "Kết quả đạt được", "achievement"],
  ["TR11", "Tăng cường giáo dục đảng viên về tinh thần trách nhiệm.", "Phương hướng, nhiệm vụ", "solution"], // without a full stop it reads as a heading
  ["TR12", "Đạt được kết quả trên là do cấp ủy quan tâm lãnh đạo", null, "cause"],
  ["TR13", "Bên cạnh kết quả đạt được vẫn còn một số hạn chế nhất định:", null, "context"],
  ["TR14", "Địa bàn rộng, giao thông khó khăn", "Đặc điểm tình hình", "context"],
  ["TR15", "Đề nghị Đảng ủy cấp trên sớm có hướng dẫn", null, "request"],
  ["TR16", "Không ít chi bộ sinh hoạt còn hình thức", null, "limitation"],
  ["TR17", "Chất lượng sinh hoạt không ngừng được nâng lên", null, "achievement"],
  ["TR18", "Nghiêm túc phê bình những việc còn hạn chế", "Kết quả đạt được", "achievement"],
  ["TR20", "Còn chủ quan, lơ là trong bảo vệ bí mật", null, "limitation"],
  ["TR21", "Hướng dẫn của cấp trên ban hành còn chậm", "Nguyên nhân khách quan", "cause"],
  ["TR22", "Phấn đấu 100% đảng viên học nghị quyết", null, "solution"],
  ["TR27", "Thực hiện khá nghiêm túc", "Kết quả đạt được", "achievement"],
  ["TR28", "Tiếp tục đẩy mạnh hơn nữa công tác tuyên truyền", "Phương hướng, nhiệm vụ", "solution"],
  ["TR31", "phân công nhiệm vụ cụ thể cho từng cấp ủy viên", "Kết quả đạt được", "achievement"],
  ["TR31", "phân công nhiệm vụ cụ thể cho từng cấp ủy viên", "Phương hướng, nhiệm vụ", "solution"],
] as const)("%s: %s", (_, text, section, label) => {
  expect(labeller.labelSentence(text, {section}).label).toBe(label);
});

test.each([
  ["II. HẠN CHẾ, KHUYẾT ĐIỂM", "limitation"],
  ["3. Nguyên nhân", "cause"],
  ["Tồn tại, hạn chế và nguyên nhân", "mixed"],
  ["I. Kết quả thực hiện nhiệm vụ", "achievement"],
  ["Phương hướng, nhiệm vụ năm 2026", "solution"],
  ["V. Kiến nghị, đề xuất", "request"],
  ["Về công tác tư tưởng", null],
] as const)("%s opens %s", (heading, role) => {
  expect(frameOf(analyse(heading))).toBe(role);
});

test("every class is found by each of its phrases, or by a class listed before it", () => {
  const {classes, find} = loadCueClasses();
  const lost = classes.flatMap(({phrases}, at) =>
    phrases.filter((phrase) => {
      const {words} = tokenise(phrase);
      const found = find(words, new Uint8Array(words.length));
      return found.ids.length !== 1 || found.ids[0]! > at;
    }),
  );
  expect(lost).toEqual([]);
});

test.each([
  ["CHƯA KỊP THỜI", "chưa kịp thời"],
  ["Cấp uỷ", "cấp ủy"],
  ["đ-ược tăng c-ường", "được tăng cường"],
  ["Ðảng bộ", "đảng bộ"],
])("%s is read as %s", (raw, words) => {
  expect(tokenise(raw.normalize("NFC")).words.join(" ")).toBe(words);
});

test("offsets of tokens lie in the text and do not overlap, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({unit: "grapheme", maxLength: 200}), (raw) => {
      const text = raw.normalize("NFC");
      const {starts, ends} = tokenise(text);
      let last = 0;
      starts.forEach((start, i) => {
        expect(start).toBeGreaterThanOrEqual(last);
        last = ends[i]!;
        expect(last).toBeGreaterThan(start);
      });
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});

test("the encoder is asked only where features are unsure in the chain of their sentences", () => {
  const read: string[] = [];
  const shipped = loadEncoder();
  const labeller = makeLabeller(readModel(modelPath("labels.bin")), {
    ...shipped,
    labels(placed) {
      read.push(placed.text);
      return shipped.labels(placed);
    },
  });
  const section = "Hạn chế, khuyết điểm";
  const plain = "Việc gửi báo cáo còn chậm, chất lượng chưa cao.";
  expect(labeller.labelSentence(plain, {section}).label).toBe("limitation");
  expect(read).toEqual([]);
  const hidden = "Cả phòng im, mười lăm phút là tan.";
  labeller.labelSentence(hidden);
  expect(read).toEqual([hidden]);
});

test("one verdict a clause, in order; NFD gives what NFC gives; the same twice", () => {
  const text =
    "Tuy có nhiều cố gắng nhưng sinh hoạt chuyên đề còn hình thức; việc nắm tư tưởng chưa kịp thời. Đề nghị Đảng ủy cấp trên bổ sung kinh phí.";
  const split = splitText(text, loadSegmenter(), "Hạn chế");
  const verdicts = labeller.label(split);
  expect(verdicts).toHaveLength(split.clauses.length);
  expect(labeller.label(split)).toEqual(verdicts);
  for (const {confidence, evidence} of verdicts) {
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(evidence).not.toBe("");
  }
  expect(labeller.labelSentence(text.normalize("NFD"))).toEqual(labeller.labelSentence(text));
});

test.each([
  ["Về khách quan, địa bàn rộng, đi lại khó khăn.", "khach_quan", "limitation"],
  ["Nguyên nhân chủ quan là do cấp ủy chưa quan tâm đúng mức công tác kiểm tra.", "chu_quan", "limitation"],
  ["Có được kết quả đó là nhờ sự quan tâm của cấp ủy cấp trên.", "khach_quan", "achievement"],
])("cause: %s", (text, cause_kind, cause_of) => {
  expect(labeller.labelSentence(text, {section: "Nguyên nhân"})).toMatchObject({
    label: "cause",
    cause_kind,
    cause_of,
  });
});

test("empty text, marks alone and a very long line give an answer, in linear time", () => {
  for (const text of ["", "   ", "*".repeat(5000), "“".repeat(5000), "chưa ".repeat(40_000)]) {
    expect(labeller.labelSentence(text).confidence).toBeGreaterThan(0);
  }
});
