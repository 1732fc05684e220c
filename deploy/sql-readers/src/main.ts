import { Command } from 'commander';
import { endWith, LaunchProblem } from '@shopcast/launch';
import { withInstallation } from '@shopcast/refold';
import pg from 'pg';
import { ReaderProblem, SqlReaders } from './sql-readers.js';

const program = new Command('npm run sql-readers --')
  .description('Roles with which analysts read one account’s numbers in the analytics database (schema analytics_v1).')
  .addHelpText(
    'after',
    '\nElsewhere, set ANALYTICS_DATABASE_URL, and POSTGRES_ADMIN_URL to a superuser’s connection to the same server.',
  );

program
  .command('add')
  .description('makes a reader; prints the address to connect to, with a password that is shown this once')
  .requiredOption('--account <id>', 'whose rows it reads')
  .requiredOption('--title <text>', 'what it is for, e.g. Metabase')
  .action(({ account, title }: { account: string; title: string }) => answer((readers) => readers.add(account, title)));
program
  .command('list')
  .description('all readers')
  .action(() => answer((readers) => readers.list()));
program
  .command('remove <role>')
  .description('ends its connections and removes it')
  .action((role: string) => answer((readers) => readers.remove(role).then(() => ({ removed: role }))));

await program
  .parseAsync()
  .catch((error: unknown) => endWith(error instanceof ReaderProblem ? new LaunchProblem(error.message) : error));

/** One line of JSON for each answer. */
async function answer(ask: (readers: SqlReaders) => Promise<object>): Promise<void> {
  await withInstallation({ profile: undefined, namedBy: 'ANALYTICS_DATABASE_URL' }, async ({ environment }) => {
    const variables: NodeJS.ProcessEnv = { ...process.env, ...environment };
    const { adminUrl, serviceRole } = databaseIn(variables);
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    try {
      process.stdout.write(`${JSON.stringify(await ask(new SqlReaders(admin, serviceRole)))}\n`);
    } finally {
      await admin.end();
    }
  });
}

function databaseIn(variables: NodeJS.ProcessEnv): { readonly adminUrl: string; readonly serviceRole: string } {
  const { POSTGRES_ADMIN_URL: admin, ANALYTICS_DATABASE_URL: analytics } = variables;
  if (admin === undefined || analytics === undefined)
    throw new LaunchProblem('set POSTGRES_ADMIN_URL and ANALYTICS_DATABASE_URL.');
  const url = new URL(admin);
  const { pathname, username } = new URL(analytics);
  url.pathname = pathname;
  return { adminUrl: url.href, serviceRole: decodeURIComponent(username) };
}
