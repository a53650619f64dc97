import {describe, expect, test} from "vitest";
import {readTableFigures} from "../pipeline/3-tag/read-table-figures.ts";

type Row = (string | null)[];
const read = (rows: Row[]) => readTableFigures([{caption: "Biểu 1", page: null, at: null, rows}]);
/** `metric value unit numerator/denominator target state`, what is missing left out. */
const show = (rows: Row[]) =>
  read(rows).map(({metric, value, unit, numerator, denominator, target, state}) =>
    [
      metric,
      value,
      unit,
      numerator === null ? null : `${numerator}/${denominator}`,
      target === null ? null : `kh ${target}`,
      state === "reported" ? null : state,
    ]
      .filter((part) => part !== null)
      .join(" "),
  );

describe("figures of a table", () => {
  test.each<[string, Row[], string[]]>([
    [
      "small figures are no ordinals, and rows of two words no heads",
      [
        ["TT", "Nội dung", "Đơn vị tính", "Kế hoạch", "Thực hiện"],
        ["1", "Tổng số đảng viên", "đảng viên", null, "5"],
        ["2", "Số đảng viên mới kết nạp", "đảng viên", "2", "0"],
      ],
      ["so_dang_vien 5 đảng viên", "so_dv_ket_nap 0 đảng viên kh 2"],
    ],
    [
      "heads of two levels with merged cells, below a title and a row that counts columns",
      [
        ["BIỂU SỐ LIỆU", "BIỂU SỐ LIỆU", "BIỂU SỐ LIỆU", "BIỂU SỐ LIỆU"],
        ["TT", "Chỉ tiêu", "Quý I/2024", "Quý I/2024"],
        ["TT", "Chỉ tiêu", "Chỉ tiêu giao", "Kết quả"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["1", "Tổng số đảng viên", "1.300", "1.234"],
      ],
      ["so_dang_vien 1234 kh 1300"],
    ],
    [
      "this period's column, not the one before or a comparison",
      [
        ["Chỉ tiêu", "Cùng kỳ năm trước", "Thực hiện", "Tăng, giảm so với cùng kỳ"],
        ["Tổng số đảng viên", "120", "130", "10"],
      ],
      ["so_dang_vien 130"],
    ],
    [
      "a share with its parts; as a fraction; without parts",
      [
        ["TT", "Chỉ tiêu", "Tổng số", "Số đạt", "Tỷ lệ (%)"],
        ["1", "Tỷ lệ đảng viên dự sinh hoạt", "67", "66", "98,5"],
        ["2", "Tỷ lệ đảng viên học tập nghị quyết", "69", "67", "0,971"],
        ["3", "Tỷ lệ giải quyết đơn thuộc thẩm quyền", "0", "0", "-"],
      ],
      [
        "ty_le_dv_du_sh 98.5 % 66/67",
        "ty_le_dv_hoc_nq 97.1 % 67/69",
        "ty_le_giai_quyet_don % 0/0 not_reported",
      ],
    ],
    [
      "a count and its share side by side: both, or the share of a row that is one",
      [
        ["TT", "Nội dung", "Số lượng", "Tỷ lệ (%)"],
        ["1", "Số đảng viên HTXSNV", "12", "15,4"],
        ["2", "Tỷ lệ đảng viên dự sinh hoạt", "66", "98,5"],
        ["3", "Số đảng viên mới kết nạp", "3", "0,8"],
        ["4", "Số đảng viên HTNV", "4", null],
      ],
      [
        "so_dv_htxsnv 12",
        "ty_le_dv_htxsnv 15.4 % 12/null",
        "ty_le_dv_du_sh 98.5 % 66/null",
        "so_dv_ket_nap 3",
        "so_dv_htnv 4",
      ],
    ],
    [
      "a share beside a plan is that of the plan",
      [
        ["Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"],
        ["Số đảng viên HTXSNV", "10", "12", "120"],
        ["Tỷ lệ đảng viên dự sinh hoạt", "95", "98,5", "103,7"],
      ],
      ["so_dv_htxsnv 12 kh 10", "ty_le_dv_du_sh 98.5 % kh 95"],
    ],
    [
      "empty is not 0 and not what does not apply",
      [
        ["Chỉ tiêu", "Thực hiện"],
        ["Tổng số đảng viên", null],
        ["Số đảng viên mới kết nạp", "0"],
        ["Số đơn thư tiếp nhận", "…"],
        ["Số đơn đã giải quyết", "x"],
      ],
      [
        "so_dang_vien not_reported",
        "so_dv_ket_nap 0",
        "so_don_tiep_nhan not_reported",
        "so_don_giai_quyet not_applicable",
      ],
    ],
    [
      "one column of figures under a head that says nothing of it",
      [
        ["STT", "Chỉ tiêu", "Đảng bộ Sở"],
        ["1", "Tổng số đảng viên", "64"],
        ["2", "Đảng viên chính thức", "60"],
      ],
      ["so_dang_vien 64", "so_dv_chinh_thuc 60"],
    ],
    [
      "a table of names has none",
      [
        ["TT", "Nội dung", "Ghi chú"],
        ["1", "Tổng số đảng viên", "theo dõi"],
      ],
      [],
    ],
    ["a table without rows has none", [], []],
  ])("%s", (_, rows, expected) => {
    expect(show(rows)).toEqual(expected);
  });

  test("says where it stands, and recomputes", () => {
    const [figure] = read([
      ["Chỉ tiêu", "Mẫu số", "Tử số", "Kết quả"],
      ["Tỷ lệ đảng viên dự sinh hoạt", "40", "30", "95%"],
    ]);
    expect(figure).toMatchObject({
      value: 95,
      recomputed: 75,
      place: "Biểu 1, hàng 2: Tỷ lệ đảng viên dự sinh hoạt",
    });
  });
});
