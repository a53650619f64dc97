/** Family names of the Kinh and of the peoples of the north, the centre and the highlands, folded, sorted. */
export const SURNAMES: ReadonlySet<string> = new Set(
  `an âu bạch bàn bành bế bì biện bồ bùi ca cà cái cam cảnh cao cát cầm chẩu chảo chế chiêm chu chung chúng chương cổ cồ cù cung cư danh
  diêm diệp doãn dương đái đàm đan đàng đào đặng đậu điền điểu đinh đoàn đỗ đồng đổng đường giang giàng giáp giả h' hà hạ hàn hạng hầu hoa
  hoàng hồ hồng hờ hùng huỳnh hứa kha khà khang khâu khổng khúc khương khuất kiều kim kpă ksor k'sor k' la lạc lại lãnh lam lâm lăng lầu lã lê lệnh
  liên liễu liêu lò lỗ lộ lộc luân lục lù lư lữ lường lương lưu lý lỳ ma mạc mạch mai mạnh mang mâu mã mẫn mè mí mộc mông mùa mục nghê nghị nghiêm ngô
  ngọ ngọc ngân ngụy nguyễn nguyên ngũ nhâm nhan nhữ niê ninh nông ông phạm phan phàn phí phó phùng phương quách quan quàng quản quảng
  rmah rơ r' sái sầm sần sĩ sin siu sình song sơn sùng sử tạ tải tan tăng tẩn tần tào tân tất tề thạch thái thang thào thân thẩm thập thi thiều thịnh
  thiện thòng tiêu tiết tô tôn tống tòng trà trang trầm trần tráng triệu trịnh trình trung trương trưởng từ tưởng ty uông ứng ưng
  vàng vạn vàn văn vàng viên vi vì viêm vòng võ vũ vừ vương vướng xa xồng y yên ya`.split(/\s+/),
);

/** Well-known places and bodies that begin with a family name and stand without a word such as `huyện` before them, folded. */
export const PLACE_NAMES: readonly string[] = [
  "hồ chí minh", "nguyễn ái quốc", "tôn đức thắng", "hoàng su phì", "dương minh châu", "trần văn thời", "phan rang tháp chàm", "hà nội",
  "hà giang", "hà tĩnh", "hà nam", "hà tây", "hà đông", "cao bằng", "cao lãnh", "thái bình", "thái nguyên", "lâm đồng", "lâm hà", "hồng ngự",
  "hồng bàng", "lạng sơn", "sơn la", "sơn tây", "kim bảng", "kim bôi", "quảng ninh", "quảng nam", "quảng ngãi", "quảng trị", "quảng bình",
  "yên bái", "yên dũng", "ninh bình", "ninh thuận", "ninh giang", "hoa lư", "lý sơn", "mai châu", "mai sơn", "vũ thư", "đoàn hùng",
  "lam sơn", "lam kinh", "đồng nai", "đồng tháp", "trà vinh", "trà lĩnh", "an giang", "phan thiết", "phan rang", "tô hiệu",
  "hòa bình", "đinh lập", "trung ương", "liên hiệp quốc", "liên bang nga", "trung quốc", "hàn quốc", "bà rịa", "bà nà", "bà đen", "ông đốc", "cô tô", "văn miếu",
];
