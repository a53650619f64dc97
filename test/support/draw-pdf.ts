/** How a page is turned when shown, in degrees clockwise. */
export type DrawOptions = {rotate?: 0 | 90 | 180 | 270};

/**
 * The bytes of a PDF whose A4 pages draw these content streams (ISO 32000-1, 8 and 9): letters of Courier as `/F1`, each six tenths of
 * its size wide, of Courier bold as `/F2`. ASCII only.
 */
export function drawPdf(pages: readonly string[], {rotate = 0}: DrawOptions = {}): Uint8Array {
  const kids = pages.map((_, i) => `${5 + 2 * i} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${rotate} /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${6 + 2 * i} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const count = objects.length + 1;
  const trailer = `trailer << /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Uint8Array(
    Buffer.from(`${file}xref\n0 ${count}\n0000000000 65535 f \n${offsets.join("")}${trailer}`, "latin1"),
  );
}

/** Draws a text with its first letter at a point, in letters of 10 points: 6 points a letter. */
export function drawText(x: number, y: number, text: string, font = "F1"): string {
  return `BT /${font} 10 Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, "\\$&")}) Tj ET\n`;
}

/** Draws a line half a point thick. */
export function drawLine(x0: number, y0: number, x1: number, y1: number): string {
  return `0.5 w ${x0} ${y0} m ${x1} ${y1} l S\n`;
}
