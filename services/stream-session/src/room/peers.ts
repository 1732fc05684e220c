/** Peers announce themselves at least so often; one that has been silent for three times as long is gone. */
export const ANNOUNCE_MS = 2_000;
const SILENT_MS = 3 * ANNOUNCE_MS;

interface Peer {
  readonly online: number;
  readonly heardMs: number;
  /** Stays that are ours as well: whoever joined last counts them. */
  readonly shared: Set<string>;
}

/** What the other processes that serve the same room last said of themselves. Only as fresh as their news. */
export class Peers {
  private readonly peers = new Map<string, Peer>();

  hear(from: string, online: number | undefined, nowMs: number): void {
    const known = this.peers.get(from);
    const peer = { online: online ?? known?.online ?? 0, heardMs: nowMs, shared: known?.shared ?? new Set<string>() };
    this.peers.set(from, peer);
  }

  /** A viewer of ours is connected there, too. */
  share(from: string, stayId: string): void {
    this.peers.get(from)?.shared.add(stayId);
  }

  unshare(stayId: string): void {
    for (const { shared } of this.peers.values()) shared.delete(stayId);
  }

  forgetSilent(nowMs: number): void {
    for (const [from, { heardMs }] of this.peers) if (nowMs - heardMs > SILENT_MS) this.peers.delete(from);
  }

  /** Those of our viewers whom no peer counts: what we announce. */
  ours(present: number): number {
    let ours = present;
    for (const { shared } of this.peers.values()) ours -= shared.size;
    return ours;
  }

  /** Distinct viewers in the whole room, given how many are present in this process. */
  online(present: number): number {
    let online = this.ours(present);
    for (const peer of this.peers.values()) online += peer.online;
    return online;
  }
}
