import {existsSync} from "node:fs";

/** Where weights lie that learnt on from decisions (`npm run learn`): used in place of those shipped. */
export const LEARNT = new URL("../../data/models/learnt/", import.meta.url);
export const SHIPPED = new URL("../../data/models/", import.meta.url);

/** The weights of that name to tag with: those learnt on from decisions when there are any, else those shipped. */
export function modelPath(name: "labels.bin" | "matters.bin"): URL {
  const learnt = new URL(name, LEARNT);
  return existsSync(learnt) ? learnt : new URL(name, SHIPPED);
}
