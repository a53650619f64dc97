/** VISCII 1.1 (RFC 1456): the letters of bytes 0x80–0xFF in order, and six capitals in the control range. */
const HIGH =
  "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
const LOW: Record<string, string> = {
  "\x02": "Ẳ",
  "\x05": "Ẵ",
  "\x06": "Ẫ",
  "\x14": "Ỷ",
  "\x19": "Ỹ",
  "\x1e": "Ỵ",
};

/** Text in VISCII codes (one character a byte) as NFC Unicode. */
export function decodeViscii(text: string): string {
  return text.replace(
    /[\x02\x05\x06\x14\x19\x1e\x80-\xff]/g,
    (char) => LOW[char] ?? HIGH.charAt(char.charCodeAt(0) - 0x80),
  );
}
