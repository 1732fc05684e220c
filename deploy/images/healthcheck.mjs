// Exit status 0 when the process in this container answers that it is ready for traffic.
const path = process.argv[2] ?? '/health/ready';
try {
  const { ok } = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}${path}`, {
    signal: AbortSignal.timeout(2_500),
  });
  process.exit(ok ? 0 : 1);
} catch {
  process.exit(1);
}
