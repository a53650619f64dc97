import {hashOf} from "./tokens.ts";

/** Whether a document is one of the tenth that the encoder never trains on: mixes, gates and figures are settled on them. */
export function isHeld(doc: string): boolean {
  return (hashOf(`held ${doc}`) >>> 7) % 10 === 0;
}
