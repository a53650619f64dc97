/** The same ZIP with the flag of a password on every entry: what it says of itself, not real encryption. */
export function encrypted(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  for (const [mark, flags_at] of [
    ["PK\x03\x04", 6],
    ["PK\x01\x02", 8],
  ] as const)
    for (let at = bytes.indexOf(mark, 0, "latin1"); at >= 0; at = bytes.indexOf(mark, at + 4, "latin1"))
      bytes.writeUInt16LE(bytes.readUInt16LE(at + flags_at) | 1, at + flags_at);
  return new Uint8Array(bytes);
}
