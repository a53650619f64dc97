import {writeZip} from "./write-zip.ts";

const PARTS = ["office", "text", "table", "style", "fo", "draw"] as const;
const URIS = {
  office: "office",
  text: "text",
  table: "table",
  style: "style",
  fo: "xsl-fo-compatible",
  draw: "drawing",
} as const;
const NAMESPACES = PARTS.map(
  (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${URIS[name]}:1.0"`,
).join(" ");

const TYPE = "application/vnd.oasis.opendocument.text";
const entry = (path: string, type: string) =>
  `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;

/** An .odt of hand-written XML: `body` is what stands in `office:text`, `automatic` the styles of the content, `named` those of the file. */
export function rawOdt(body: string, {automatic = "", named = "", master = ""} = {}): Uint8Array {
  const content = `<office:document-content ${NAMESPACES} office:version="1.2"><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const styles = `<office:document-styles ${NAMESPACES} office:version="1.2"><office:styles>${named}</office:styles><office:master-styles>${master}</office:master-styles></office:document-styles>`;
  return writeZip([
    {name: "mimetype", bytes: TYPE, store: true},
    {
      name: "META-INF/manifest.xml",
      bytes: `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">${entry("/", TYPE)}${entry("content.xml", "text/xml")}${entry("styles.xml", "text/xml")}</manifest:manifest>`,
    },
    {name: "content.xml", bytes: content},
    {name: "styles.xml", bytes: styles},
  ]);
}
