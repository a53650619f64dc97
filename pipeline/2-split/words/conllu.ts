/**
 * Gives the sentences of a CoNLL-U text as their words (FORM, NFC, syllables joined by one space), in order.
 * Lines of multiword tokens and empty nodes are passed over. https://universaldependencies.org/format.html
 */
export function readConllu(text: string): string[][] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((block) =>
      block
        .split("\n")
        .filter((line) => /^\d+\t/.test(line))
        .map((line) => (line.split("\t")[1] ?? "").normalize("NFC").trim().replace(/\s+/g, " ")),
    )
    .filter((words) => words.length > 0);
}
