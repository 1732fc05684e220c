/** Loaded before a server that is measured: tells what it holds, without what it has not thrown away yet. */
process.on('SIGUSR2', () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send({ heldBytes: heapUsed + external });
});
