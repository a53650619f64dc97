import {expect, test} from "vitest";
import {figuresOf} from "../pipeline/3-tag/figures.ts";

type Named = [metric: string, value: number, operator: string];

test.for<[text: string, named: Named[]]>([
  ["Tỷ lệ đảng viên tham dự sinh hoạt chi bộ luôn đạt trên 96%.", [["ty_le_dv_du_sh", 96, ">"]]],
  ["Tỷ lệ chi bộ sinh hoạt đủ kỳ duy trì ở mức không dưới 98,5%.", [["ty_le_cb_du_ky", 98.5, ">="]]],
  ["Bình quân mỗi kỳ họp có ít nhất 92% đảng viên dự sinh hoạt.", [["ty_le_dv_du_sh", 92, ">="]]],
  ["Số buổi sinh hoạt được xếp loại tốt chiếm khoảng 74% tổng số buổi.", [["ty_le_sh_tot", 74, "~"]]],
  ["Gần 88% đảng viên đã dự học tập, quán triệt nghị quyết.", [["ty_le_dv_hoc_nq", 88, "<"]]],
  ["Hồ sơ giải quyết đúng hạn đạt từ 99,2% trở lên.", [["ty_le_hs_dung_han", 99.2, ">="]]],
  ["Có hơn 1.250 lượt cán bộ được cử đi đào tạo, bồi dưỡng.", [["so_luot_dao_tao", 1250, ">"]]],
  [
    "Trong kỳ đã kết nạp được 27 đảng viên mới, đạt 108% chỉ tiêu.",
    [
      ["so_dv_ket_nap", 27, "="],
      ["ty_le_ket_nap_so_chi_tieu", 108, "="],
    ],
  ],
  ["Tỷ lệ đảng viên phát biểu trong các buổi sinh hoạt chưa đến 40%.", [["ty_le_dv_phat_bieu", 40, "<"]]],
  ["Đã giải quyết 45/52 đơn thuộc thẩm quyền, đạt tỷ lệ 86,54%.", [["ty_le_giai_quyet_don", 86.54, "="]]],
  [
    "Toàn đảng bộ hiện có 1.432 đảng viên, trong đó 38 đảng viên dự bị.",
    [
      ["so_dang_vien", 1432, "="],
      ["so_dv_du_bi", 38, "="],
    ],
  ],
  ["Ngay từ đầu năm, 100% đảng viên đã đăng ký nội dung nêu gương.", [["ty_le_dv_dang_ky_ng", 100, "="]]],
  ["Trên 95% nhiệm vụ được giao hoàn thành đúng thời hạn.", [["ty_le_nv_dung_han", 95, ">"]]],
  ["Tỷ lệ hồ sơ nộp trực tuyến tăng lên, đạt tối thiểu 70%.", [["ty_le_hs_truc_tuyen", 70, ">="]]],
  ["Tỷ lệ quần chúng học tập nghị quyết không quá 85%.", [["ty_le_qc_hoc_nq", 85, "<="]]],
  [
    "Ủy ban kiểm tra đã kiểm tra 6 tổ chức đảng và 14 đảng viên.",
    [
      ["so_tcd_kiem_tra", 6, "="],
      ["so_dv_kiem_tra", 14, "="],
    ],
  ],
  [
    "Thi hành kỷ luật 3 đảng viên, gồm khiển trách 2, cảnh cáo 1.",
    [
      ["so_dv_ky_luat", 3, "="],
      ["so_dv_kl_khien_trach", 2, "="],
      ["so_dv_kl_canh_cao", 1, "="],
    ],
  ],
  ["Tỷ lệ kê khai tài sản, thu nhập đạt 100% (212/212 người).", [["ty_le_ke_khai", 100, "="]]],
  ["Báo cáo gửi đúng hạn ước đạt 93%.", [["ty_le_bc_dung_han", 93, "~"]]],
  ["Cấp ủy đã tổ chức được 5 cuộc đối thoại với đoàn viên và nhân dân.", [["so_cuoc_doi_thoai", 5, "="]]],
  [
    "Nhiều kỳ liền, tỷ lệ đảng viên có mặt dự sinh hoạt chi bộ không thấp hơn 94%.",
    [["ty_le_dv_du_sh", 94, ">="]],
  ],
  ["Có tới 97,8% chi bộ sinh hoạt đủ kỳ theo quy định.", [["ty_le_cb_du_ky", 97.8, "="]]],
  [
    "Số hồ sơ thủ tục hành chính giải quyết đúng hạn chiếm hơn 99% tổng số hồ sơ đã nhận.",
    [["ty_le_hs_dung_han", 99, ">"]],
  ],
  ["Cả đợt có xấp xỉ 600 lượt cán bộ tham gia đào tạo nghiệp vụ.", [["so_luot_dao_tao", 600, "~"]]],
  [
    "Từ 90% đảng viên trở lên tham gia phát biểu ở các buổi sinh hoạt chuyên đề.",
    [["ty_le_dv_phat_bieu", 90, ">="]],
  ],
  [
    "Đã xóa tên 02 đảng viên, khai trừ 01 đảng viên.",
    [
      ["so_dv_xoa_ten", 2, "="],
      ["so_dv_kl_khai_tru", 1, "="],
    ],
  ],
  ["Giải quyết xong 18/20 đơn thuộc thẩm quyền (90%).", [["ty_le_giai_quyet_don", 90, "="]]],
  ["Toàn khối thu nộp đảng phí đạt 412 triệu đồng.", [["so_tien_dang_phi", 412, "="]]],
  [
    "Cơ quan tiếp 35 lượt công dân, trong đó người đứng đầu tiếp 12 ngày.",
    [
      ["so_luot_tiep_dan", 35, "="],
      ["so_ngay_tiep_dan", 12, "="],
    ],
  ],
  ["Quần chúng học lớp nhận thức về Đảng: 24 người.", [["so_qc_boi_duong", 24, "="]]],
  ["Tỷ lệ hồ sơ nộp trực tuyến mới đạt 61,5%.", [["ty_le_hs_truc_tuyen", 61.5, "="]]],
  ["Các chỉ tiêu nghị quyết đạt và vượt chiếm trên 85%.", [["ty_le_chi_tieu_dat", 85, ">"]]],
])("figures that %j claims", ([text, named]) => {
  expect(
    figuresOf(text).flatMap(({metric, value, operator}) =>
      metric === null ? [] : [[metric, value, operator]],
    ),
  ).toEqual(named);
});

test.for<[text: string, changes: [value: number, operator: string, numerator: number | null][]]>([
  [
    "Tiếp 86 lượt công dân, giảm 22 lượt (20,37%).",
    [
      [86, "=", null],
      [22, "-", null],
      [20.37, "-", 22],
    ],
  ],
  [
    "Tiếp nhận 15 đơn, tăng 25% (3 đơn).",
    [
      [15, "=", null],
      [25, "+", 3],
      [3, "+", null],
    ],
  ],
  [
    "Số văn bản giảm 41, trong đó các ban giảm 12.",
    [
      [41, "-", null],
      [12, "-", null],
    ],
  ],
  ["Số văn bản chỉ đạo giảm 40%.", [[40, "-", null]]],
  [
    "Tỷ lệ tăng từ 80% lên 95%.",
    [
      [80, "=", null],
      [95, "=", null],
    ],
  ],
])("changes in %j are told from levels", ([text, changes]) => {
  expect(figuresOf(text).map(({value, operator, numerator}) => [value, operator, numerator])).toEqual(
    changes,
  );
});
