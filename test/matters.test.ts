import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {parse} from "yaml";
import {hashOf} from "../pipeline/3-tag/labels/tokens.ts";
import {readText} from "../pipeline/3-tag/matters/features.ts";
import {loadMatcher, type Matched} from "../pipeline/3-tag/matters/load-matcher.ts";
import {scoreMatters} from "../pipeline/3-tag/matters/score-matters.ts";
import {readMatters} from "../pipeline/3-tag/matters/taxonomy.ts";
import {makeWordCutter} from "../pipeline/3-tag/matters/word-cutter.ts";

const matcher = loadMatcher();
const named = (clause: Matched): string[] => matcher.mentions(clause).map(({matter}) => matter);

describe("what a clause is about", () => {
  test.for<[string, Matched["label"], string]>([
    ["Nhiều đảng viên ngại phát biểu trong các kỳ họp chi bộ, chủ yếu ngồi nghe.", "limitation", "SH01"],
    ["Nội dung sinh hoạt chi bộ ở một số nơi còn đơn điệu, nặng về phổ biến văn bản.", "limitation", "SH02"],
    ["Một số chi bộ chưa tổ chức sinh hoạt chuyên đề theo quy định.", "limitation", "SH05"],
    ["Tự phê bình và phê bình còn nể nang, ngại va chạm.", "limitation", "SH06"],
    ["Chưa nắm chắc diễn biến tư tưởng của cán bộ, đảng viên trong đơn vị.", "limitation", "TT01"],
    ["Đội ngũ báo cáo viên còn mỏng, kỹ năng truyền đạt hạn chế.", "limitation", "TT04"],
    ["Tỷ lệ đảng viên tham gia học tập nghị quyết luôn đạt trên 99%.", "achievement", "NQ06"],
    ["Bản đăng ký nêu gương của nhiều đảng viên còn chung chung, sao chép.", "limitation", "HB02"],
    ["Quy chế làm việc của cấp ủy chậm được bổ sung, sửa đổi.", "limitation", "LD02"],
    ["Công tác đánh giá cán bộ còn hình thức, cào bằng.", "limitation", "CB02"],
    ["Việc chuyển đổi vị trí công tác chưa thực hiện đúng kế hoạch.", "limitation", "CB05"],
    ["Công tác kết nạp đảng viên mới chưa đạt chỉ tiêu đề ra.", "limitation", "DV01"],
    ["Việc thu, nộp đảng phí ở hai chi bộ chưa đúng thời gian quy định.", "limitation", "DV06"],
    ["Kê khai tài sản, thu nhập còn chậm, một số bản kê khai thiếu thông tin.", "limitation", "TN03"],
    ["Thực hiện tốt Quy chế dân chủ ở cơ sở trong cơ quan.", "solution", "DC01"],
    ["Duy trì nghiêm chế độ tiếp công dân định kỳ của người đứng đầu.", "solution", "DC04"],
    [
      "Mặt trận và đoàn thể còn lúng túng trong lựa chọn nội dung giám sát, phản biện xã hội.",
      "limitation",
      "DT04",
    ],
    ["Một bộ phận cán bộ còn đùn đẩy, né tránh trách nhiệm, sợ sai.", "limitation", "NV02"],
    ["Hồ sơ thủ tục hành chính giải quyết trễ hạn còn nhiều.", "limitation", "NV04"],
    ["Các đơn vị gửi báo cáo chậm, phải đôn đốc nhiều lần.", "limitation", "VP01"],
    ["Chuyển đổi số trong cơ quan đảng còn chậm, phần mềm chưa liên thông.", "limitation", "VP03"],
    ["Phong trào thi đua còn hình thức, khen thưởng chưa kịp thời.", "limitation", "DG04"],
  ])("%s", ([text, label, matter]) => {
    expect(named({text, label})[0]).toBe(matter);
  });

  test.for<string>([
    "Giá phân bón tăng cao, nông sản khó tiêu thụ.",
    "Tình trạng ngập úng ở các tuyến phố trung tâm vẫn tái diễn khi có mưa lớn.",
    "Xuất khẩu thủy sản sáu tháng giảm 12% so với cùng kỳ.",
    "Mạng lưới xe buýt chưa đáp ứng nhu cầu đi lại của người dân.",
    "Dịch tả lợn châu Phi lây lan ở bảy xã.",
  ])("nothing of the taxonomy: %s", (text) => {
    expect(named({text, label: "limitation"})).toEqual([]);
  });

  test("the face comes from what the clause does", () => {
    const faces = (["limitation", "achievement", "cause", "solution", "request"] as const).map(
      (label) => matcher.mentions({text: "Chế độ tiếp công dân định kỳ của người đứng đầu", label})[0]?.face,
    );
    expect(faces).toEqual(["weak", "achieved", "weak", "remedy", "remedy"]);
    const [mention] = matcher.mentions({
      text: "Cấp ủy quan tâm lãnh đạo hoạt động của các đoàn thể",
      label: "cause",
      cause_of: "achievement",
    });
    expect(mention?.face).toBe("achieved");
  });

  test("evidence stands in the clause", () => {
    const text = "Việc kê khai tài sản, thu nhập ở hai phòng còn chậm.";
    const [mention] = matcher.mentions({text, label: "limitation"});
    expect(text).toContain(mention?.evidence);
    expect(mention?.evidence).toBe("kê khai tài sản");
  });
});

describe("laws", () => {
  const words = fc.constantFrom(
    "cấp ủy",
    "chi bộ",
    "chưa",
    "đã",
    "kiểm tra, giám sát",
    "đơn thư",
    "đối thoại",
    "quy hoạch",
    "kịp thời",
    "tỷ lệ",
    "12",
    "%",
    ";",
  );
  const texts = fc.array(words, {maxLength: 40}).map((parts) => parts.join(" "));
  const labels = fc.constantFrom<Matched["label"]>(
    "achievement",
    "limitation",
    "cause",
    "solution",
    "request",
    "context",
  );

  test("mentions are few, surest first, distinct, with confidence in 0–1 and a theme of their own matter", () => {
    const ids = new Map(readMatters().map(({id, theme}) => [id, theme]));
    fc.assert(
      fc.property(texts, labels, texts, (text, label, prev) => {
        const mentions = matcher.mentions({text, label, prev});
        const confidences = mentions.map(({confidence}) => confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        expect(confidences.every((value) => value >= 0 && value <= 1)).toBe(true);
        expect(new Set(mentions.map(({matter}) => matter)).size).toBe(mentions.length);
        expect(
          mentions.every(({matter, theme, evidence}) => ids.get(matter) === theme && text.includes(evidence)),
        ).toBe(true);
      }),
    );
  });

  test("what was read before does not change the answer", () => {
    fc.assert(
      fc.property(texts, texts, labels, (text, other, label) => {
        const first = matcher.rank({text, label, whole: `${text}; ${other}`});
        matcher.rank({text: other, label, whole: text});
        matcher.rank({text, label, whole: `${text}; ${other}`, section: "Công tác phát triển đảng viên"});
        expect(matcher.rank({text, label, whole: `${text}; ${other}`})).toEqual(first);
      }),
    );
  });

  test("a long hostile line takes no long time", () => {
    const text = "kiểm tra, giám sát ".repeat(20_000);
    expect(matcher.rank({text, label: "limitation", prev: text}).length).toBe(3);
  });
});

describe("the taxonomy", () => {
  const {themes, weaknesses, changes} = parse(
    readFileSync(new URL("../data/taxonomy/taxonomy.yaml", import.meta.url), "utf8"),
  ) as {
    themes: {id: string}[];
    weaknesses: {id: string; theme: string; near_miss?: {goes_to?: string}[]; metrics?: string[]}[];
    changes: {on: string; kind: string; from: string | null; to: string | null; why: string}[];
  };
  const ids = weaknesses.map(({id}) => id);

  test("ids are used once, and begin with their theme", () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(weaknesses.filter(({id, theme}) => !id.startsWith(theme))).toEqual([]);
  });

  test("near misses and changes lead to matters or themes that there are", () => {
    const known = new Set([...ids, ...themes.map(({id}) => id)]);
    const targets = weaknesses.flatMap(({near_miss = []}) => near_miss.flatMap(({goes_to}) => goes_to ?? []));
    expect(targets.filter((id) => !known.has(id))).toEqual([]);
    expect(changes.flatMap(({from, to}) => [from, to]).filter((id) => id !== null && !known.has(id))).toEqual(
      [],
    );
  });

  test("metrics of a matter are in the dictionary", () => {
    const {metrics} = parse(
      readFileSync(new URL("../data/taxonomy/metrics.yaml", import.meta.url), "utf8"),
    ) as {metrics: {id: string}[]};
    const known = new Set(metrics.map(({id}) => id));
    expect(weaknesses.flatMap(({metrics: own = []}) => own).filter((id) => !known.has(id))).toEqual([]);
  });
});

test("an abbreviation is read as its long form, and stands where it is written", () => {
  const cut = makeWordCutter(["ủy_ban", "kiểm_tra"]);
  const short = readText("UBKT xã đã họp.", cut);
  const long = readText("Ủy ban kiểm tra xã đã họp.", cut);
  expect(short.syllables).toEqual(long.syllables);
  expect(short.grams).toEqual(long.grams);
  expect(short.word_grams).toEqual(long.word_grams);
  expect(short.starts.map((from, i) => short.text.slice(from, short.ends[i]))).toEqual([
    "UBKT",
    "UBKT",
    "UBKT",
    "UBKT",
    "xã",
    "đã",
    "họp",
  ]);
});

test("words are the longest that the list knows", () => {
  const cut = makeWordCutter(["quy_chế", "quy_chế_dân_chủ", "dân_chủ"]);
  const count = (text: string): number =>
    cut(Int32Array.from(text.split(" "), hashOf), text.split(" ").length, new Int32Array(20));
  expect(["quy chế dân chủ cơ sở", "quy chế mới", "dân chủ", "dân"].map(count)).toEqual([3, 2, 1, 1]);
});

test("scores count what is named, left empty and forced", () => {
  const candidates = [{matter: "SH01", confidence: 0.7}];
  const score = scoreMatters([
    {right: ["SH01"], any: ["SH01"], candidates, named: ["SH01"]},
    {right: ["SH02"], any: ["SH02", "SH01"], candidates, named: ["SH01"]},
    {right: ["TT01"], any: ["TT01"], candidates, named: []},
    {right: [], any: [], candidates, named: []},
    {right: [], any: [], candidates, named: ["SH01"]},
  ]);
  expect(score).toMatchObject({
    with_matter: 3,
    without: 2,
    left_empty: 50,
    theme: 200 / 3,
    named: 100 / 3,
    precision: 200 / 3,
    forced: 100 / 3,
  });
});
