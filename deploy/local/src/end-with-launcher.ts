/**
 * Loaded into every process before its program: when the launcher dies without a chance to stop its processes
 * (`kill -9`), each stops itself as if it had been asked to.
 */
const checkEveryMs = 250;
const launcher = process.ppid;

const watch = setInterval(() => {
  if (process.ppid === launcher) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, checkEveryMs);
watch.unref();
