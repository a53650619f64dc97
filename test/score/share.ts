/** `93.4 % (7765/8318)`; `– (0/0)` when there is nothing to count. */
export function share(part: number, whole: number): string {
  return `${whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`} (${part}/${whole})`;
}
