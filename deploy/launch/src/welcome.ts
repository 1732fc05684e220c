export interface Installation {
  readonly url: string;
  readonly grpcUrl: string;
  /** Where the topics are read, if they are on a broker. */
  readonly kafkaBrokers?: string;
  /** Where publishers connect, if they can. */
  readonly publishUrl?: string | undefined;
  readonly operatorKey: string;
  readonly secretsFile: string;
}

/** What a person needs after the start; on stderr, since stdout belongs to what a command answers. */
export function welcome(installation: Installation): void {
  const { url, grpcUrl, kafkaBrokers, publishUrl, operatorKey, secretsFile } = installation;
  const lines = [
    '',
    `  Shopcast is ready.`,
    '',
    `  Dashboard   ${url}/dashboard/#key=${operatorKey}`,
    `  Console     ${url}/host/#key=${operatorKey}`,
    `  API         ${url}/docs`,
    `  gRPC        ${grpcUrl} (with reflection)`,
    ...(kafkaBrokers === undefined ? [] : [`  Kafka       ${kafkaBrokers} (topics shopcast.*)`]),
    ...(publishUrl === undefined ? [] : [`  RTMP        ${publishUrl} (with an ingest key of a session)`]),
    `  Keys        ${secretsFile}`,
    '',
    '',
  ];
  process.stderr.write(lines.join('\n'));
}
