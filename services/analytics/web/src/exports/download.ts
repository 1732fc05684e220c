/** Long enough for a browser to have begun. */
const keptMs = 60_000;

/** Fetches a file with the key, which an ordinary link could not send, and hands it to the browser to keep. */
export async function download(address: string, name: string, key: string): Promise<void> {
  const response = await fetch(address, { cache: 'no-store', headers: { authorization: `Bearer ${key}` } });
  if (!response.ok) throw new Error(`The export answered ${response.status}`);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
