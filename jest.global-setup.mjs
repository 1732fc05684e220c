import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Starts the small supervisor that specs ask for Postgres, Kafka and Redis (see libs/testing/src/engines). It starts no
 * engine before one is asked for, so that unit tests pay nothing.
 */
export default function startEngineSupervisor() {
  const socket = join(tmpdir(), `shopcast-tests-${randomUUID().slice(0, 8)}`, 'engines.sock');
  const here = import.meta.dirname;
  const supervisor = spawn(
    process.execPath,
    [
      // kafkajs sets timers to the past, which Node remarks upon every time.
      '--disable-warning=TimeoutNegativeWarning',
      '--import',
      join(here, 'libs/testing/run-typescript.mjs'),
      join(here, 'libs/testing/src/engines/engine-supervisor.ts'),
      socket,
    ],
    // In a session of its own: Ctrl-C ends Jest, and then the closing pipe ends the supervisor in order.
    { cwd: here, detached: true, stdio: ['pipe', 'ignore', 'inherit'] },
  );
  process.env.SHOPCAST_TEST_ENGINES = socket;
  globalThis.shopcastEngineSupervisor = supervisor;
}
