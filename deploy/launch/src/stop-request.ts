const PARENT_CHECK_MS = 500;

/**
 * Aborted when somebody wants this process to stop: Ctrl-C, SIGTERM, a closed terminal, or the death of the program
 * that started it (`npm start` killed without a chance to say so).
 */
export function stopRequest(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort(signal));

  const startedBy = process.env['SHOPCAST_STARTED_BY'];
  if (startedBy !== undefined && process.ppid === Number(startedBy)) {
    const watch = setInterval(() => {
      if (process.ppid !== Number(startedBy)) controller.abort('parent gone');
    }, PARENT_CHECK_MS);
    watch.unref();
  }
  return controller.signal;
}

/** Resolves when the signal is aborted. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
