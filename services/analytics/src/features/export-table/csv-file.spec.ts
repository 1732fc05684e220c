import { csvOf } from './csv-file.js';
import type { Column, Row } from './exported-table.js';

const columns: readonly Column[] = [
  { name: 'title', type: 'text' },
  { name: 'at', type: 'instant' },
  { name: 'value', type: 'number' },
];

async function textOf(...batches: (readonly Row[])[]): Promise<string[]> {
  async function* read(): AsyncGenerator<readonly Row[]> {
    yield* batches;
  }
  const pieces: string[] = [];
  for await (const piece of csvOf(columns, read())) pieces.push(piece);
  return pieces.join('').split('\r\n');
}

describe('a table as CSV', () => {
  it('has its header and a line for every row, in however many pieces it comes', async () => {
    const rows: Row[] = [
      ['春の鞄', 0, 1.5],
      ['a, "b"\nc', null, null],
    ];

    expect(await textOf(rows)).toEqual([
      'title,at,value',
      '春の鞄,1970-01-01T00:00:00.000Z,1.5',
      '"a, ""b""\nc",,',
      '',
    ]);
    expect(await textOf([rows[0] as Row], [], [rows[1] as Row])).toEqual(await textOf(rows));
    expect(await textOf()).toEqual(['title,at,value', '']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '－1'])('makes no formula of the text %j', async (title) => {
    const [, line] = await textOf([[title, null, 0]]);
    expect(line?.replace(/^"/, '').startsWith(`'`)).toBe(true);
  });

  it('leaves numbers alone, also those below zero', async () => {
    expect((await textOf([['a-b=c', null, -3]]))[1]).toBe('a-b=c,,-3');
  });
});
