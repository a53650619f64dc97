import {describe, expect, test} from "vitest";
import {readTxt} from "../pipeline/1-read/read-txt.ts";
import {repairDamage} from "../pipeline/1-read/repair.ts";

describe("words that only a lost ư leaves", () => {
  test.each<[string, string, string[]]>([
    ["tr-ờng hợp, ng-ời dân, năm 2016-2017", "trường hợp, người dân, năm 2016-2017", ["tr-ờng", "ng-ời"]],
    ["-ớc đạt 85%", "ước đạt 85%", ["-ớc"]],
    ["đợc xử lý, trờng học", "được xử lý, trường học", ["đợc", "trờng"]],
    ["ĐỢC GIAO, TR-ỜNG", "ĐƯỢC GIAO, TRƯỜNG", ["ĐỢC", "TR-ỜNG"]],
    ["hớu nai, hơu", "hướu nai, hươu", ["hớu", "hơu"]],
    ["Trong sạch - vững mạnh", "Trong sạch - vững mạnh", []],
    ["chủ nghĩa Mác-Lênin, BC-ĐU, COVID-19", "chủ nghĩa Mác-Lênin, BC-ĐU, COVID-19", []],
    ["kinh tế-xã hội, cơ-quan, ở-nơi, nhà-ở", "kinh tế-xã hội, cơ-quan, ở-nơi, nhà-ở", []],
    ["mời họp, trời mưa, hơn nữa, được, trường", "mời họp, trời mưa, hơn nữa, được, trường", []],
    ["nh- ch-a", "nh- ch-a", []],
    ["", "", []],
  ])("%s", (text, mended, repaired) => {
    expect(repairDamage(text)).toEqual({text: mended, repaired, doubtful: []});
  });
});

test("in a document that is broken elsewhere, more is sure, and what is not is named", () => {
  expect(repairDamage("nh-ng ch-a nh- ngời khác, 2016-2017, Mác-Lênin", true)).toEqual({
    text: "nhưng chưa như ngời khác, 2016-2017, Mác-Lênin",
    repaired: ["nh-ng", "ch-a", "nh-"],
    doubtful: ["ngời"],
  });
});

test("a broken document is mended and says so", () => {
  const {blocks, problems} = readTxt(Buffer.from("Chi bộ ch-a họp.\nViệc đ-ợc giao cho ngời khác."), "x.txt");
  expect(blocks.map((block) => block.text)).toEqual(["Chi bộ chưa họp.", "Việc được giao cho ngời khác."]);
  expect(problems.map(({rule, actual}) => [rule, actual])).toEqual([
    ["repaired-text", "ch-a, đ-ợc"],
    ["damaged-text", "ngời"],
  ]);
});

test("ư as a hyphen in TCVN3 is put right after decoding", () => {
  const bytes = Buffer.from("Tr-êng hîp ®-îc xö lý, nh-ng ch-a kÞp thêi.", "latin1");
  expect(readTxt(bytes, "x.txt").blocks[0]?.text).toBe("Trường hợp được xử lý, nhưng chưa kịp thời.");
});
