import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { repositoryRoot } from '@shopcast/servers';

/** Imports that must not be, planted where a hurried hand might write them. */
const planted = [
  [
    'services/order/src/planted.ts',
    `import { CatalogModule } from '@shopcast/catalog';\nexport const x = CatalogModule;\n`,
  ],
  [
    'services/order/src/planted.ts',
    `import { CatalogConfig } from '../../catalog/src/catalog.config.js';\nexport const x = CatalogConfig;\n`,
  ],
  [
    'services/order/src/domain/planted.ts',
    `import { Injectable } from '@nestjs/common';\nexport const x = Injectable;\n`,
  ],
  [
    'services/order/src/domain/planted.ts',
    `import { forAccount } from '@shopcast/database';\nexport const x = forAccount;\n`,
  ],
  ['services/order/src/domain/planted.ts', `import { randomUUID } from 'node:crypto';\nexport const x = randomUUID;\n`],
  ['services/catalog/src/features/price/planted.ts', `import pg from 'pg';\nexport const x = pg;\n`],
  ['services/catalog/src/projections/planted.ts', `import { Kafka } from 'kafkajs';\nexport const x = Kafka;\n`],
  ['libs/kernel/src/planted.ts', `import { topics } from '@shopcast/contracts';\nexport const x = topics;\n`],
  ['libs/http/src/planted.ts', `import { Redis } from 'ioredis';\nexport const x = Redis;\n`],
  [
    'deploy/check-orders/src/planted.ts',
    `import { OrderModule } from '@shopcast/order';\nexport const x = OrderModule;\n`,
  ],
  [
    'deploy/check-orders/src/rules/planted.ts',
    `import { payOrder } from '../../../../services/order/src/domain/pay-order.js';\nexport const x = payOrder;\n`,
  ],
  [
    'deploy/check-orders/src/planted.ts',
    `import { startShopcast } from '@shopcast/embedded';\nexport const x = startShopcast;\n`,
  ],
] as const;

const allowed = [
  ['services/order/src/domain/planted.ts', `import { newId } from '@shopcast/kernel';\nexport const x = newId;\n`],
  [
    'services/order/src/features/place-order/planted.ts',
    `import { forAccount } from '@shopcast/database';\nexport const x = forAccount;\n`,
  ],
] as const;

/** A process of its own: ESLint loads its configuration in ways that Jest's module loader does not know. */
const linter = `
  import { ESLint } from 'eslint';
  const eslint = new ESLint({
    overrideConfig: { languageOptions: { parserOptions: { project: null } },
      rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-misused-promises': 'off' } },
  });
  const texts = JSON.parse(process.argv[1]);
  const found = [];
  for (const [filePath, text] of texts) {
    const [result] = await eslint.lintText(text, { filePath });
    found.push(result.messages.map(({ ruleId, message }) => (ruleId ?? message)));
  }
  console.log(JSON.stringify(found));`;

async function lint(texts: readonly (readonly [string, string])[]): Promise<string[][]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', linter, JSON.stringify(texts)],
    { cwd: repositoryRoot() },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as string[][];
}

describe('the fences between rooms', () => {
  it('stop every planted import', async () => {
    const found = await lint(planted);
    const stopped = found.map((rules) =>
      rules.some((rule) => rule === '@nx/enforce-module-boundaries' || rule === 'no-restricted-imports'),
    );
    expect(planted.filter((_, index) => !stopped[index])).toEqual([]);
  });

  it('let the allowed ones through', async () => {
    expect(await lint(allowed)).toEqual(allowed.map(() => []));
  });
});
