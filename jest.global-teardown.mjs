/** Lets the engine supervisor stop what it has started, and waits until it has. */
export default async function stopEngineSupervisor() {
  const supervisor = globalThis.shopcastEngineSupervisor;
  if (supervisor.exitCode !== null) return;

  const ended = new Promise((resolve) => supervisor.once('exit', resolve));
  supervisor.stdin.end();
  await ended;
}
