/** Reads once for all who ask within a moment; what failed is read anew. */
export function briefly<Read>(ms: number, read: () => Promise<Read>): () => Promise<Read> {
  let last: { readonly until: number; readonly value: Promise<Read> } | undefined;
  return () => {
    if (last && performance.now() < last.until) return last.value;
    const value = read();
    const mine = { until: performance.now() + ms, value };
    last = mine;
    value.catch(() => {
      if (last === mine) last = undefined;
    });
    return value;
  };
}
