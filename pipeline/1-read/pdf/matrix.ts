/** A transformation of the page, as PDF writes it (ISO 32000-1, 8.3.3): `x' = a x + c y + e`, `y' = b x + d y + f`. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Where a point comes to lie. */
export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The transformation that does `inner`, then `m`; numbers that are missing are those of no change. */
export function multiply(m: Matrix, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  const [x, y] = apply(m, e, f);
  return [m[0] * a + m[2] * b, m[1] * a + m[3] * b, m[0] * c + m[2] * d, m[1] * c + m[3] * d, x, y];
}

/** What sets the lower left corner of a page, as it is shown, to 0 0; `rotate` in degrees clockwise, by quarters. */
export function turnOf([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[], rotate: number): Matrix {
  if (rotate === 90) return [0, -1, 1, 0, -y0, x1];
  if (rotate === 180) return [-1, 0, 0, -1, x1, y1];
  if (rotate === 270) return [0, 1, -1, 0, y1, -x0];
  return [1, 0, 0, 1, -x0, -y0];
}
