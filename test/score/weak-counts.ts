/** Units that say a matter is weak, by `matter period`, of faces written as `matter period unit face`. */
export function weakCounts(faces: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of faces) {
    const [matter, period, , face] = key.split(" ");
    const cell = `${matter} ${period}`;
    if (face === "weak") counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}
