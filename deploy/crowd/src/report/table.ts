/** Cells in columns under a head: names to the left, numbers to the right, what there is to remark below. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], notes: readonly string[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const padded = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return column === 0 || column === head.length - 1 ? cell.padEnd(width) : cell.padStart(width);
  };
  const lines = all.map((row) => row.map(padded).join('  ').trimEnd());
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return [...lines, ...notes.map((note) => `! ${note}`)].join('\n');
}
