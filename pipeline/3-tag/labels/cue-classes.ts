import {readFileSync} from "node:fs";
import {parse} from "yaml";
import {tokenise} from "./tokens.ts";

/** A class of cue words, as in data/taxonomy/label-cues.yaml. */
type CueClass = {id: string; why: string; example: string; phrases: string[]};

type Node = {next: Map<string, Node>; cue: number};

/** Where cue classes stand in a text: parallel arrays in order of place; `to` exclusive, in tokens. */
export type Cues = {ids: number[]; from: number[]; to: number[]};

/** Finds the classes of a token list; the longest phrase at a place wins, masked tokens hold none. */
export type CueFinder = {
  classes: CueClass[];
  /** Number of a class by its id; -1 when there is none. */
  numberOf(id: string): number;
  find(words: string[], masked: Uint8Array): Cues;
};

let loaded: CueFinder | undefined;

/** The classes shipped with the program, read once. Throws when the file is missing or malformed. */
export function loadCueClasses(): CueFinder {
  const file = new URL("../../../data/taxonomy/label-cues.yaml", import.meta.url);
  loaded ??= makeCueFinder((parse(readFileSync(file, "utf8")) as {classes: CueClass[]}).classes);
  return loaded;
}

function makeCueFinder(classes: CueClass[]): CueFinder {
  const root: Node = {next: new Map(), cue: -1};
  classes.forEach(({phrases}, cue) => {
    for (const phrase of phrases) {
      let node = root;
      for (const word of tokenise(phrase).words) {
        let next = node.next.get(word);
        if (next === undefined) node.next.set(word, (next = {next: new Map(), cue: -1}));
        node = next;
      }
      if (node.cue < 0) node.cue = cue;
    }
  });
  const numbers = new Map(classes.map(({id}, at) => [id, at]));
  return {
    classes,
    numberOf: (id) => numbers.get(id) ?? -1,
    find: (words, masked) => findCues(root, words, masked),
  };
}

function findCues(root: Node, words: string[], masked: Uint8Array): Cues {
  const cues: Cues = {ids: [], from: [], to: []};
  for (let i = 0; i < words.length; ) {
    let node = masked[i] === 1 ? undefined : root.next.get(words[i]!);
    let end = i;
    let cue = -1;
    for (let j = i + 1; node !== undefined; j++) {
      if (node.cue >= 0) {
        cue = node.cue;
        end = j;
      }
      node = j < words.length && masked[j] === 0 ? node.next.get(words[j]!) : undefined;
    }
    if (cue >= 0) {
      cues.ids.push(cue);
      cues.from.push(i);
      cues.to.push(end);
      i = end;
    } else i++;
  }
  return cues;
}
