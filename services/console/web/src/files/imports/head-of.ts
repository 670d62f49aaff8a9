/** As much of a file as shows how it is meant. */
const headBytes = 262_144;

export interface Head {
  /** Base64. */
  readonly head: string;
  readonly whole: boolean;
}

/** The beginning of a file; no more of it is read. @throws what keeps the file from being read */
export async function headOf(file: Blob): Promise<Head> {
  const beginning = file.slice(0, headBytes);
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error());
    reader.readAsDataURL(beginning);
  });
  // `data:text/csv;base64,` stands before it, and nothing at all for an empty file.
  return { head: address.slice(address.indexOf(',') + 1).replace(/^data:.*$/, ''), whole: file.size <= headBytes };
}
