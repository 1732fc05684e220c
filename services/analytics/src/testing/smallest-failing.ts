/**
 * The smallest part of some items that still fails, as far as leaving out can find it: no single item of what is answered
 * can be left out. In their order.
 * @param fails of all items it need not be asked
 */
export async function smallestFailing<Item>(
  items: readonly Item[],
  fails: (some: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> {
  let kept = items;
  let piece = Math.ceil(items.length / 2);
  for (;;) {
    const before = kept.length;
    for (let at = 0; at < kept.length;) {
      const without = kept.toSpliced(at, piece);
      if (without.length > 0 && (await fails(without))) kept = without;
      else at += piece;
    }
    if (piece === 1 && kept.length === before) return kept;
    piece = Math.max(1, Math.floor(piece / 2));
  }
}
