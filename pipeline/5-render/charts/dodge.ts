/**
 * Places for labels along one axis, so that none overlaps the next and none leaves [`from`, `to`] while there is room: each keeps as near
 * to where it wants to be as the others let it, in the same order (equal wishes keep theirs). `heights` are theirs, in the order of `wanted`;
 * a place is a label's middle. Where they cannot all fit, they are squeezed evenly.
 */
export function dodge(
  wanted: readonly number[],
  {heights, from, to}: {heights: readonly number[]; from: number; to: number},
): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const offsets = offsetsOf(
    order.map((at) => heights[at] ?? 0),
    to - from,
  );
  // Groups that touch, each placed at the mean of its wishes (isotonic regression, pool adjacent violators).
  const groups: {sum: number; size: number; start: number}[] = [];
  for (const [rank, at] of order.entries()) {
    let group = {sum: (wanted[at] ?? 0) - (offsets[rank] ?? 0), size: 1, start: rank};
    for (
      let last = groups.at(-1);
      last !== undefined && last.sum / last.size >= group.sum / group.size;
      last = groups.at(-1)
    ) {
      group = {sum: last.sum + group.sum, size: last.size + group.size, start: last.start};
      groups.pop();
    }
    groups.push(group);
  }
  const places = new Array<number>(wanted.length).fill(0);
  const room = to - (offsets.at(-1) ?? 0);
  for (const {sum, size, start} of groups) {
    const base = Math.max(from, Math.min(room, sum / size));
    for (let rank = start; rank < start + size; rank++)
      places[order[rank] ?? 0] = base + (offsets[rank] ?? 0);
  }
  return places;
}

/** How far each label's middle is from the first one's when they touch, made smaller to fit `room`. */
function offsetsOf(heights: readonly number[], room: number): number[] {
  let sum = 0;
  const offsets = heights.map((height, at) => {
    if (at > 0) sum += (height + (heights[at - 1] ?? 0)) / 2;
    return sum;
  });
  const scale = sum > room ? room / sum : 1;
  return offsets.map((offset) => offset * scale);
}
