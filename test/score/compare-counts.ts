import {share} from "./share.ts";

/** How many cells of `matter period` have the same n in both, and how many differ by no more than 1; cells with none in both are not there. */
export function compareCounts(
  wanted: ReadonlyMap<string, number>,
  counted: ReadonlyMap<string, number>,
  isAsked: (cell: string) => boolean = () => true,
): string {
  const cells = [...new Set([...wanted.keys(), ...counted.keys()])].filter(isAsked);
  const off = (cell: string) => Math.abs((wanted.get(cell) ?? 0) - (counted.get(cell) ?? 0));
  const within = (most: number) => share(cells.filter((cell) => off(cell) <= most).length, cells.length);
  return `đúng hẳn ${within(0)}, lệch không quá 1 ${within(1)}`;
}
