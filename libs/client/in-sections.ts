/** A section of a content as a service gives it. */
interface Section {
  readonly content: Uint8Array;
  /** Of the whole. */
  readonly sizeBytes: string;
}

/** A content section after section, to its end. @param read as much as one call gives from there on */
export async function* inSections(read: (offsetBytes: string) => Promise<Section>): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ;) {
    const { content, sizeBytes } = await read(String(offset));
    if (content.length > 0) yield content;
    offset += content.length;
    if (content.length === 0 || offset >= Number(sizeBytes)) return;
  }
}
