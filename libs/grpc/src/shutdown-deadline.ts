import type { Server } from '@grpc/grpc-js';

/**
 * A server that shuts down gracefully waits for every call to end. A client that has stopped reading its answers never
 * ends one: after `deadlineMs` what is still open is cut, so that the process ends all the same.
 */
export function withShutdownDeadline(server: Server, deadlineMs: number): void {
  const tryShutdown = server.tryShutdown.bind(server);
  server.tryShutdown = (done) => {
    const late = setTimeout(() => server.forceShutdown(), deadlineMs);
    tryShutdown((error) => {
      clearTimeout(late);
      done(error);
    });
  };
}
