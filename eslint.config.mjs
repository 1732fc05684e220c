import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const FRAMEWORKS = ['@nestjs/*', 'typeorm', 'kafkajs', 'ioredis', 'pg', 'ws', 'fastify'];
const DRIVERS = ['kafkajs', 'ioredis', 'pg', 'typeorm'];
const TESTS = ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts', '**/testing/**', '**/conformance/**'];
const PLATFORM = ['type:kernel', 'type:contracts', 'type:platform'];

/**
 * Which kinds of project may know which.
 * @param more further kinds that the libs may know
 * @param judged what the checker's specs put before it; the checker itself knows nothing of whom it judges
 */
const boundaries = (more, judged = []) => ({
  enforceBuildableLibDependency: true,
  // The specs of a lib use @shopcast/testing, which starts services on those libs; no built file has the cycle.
  ignoredCircularDependencies: [
    ['testing', 'event-log'],
    ['testing', 'live-state'],
    ['testing', 'database'],
    ['testing', 'servers'],
  ],
  depConstraints: [
    { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: more, bannedExternalImports: FRAMEWORKS },
    {
      sourceTag: 'type:contracts',
      onlyDependOnLibsWithTags: ['type:kernel', ...more],
      bannedExternalImports: FRAMEWORKS,
    },
    { sourceTag: 'type:platform', onlyDependOnLibsWithTags: [...PLATFORM, ...more] },
    { sourceTag: 'type:page', onlyDependOnLibsWithTags: ['type:page'] },
    { sourceTag: 'type:servers', onlyDependOnLibsWithTags: [...PLATFORM, 'type:servers', ...more] },
    { sourceTag: 'type:testing', onlyDependOnLibsWithTags: [...PLATFORM, 'type:servers', 'type:testing'] },
    { sourceTag: 'type:service', onlyDependOnLibsWithTags: [...PLATFORM, 'type:page', 'type:testing', ...more] },
    { sourceTag: 'type:history', onlyDependOnLibsWithTags: [...PLATFORM, ...more] },
    { sourceTag: 'type:checker', onlyDependOnLibsWithTags: [...PLATFORM, 'type:history', ...more, ...judged] },
    { sourceTag: 'type:deploy', onlyDependOnLibsWithTags: ['*'] },
  ],
});

/** What the files of one room of a service may not import. */
const room = (name, forbidden, message, regex = []) => ({
  files: [`services/*/src/${name}/**/*.ts`],
  ignores: TESTS,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: forbidden, message }, ...regex.map((pattern) => ({ regex: pattern, message }))] },
    ],
  },
});

export default [
  { ignores: ['**/node_modules', '**/dist', '**/dist-web', '.nx', '.shopcast', '**/*.mjs', '**/*.config.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    // One program for the whole repository: a project service would load the shared libs once per package.
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.pages.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@nx/enforce-module-boundaries': ['error', boundaries([])],
    },
  },
  {
    files: TESTS,
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries(['type:testing', 'type:servers'], ['type:service'])],
    },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: ['libs/{event-log,database,live-state,testing}/**', ...TESTS],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: DRIVERS, message: 'Only the libs that wrap a driver import it: event-log, database, live-state.' },
          ],
        },
      ],
    },
  },
  room(
    'domain',
    [
      ...FRAMEWORKS,
      'node:*',
      '@shopcast/!(kernel|contracts)',
      '**/features/**',
      '**/persistence/**',
      '**/reactions/**',
      '**/projections/**',
    ],
    'domain/ is plain TypeScript: it may import only @shopcast/kernel, @shopcast/contracts and itself.',
    ['^@shopcast/(?!kernel$|contracts$)'],
  ),
  room(
    'persistence',
    ['**/features/**', '**/reactions/**', '**/projections/**'],
    'persistence/ knows the domain, never who uses it.',
  ),
  room(
    'features',
    DRIVERS,
    'features/ speaks to domain/, persistence/ and projections/; it never touches a driver or another feature.',
    ['^\\.\\./(?!\\.\\.)'],
  ),
  room(
    'reactions',
    [...DRIVERS, '**/features/**'],
    'reactions/ speaks to domain/ and persistence/; it never touches a driver or a feature.',
  ),
  room(
    'projections',
    [...DRIVERS, '**/features/**'],
    'projections/ turns events into rows; it knows no feature and no driver.',
  ),
];
