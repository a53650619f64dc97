type Grey = {width: number; height: number; grey: Uint8Array};

/** The picture `factor` times as wide and high (a whole number), grey between its dots; itself for 1. */
export function enlarge(image: Grey, factor: number): Grey {
  if (factor === 1) return image;
  const {width, height, grey} = image;
  const [wide, high] = [width * factor, height * factor];
  const result = new Uint8Array(wide * high);
  for (let y = 0, to = 0; y < high; y++) {
    const at_y = Math.min(height - 1, y / factor);
    const top = Math.floor(at_y);
    const below = Math.min(height - 1, top + 1);
    const down = at_y - top;
    for (let x = 0; x < wide; x++, to++) {
      const at_x = Math.min(width - 1, x / factor);
      const left = Math.floor(at_x);
      const next = Math.min(width - 1, left + 1);
      const right = at_x - left;
      const upper = (grey[top * width + left] ?? 0) * (1 - right) + (grey[top * width + next] ?? 0) * right;
      const lower =
        (grey[below * width + left] ?? 0) * (1 - right) + (grey[below * width + next] ?? 0) * right;
      result[to] = upper * (1 - down) + lower * down;
    }
  }
  return {width: wide, height: high, grey: result};
}
