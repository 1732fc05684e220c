export interface Installation {
  readonly url: string;
  readonly grpcUrl: string;
  readonly operatorKey: string;
  readonly secretsFile: string;
}

/** What a person needs after the start; on stderr, since stdout belongs to what a command answers. */
export function welcome({ url, grpcUrl, operatorKey, secretsFile }: Installation): void {
  const lines = [
    '',
    `  Shopcast is ready.`,
    '',
    `  Dashboard   ${url}/dashboard/#key=${operatorKey}`,
    `  API         ${url}/docs`,
    `  gRPC        ${grpcUrl} (with reflection)`,
    `  Keys        ${secretsFile}`,
    '',
    '',
  ];
  process.stderr.write(lines.join('\n'));
}
