/** A linear-chain CRF of two labels: weights by attribute, as label 1 against label 0, and the transitions. */
export type CrfModel = {
  labels: string[];
  /** Weight for `labels[1]` minus weight for `labels[0]`, by attribute (`T[0].lower=đảng`). */
  weights: Map<string, number>;
  /** Weight of going from label `from` to label `to` at `from * 2 + to`. */
  transitions: Float64Array;
};

/**
 * Gives the model held in a CRFsuite file (`lCRF`), its attributes in the order of the file.
 * Throws a RangeError when the bytes are no such file or hold other than two labels.
 * Format: CRFsuite 0.12, lib/crf/src/crf1d_model.c and lib/cqdb/src/cqdb.c (header of 48 bytes, features of 20,
 * two constant databases of strings, and the feature references of labels and attributes).
 */
export function readCrfModel(bytes: Uint8Array): CrfModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number): number => view.getUint32(at, true);
  if (tag(bytes, 0) !== "lCRF")
    throw new RangeError(`not a CRFsuite model: ${JSON.stringify(tag(bytes, 0))}`);

  const [features, labelNames, attributeNames, labelRefs, attributeRefs] = [28, 32, 36, 40, 44].map(word) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const labels = readStrings(bytes, view, labelNames);
  if (labels.length !== 2) throw new RangeError(`not a model of two labels: ${labels.join(", ")}`);
  const attributes = readStrings(bytes, view, attributeNames);

  /** Adds up, per label, the weights of the features listed for entry `index` of the table at `table`. */
  const weightsOf = (table: number, index: number): [number, number] => {
    const sums: [number, number] = [0, 0];
    const list = word(table + 12 + 4 * index);
    for (let i = 0; list > 0 && i < word(list); i++) {
      const feature = features + 12 + 20 * word(list + 4 + 4 * i);
      sums[word(feature + 8) as 0 | 1] += view.getFloat64(feature + 12, true);
    }
    return sums;
  };

  const weights = new Map<string, number>();
  attributes.forEach((attribute, index) => {
    const [zero, one] = weightsOf(attributeRefs, index);
    weights.set(attribute, one - zero);
  });
  return {
    labels,
    weights,
    transitions: Float64Array.from(labels.flatMap((_, from) => weightsOf(labelRefs, from))),
  };
}

/** Gives the strings of the constant database (CQDB) at `at`, by their number. */
function readStrings(bytes: Uint8Array, view: DataView, at: number): string[] {
  if (tag(bytes, at) !== "CQDB") throw new RangeError(`no string table at byte ${at}`);
  const utf8 = new TextDecoder();
  const count = view.getUint32(at + 16, true);
  const list = at + view.getUint32(at + 20, true);
  return Array.from({length: count}, (_, i) => {
    const record = at + view.getUint32(list + 4 * i, true);
    const size = view.getUint32(record + 4, true); // counts the closing zero byte
    return utf8.decode(bytes.subarray(record + 8, record + 8 + size - 1));
  });
}

const tag = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
