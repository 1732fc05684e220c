/** Tells whoever waits what is going on, on stderr: stdout belongs to the figures. */
export const progress = (message: string): void => void process.stderr.write(`bench: ${message}\n`);
