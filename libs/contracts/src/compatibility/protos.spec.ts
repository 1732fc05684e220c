import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROTO_ROOT, protos, PUBLISHED_PROTOS } from '../protos.js';
import { buf, compileProtos, protoBreaks } from './buf.js';

describe('the .proto files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'protos-'));
    cpSync(PROTO_ROOT, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const change = (from: string, to: string): void => {
    const path = join(folder, protos.order.file);
    const before = readFileSync(path, 'utf8');
    expect(before).toContain(from);
    writeFileSync(path, before.replace(from, to));
  };

  it('keep the style rules', () => {
    expect(buf(folder, 'lint')).toEqual({ status: 0, said: '' });
  });

  it('break nothing of what was published, and are published as they are', () => {
    expect(protoBreaks(folder)).toEqual([]);

    const now = join(folder, 'now.binpb');
    expect(compileProtos(folder, now)).toEqual({ status: 0, said: '' });
    expect(readFileSync(now).equals(readFileSync(PUBLISHED_PROTOS))).toBe(true);
  });

  it.each([
    ['a removed field', '  string currency = 8;\n', ''],
    ['a renamed field', 'string currency = 8;', 'string money = 8;'],
    ['a changed type', 'int64 total_minor = 7;', 'string total_minor = 7;'],
    ['a removed enum value', '  ORDER_STATUS_EXPIRED = 3;\n', ''],
    ['a removed method', '  rpc GetOrder(GetOrderRequest) returns (GetOrderResponse);\n', ''],
  ])('are refused with %s', (_what, from, to) => {
    change(from, to);

    expect(protoBreaks(folder)).toContainEqual(expect.stringContaining(protos.order.file));
  });

  it('may gain a field, and other comments', () => {
    change('  string currency = 8;\n', '  string currency = 8;\n  // For the parcel.\n  string note = 20;\n');

    expect(protoBreaks(folder)).toEqual([]);
  });
});
