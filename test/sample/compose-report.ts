import {agrees, type Choosing, choose} from "./choose-statements.ts";
import {themeOrder} from "./placed.ts";
import {type PlannedFace, WIDESPREAD} from "./plan-faces.ts";
import type {SourceStatement} from "./statements.ts";

/** The sentences of a report by the part they stand in, each part in the order of themes. */
export type Parts = {
  context: SourceStatement[];
  achievement: SourceStatement[];
  limitation: SourceStatement[];
  cause: SourceStatement[];
  solution: SourceStatement[];
  request: SourceStatement[];
};

export type Composing = Choosing & {
  statements: readonly SourceStatement[];
  matters: readonly string[];
  faces: Map<string, PlannedFace>;
  /** Sentences kept from the last report, where this one is copied from it. */
  kept: readonly SourceStatement[];
  /** Promises to be written again word for word. */
  repeated: readonly SourceStatement[];
  /** Matters promised on before whose promise is now reported done, with the id of the promise. */
  done: ReadonlyMap<string, string>;
  /** Matters on which no promise may be written now, as the one before is to be passed over. */
  passed_over: ReadonlySet<string>;
};

/** The sentences of one report. Marks them as used, and adds to `faces` what they say beyond the plan. */
export function composeReport(composing: Composing): Parts {
  const parts: Parts = {context: [], achievement: [], limitation: [], cause: [], solution: [], request: []};
  const {random, faces, unit, at, uses} = composing;
  const copied = composing.kept.length > 0;
  const put = (statement: SourceStatement | null): boolean => {
    if (statement === null || parts[statement.section].includes(statement)) return false;
    parts[statement.section].push(statement);
    uses.add(statement.id, unit.line, at);
    for (const {matter, face} of statement.clauses) {
      if (matter === undefined || (face !== "weak" && face !== "achieved")) continue;
      const before = faces.get(matter);
      if (before === undefined) faces.set(matter, face);
      else if ((before === "weak") !== (face === "weak")) faces.set(matter, "both");
    }
    return true;
  };
  for (const statement of [...composing.kept, ...composing.repeated]) put(statement);
  const pick = (matter: string, kinds: string): boolean =>
    put(
      choose(
        composing.statements.filter((s) => s.matter === matter && kinds.includes(s.kind)),
        composing,
      ),
    );
  const planned = random
    .shuffle([...faces].filter(([matter]) => !copied || !mentions(parts, matter)))
    .sort(([a], [b]) => Number(WIDESPREAD[b] !== undefined) - Number(WIDESPREAD[a] !== undefined));
  const room = (part: keyof Parts, most: number): boolean => parts[part].length < most;
  const weakMost = copied ? parts.limitation.length + 1 : 8;
  const achievedMost = copied ? parts.achievement.length + 2 : 12;
  for (const [matter, face] of planned) {
    if (face === "weak" || face === "both") {
      if (!room("limitation", weakMost) || !pick(matter, "w")) unplan(faces, matter, face);
    }
    if (face === "weak") continue;
    const kinds = composing.done.get(matter)?.endsWith("-p1")
      ? ["d", "r", "a"]
      : face === "achieved"
        ? ["a"]
        : ["r", "a"];
    const said = room("achievement", achievedMost) && kinds.some((kind) => pick(matter, kind));
    if (!said && face !== "both") faces.delete(matter);
  }
  const free = random.shuffle(composing.matters.filter((matter) => !faces.has(matter)));
  for (let i = 0; !copied && parts.limitation.length < 4 && i < 40; i += 1) {
    const matter = free.pop();
    if (matter === undefined) break;
    if (WIDESPREAD[matter] === undefined) pick(matter, "w");
  }
  const achievements = copied ? parts.achievement.length : random.between(8, 13);
  while (parts.achievement.length < achievements && free.length > 0) pick(free.pop()!, "a");
  if (!copied || random.chance(0.5)) addRest(composing, parts, put);
  for (const part of Object.values(parts)) part.sort(byTheme);
  return parts;
}

/** Causes, solutions, requests, context and sentences that are easily misread. */
function addRest(
  composing: Composing,
  parts: Parts,
  put: (statement: SourceStatement | null) => boolean,
): void {
  const {random, faces, statements, passed_over} = composing;
  const weak = random.shuffle(
    [...faces].filter(([, face]) => face === "weak" || face === "both").map(([matter]) => matter),
  );
  const causes = random.between(2, 4);
  const plain = statements.filter(
    (s) => s.kind === "c" && s.clauses.every((clause) => clause.matter === undefined),
  );
  for (const matter of weak) {
    if (parts.cause.length >= causes - 1) break;
    put(
      choose(
        statements.filter((s) => s.kind === "c" && s.matter === matter),
        composing,
      ),
    );
  }
  while (parts.cause.length < causes && put(choose(plain, composing)));
  const solutions = random.between(4, 8);
  const open = [...weak, ...random.shuffle(composing.matters)].filter((matter) => !passed_over.has(matter));
  for (const [i, matter] of open.entries()) {
    if (parts.solution.length >= solutions) break;
    // A third of what is weak is left without a remedy, as in real reports.
    if (i < weak.length && random.chance(0.33)) continue;
    const own = statements.filter((s) => s.kind === "p" && s.matter === matter);
    const dated = own.filter((s) => s.clauses.some((clause) => clause.due !== undefined));
    put((random.chance(0.6) ? choose(dated, composing) : null) ?? choose(own, composing));
  }
  const extra = (section: keyof Parts) =>
    statements.filter(
      (s) =>
        s.kind === "x" &&
        s.section === section &&
        !/\d+ (đảng viên|chi bộ|tổ chức|phòng)|dưới đây|sau đây|như sau/u.test(s.text),
    );
  for (let i = random.between(0, 2); i > 0; i -= 1) put(choose(extra("request"), composing));
  if (random.chance(0.7)) put(choose(extra("context"), composing));
  for (const section of ["achievement", "limitation", "solution"] as const)
    if (random.chance(0.2))
      put(
        choose(
          extra(section).filter((s) => agrees(s, faces)),
          composing,
        ),
      );
}

function mentions(parts: Parts, matter: string): boolean {
  return Object.values(parts).some((part) =>
    part.some((s) => s.clauses.some((clause) => clause.matter === matter && clause.face !== "remedy")),
  );
}

function unplan(faces: Map<string, PlannedFace>, matter: string, face: PlannedFace): void {
  if (face === "both") faces.set(matter, "achieved");
  else faces.delete(matter);
}

function byTheme(a: SourceStatement, b: SourceStatement): number {
  return themeOrder({theme: a.id.slice(0, 2)}, {theme: b.id.slice(0, 2)});
}
