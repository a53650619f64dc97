import type {Citation} from "../model.ts";

/** `30-CT/TU` (Party), `145/BC-UBND`, `09/2019/NĐ-CP` (State). */
const NUMBERED =
  /(?<![\p{L}\d])(\d{1,4}[A-Za-z]?)\s?(?:-\s?(\p{Lu}\p{L}{0,4})\s?\/\s?([\p{Lu}\d][\p{L}\d.&-]{0,20})|\/(?:(\d{4})\/)?(\p{Lu}\p{L}{0,4})-([\p{Lu}\d][\p{L}\d.&-]{0,24}))/gu;
const YEAR =
  /^[^.;]{0,12}?ngày \d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(\d{4})|^[^.;]{0,12}?ngày \d{1,2} tháng \d{1,2} năm (\d{4})/u;
const CENTRAL = /Nghị quyết Trung ương (\d{1,2})(?:,? ?\(?(?:khóa|khoá) ([IVX]+)\)?)?/gu;

/**
 * The documents that a text cites, in order, keyed by number, kind, issuer and year: 30-CT/TU (provincial) is not 30-CT/TW (central).
 * Year is null where the text does not give it.
 */
export function citationsOf(text: string): Citation[] {
  const numbered = [...text.matchAll(NUMBERED)].map((found) => {
    const [all, number, party_kind, party_issuer, year, state_kind, state_issuer] = found;
    const dated = YEAR.exec(text.slice(found.index + all.length));
    const stated = year ?? dated?.[1] ?? dated?.[2];
    const is_party = party_kind !== undefined;
    return {
      at: found.index,
      number: is_party
        ? `${number}-${party_kind}/${party_issuer}`
        : `${number}/${year === undefined ? "" : `${year}/`}${state_kind}-${state_issuer}`,
      kind: (party_kind ?? state_kind) as string,
      issuer: party_issuer ?? state_issuer ?? null,
      year: stated === undefined ? null : Number(stated),
      text: all,
    };
  });
  const central = [...text.matchAll(CENTRAL)].map((found) => ({
    at: found.index,
    number: found[2] === undefined ? (found[1] ?? null) : `${found[1]} (${found[2]})`,
    kind: "NQ",
    issuer: "TW",
    year: null,
    text: found[0],
  }));
  return [...numbered, ...central].sort((a, b) => a.at - b.at).map(({at, ...citation}) => citation);
}
