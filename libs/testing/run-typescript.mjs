// Lets Node run the TypeScript sources of this repository as they are: `node --import ./libs/testing/run-typescript.mjs x.ts`.
import { transformSync } from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const { $schema: _schema, ...swc } = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));

registerHooks({
  resolve(specifier, context, next) {
    const asSource = { ...context, conditions: [...(context.conditions ?? []), '@shopcast/source'] };
    const source = specifier.startsWith('.') && specifier.endsWith('.js') && specifier.replace(/\.js$/, '.ts');
    const isTypeScript = source && context.parentURL && existsSync(new URL(source, context.parentURL));
    return next(isTypeScript ? source : specifier, asSource);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);

    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      ...swc,
      filename,
      swcrc: false,
      sourceMaps: 'inline',
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
