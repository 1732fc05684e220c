import { askEngine, type EngineName } from './ask-engine.js';

/**
 * Like `describe`, for specs that need an engine which a machine may be unable to run:
 * `await describeWith('kafka', 'the Kafka adapter', () => { … })`. Without the engine the specs are skipped and the
 * reason is told; with CI=true they fail.
 */
export async function describeWith(engine: EngineName, title: string, specs: () => void): Promise<void> {
  const problem = await problemOf(engine);
  if (problem === undefined) {
    describe(title, specs);
    return;
  }
  if (process.env['CI'] === 'true') {
    describe(title, () => {
      it(`has ${engine}`, () => {
        throw new Error(problem);
      });
    });
    return;
  }
  process.stderr.write(`Skipped: ${title} (${problem})\n`);
  describe.skip(title, specs);
}

async function problemOf(engine: EngineName): Promise<string | undefined> {
  try {
    await askEngine(engine);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
