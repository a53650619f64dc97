import type {Count} from "./measure.ts";

/** Fewer sentences held out than this tell nothing. */
export const LEAST_HELD = 10;
/**
 * How much of the project's own sentences may be forgotten. The weights shipped have learnt those, the weights tried have not gone over them
 * again, and the weights put to use have: what is measured is the most that can be lost.
 */
const FORGOTTEN = 0.005;

export type Figures = {held: {before: Count; after: Count}; own: {before: Count; after: Count}};

/** Whether learnt weights are to be used: enough was held out, they answer it no worse, and they have not forgotten what they knew. */
export function isNoWorse({held, own}: Figures): boolean {
  return (
    held.before.of >= LEAST_HELD &&
    held.after.right >= held.before.right &&
    own.after.right >= own.before.right - FORGOTTEN * own.before.of
  );
}
